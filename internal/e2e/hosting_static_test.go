//go:build extra

package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"khyberatlas/internal/needs"
)

// The build line of the Containerfile makes a program that needs nothing else, not even a library or a shell: it serves
// from a root folder that holds just it, as a user who can write only to /data and /tmp.
func TestTheContainersProgramRunsInAnEmptyRoot(t *testing.T) {
	needs.Tool(t, "musl-gcc")
	m := regexp.MustCompile(`(?m)^RUN (CC=musl-gcc .*) -o /out/khyberatlas (\./cmd/khyberatlas)$`).FindStringSubmatch(hosting(t,
		"Containerfile"))
	if m == nil {
		t.Fatal("the Containerfile has no line that builds the program")
	}
	empty := t.TempDir()
	program := filepath.Join(empty, "khyberatlas")
	shell(t, root, m[1]+" -o "+program+" "+m[2], "PROGRAM=tried")
	if said, err := exec.Command("ldd", program).CombinedOutput(); err == nil ||
		!strings.Contains(string(said), "not a dynamic executable") {
		t.Errorf("ldd says (%v): %s", err, said)
	}
	if os.Getuid() != 0 {
		t.Skip("SKIPPED: only root may change the root folder")
	}
	for _, name := range []string{"data", "tmp"} {
		if err := os.Mkdir(filepath.Join(empty, name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Chown(filepath.Join(empty, name), nobody, nobody); err != nil {
			t.Fatal(err)
		}
	}
	s := launch(t, &exec.Cmd{Path: "/khyberatlas", Args: []string{"/khyberatlas", "serve"}, Dir: "/",
		Env:         []string{"KHYBERATLAS_DB=/data/khyberatlas.db", "KHYBERATLAS_ADDR=127.0.0.1:0"},
		SysProcAttr: &syscall.SysProcAttr{Chroot: empty, Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}})
	for _, path := range []string{"/readyz", "/?f=html", "/downloads/incidents.gpkg", "/downloads/dataset.zip"} {
		if resp, body := s.get(t, path); resp.StatusCode != 200 || len(body) == 0 {
			t.Errorf("GET %s: %s: %.200s", path, resp.Status, body)
		}
	}
	s.stop()
	left, err := filepath.Glob(filepath.Join(empty, "tmp", "*"))
	if err != nil || len(left) > 0 {
		t.Errorf("in /tmp are left %q", left)
	}
}
