package main

import (
	"database/sql"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/sqlite"
)

func TestRowsEditedByHandAreServedUnderTheVersionThatIsTheirs(t *testing.T) {
	t.Parallel()
	folders, versions := twoVersions(t)
	path := filepath.Join(t.TempDir(), "x.db")
	if err := sqlite.Create(t.Context(), path, readFolder(t, folders[0]), fromEmbedded()); err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	f := &follower{path: path, current: &atlas.Current{}, log: slog.New(slog.NewTextHandler(&said, nil))}
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
	if n := strings.Count(said.String(), "edited by hand"); n != 1 {
		t.Errorf("said %d times that the rows were edited:\n%s", n, said.String())
	}
}

func TestAFileThatIsAsItWasIsNotLoadedAgain(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "x.db")
	if err := sqlite.Create(t.Context(), path, readFolder(t, geodataFolder), fromEmbedded()); err != nil {
		t.Fatal(err)
	}
	f := &follower{path: path, current: &atlas.Current{}, log: slog.New(slog.DiscardHandler)}
	var served [2]*atlas.Atlas
	for i := range served {
		if err := f.follow(t.Context()); err != nil {
			t.Fatal(err)
		}
		served[i] = f.current.Load()
	}
	if served[0] != served[1] {
		t.Error("the same file was loaded twice")
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
