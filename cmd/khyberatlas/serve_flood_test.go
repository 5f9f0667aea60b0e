package main

import (
	"net"
	"net/http"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"khyberatlas/internal/needs"
)

// Two hundred connections that say nothing are more than the descriptors that the program has.
func TestAFloodOfConnectionsLocksNobodyOut(t *testing.T) {
	needs.Time(t)
	t.Parallel()
	serve := serveCommand(filepath.Join(t.TempDir(), "x.db"))
	s := start(t, exec.Command("sh", append([]string{"-c", `ulimit -n 96; exec "$@"`, "sh"}, serve.Args...)...))
	for range 200 {
		c, err := net.Dial("tcp", strings.TrimPrefix(s.base, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
	}
	for _, path := range []string{"/healthz", anything, "/downloads/khyber-atlas.gpkg"} {
		if status, _, _ := s.get(path); status != http.StatusOK {
			t.Errorf("%s: %d", path, status)
		}
	}
	if said := s.logged(); strings.Contains(said, "too many open files") {
		t.Error(said)
	}
	if err := s.stop(); err != nil {
		t.Error(err)
	}
}
