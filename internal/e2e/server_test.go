package e2e

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

const root = "../.."

// binary is the built program, made once for all tests.
var binary = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "khyberatlas-e2e-")
	if err != nil {
		return "", err
	}
	out := filepath.Join(dir, "khyberatlas")
	build := exec.Command("go", "build", "-o", out, "./cmd/khyberatlas")
	build.Dir = root
	if text, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build the program: %w\n%s", err, text)
	}
	return out, nil
})

// A short run builds no program and starts no browser.
func TestMain(m *testing.M) {
	flag.Parse()
	if testing.Short() {
		return
	}
	code := m.Run()
	if out, err := binary(); err == nil {
		os.RemoveAll(filepath.Dir(out))
	}
	os.Exit(code)
}

// server is the program serving the embedded dataset from a folder of its own.
type server struct {
	URL  string
	pid  int
	stop func() // ends it now, not only with the test
}

// serve starts the program with a database of its own and stops it when the test ends.
func serve(t testing.TB, flags ...string) server {
	t.Helper()
	program, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	args := append([]string{"serve", "--addr", "127.0.0.1:0", "--db", filepath.Join(t.TempDir(), "atlas.db")}, flags...)
	return launch(t, exec.Command(program, args...))
}

// launch starts a command that serves, and stops it when the test ends.
func launch(t testing.TB, cmd *exec.Cmd) server {
	t.Helper()
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	address := make(chan string, 1)
	drained := make(chan struct{})
	go func() {
		defer close(drained)
		defer close(address)
		said := false
		for lines := bufio.NewScanner(stderr); lines.Scan(); {
			if _, at, ok := strings.Cut(lines.Text(), "listening on "); ok && !said {
				said = true
				at, _, _ = strings.Cut(at, " ")
				address <- strings.TrimSuffix(at, "/")
			}
		}
	}()
	stop := sync.OnceFunc(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		<-drained
		if err := cmd.Wait(); err != nil {
			t.Errorf("the program ended with %v, want a clean exit on SIGTERM", err)
		}
	})
	t.Cleanup(stop)
	select {
	case at, ok := <-address:
		if !ok {
			t.Fatal("the program ended before it listened")
		}
		return server{URL: at, pid: cmd.Process.Pid, stop: stop}
	case <-time.After(30 * time.Second):
		t.Fatal("the program did not say where it listens")
	}
	return server{}
}

// get asks for a path and gives back the whole answer.
func (s server) get(t testing.TB, path string, header ...string) (*http.Response, []byte) {
	t.Helper()
	req, err := http.NewRequestWithContext(context.Background(), http.MethodGet, s.URL+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	resp, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, body
}

// keeps asks for what everybody asks for until it comes from memory, compressed as well as can be, as it does to any later
// reader: then it is shorter than what the first one got.
func (s server) keeps(t testing.TB, path string) {
	t.Helper()
	var first int64 // of what is made for the first reader, and pressed less
	for asked := range 2000 {
		resp, _ := s.get(t, path, "Accept", "text/html, */*;q=0.8", "Accept-Encoding", "br")
		if resp.StatusCode != http.StatusOK {
			t.Fatalf("GET %s: %s", path, resp.Status)
		}
		switch length := resp.ContentLength; {
		case asked == 0:
			first = length
		case length >= 0 && (first < 0 || length < first):
			return
		}
	}
	t.Fatalf("GET %s is made anew for each reader", path)
}

// json asks for a path as data and reads the answer into v.
func (s server) json(t testing.TB, path string, v any) {
	t.Helper()
	resp, body := s.get(t, path, "Accept", "application/json")
	if resp.StatusCode != http.StatusOK {
		t.Fatalf("GET %s: %s\n%.300s", path, resp.Status, body)
	}
	if err := json.Unmarshal(body, v); err != nil {
		t.Fatalf("GET %s: %v", path, err)
	}
}
