package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"time"

	"khyberatlas/internal/bench/reports"
	"khyberatlas/internal/bench/serving"
)

var listening = regexp.MustCompile(`listening on http://(\S+)`)

// program is the built program and a folder of its own with a database, unless that is at an address.
type program struct{ path, folder, address string }

func (p program) database() string {
	if p.address != "" {
		return p.address
	}
	return filepath.Join(p.folder, "atlas.db")
}

// bring imports rows into a fresh database beside the shipped data; 0 rows leave that alone.
func (p program) bring(ctx context.Context, rows reports.Reports, say io.Writer) error {
	if err := os.MkdirAll(p.folder, 0o700); err != nil || rows.Rows == 0 {
		return err
	}
	if _, err := os.Stat(p.database()); err == nil {
		return nil // of a run before, in a folder that was to be kept
	}
	return p.add(ctx, "made", rows, reports.Mapping, say)
}

// add imports rows under an origin.
func (p program) add(ctx context.Context, name string, rows reports.Reports, mapping string, say io.Writer) error {
	table, how := filepath.Join(p.folder, name+".csv"), filepath.Join(p.folder, name+".toml")
	defer os.Remove(table)
	defer os.Remove(how)
	out, err := os.Create(table)
	if err != nil {
		return err
	}
	if err := errors.Join(rows.Write(out), out.Close(), os.WriteFile(how, []byte(mapping), 0o600)); err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, p.path, "import", "--db", p.database(), "--mapping", how, table)
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = 30 * time.Second
	text, err := cmd.CombinedOutput()
	if err != nil {
		return fmt.Errorf("import %d rows: %w: %s", rows.Rows, err, text)
	}
	_, err = fmt.Fprintf(say, "%s", text)
	return err
}

// export has take read all rows as the program serves them, a line of GeoJSON each.
func (p program) export(ctx context.Context, take func(io.Reader) error) error {
	ctx, end := context.WithCancel(ctx)
	defer end()
	var said bytes.Buffer
	cmd := exec.CommandContext(ctx, p.path, "export", "--db", p.database(), "--collection", "incidents", "--f", "geojsonl")
	cmd.Stderr = &said
	rows, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	if err := take(rows); err != nil {
		end()
		_ = cmd.Wait()
		return err
	}
	if err := cmd.Wait(); err != nil {
		return fmt.Errorf("export: %w: %s", err, said.Bytes())
	}
	return nil
}

// serve starts the program on a port of its own.
func (p program) serve(ctx context.Context, more ...string) (*serving.Server, error) {
	log := filepath.Join(p.folder, "log")
	where := func() string {
		text, err := os.ReadFile(log)
		if err != nil {
			return ""
		}
		if m := listening.FindSubmatch(text); m != nil {
			return string(m[1])
		}
		return ""
	}
	args := append([]string{"serve", "--addr", "127.0.0.1:0", "--db", p.database()}, more...)
	return serving.Program{Name: p.path, Args: args, Log: log, Ready: serving.Answering(where, "/readyz")}.Start(ctx)
}

// forget removes what the program has laid beside its database to start sooner, and says how large it was.
func (p program) forget() (size int64, err error) {
	files, err := filepath.Glob(p.database() + "*")
	for _, f := range files {
		if f == p.database() || strings.HasSuffix(f, "-journal") {
			continue
		}
		if info, e := os.Stat(f); e == nil {
			size += info.Size()
		}
		err = errors.Join(err, os.Remove(f))
	}
	return size, err
}
