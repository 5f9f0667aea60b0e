package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"khyberatlas/internal/bench/load"
	"khyberatlas/internal/bench/reports"
	"khyberatlas/internal/bench/serving"
)

// bench is one run of all.
type bench struct {
	options
	say     io.Writer
	folder  string
	million *serving.Server // with all rows
	small   *serving.Server // with 10,000
	shipped *serving.Server // with none
	files   *fileServer
	others  others
	notes   []string // what was left out, and why
	lines   []line
	came    map[string]map[peer][]round // in each round, by line
	results map[string]map[peer]measured
	starts  []startedIn
	swap    swapped
}

// ours is the server that is measured.
const ours peer = ""

type options struct {
	program, out, only, data string
	rows, rounds             int
	fetch                    bool
	within                   time.Duration
	args                     []string
}

func readOptions(args []string) (options, error) {
	o := options{args: args}
	flags := flag.NewFlagSet("run", flag.ContinueOnError)
	flags.StringVar(&o.program, "program", "bin/khyberatlas", "the built program")
	flags.StringVar(&o.out, "out", "docs/benchmarks.md", "where the figures are written; what stands above them there is kept")
	flags.StringVar(&o.only, "lines", "", "which lines, separated by commas, as id,totals,start,swap; all where none is given")
	flags.StringVar(&o.data, "data", "", "a folder to keep the databases in for the next run; else all is removed")
	flags.IntVar(&o.rows, "rows", 1_000_000, "how many incidents")
	flags.IntVar(&o.rounds, "rounds", 3, "how often each line is measured, all others between")
	flags.BoolVar(&o.fetch, "fetch-pg", false, "where Node has no client of PostgreSQL, let npm fetch one into the run's folder")
	flags.DurationVar(&o.within, "for", longest, "how long each line is asked in a round")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if o.rows < 1 || o.rounds < 1 || o.within <= 0 {
		return o, errors.New("there is nothing to measure with no rows, no rounds or no time")
	}
	path, err := filepath.Abs(o.program)
	o.program = path
	return o, err
}

func (o options) wants(key string) bool {
	return o.only == "" || slices.Contains(strings.Split(o.only, ","), key)
}

const seed = 1

// measureAll makes the data, starts the servers, measures them and writes the document. It leaves nothing behind.
func measureAll(ctx context.Context, args []string, say io.Writer) (err error) {
	b := bench{say: say, came: map[string]map[peer][]round{}, results: map[string]map[peer]measured{}}
	if b.options, err = readOptions(args); err != nil {
		return err
	}
	for _, l := range lines() {
		if b.wants(l.key) {
			b.lines = append(b.lines, l)
		}
	}
	if b.folder, err = os.MkdirTemp("", "khyberatlas-bench-"); err != nil {
		return err
	}
	defer os.RemoveAll(b.folder)
	defer b.stop()
	if err := b.prepare(ctx); err != nil {
		return err
	}
	for n := range b.rounds {
		for _, l := range b.lines {
			b.saying("round %d of %d: %s", n+1, b.rounds, l.name)
			if err := b.measure(ctx, l, n); err != nil {
				return err
			}
		}
	}
	for _, l := range b.lines {
		b.conclude(l)
	}
	if b.wants("swap") {
		if err := b.measureSwap(ctx); err != nil {
			return err
		}
	}
	return b.write(ctx)
}

func (b *bench) saying(format string, args ...any) { fmt.Fprintf(b.say, format+"\n", args...) }

func (b *bench) note(format string, args ...any) {
	b.notes = append(b.notes, fmt.Sprintf(format, args...))
	b.saying("left out: %s", b.notes[len(b.notes)-1])
}

func (b *bench) rowsOf(n int) reports.Reports { return reports.Reports{Rows: n, Seed: seed} }

// smallRows are those of the server by which growth is told.
const smallRows = 10_000

// place is the folder of a server's data; those of full size are worth keeping.
func (b *bench) place(name string) string {
	if b.data == "" {
		return filepath.Join(b.folder, name)
	}
	return filepath.Join(b.data, name)
}

// measured is the program with all rows.
func (b *bench) measured() program {
	return program{path: b.program, folder: b.place(fmt.Sprintf("rows-%d", b.rows))}
}

