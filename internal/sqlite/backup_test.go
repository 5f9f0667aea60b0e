package sqlite_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"khyberatlas/internal/store"
	"khyberatlas/internal/store/storetest"
)

func TestABackupReplacesNothingAndLeavesNothingElse(t *testing.T) {
	s, path := kind.Fresh(t)
	out := filepath.Join(t.TempDir(), "copy.db")
	if err := s.Backup(t.Context(), out); !errors.Is(err, store.ErrEmpty) {
		t.Errorf("of an empty database: %v, want ErrEmpty", err)
	}
	storetest.Put(t, s, storetest.Made(1))
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	write(t, out, "precious")
	if err := s.Backup(t.Context(), out); !errors.Is(err, store.ErrExists) {
		t.Errorf("onto a file: %v, want ErrExists", err)
	}
	if b, err := os.ReadFile(out); err != nil || string(b) != "precious" {
		t.Errorf("the file holds %q (%v)", b, err)
	}
	if err := os.Remove(out); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(t.Context(), out); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(out); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the copy's mode is %v (%v)", info.Mode(), err)
	}
	if left, err := os.ReadDir(filepath.Dir(out)); err != nil || len(left) != 1 {
		t.Errorf("beside the copy lies %v (%v)", left, err)
	}
}
