package main

import (
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

	"khyberatlas/internal/bench/load"
	"khyberatlas/internal/bench/reports"
)

// server is a program that answers while it is measured.
type server struct {
	at    string // host:port
	cmd   *exec.Cmd
	ended chan struct{}
	took  time.Duration // until it answered
	cpu   time.Duration // of processors, until then
}

// longestStart is how long a server may take until it answers.
const longestStart = 15 * time.Minute

// start starts a server whose output goes to a file, and waits until it answers. The address is found by where: until it
// knows, it says "".
func start(ctx context.Context, log string, where func() string, ready, name string, args ...string) (*server, error) {
	out, err := os.Create(log)
	if err != nil {
		return nil, err
	}
	defer out.Close()
	cmd := exec.Command(name, args...)
	cmd.Stdout, cmd.Stderr = out, out
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // what a terminal sends to all of us comes to it from us
	began := time.Now()
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	s := &server{cmd: cmd, ended: make(chan struct{})}
	go func() {
		_ = cmd.Wait()
		close(s.ended)
	}()
	for time.Since(began) < longestStart {
		select {
		case <-ctx.Done():
			s.stop()
			return nil, ctx.Err()
		case <-s.ended:
			text, _ := os.ReadFile(log)
			return nil, fmt.Errorf("%s has ended and said: %s", name, strings.TrimSpace(string(text)))
		case <-time.After(20 * time.Millisecond):
		}
		if s.at = where(); s.at == "" {
			continue
		}
		if _, err := load.Get(s.at, ready, ""); err == nil {
			s.took, s.cpu = time.Since(began), s.spent()
			return s, nil
		}
	}
	s.stop()
	return nil, fmt.Errorf("%s didn't answer within %s", name, longestStart)
}

// spent is the time of processors that the server and all that it has begun have had.
func (s *server) spent() time.Duration { return load.CPU(load.Processes(s.cmd.Process.Pid)) }

// stop ends the server, and all that it has begun where it doesn't do that by itself.
func (s *server) stop() {
	_ = s.cmd.Process.Signal(syscall.SIGTERM)
	select {
	case <-s.ended:
	case <-time.After(15 * time.Second):
		_ = syscall.Kill(-s.cmd.Process.Pid, syscall.SIGKILL)
		<-s.ended
	}
}

var listening = regexp.MustCompile(`listening on http://(\S+)`)

// program is the built program and a folder of its own with a database.
type program struct{ path, folder string }

func (p program) database() string { return filepath.Join(p.folder, "atlas.db") }

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

// serve starts the program on a port of its own.
func (p program) serve(ctx context.Context) (*server, error) {
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
	return start(ctx, log, where, "/readyz", p.path, "serve", "--addr", "127.0.0.1:0", "--db", p.database())
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