// asked reports whether any line wants a peer.
func (b *bench) asked(p peer) bool {
	return slices.ContainsFunc(b.lines, func(l line) bool { return slices.Contains(l.peers(), p) })
}

// prepare makes the data and starts what answers.
func (b *bench) prepare(ctx context.Context) (err error) {
	p := b.measured()
	b.saying("importing %d rows", b.rows)
	if err := p.bring(ctx, b.rowsOf(b.rows), b.say); err != nil {
		return err
	}
	if b.million, err = b.begin(ctx, p); err != nil {
		return err
	}
	if b.asked(atSmall) {
		s := program{path: b.program, folder: b.place("small")}
		if err := s.bring(ctx, b.rowsOf(min(b.rows, smallRows)), b.say); err != nil {
			return err
		}
		if b.small, err = s.serve(ctx); err != nil {
			return err
		}
	}
	if b.asked(atShipped) {
		s := program{path: b.program, folder: filepath.Join(b.folder, "shipped")}
		if err := s.bring(ctx, reports.Reports{}, b.say); err != nil {
			return err
		}
		if b.shipped, err = s.serve(ctx); err != nil {
			return err
		}
	}
	if b.asked(atFiles) {
		if b.files, err = startNginx(ctx, filepath.Join(b.folder, "nginx")); err != nil {
			if ctx.Err() != nil {
				return err
			}
			b.note("nginx: %v", err)
		}
	}
	return b.startOthers(ctx)
}

// stop ends all servers, the last first.
func (b *bench) stop() {
	b.others.stop()
	if b.files != nil {
		b.files.Stop()
	}
	for _, s := range []*serving.Server{b.shipped, b.small, b.million} {
		if s != nil {
			s.Stop()
		}
	}
}

// measure asks one line of all its servers, each in its turn.
func (b *bench) measure(ctx context.Context, l line, n int) error {
	asks := reports.Asked{Of: b.rowsOf(b.rows), Seed: uint64(n)}
	paths := l.ask(asks)
	if b.came[l.key] == nil {
		b.came[l.key] = map[peer][]round{}
	}
	keep := func(p peer, r round) { b.came[l.key][p] = append(b.came[l.key][p], r) }
	if _, err := load.Get(b.million.At, paths[0], l.head); err != nil {
		keep(ours, round{Result: load.Result{Faults: 1, Fault: err.Error()}})
		return ctx.Err()
	}
	// What nginx sends is what others than the measured questions were answered with, so that none lies ready.
	var saved []string
	if b.files != nil && l.files {
		var err error
		if saved, err = b.files.save(b.million, l, l.ask(reports.Asked{Of: asks.Of, Seed: 1000 + asks.Seed})); err != nil {
			return err
		}
		defer b.files.drop(saved)
	}
	keep(ours, ask(ctx, b.million, l, paths, len(paths) == once, b.within))
	for _, p := range l.peers() {
		switch s := b.at(p); {
		case ctx.Err() != nil:
			return ctx.Err()
		case p == atFiles && b.files != nil:
			keep(p, ask(ctx, s, l, saved, false, b.within))
		case p == atSmall:
			asks.Of.Rows = min(b.rows, smallRows)
			keep(p, ask(ctx, s, l, l.ask(asks), len(paths) == once, b.within))
		case p == atShipped:
			keep(p, ask(ctx, s, l, paths, len(paths) == once, b.within))
		case b.others.servers[p] != nil:
			other, asked := asPeer(l, b.others.servers[p], paths)
			keep(p, ask(ctx, b.others.servers[p].Server, other, asked, len(paths) == once, b.within))
		}
	}
	return ctx.Err()
}

// at is the server of a peer; nil where it isn't there.
func (b *bench) at(p peer) *serving.Server {
	switch {
	case p == atFiles && b.files != nil:
		return b.files.Server
	case p == atSmall:
		return b.small
	case p == atShipped:
		return b.shipped
	}
	return nil
}

// conclude takes the medians of a line.
func (b *bench) conclude(l line) {
	b.results[l.key] = map[peer]measured{}
	for p, r := range b.came[l.key] {
		b.results[l.key][p] = middle(r)
	}
}
