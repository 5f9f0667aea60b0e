package sqlite_test

import (
	"os"
	"path/filepath"
	"testing"

	"khyberatlas/internal/sqlite"
	"khyberatlas/internal/store/storetest"
)

func TestWatchNoticesRenamesAndRepairs(t *testing.T) {
	s, path := kind.Fresh(t)
	storetest.Put(t, s, storetest.Made(1))
	seen := kind.Follow(t, path)
	other := filepath.Join(filepath.Dir(path), "other.db")
	if err := sqlite.Create(t.Context(), other, storetest.Made(4), storetest.How); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(other, path); err != nil {
		t.Fatal(err)
	}
	storetest.Within(t, seen, "a rename", storetest.Version(4))

	if err := sqlite.Create(t.Context(), other, storetest.Made(5), storetest.How); err != nil {
		t.Fatal(err)
	}
	write(t, path, "not a database at all, but long enough to be taken for the head of one")
	storetest.Within(t, seen, "a bad file", "error")
	if err := os.Rename(other, path); err != nil {
		t.Fatal(err)
	}
	storetest.Within(t, seen, "the repair", storetest.Version(5))

	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	storetest.Within(t, seen, "the file's going", "error")
	if err := sqlite.Create(t.Context(), path, storetest.Made(6), storetest.How); err != nil {
		t.Fatal(err)
	}
	storetest.Within(t, seen, "its return", storetest.Version(6))
}
