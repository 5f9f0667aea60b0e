package e2e

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestHostingNamesTheMetricsAsTheyAre(t *testing.T) {
	admin := freeAddress(t)
	s := serve(t, "--admin-addr", admin)
	s.get(t, "/totals")
	name := regexp.MustCompile(`\bkhyberatlas_[a-z_]+\b`)
	// A schema and a role of PostgreSQL are called alike, and one of the metrics is there while the database is not.
	others := []string{"khyberatlas_asked", "khyberatlas_reader", "khyberatlas_store_unreachable_since_seconds"}
	documented := slices.DeleteFunc(name.FindAllString(document(t, "hosting.md"), -1),
		func(s string) bool { return slices.Contains(others, s) })
	resp, text := server{URL: "http://" + admin}.get(t, "/metrics")
	if resp.StatusCode != 200 {
		t.Fatalf("GET /metrics: %s", resp.Status)
	}
	var real []string
	for _, m := range regexp.MustCompile(`(?m)^# TYPE (khyberatlas_\w+)`).FindAllSubmatch(text, -1) {
		real = append(real, string(m[1]))
	}
	for _, list := range []*[]string{&documented, &real} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	if len(real) == 0 || !slices.Equal(documented, real) {
		t.Errorf("hosting.md names %q, the program has %q", documented, real)
	}
}

// The commands of hosting.md are run as they stand there, but for the places.
func TestUpgradeBackupAndRestoreWorkAsWritten(t *testing.T) {
	program, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, name := range []string{"lib", "backups", "bin", "new"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"bin/khyberatlas", "new/khyberatlas"} {
		if err := os.Symlink(program, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	calls := filepath.Join(dir, "calls")
	if err := os.WriteFile(filepath.Join(dir, "bin", "systemctl"), []byte("#!/bin/sh\necho \"$@\" >>"+calls+"\n"),
		0o755); err != nil {
		t.Fatal(err)
	}
	s := serve(t, "--db", filepath.Join(dir, "lib", "khyberatlas.db"))
	do := func(heading string) string {
		block := section(t, document(t, "hosting.md"), heading)
		block = strings.NewReplacer("/var/lib/khyberatlas", dir+"/lib", "/var/backups/khyberatlas", dir+"/backups",
			"/usr/local/bin", dir+"/bin", " bin/khyberatlas", " "+dir+"/new/khyberatlas", "http://127.0.0.1:8080", s.URL,
			"-o khyberatlas -g khyberatlas ", "").Replace(block)
		return shell(t, dir, block, "PATH="+dir+"/bin:"+os.Getenv("PATH"))
	}
	first := served(t, s)
	do("Backup")
	copies, err := filepath.Glob(filepath.Join(dir, "backups", "khyberatlas-*.db"))
	if err != nil || len(copies) != 1 {
		t.Fatalf("the backup left %q", copies)
	}
	do("Upgrade")
	if said, err := os.ReadFile(calls); err != nil || string(said) != "restart khyberatlas\n" {
		t.Errorf("the upgrade told systemd %q (%v)", said, err)
	}

	changed := filepath.Join(dir, "changed")
	if err := os.CopyFS(changed, os.DirFS(filepath.Join(root, "geodata"))); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(changed, "incidents.csv"))
	if err != nil {
		t.Fatal(err)
	}
	put(t, changed, "incidents.csv", swap(t, string(text), "Two soldiers and four militants killed in Mir Ali", "Something else"))
	shell(t, dir, program+" import --db lib/khyberatlas.db changed")
	await(t, s, func(version string) bool { return version != first })
	do("Restore")
	await(t, s, func(version string) bool { return version == first })

	do("Rollback")
	if said, err := os.ReadFile(calls); err != nil || strings.Count(string(said), "restart khyberatlas\n") != 2 {
		t.Errorf("the rollback told systemd %q (%v)", said, err)
	}
	if at, err := os.Readlink(filepath.Join(dir, "bin", "khyberatlas")); err == nil {
		t.Errorf("the program is still the link to %s that stood there before the upgrade", at)
	}
}

// served is the dataset version that answers carry.
func served(t *testing.T, s server) string {
	t.Helper()
	resp, _ := s.get(t, "/totals")
	return resp.Header.Get("Khyberatlas-Version")
}

// await waits for the change that must be seen within two seconds, and a little more for a busy machine.
func await(t *testing.T, s server, so func(version string) bool) {
	t.Helper()
	for deadline := time.Now().Add(6 * time.Second); !so(served(t, s)); <-time.After(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%s is still served", served(t, s))
		}
	}
}
