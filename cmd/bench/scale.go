package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"khyberatlas/internal/bench/load"
	"khyberatlas/internal/bench/reports"
	"khyberatlas/internal/postgis/cluster"
)

// measureScale measures the program with different numbers of incidents, one after the other, and keeps in the document's table
// what was measured of others before.
func measureScale(ctx context.Context, args []string, say io.Writer) (err error) {
	b := bench{say: say}
	flags := flag.NewFlagSet("scale", flag.ContinueOnError)
	flags.StringVar(&b.program, "program", "bin/khyberatlas", "the built program")
	flags.StringVar(&b.out, "out", "docs/scale.md", "where the figures are written, in sections of their own")
	rows := flags.String("rows", "10000,100000,1000000", "how many incidents, separated by commas")
	flags.IntVar(&b.rounds, "rounds", 3, "how often each question is measured")
	flags.DurationVar(&b.within, "for", longest, "how long each question is asked in a round")
	postgres := flags.Bool("postgres", true, "import into PostgreSQL too")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if b.program, err = filepath.Abs(b.program); err != nil {
		return err
	}
	text, err := os.ReadFile(b.out)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	s, err := readSlopes(string(text))
	if err != nil {
		return err
	}
	for of := range strings.SplitSeq(*rows, ",") {
		if b.rows, err = strconv.Atoi(of); err != nil || b.rows < 1 {
			return fmt.Errorf("%q is no number of incidents", of)
		}
		failed := b.measureSize(ctx, s, *postgres) // what was measured until then is written
		var out bytes.Buffer
		fmt.Fprintf(&out, "%s incidents on %s, %s (others before):\n\n```\ngo run ./cmd/bench scale %s\n```\n\n",
			grouped(b.rows), time.Now().UTC().Format(time.DateOnly), b.machine(ctx), strings.Join(args, " "))
		out.WriteString(s.String())
		if len(s.order) > 0 {
			failed = errors.Join(failed, writeSection(b.out, measuredFrom, out.String()), writeReckoned(b.out))
		}
		if failed != nil {
			return failed
		}
	}
	return nil
}

// measureSize measures with one number of incidents, and leaves nothing of it behind.
func (b *bench) measureSize(ctx context.Context, s *slopes, postgres bool) (err error) {
	if b.folder, err = os.MkdirTemp("", "khyberatlas-bench-"); err != nil {
		return err
	}
	defer os.RemoveAll(b.folder)
	put := func(key, name string, figure float64) { s.put(key, name, b.rows, figure) }
	p := b.measured()
	b.saying("importing %d rows", b.rows)
	own, began := childrenSpent(), time.Now()
	if err := p.bring(ctx, b.rowsOf(b.rows), b.say); err != nil {
		return err
	}
	took := time.Since(began)
	put("import-cpu", "import into SQLite, CPU s", (childrenSpent() - own).Seconds())
	put("import-s", "the same on the clock, s (with writing the file that is imported)", took.Seconds())
	put("sqlite-mb", "the file of SQLite, MB", sizeOf(p.database()))
	if postgres {
		if err := b.importSize(ctx, put); err != nil {
			return err
		}
	}
	if err := b.startSize(ctx, p, put); err != nil {
		return err
	}
	if b.million, err = p.serve(ctx); err != nil {
		return err
	}
	defer b.million.Stop()
	page, err := load.Get(b.million.At, "/", asPage)
	if err != nil {
		return err
	}
	for _, l := range scaled(string(script.Find(page))) {
		var all []round
		for n := range b.rounds {
			paths := l.ask(reports.Asked{Of: b.rowsOf(b.rows), Seed: uint64(n)})
			all = append(all, ask(ctx, b.million, l, paths, len(paths) == once, b.within))
			if ctx.Err() != nil {
				return ctx.Err()
			}
		}
		m := middle(all)
		if m.rounds == 0 {
			return fmt.Errorf("%s: %s", l.key, m.fault)
		}
		b.saying("%s: %s ms of CPU, %s kB", l.key, short(m.cpu), short(m.size/1000))
		put("cpu-"+l.key, l.name+", CPU ms", m.cpu)
		if l.status == 0 {
			put("kB-"+l.key, l.name+", kB", m.size/1000)
		}
	}
	return b.swapSize(ctx, p, put)
}

