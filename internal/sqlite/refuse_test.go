package sqlite_test

import (
	"bytes"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"khyberatlas/internal/sqlite"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/storetest"
)

// raw runs statements on a file without asking whose it is.
func raw(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+path+"?_foreign_keys=1")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

func TestFilesThatAreNotOursAreRefusedAndLeftAlone(t *testing.T) {
	for name, tc := range map[string]struct {
		make func(path string)
		want error
	}{
		"a text":             {func(p string) { write(t, p, strings.Repeat("id,date\n", 200)) }, store.ErrNotOurs},
		"a short text":       {func(p string) { write(t, p, "hello") }, store.ErrNotOurs},
		"another's database": {func(p string) { raw(t, p, "CREATE TABLE x (y)") }, store.ErrNotOurs},
		"another's mark":     {func(p string) { raw(t, p, "PRAGMA application_id = 7", "CREATE TABLE x (y)") }, store.ErrNotOurs},
		"another's in WAL":   {func(p string) { raw(t, p, "PRAGMA journal_mode = WAL", "CREATE TABLE x (y)") }, store.ErrNotOurs},
		"a later schema": {func(p string) {
			storetest.Put(t, kind.MustOpen(t, p, store.Write), storetest.Made(1))
			raw(t, p, "PRAGMA user_version = 99")
		}, store.ErrNewer},
		"a folder": {func(p string) { mkdir(t, p) }, store.ErrNotOurs},
	} {
		path := filepath.Join(t.TempDir(), "x.db")
		tc.make(path)
		before, _ := os.ReadFile(path)
		for _, mode := range []store.Mode{store.Read, store.Write} {
			s, err := sqlite.Open(t.Context(), path, mode)
			if !errors.Is(err, tc.want) || !strings.Contains(err.Error(), path) {
				t.Errorf("%s: %v, want %v with the path", name, err, tc.want)
			}
			if s != nil {
				t.Errorf("%s: was opened", name)
			}
		}
		if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
			t.Errorf("%s: was changed", name)
		}
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func mkdir(t *testing.T, path string) {
	t.Helper()
	if err := os.Mkdir(path, 0o755); err != nil {
		t.Fatal(err)
	}
}

func TestReadingAMissingFileDoesNotMakeIt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none.db")
	if _, err := sqlite.Open(t.Context(), path, store.Read); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v, want fs.ErrNotExist", err)
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the file is there now (%v)", err)
	}
}

func TestAFileOfNoBytesIsANewDatabaseForWritingOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "empty.db")
	write(t, path, "")
	if _, err := sqlite.Open(t.Context(), path, store.Read); !errors.Is(err, store.ErrBlank) {
		t.Errorf("reading it: %v, want ErrBlank", err)
	}
	s := kind.MustOpen(t, path, store.Write)
	storetest.Put(t, s, storetest.Made(1))
	storetest.Holds(t, s, storetest.Made(1))
}

func TestRowsThatPointNowhereAreAnErrorNotACrash(t *testing.T) {
	s, path := kind.Fresh(t)
	storetest.Put(t, s, storetest.Made(1))
	raw(t, path, "PRAGMA foreign_keys = OFF", "DELETE FROM incidents")
	if _, err := storetest.Load(t.Context(), s); err == nil || !strings.Contains(err.Error(), "2025-03-04-full") {
		t.Errorf("%v, want an error that names the incident", err)
	}
}
