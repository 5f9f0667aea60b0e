package sqlite_test

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"khyberatlas/internal/sqlite"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/storetest"
)

// strange are the things that can stand where a file is expected.
var strange = map[string]func(t *testing.T, path string){
	"a named pipe": pipe,
	"a folder":     mkdir,
	"a device":     func(t *testing.T, path string) { link(t, "/dev/zero", path) },
	"a socket": func(t *testing.T, path string) {
		t.Helper()
		l, err := net.Listen("unix", path)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { l.Close() })
	},
}

func pipe(t *testing.T, path string) {
	t.Helper()
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, to, path string) {
	t.Helper()
	if err := os.Symlink(to, path); err != nil {
		t.Fatal(err)
	}
}

// short is a folder whose paths a socket can have.
func short(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("", "x")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	return folder
}

// What waits, waits in the engine's own open, and this test with it.
func TestWhatIsNoPlainFileIsRefusedWithoutWaiting(t *testing.T) {
	for what, put := range strange {
		for name, at := range map[string]string{"": "x.db", "behind a link": "y", "as a journal": "x.db-journal"} {
			folder := short(t)
			path := filepath.Join(folder, "x.db")
			put(t, filepath.Join(folder, at))
			switch at {
			case "y":
				link(t, filepath.Join(folder, "y"), path)
			case "x.db-journal":
				write(t, path, strings.Repeat("SQLite format 3\x00", 100))
			}
			for _, mode := range []store.Mode{store.Read, store.Write} {
				if _, err := sqlite.Open(t.Context(), path, mode); !errors.Is(err, store.ErrNotOurs) || !strings.Contains(err.Error(), what) {
					t.Errorf("%s %s, mode %d: %v, want ErrNotOurs that names it", what, name, mode, err)
				}
			}
		}
	}
}

func TestWatchGoesOnPastWhatIsNoPlainFile(t *testing.T) {
	n := 0
	for what, put := range strange {
		path := filepath.Join(short(t), "x.db")
		create := func() {
			t.Helper()
			n++
			if err := sqlite.Create(t.Context(), path, storetest.Made(n), storetest.How); err != nil {
				t.Fatal(err)
			}
		}
		create()
		seen := kind.Follow(t, path)
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		put(t, path)
		storetest.Within(t, seen, what, "error")
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		create()
		storetest.Within(t, seen, "a file in the place of "+what, storetest.Version(n))
	}
}

func TestOddNamesOfFilesAreOpened(t *testing.T) {
	for _, name := range []string{"a b.db", "what?.db", "a#b.db", "100%.db", "%41.db",
		"a&mode=memory.db", "ته.db", "a+b;c.db", ":memory:"} {
		path := filepath.Join(t.TempDir(), name)
		storetest.Put(t, kind.MustOpen(t, path, store.Write), storetest.Made(1))
		storetest.Holds(t, kind.MustOpen(t, path, store.Read), storetest.Made(1))
		if found, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); err != nil || len(found) != 1 || found[0] != path {
			t.Errorf("%q made %q (%v)", path, found, err)
		}
	}
}
