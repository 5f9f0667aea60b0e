package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"khyberatlas/internal/bench/reports"
	"khyberatlas/internal/postgis/cluster"
)

// durably are settings of a server that keeps what it has acknowledged, as a person would set them who has the machine.
var durably = []string{"fsync=on", "synchronous_commit=on", "full_page_writes=on", "shared_buffers=1GB", "max_wal_size=4GB",
	"maintenance_work_mem=256MB", "random_page_cost=1.1"}

// overPostgres measures the store in PostgreSQL beside what PostgreSQL and another do with the same rows.
type overPostgres struct {
	bench
	cluster *cluster.Cluster
	stored  program // in PostgreSQL
	steps   []step
	size    string // of the database, in bytes
}

// step is something done once, and what it took: on the clock, and of processors by all who had a part in it.
type step struct {
	name      string
	took, cpu time.Duration
	against   string // the step that it is held to
	memory    int64  // of its own that a server has when it answers
}

func measurePostgres(ctx context.Context, args []string, say io.Writer) (err error) {
	p := overPostgres{bench: bench{say: say, came: map[string]map[peer][]round{}, results: map[string]map[peer]measured{}}}
	p.args = args
	flags := flag.NewFlagSet("postgis", flag.ContinueOnError)
	flags.StringVar(&p.program, "program", "bin/khyberatlas", "the built program")
	flags.StringVar(&p.out, "out", "docs/postgis.md", "where the figures are written, in a section of their own")
	flags.IntVar(&p.rows, "rows", 1_000_000, "how many incidents")
	flags.IntVar(&p.rounds, "rounds", 3, "how often each question is measured")
	flags.DurationVar(&p.within, "for", longest, "how long each question is asked in a round")
	flags.BoolVar(&p.fetch, "fetch-pg", false, "where Node has no client of PostgreSQL, let npm fetch one into the run's folder")
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
	defer p.bench.stop()
	if p.cluster, err = cluster.Start(ctx, cluster.Options{Durable: true, Settings: durably}); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.cluster.Remove()) }()
	for _, do := range []func(context.Context) error{p.imports, p.loads, p.asks} {
		if err := do(ctx); err != nil {
			return err
		}
	}
	return p.writePostgres(ctx)
}

// timed runs a command, and counts what the server does for it.
func (p *overPostgres) timed(ctx context.Context, name, against string, cmd *exec.Cmd) error {
	p.saying("%s", name)
	if err := p.psql(ctx, "postgres", "CHECKPOINT").Run(); err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	before, began := p.cluster.Server.Spent(), time.Now()
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = 30 * time.Second
	if text, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", name, err, bytes.TrimSpace(text))
	}
	took := time.Since(began)
	own := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	p.steps = append(p.steps, step{name: name, took: took, cpu: own + p.cluster.Server.Spent() - before, against: against})
	return nil
}

func (p *overPostgres) psql(ctx context.Context, database, statement string) *exec.Cmd {
	return exec.CommandContext(ctx, p.cluster.Program("psql"), "-d", p.cluster.Address(database), "-X", "-q", "-A", "-t",
		"-v", "ON_ERROR_STOP=1", "-c", statement)
}

func (p *overPostgres) told(ctx context.Context, database, query string) (string, error) {
	text, err := p.psql(ctx, database, query).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("psql: %w: %s", err, text)
	}
	return strings.TrimSpace(string(text)), nil
}

// The steps that others are held to.
const (
	copied     = "`psql \\copy` of the same rows into the same tables, empty"
	fromSQLite = "start over SQLite"
	withIndex  = "start over SQLite, with the index of the start before"
)

// imported are the columns that are written to; the others are made of them.
const imported = `SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) FROM information_schema.columns
	WHERE table_schema = 'khyberatlas' AND table_name = 'origin_incidents' AND is_generated = 'NEVER' AND column_name <> 'seq'`

