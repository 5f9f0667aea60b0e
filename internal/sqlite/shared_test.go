package sqlite_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"khyberatlas/internal/sqlite"
)

func TestABackupHoldsOneWholeVersionWhileImportsGoOn(t *testing.T) {
	s, path := fresh(t)
	put(t, s, made(1))
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() {
		var err error
		for n := 2; ctx.Err() == nil && err == nil; n++ {
			ds := made(n)
			ds.Meta.Title = ds.Version
			_, err = s.Import(t.Context(), ds, how, nil)
		}
		done <- err
	}()
	r := open(t, path, sqlite.Read)
	for range 10 {
		out := filepath.Join(t.TempDir(), "copy.db")
		if err := r.Backup(t.Context(), out); err != nil {
			t.Fatal(err)
		}
		copied, err := open(t, out, sqlite.Read).Load(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if copied.Version != version(1) && copied.Meta.Title != copied.Version {
			t.Errorf("the copy of %s holds the rows of %s", copied.Version, copied.Meta.Title)
		}
	}
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestABackupReplacesNothingAndLeavesNothingElse(t *testing.T) {
	s, path := fresh(t)
	out := filepath.Join(t.TempDir(), "copy.db")
	if err := s.Backup(t.Context(), out); !errors.Is(err, sqlite.ErrEmpty) {
		t.Errorf("of an empty database: %v, want ErrEmpty", err)
	}
	put(t, s, made(1))
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	write(t, out, "precious")
	if err := s.Backup(t.Context(), out); !errors.Is(err, sqlite.ErrExists) {
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

// watch follows a file and hands over the version at every call.
func watch(t *testing.T, path string) <-chan string {
	t.Helper()
	seen := make(chan string, 100)
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan struct{})
	w := sqlite.NewWatcher(ctx, path)
	go func() {
		defer close(done)
		defer w.Close()
		w.Follow(ctx, func(ctx context.Context) error {
			s, err := sqlite.Open(ctx, path, sqlite.Read)
			if err != nil {
				seen <- "error"
				return err
			}
			defer s.Close()
			st, err := s.Status(ctx)
			seen <- st.Version
			return err
		})
	}()
	t.Cleanup(func() { stop(); <-done })
	return seen
}

func within(t *testing.T, seen <-chan string, what, want string) {
	t.Helper()
	limit := time.After(2 * time.Second)
	for {
		select {
		case got := <-seen:
			if got == want {
				return
			}
		case <-limit:
			t.Fatalf("%s is not noticed within two seconds", what)
		}
	}
}

func TestWatchNoticesImportsRenamesAndRepairs(t *testing.T) {
	s, path := fresh(t)
	put(t, s, made(1))
	seen := watch(t, path)
	put(t, s, made(2))
	if got := <-seen; got != version(2) {
		t.Errorf("it tells of %s first: what was there when it began is no change", got)
	}
	put(t, s, made(3))
	within(t, seen, "another import", version(3))

	other := filepath.Join(filepath.Dir(path), "other.db")
	if err := sqlite.Create(t.Context(), other, made(4), how); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(other, path); err != nil {
		t.Fatal(err)
	}
	within(t, seen, "a rename", version(4))

	if err := sqlite.Create(t.Context(), other, made(5), how); err != nil {
		t.Fatal(err)
	}
	write(t, path, "not a database at all, but long enough to be taken for the head of one")
	within(t, seen, "a bad file", "error")
	if err := os.Rename(other, path); err != nil {
		t.Fatal(err)
	}
	within(t, seen, "the repair", version(5))

	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	within(t, seen, "the file's going", "error")
	if err := sqlite.Create(t.Context(), path, made(6), how); err != nil {
		t.Fatal(err)
	}
	within(t, seen, "its return", version(6))
}
