package main

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"khyberatlas/internal/store"
)

func TestRowsEditedByHandAreRefusedAndTheVersionBeforeStays(t *testing.T) {
	t.Parallel()
	folders, versions := versionsOf(t, os.DirFS(minimalFolder))
	for name, tc := range map[string]struct{ statement, tables string }{
		"a row":              {"UPDATE incidents SET target = 'x' WHERE seq = 1", "incidents"},
		"rows of two tables": {"UPDATE meta SET title = 'x'; DELETE FROM claims", "claims, meta"},
		"a file":             {"UPDATE files SET bytes = x'00' WHERE name = 'claims.csv'", "files"},
		"the version":        {"UPDATE versions SET version = '0123456789abcdef'", "versions"},
		"how it came":        {"UPDATE versions SET embedded = 1", "versions"},
		"the history":        {"UPDATE incident_history SET gone_in = NULL, changed_in = 1", "incident_history"},
		"the checksums":      {"DELETE FROM checksums", "versions, incident_history, withdrawn"},
	} {
		path := filepath.Join(t.TempDir(), "x.db")
		s := databaseFlags{DB: path}
		for _, folder := range folders {
			put(t, s, folder)
		}
		f := s.follower(noLog, nil)
		if err := f.Follow(t.Context()); err != nil {
			t.Fatal(err)
		}
		edit(t, path, tc.statement)
		refused := func(verb string, err error) {
			t.Helper()
			if !errors.Is(err, store.ErrEdited) || !strings.HasSuffix(err.Error(), ": "+tc.tables) ||
				!strings.Contains(err.Error(), "--trust-edits") {
				t.Errorf("%s: %s says %v, want a refusal that names %s", name, verb, err, tc.tables)
			}
		}
		refused("serving", f.Follow(t.Context()))
		if got := f.Current.Load().Version(); got != versions[1] {
			t.Errorf("%s: %s is served, want %s still", name, got, versions[1])
		}
		out := filepath.Join(t.TempDir(), "out")
		refused("serve", do("serve", "--db", path, "--addr", "127.0.0.1:0"))
		refused("export", do("export", "--db", path, "--out", out))
		refused("backup", do("backup", "--db", path, out))
		refused("import", do("import", "--db", path, folders[0]))
		if left, err := os.ReadDir(filepath.Dir(out)); err != nil || len(left) != 0 {
			t.Errorf("%s: a refusal left %v (%v)", name, left, err)
		}
		for _, args := range [][]string{{"export", "--out", out}, {"backup", out + ".db"}, {"import", folders[0]}} {
			if err := do(append(args, "--db", path, "--trust-edits")...); err != nil {
				t.Errorf("%s: trusted, %s says %v", name, args[0], err)
			}
		}
		if held, err := s.place().Status(t.Context()); err != nil || held.Version != versions[0] {
			t.Errorf("%s: an import after it leaves %q (%v)", name, held.Version, err)
		}
	}
}

// do runs the program in this process. A server that wasn't refused ends by itself.
func do(args ...string) error {
	ctx, stop := context.WithTimeout(context.Background(), time.Minute)
	defer stop()
	return run(ctx, args, func(string) (string, bool) { return "", false }, io.Discard, io.Discard)
}

func put(t *testing.T, s databaseFlags, folder string) {
	t.Helper()
	if err := do("import", "--db", s.DB, folder); err != nil {
		t.Fatal(err)
	}
}

// edit changes a database as somebody with a shell does.
func edit(t *testing.T, path, statement string, args ...any) {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), statement, args...); err != nil {
		t.Fatal(err)
	}
}
