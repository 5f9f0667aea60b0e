package following

import (
	"bytes"
	"context"
	"database/sql"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"khyberatlas/internal/dataset"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/served"
	"khyberatlas/internal/store"
	"khyberatlas/internal/stores"
)

// twoVersions are a small dataset and the same with another word in one cell of its first incident.
func twoVersions(t *testing.T) (both [2]*incident.Dataset) {
	t.Helper()
	for n := range both {
		files := fstest.MapFS{}
		if err := copyInto(files, os.DirFS("../dataset/testdata/minimal")); err != nil {
			t.Fatal(err)
		}
		if n == 1 {
			rows := files["incidents.csv"]
			rows.Data = bytes.Replace(rows.Data, []byte(",police,"), []byte(",guards,"), 1)
		}
		found, err := dataset.Check(t.Context(), files, dataset.Limits{})
		if err != nil || len(found.Faults) > 0 {
			t.Fatal(err, found.Faults)
		}
		both[n] = found.Dataset
	}
	if both[0].Version == both[1].Version {
		t.Fatal("the two versions are one")
	}
	return both
}

func copyInto(files fstest.MapFS, from fs.FS) error {
	return fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(from, name)
		files[name] = &fstest.MapFile{Data: b, Mode: 0o644}
		return err
	})
}

func put(t *testing.T, p stores.Place, ds *incident.Dataset) {
	t.Helper()
	err := p.Write(t.Context(), func(s stores.Store) error {
		_, err := s.Import(t.Context(), ds, store.How{At: time.Now(), Program: "test", Format: "atlas"}, nil)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func follower(p stores.Place) *Follower {
	return &Follower{Place: p, Current: &served.Current{}, Log: slog.New(slog.DiscardHandler), Program: "test"}
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

func TestRowsEditedByHandAreServedUnderTheVersionThatIsTheirsWhereTheyAreTrusted(t *testing.T) {
	t.Parallel()
	both := twoVersions(t)
	p := stores.Place{Address: filepath.Join(t.TempDir(), "x.db"), Trusts: true}
	put(t, p, both[0])
	var said strings.Builder
	f := follower(p)
	f.Log = slog.New(slog.NewTextHandler(&said, nil))
	for _, step := range []struct{ target, version string }{
		{"", both[0].Version}, {"guards", both[1].Version}, {"police", both[0].Version},
	} {
		if step.target != "" {
			edit(t, p.Address, "UPDATE incidents SET target = ? WHERE id = '2025-01-02-westtown'", step.target)
		}
		if err := f.Refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := f.Current.Load().Version(); got != step.version {
			t.Errorf("with %q as the target it serves %s, want %s", step.target, got, step.version)
		}
	}
	if n := strings.Count(said.String(), "edited by hand"); n != 1 || !strings.Contains(said.String(), "tables=[incidents]") {
		t.Errorf("said %d times that the rows of incidents were edited:\n%s", n, said.String())
	}
}

// following runs a watcher that was made before what is served was loaded, and hands over the version that is served after
// every call.
func following(t *testing.T, w stores.Watcher, f *Follower) <-chan string {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	served, done := make(chan string, 100), make(chan struct{})
	go func() {
		defer close(done)
		w.Follow(ctx, func(ctx context.Context) error {
			err := f.Follow(ctx)
			served <- f.Current.Load().Version()
			return err
		})
	}()
	t.Cleanup(func() { stop(); <-done; w.Close() })
	return served
}

func TestACommitWithinOneTickOfTheFileSystemsClockIsServed(t *testing.T) {
	t.Parallel()
	both := twoVersions(t)
	p := stores.Place{Address: filepath.Join(t.TempDir(), "x.db")}
	for _, n := range []int{0, 1, 0} { // the file is as large after the import that follows
		put(t, p, both[n])
	}
	w, f := p.Watch(t.Context(), nil), follower(p)
	if err := f.Refresh(t.Context()); err != nil || f.Current.Load().Version() != both[0].Version {
		t.Fatalf("%s is served first (%v)", f.Current.Load().Version(), err)
	}
	before, err := os.Stat(p.Address)
	if err != nil {
		t.Fatal(err)
	}
	put(t, p, both[1])
	if err := os.Chtimes(p.Address, time.Time{}, before.ModTime()); err != nil {
		t.Fatal(err)
	}
	if after, err := os.Stat(p.Address); err != nil || after.Size() != before.Size() ||
		!after.ModTime().Equal(before.ModTime()) || !os.SameFile(before, after) {
		t.Fatalf("%v: the file is another one by its looks: %v, %v", err, before, after)
	}
	select {
	case got := <-following(t, w, f):
		if got != both[1].Version {
			t.Errorf("%s is served, want %s", got, both[1].Version)
		}
	case <-time.After(2 * time.Second):
		t.Error("the import is not noticed within two seconds")
	}
}

func TestWhatWasLoadedBeforeTheFileIsFollowedIsNotLoadedAgain(t *testing.T) {
	t.Parallel()
	both := twoVersions(t)
	p := stores.Place{Address: filepath.Join(t.TempDir(), "x.db")}
	put(t, p, both[0])
	w, f := p.Watch(t.Context(), nil), follower(p)
	if err := f.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	served := following(t, w, f)
	put(t, p, both[1])
	if got := <-served; got != both[1].Version {
		t.Errorf("%s was loaded twice, before %s", got, both[1].Version)
	}
}
