package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"khyberatlas/internal/stores"
)

func TestAServerKeepsACopyOfWhatItServes(t *testing.T) {
	t.Parallel()
	folders, versions := versionsOf(t, os.DirFS(minimalFolder))
	path, dir := filepath.Join(t.TempDir(), "x.db"), filepath.Join(t.TempDir(), "keep")
	kept := stores.Place{Address: filepath.Join(dir, "khyberatlas.db")}
	put(t, databaseFlags{DB: path}, folders[0])
	s := start(t, serveCommand(path, "--keep", dir))
	for n, version := range versions {
		put(t, databaseFlags{DB: path}, folders[n])
		eventually(t, "a copy of "+version, func() bool {
			held, err := kept.Status(t.Context())
			return err == nil && held.Version == version
		})
	}
	if info, err := os.Stat(kept.Address); err != nil || info.Mode() != 0o600 {
		t.Errorf("the copy is %v (%v)", info, err)
	}
	if err := s.stop(); err != nil {
		t.Errorf("SIGTERM: %v\n%s", err, s.logged())
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("in the folder lies %v (%v)", left, err)
	}
}

func TestTheCopyNeverTakesTheDatabasesPlace(t *testing.T) {
	dir := t.TempDir()
	err := do("serve", "--db", filepath.Join(dir, "khyberatlas.db"), "--keep", dir, "--addr", "127.0.0.1:0")
	if exitCode(err) != 2 || !strings.Contains(err.Error(), "--keep") {
		t.Errorf("it says %v", err)
	}
}
