package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"khyberatlas/internal/dataset"
	"khyberatlas/internal/incident"
)

// server is the program serving, as a process.
type server struct {
	t    *testing.T
	cmd  *exec.Cmd
	base string

	mu  sync.Mutex
	log strings.Builder
	end chan error
}

// start runs "serve" and waits for the line that names the address.
func start(t *testing.T, cmd *exec.Cmd) *server {
	t.Helper()
	s := &server{t: t, cmd: cmd, end: make(chan error, 1)}
	out, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	listening := make(chan string, 1)
	go func() {
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			s.mu.Lock()
			s.log.WriteString(lines.Text() + "\n")
			s.mu.Unlock()
			if base, ok := strings.CutPrefix(lines.Text(), "listening on "); ok {
				listening <- base
			}
		}
		close(listening)
		s.end <- cmd.Wait()
	}()
	t.Cleanup(func() { cmd.Process.Kill() })
	select {
	case s.base = <-listening:
	case <-time.After(20 * time.Second):
	}
	if s.base == "" {
		t.Fatalf("the server does not listen:\n%s", s.logged())
	}
	return s
}

func (s *server) logged() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.log.String()
}

// stop asks the server to end and says how it did.
func (s *server) stop() error {
	s.t.Helper()
	if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		s.t.Fatal(err)
	}
	select {
	case err := <-s.end:
		return err
	case <-time.After(15 * time.Second):
		s.t.Fatalf("the server does not end:\n%s", s.logged())
		return nil
	}
}

// get returns the status, the dataset version and the body of an answer.
func (s *server) get(path string) (status int, version, body string) {
	s.t.Helper()
	r, err := http.Get(s.base + path)
	if err != nil {
		s.t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return r.StatusCode, r.Header.Get("Khyberatlas-Version"), string(b)
}

// serveCommand serves a database on a free port.
func serveCommand(path string, args ...string) *exec.Cmd {
	return exec.Command(programName, append([]string{"serve", "--db", path, "--addr", "127.0.0.1:0"}, args...)...)
}

// asNobody has a command run as somebody without rights, from a place that everybody may enter. Whoever
// isn't root is nobody enough.
func asNobody(t *testing.T, cmd *exec.Cmd, folder string) {
	t.Helper()
	for dir := folder; dir != os.TempDir() && dir != "/"; dir = filepath.Dir(dir) {
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if os.Getuid() != 0 {
		return
	}
	// A link, not a copy: a file that was just written can't be run while a process forked meanwhile has it open.
	link := filepath.Join(folder, programName)
	if err := os.Link(cmd.Path, link); err != nil && !errors.Is(err, fs.ErrExist) {
		t.Fatal(err)
	}
	cmd.Path = link
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
}

// command runs the program to its end.
func command(t *testing.T, args ...string) string {
	t.Helper()
	out, err := exec.Command(programName, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", programName, strings.Join(args, " "), err, out)
	}
	return string(out)
}

// twoVersions are folders with two datasets that differ in one cell, and their versions.
func twoVersions(t *testing.T) (folders, versions [2]string) {
	t.Helper()
	return versionsOf(t, os.DirFS(geodataFolder))
}

func versionsOf(t *testing.T, files fs.FS) (folders, versions [2]string) {
	t.Helper()
	for i := range folders {
		folders[i] = filepath.Join(t.TempDir(), "data")
		if err := os.CopyFS(folders[i], files); err != nil {
			t.Fatal(err)
		}
		if i == 1 {
			if err := setCell(folders[i]+"/incidents.csv", 2, "target", "soldiers"); err != nil {
				t.Fatal(err)
			}
		}
		versions[i] = readFolder(t, folders[i]).Version
	}
	return folders, versions
}

func readFolder(t *testing.T, path string) *incident.Dataset {
	t.Helper()
	found, err := dataset.Check(context.Background(), os.DirFS(path), dataset.Limits{})
	if err != nil || len(found.Faults) > 0 {
		t.Fatal(err, found.Faults)
	}
	return found.Dataset
}
