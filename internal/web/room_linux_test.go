package web

import (
	"bytes"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"khyberatlas/internal/needs"
	"khyberatlas/internal/ogc"
)

// smallDisk runs the test in a process of its own whose temporary folder is a disk of so many bytes, and reports whether
// this is that process. Where no disk can be made, the test is skipped.
func smallDisk(t *testing.T, bytes int64) bool {
	t.Helper()
	const name = "KHYBERATLAS_TEST_SMALL_DISK"
	if os.Getenv(name) == t.Name() {
		dir := t.TempDir()
		if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%d", bytes)); err != nil {
			t.Skipf("SKIPPED: no small disk can be mounted: %v", err)
		}
		t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
		t.Setenv("TMPDIR", dir)
		return true
	}
	self := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$", "-test.v")
	self.Env = append(os.Environ(), name+"="+t.Name())
	self.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}}
	out, err := self.CombinedOutput()
	switch {
	case out == nil && err != nil:
		t.Skipf("SKIPPED: this system gives a test no disk of its own: %v", err)
	case strings.Contains(string(out), "SKIPPED"), err != nil && !strings.Contains(string(out), "--- FAIL"):
		t.Skipf("SKIPPED: %v\n%s", err, out)
	case err != nil:
		t.Errorf("%v\n%s", err, out)
	}
	return false
}

func TestFilesAreMadeOnASmallDiskForEverAndRefusedOnAFullOne(t *testing.T) {
	needs.Time(t)
	if !smallDisk(t, 8<<20) {
		return
	}
	var log bytes.Buffer
	at := listen(t, build(t, func(c *Config) { c.Log = slog.New(slog.NewTextHandler(&log, nil)) }))
	for i := range 60 { // over 100 MB in all
		path := fmt.Sprintf("%s/downloads/khyber-atlas.gpkg?killed_min=%d", at, i)
		if res, body := get(t, path); res.StatusCode != http.StatusOK || int64(len(body)) != res.ContentLength {
			t.Fatalf("file %d: %d, %.200s", i, res.StatusCode, body)
		}
	}
	_, whole := get(t, at+"/downloads/khyber-atlas.gpkg?q=peshawar")
	filler := filepath.Join(os.TempDir(), "filler")
	fill(t, filler)
	if _, kept := get(t, at+"/downloads/khyber-atlas.gpkg?q=peshawar"); kept != whole {
		t.Errorf("what was made before isn't sent from a full disk: %.200s", kept)
	}
	for _, path := range []string{"/downloads/incidents.gpkg?q=secret", "/downloads/khyber-atlas.gpkg?type=ied",
		"/collections/incidents/items?f=gpkg"} {
		for _, headers := range [][]string{nil, {"Accept-Encoding", "gzip"}, {"Range", "bytes=100-199"}} {
			res, body := get(t, at+path, headers...)
			if res.StatusCode != http.StatusServiceUnavailable || res.Header.Get("Retry-After") == "" ||
				res.Header.Get("Content-Type") != "application/problem+json" || res.Header.Get("ETag") != "" {
				t.Errorf("%s: %d, %v", path, res.StatusCode, res.Header)
			}
			if p := decode[ogc.Problem](t, body); p.Hint == "" || strings.Contains(body, os.TempDir()) {
				t.Errorf("%s: %s", path, body)
			}
		}
	}
	if res, body := get(t, at+"/downloads/incidents.geojson"); res.StatusCode != http.StatusOK ||
		int64(len(body)) != res.ContentLength {
		t.Errorf("a file that needs no disk: %d", res.StatusCode)
	}
	if text := log.String(); !strings.Contains(text, "no room") || strings.Contains(text, "secret") {
		t.Errorf("the log doesn't say why, or what was asked for: %.400s", text)
	}
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	res, body := get(t, at+"/downloads/incidents.gpkg?q=secret")
	if res.StatusCode != http.StatusOK || res.Header.Get("Content-Type") != ogc.GPKG.MediaType() ||
		int64(len(body)) != res.ContentLength {
		t.Errorf("with room again: %d, %d bytes", res.StatusCode, len(body))
	}
}

// fill writes a file until the disk takes no more.
func fill(t *testing.T, path string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for err == nil {
		_, err = f.Write(make([]byte, 64<<10))
	}
	for err = nil; err == nil; { // what is left is less than that
		_, err = f.Write(make([]byte, 512))
	}
}