// imports measures the import, and holds it to a copy of the rows that came of it.
func (p *overPostgres) imports(ctx context.Context) (err error) {
	if p.stored.address, err = p.cluster.Create(ctx, "store"); err != nil {
		return err
	}
	p.stored.path, p.stored.folder = p.program, p.place("postgres")
	sqlite, files := p.measured(), p.place("files")
	for _, folder := range []string{p.stored.folder, sqlite.folder, files} {
		if err := os.Mkdir(folder, 0o700); err != nil {
			return err
		}
	}
	of := func(id string, of reports.Reports, but int) func(db string) *exec.Cmd {
		how, table := filepath.Join(files, id+".toml"), filepath.Join(files, fmt.Sprintf("%s-%d.csv", id, but))
		out, e := os.Create(table)
		if e == nil {
			e = errors.Join(writeBut(of, but, out), out.Close(), os.WriteFile(how, []byte(mapping(id)), 0o600))
		}
		err = errors.Join(err, e)
		return func(db string) *exec.Cmd {
			return exec.CommandContext(ctx, p.program, "import", "--db", db, "--mapping", how, table)
		}
	}
	first, all := of("first", reports.Reports{Rows: 100, Seed: seed + 1}, 0), of("made", p.rowsOf(p.rows), 0)
	more, further := of("more", reports.Reports{Rows: 100, Seed: seed + 2}, 0), of("made", p.rowsOf(p.rows+100), p.rows)
	if err != nil {
		return err
	}
	// The first makes the tables.
	if text, err := first(p.stored.address).CombinedOutput(); err != nil {
		return fmt.Errorf("import: %w: %s", err, text)
	}
	if _, err := p.told(ctx, "postgres", "CREATE DATABASE copied TEMPLATE store"); err != nil {
		return err
	}
	if err := p.timed(ctx, "import", copied, all(p.stored.address)); err != nil {
		return err
	}
	if err := p.copy(ctx, filepath.Join(files, "rows.tsv")); err != nil {
		return err
	}
	if p.size, err = p.told(ctx, "store", "SELECT pg_database_size(current_database())"); err != nil {
		return err
	}
	return errors.Join(p.timed(ctx, "the same import again, which changes nothing", copied, all(p.stored.address)),
		p.timed(ctx, "import of 100 rows of another record beside them", copied, more(p.stored.address)),
		p.timed(ctx, "import of 100 rows more of the same record", copied, further(p.stored.address)),
		p.timed(ctx, "import into SQLite", copied, all(sqlite.database())))
}

// writeBut writes all rows but the first ones.
func writeBut(of reports.Reports, but int, to io.Writer) error {
	from, in := io.Pipe()
	go func() { in.CloseWithError(of.Write(in)) }()
	lines := bufio.NewReader(from)
	for n := 0; ; n++ {
		line, err := lines.ReadBytes('\n')
		if n == 0 || n > but {
			if _, err := to.Write(line); err != nil {
				from.CloseWithError(err)
				return err
			}
		}
		switch err {
		case nil:
		case io.EOF:
			return nil
		default:
			return err
		}
	}
}

// copy has psql copy the rows that were imported into the same tables of another database.
func (p *overPostgres) copy(ctx context.Context, rows string) error {
	columns, err := p.told(ctx, "store", imported)
	if err != nil {
		return err
	}
	if _, err := p.told(ctx, "store", `\copy (SELECT `+columns+" FROM khyberatlas.origin_incidents WHERE origin = 'made' ORDER BY seq)"+
		" TO '"+rows+"'"); err != nil {
		return err
	}
	defer os.Remove(rows)
	if _, err := p.told(ctx, "copied", "TRUNCATE khyberatlas.origin_incidents"); err != nil {
		return err
	}
	in := p.psql(ctx, "copied", `\copy khyberatlas.origin_incidents (`+columns+") FROM '"+rows+"'")
	if err := p.timed(ctx, copied, "", in); err != nil {
		return err
	}
	_, err = p.told(ctx, "postgres", "DROP DATABASE copied")
	return err
}

// mapping is that of a record of its own.
func mapping(id string) string {
	return strings.Replace(reports.Mapping, `id = "made"`, `id = "`+id+`"`, 1)
}
