package main

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"khyberatlas/internal/bench/reports"
	"khyberatlas/internal/postgis/cluster"
)

// partitionsSQL makes of the table of rows another one with a partition for each year, and the same indexes but that an id is
// there once: a unique index of a partitioned table must hold what it is parted by.
//
//go:embed partitions.sql
var partitionsSQL string

// partsFrom is where what was tried with partitions begins in a document; it ends with the next section.
const partsFrom = "## Partitions by year\n"

// measurePartitions holds questions and a copy over a table that is parted by year to those over the one that isn't.
func measurePartitions(ctx context.Context, args []string, say io.Writer) (err error) {
	p := overPostgres{bench: bench{say: say}}
	flags := flag.NewFlagSet("partitions", flag.ContinueOnError)
	flags.StringVar(&p.program, "program", "bin/khyberatlas", "the built program")
	flags.StringVar(&p.out, "out", "docs/scale.md", "where the figures are written, in a section of their own")
	flags.IntVar(&p.rows, "rows", 1_000_000, "how many incidents")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if p.program, err = filepath.Abs(p.program); err != nil {
		return err
	}
	if p.folder, err = os.MkdirTemp("", "khyberatlas-bench-"); err != nil {
		return err
	}
	defer os.RemoveAll(p.folder)
	if p.cluster, err = cluster.Start(ctx, cluster.Options{Durable: true, Settings: durably}); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.cluster.Remove()) }()
	p.stored = program{path: p.program, folder: p.place("postgres")}
	if p.stored.address, err = p.cluster.Create(ctx, "store"); err != nil {
		return err
	}
	if err := p.stored.bring(ctx, p.rowsOf(p.rows), say); err != nil {
		return err
	}
	if _, err := p.told(ctx, "store", partitionsSQL); err != nil {
		return err
	}
	for _, table := range []string{"whole", "parted"} {
		if err := p.timed(ctx, "a copy of all rows", "", p.psql(ctx, "store", "INSERT INTO "+table+
			" SELECT * FROM khyberatlas.origin_incidents")); err != nil {
			return err
		}
		if _, err := p.told(ctx, "store", "VACUUM ANALYZE "+table); err != nil {
			return err
		}
		for _, q := range partQueries(p.rowsOf(p.rows)) {
			var all strings.Builder
			for _, query := range q.queries {
				all.WriteString(fmt.Sprintf(query, table) + ";\n")
			}
			if err := p.timed(ctx, q.name, "", p.psql(ctx, "store", all.String())); err != nil {
				return err
			}
		}
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "Tried on %s, %s, by `go run ./cmd/bench partitions --rows %d`; CPU s:\n\n", time.Now().UTC().Format(time.DateOnly),
		p.machine(ctx), p.rows)
	out.WriteString("| what | one table | a partition a year | |\n|---|---|---|---|\n")
	half := len(p.steps) / 2
	for n, s := range p.steps[:half] {
		parted := p.steps[half+n].cpu
		fmt.Fprintf(&out, "| %s | %s | %s | %s |\n", s.name, short(s.cpu.Seconds()), short(parted.Seconds()),
			short(parted.Seconds()/s.cpu.Seconds()))
	}
	return writeSection(p.out, partsFrom, out.String())
}

// partQuery are questions to a table whose name is left open.
type partQuery struct {
	name    string
	queries []string
}

// asMany questions of each kind are asked.
const asMany = 200

func partQueries(of reports.Reports) []partQuery {
	asks := reports.Asked{Of: of, Seed: seed}
	count := "SELECT count(*), sum(killed) FROM %s WHERE until IS NULL"
	days := func(query string) string {
		_, period, _ := strings.Cut(query, "datetime=")
		from, to, _ := strings.Cut(period, "/")
		return " AND date BETWEEN '" + from + "' AND '" + to + "'"
	}
	var months, boxes, single []string
	for _, month := range asks.Months(asMany) {
		months = append(months, count+days(month))
	}
	for _, box := range asks.Boxes(asMany) {
		sides, _, _ := strings.Cut(strings.TrimPrefix(box, "bbox="), "&")
		boxes = append(boxes, count+" AND geom && ST_MakeEnvelope("+sides+", 4326)"+days(box))
	}
	for _, id := range asks.IDs(asMany) {
		single = append(single, "SELECT title FROM %s WHERE until IS NULL AND id = '"+id+"'")
	}
	return []partQuery{{fmt.Sprintf("count and sum of a month, %d times", asMany), months},
		{fmt.Sprintf("count and sum of a box and a period, %d times", asMany), boxes},
		{fmt.Sprintf("one by id, %d times", asMany), single}}
}
