package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"khyberatlas/internal/bench/peers"
	"khyberatlas/internal/bench/reports"
	"khyberatlas/internal/bench/serving"
)

// started starts a server, counts what the cluster does for it until it answers, and leaves it running.
func (p *overPostgres) started(ctx context.Context, name, against string, of program, more ...string) (*serving.Server, error) {
	p.saying("%s", name)
	before := p.cluster.Server.Spent()
	s, err := of.serve(ctx, more...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	p.steps = append(p.steps, step{name: name, took: s.Took, cpu: s.CPU + p.cluster.Server.Spent() - before, against: against})
	return s, nil
}

// loads measures starts.
func (p *overPostgres) loads(ctx context.Context) error {
	sqlite := p.measured()
	if _, err := sqlite.forget(); err != nil {
		return err
	}
	keep := p.place("keep")
	if err := os.Mkdir(keep, 0o700); err != nil {
		return err
	}
	for _, s := range []struct {
		name, against string
		of            program
		more          []string
	}{
		{fromSQLite, "", sqlite, nil},
		{withIndex, "", sqlite, nil},
		{"start over PostgreSQL, rows in memory", fromSQLite, p.stored, nil},
		{"start over PostgreSQL with --keep, the first", fromSQLite, p.stored, []string{"--keep", keep}},
		{"start over PostgreSQL with --keep, with the index of the start before", withIndex, p.stored, []string{"--keep", keep}},
	} {
		server, err := p.started(ctx, s.name, s.against, s.of, s.more...)
		if err != nil {
			return err
		}
		p.steps[len(p.steps)-1].memory = server.Memory().Anonymous
		server.Stop()
	}
	return nil
}

// peers of the questions that are answered by SQL.
const bySQL peer = "the same, by SQL"

// asks measures boxes and periods: by the program from memory, by SQL alone, and by Node over PostGIS.
func (p *overPostgres) asks(ctx context.Context) (err error) {
	if p.million, err = p.measured().serve(ctx); err != nil {
		return err
	}
	servers := map[peer]*serving.Server{ours: p.million}
	if sql, err := p.bySQL(ctx); err != nil {
		p.note("answers by SQL: %v", err)
	} else {
		defer sql.Stop()
		servers[bySQL] = sql
	}
	if p.others.database, err = p.fill(ctx); err != nil {
		return err
	}
	node, err := peers.StartNode(ctx, filepath.Join(p.folder, "node"), p.others.database, p.fetch)
	if err != nil {
		p.note("%s: %v", atNode, err)
	} else {
		p.others.servers = map[peer]*peers.Peer{atNode: node}
		if err := p.hold(ctx, atNode, node); err != nil {
			return err
		}
	}
	for _, l := range lines() {
		if l.key != "box" && l.key != "box-gzip" && l.key != "id" && l.key != "month" && l.key != "totals" && l.key != "tile-8" {
			continue
		}
		p.lines = append(p.lines, l)
		p.came[l.key] = map[peer][]round{}
		for n := range p.rounds {
			p.saying("round %d of %d: %s", n+1, p.rounds, l.name)
			paths := l.ask(reports.Asked{Of: p.rowsOf(p.rows), Seed: uint64(n)})
			for name, s := range servers {
				p.came[l.key][name] = append(p.came[l.key][name], ask(ctx, s, l, paths, len(paths) == once, p.within))
			}
			if node != nil && (l.key == "box" || l.key == "box-gzip") {
				other, asked := asPeer(l, node, paths)
				p.came[l.key][atNode] = append(p.came[l.key][atNode], ask(ctx, node.Server, other, asked, true, p.within))
			}
			if ctx.Err() != nil {
				return ctx.Err()
			}
		}
		p.conclude(l)
	}
	return nil
}

// bySQL starts a server that holds no rows, once the tables that it asks are there.
func (p *overPostgres) bySQL(ctx context.Context) (*serving.Server, error) {
	began, before := time.Now(), p.cluster.Server.Spent()
	s, err := p.stored.serve(ctx, "--in-memory=never")
	if err != nil {
		return nil, err
	}
	p.steps = append(p.steps, step{name: "start with --in-memory=never, which makes the tables it asks", took: time.Since(began),
		cpu: s.CPU + p.cluster.Server.Spent() - before, against: fromSQLite, memory: s.Memory().Anonymous})
	return s.Over(p.cluster.Server), nil
}

// figuresFrom is where the section of figures begins; it ends with the next one.
const figuresFrom = "## Figures\n"

// writePostgres writes the figures into their section.
func (p *overPostgres) writePostgres(ctx context.Context) error {
	var out bytes.Buffer
	fmt.Fprintf(&out, "On %s, %s; PostgreSQL with fsync, 1 GB of buffers. Each step once, all in one run; \"CPU\" is "+
		"the time of processors of the program, psql and the server together. `make bench-postgis` measures it anew.\n\n",
		time.Now().UTC().Format(time.DateOnly), p.machine(ctx))
	out.WriteString("| step | s | CPU, s | MB of its own | times as long | times the CPU | as |\n|---|---|---|---|---|---|---|\n")
	for _, s := range p.steps {
		memory := ""
		if s.memory > 0 {
			memory = short(float64(s.memory) / 1e6)
		}
		fmt.Fprintf(&out, "| %s | %s | %s | %s | ", s.name, short(s.took.Seconds()), short(s.cpu.Seconds()), memory)
		for _, other := range p.steps {
			if other.name == s.against {
				fmt.Fprintf(&out, "%s | %s | %s", short(s.took.Seconds()/other.took.Seconds()),
					short(s.cpu.Seconds()/other.cpu.Seconds()), other.name)
			}
		}
		if s.against == "" {
			out.WriteString(" | | ")
		}
		out.WriteString(" |\n")
	}
	fmt.Fprintf(&out, "\nThe database has %s bytes.\n\n", p.size)
	out.WriteString("By SQL, as from memory, an answer counts how many match in all; Node over PostGIS counts none, and has the " +
		"properties lie ready as JSON.\n\n")
	out.WriteString("| question | answered | answers/s | p50 ms | p99 ms | CPU ms |\n|---|---|---|---|---|---|\n")
	for _, l := range p.lines {
		for _, by := range []peer{ours, bySQL, atNode} {
			if m, ok := p.results[l.key][by]; ok {
				name := map[peer]string{ours: "from memory", bySQL: "by SQL (`--in-memory=never`)", atNode: string(atNode)}[by]
				fmt.Fprintf(&out, "| %s | %s | %s | %s | %s | %s |\n", l.name, name, short(m.perSecond), short(m.half),
					short(m.most), short(m.cpu))
			}
		}
	}
	for _, n := range p.notes {
		out.WriteString("\nLeft out: " + n + "\n")
	}
	return writeSection(p.out, figuresFrom, out.String())
}

// writeSection puts a text in the place of what a section of a document holds. One that isn't there comes last.
func writeSection(path, head, text string) error {
	old, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	before, after, found := bytes.Cut(old, []byte(head))
	if _, rest, more := bytes.Cut(after, []byte("\n## ")); found && more {
		after = append([]byte("\n## "), rest...)
	} else {
		after = nil
	}
	if !found && len(before) > 0 {
		before = append(before, '\n')
	}
	var out bytes.Buffer
	for _, part := range [][]byte{before, []byte(head + "\n" + text), after} {
		_, _ = out.Write(part)
	}
	return os.WriteFile(path, out.Bytes(), 0o644)
}
