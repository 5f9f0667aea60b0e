package main

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/needs"
	"khyberatlas/internal/store"
)

func TestRowsEditedByHandAreServedUnderTheVersionThatIsTheirsWhereTheyAreTrusted(t *testing.T) {
	needs.Time(t)
	t.Parallel()
	folders, versions := twoVersions(t)
	path := filepath.Join(t.TempDir(), "x.db")
	if err := (&databaseFlags{DB: path}).create(t.Context(), readFolder(t, folders[0]), fromEmbedded()); err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	f := &follower{databaseFlags: databaseFlags{DB: path, TrustEdits: true}, current: &atlas.Current{},
		log: slog.New(slog.NewTextHandler(&said, nil))}
	for _, step := range []struct{ target, version string }{
		{"", versions[0]}, {"soldiers", versions[1]}, {"militants", versions[0]},
	} {
		if step.target != "" {
			edit(t, path, "UPDATE incidents SET target = ? WHERE seq = 1", step.target)
		}
		if err := f.refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := f.current.Load().Version(); got != step.version {
			t.Errorf("with %q as the target it serves %s, want %s", step.target, got, step.version)
		}
	}
	if n := strings.Count(said.String(), "edited by hand"); n != 1 || !strings.Contains(said.String(), "tables=[incidents]") {
		t.Errorf("said %d times that the rows of incidents were edited:\n%s", n, said.String())
	}
}

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
		f := &follower{databaseFlags: s, current: &atlas.Current{}, log: noLog}
		if err := f.follow(t.Context()); err != nil {
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
		refused("serving", f.follow(t.Context()))
		if got := f.current.Load().Version(); got != versions[1] {
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
		if held, err := s.status(t.Context()); err != nil || held.Version != versions[0] {
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

// following runs a watcher that was made before v1 was loaded, and hands over the version that is served after every call.
func following(t *testing.T, w watcher, f *follower) <-chan string {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	served, done := make(chan string, 100), make(chan struct{})
	go func() {
		defer close(done)
		w.Follow(ctx, func(ctx context.Context) error {
			err := f.follow(ctx)
			served <- f.current.Load().Version()
			return err
		})
	}()
	t.Cleanup(func() { stop(); <-done; w.Close() })
	return served
}

func TestACommitWithinOneTickOfTheFileSystemsClockIsServed(t *testing.T) {
	t.Parallel()
	folders, versions := versionsOf(t, os.DirFS(minimalFolder))
	s := databaseFlags{DB: filepath.Join(t.TempDir(), "x.db")}
	for _, n := range []int{0, 1, 0} { // the file is as large after the import that follows
		put(t, s, folders[n])
	}
	w, f := s.watch(t.Context()), &follower{databaseFlags: s, current: &atlas.Current{}, log: noLog}
	if err := f.refresh(t.Context()); err != nil || f.current.Load().Version() != versions[0] {
		t.Fatalf("%s is served first (%v)", f.current.Load().Version(), err)
	}
	before, err := os.Stat(s.DB)
	if err != nil {
		t.Fatal(err)
	}
	put(t, s, folders[1])
	if err := os.Chtimes(s.DB, time.Time{}, before.ModTime()); err != nil {
		t.Fatal(err)
	}
	if after, err := os.Stat(s.DB); err != nil || after.Size() != before.Size() ||
		!after.ModTime().Equal(before.ModTime()) || !os.SameFile(before, after) {
		t.Fatalf("%v: the file is another one by its looks: %v, %v", err, before, after)
	}
	select {
	case got := <-following(t, w, f):
		if got != versions[1] {
			t.Errorf("%s is served, want %s", got, versions[1])
		}
	case <-time.After(2 * time.Second):
		t.Error("the import is not noticed within two seconds")
	}
}

func TestWhatWasLoadedBeforeTheFileIsFollowedIsNotLoadedAgain(t *testing.T) {
	t.Parallel()
	folders, versions := versionsOf(t, os.DirFS(minimalFolder))
	s := databaseFlags{DB: filepath.Join(t.TempDir(), "x.db")}
	put(t, s, folders[0])
	w, f := s.watch(t.Context()), &follower{databaseFlags: s, current: &atlas.Current{}, log: noLog}
	if err := f.refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	served := following(t, w, f)
	put(t, s, folders[1])
	if got := <-served; got != versions[1] {
		t.Errorf("%s was loaded twice, before %s", got, versions[1])
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