// swapSize measures how another version is taken over while nobody asks for anything.
func (b *bench) swapSize(ctx context.Context, p program, put func(key, name string, figure float64)) error {
	before, spent := b.version(), b.million.Spent()
	if err := p.add(ctx, "later", reports.Reports{Rows: swapRows, Seed: seed + 1}, later(), b.say); err != nil {
		return err
	}
	began := time.Now()
	for b.version() == before {
		if time.Since(began) > longestSwap {
			return fmt.Errorf("the new version wasn't served within %s", longestSwap)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
	put("swap-s", "from the end of an import of 1,000 rows until they are served, s", time.Since(began).Seconds())
	put("swap-cpu", "what that takes the server and the maker of its index, CPU s", (b.million.Spent() - spent).Seconds())
	return nil
}

// startSize measures starts.
func (b *bench) startSize(ctx context.Context, p program, put func(key, name string, figure float64)) error {
	if _, err := p.forget(); err != nil {
		return err
	}
	for _, how := range []struct{ key, name string }{{"make", "start without an index"}, {"start", "start with an index"}} {
		b.saying("%s", how.name)
		s, err := p.serve(ctx)
		if err != nil {
			return err
		}
		memory := s.Memory()
		put(how.key+"-cpu", how.name+", CPU s", s.CPU.Seconds())
		put(how.key+"-s", how.name+", s", s.Took.Seconds())
		put(how.key+"-own-mb", how.name+", memory of its own, MB", float64(memory.Anonymous)/1e6)
		put(how.key+"-mapped-mb", how.name+", of files in memory, MB", float64(memory.OfFiles)/1e6)
		s.Stop()
	}
	put("index-mb", "the file of the index, MB", sizeOf(p.database()+".index"))
	return nil
}

// importSize measures the import into PostgreSQL.
func (b *bench) importSize(ctx context.Context, put func(key, name string, figure float64)) (err error) {
	c, err := cluster.Start(ctx, cluster.Options{Durable: true, Settings: durably})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Remove()) }()
	p := program{path: b.program, folder: b.place("postgres")}
	if p.address, err = c.Create(ctx, "store"); err != nil {
		return err
	}
	b.saying("importing %d rows into PostgreSQL", b.rows)
	before, own, began := c.Server.Spent(), childrenSpent(), time.Now()
	if err := p.bring(ctx, b.rowsOf(b.rows), b.say); err != nil {
		return err
	}
	put("postgres-cpu", "import into PostgreSQL, CPU s, the server's too",
		(childrenSpent() - own + c.Server.Spent() - before).Seconds())
	put("postgres-s", "the same on the clock, s", time.Since(began).Seconds())
	o := overPostgres{bench: *b, cluster: c}
	size, err := o.told(ctx, "store", "SELECT pg_database_size(current_database())")
	if err != nil {
		return err
	}
	bytes, err := strconv.ParseFloat(size, 64)
	put("postgres-mb", "the database of PostgreSQL, MB", bytes/1e6)
	return err
}

// script is the address of a file that the map's page needs.
var script = regexp.MustCompile(`/assets/[^"?]+\.js`)

// scaled are the questions whose cost is measured by the number of incidents; file is one that pages need.
func scaled(file string) []line {
	period := func(path string) func(reports.Asked) []string { return under(path, reports.Asked.Periods, once) }
	page := func(a reports.Asked, n int) []string { return a.IDs(n) }
	all := []line{
		{key: "file", name: "a script, with br", head: coded("br"), ask: only(file), clients: 4},
		{key: "page-id", name: "the page of an incident", head: asPage, ask: under("/collections/incidents/items/", page, 100_000),
			clients: 2},
		{key: "sums", name: "the map's data of a period", ask: period("/map/sums?"), clients: 2},
		{key: "feed", name: "a feed of a period", ask: period("/feed.json?"), clients: 2},
		{key: "place", name: "100 of a box", ask: under(items, reports.Asked.Places, once), clients: 4},
		{key: "unchanged", name: "a box and a period that is kept and still holds (304)", head: "If-None-Match: *\r\n", status: 304,
			ask: under(items+"limit=1000&", reports.Asked.Boxes, once), clients: 4},
	}
	wanted := []string{"id", "totals", "months", "box", "month", "tile-8", "map-plain", "map-period", "picture-period",
		"whole-geojson", "whole-csv"}
	for _, l := range lines() {
		if slices.Contains(wanted, l.key) {
			all = append(all, l)
		}
	}
	return all
}

func sizeOf(path string) float64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return float64(info.Size()) / 1e6
}
