package sqlite_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"khyberatlas/internal/sqlite"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/storetest"
)

// Root may write where the permissions say that nobody may. Run as root, this binary therefore starts itself once more
// as nobody, to load the database that loadEnv names.
const (
	loadEnv = "KHYBERATLAS_TEST_LOAD"
	nobody  = 65534
)

func TestMain(m *testing.M) {
	path := os.Getenv(loadEnv)
	if path == "" {
		os.Exit(m.Run())
	}
	s, err := sqlite.Open(context.Background(), path, store.Read)
	if err != nil {
		fmt.Println("error:", err)
		return
	}
	defer s.Close()
	ds, err := storetest.Load(context.Background(), s)
	if err != nil {
		fmt.Println("error:", err)
		return
	}
	fmt.Println(ds.Version)
}

// loadAsNobody loads a database as somebody who may only read its folder, and returns the version or the error.
func loadAsNobody(t *testing.T, path string) string {
	t.Helper()
	folder := t.TempDir()
	for dir := folder; dir != os.TempDir() && dir != "/"; dir = filepath.Dir(dir) {
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	self := filepath.Join(folder, "test")
	duplicate(t, os.Args[0], self, 0o755)
	closed := filepath.Join(folder, "closed")
	mkdir(t, closed)
	for _, suffix := range []string{"", "-journal"} {
		if _, err := os.Stat(path + suffix); err == nil {
			duplicate(t, path+suffix, filepath.Join(closed, "x.db"+suffix), 0o444)
		}
	}
	if err := os.Chmod(closed, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(closed, 0o755) })
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), loadEnv+"="+filepath.Join(closed, "x.db"))
	if os.Getuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return strings.TrimSpace(string(out))
}

func duplicate(t *testing.T, from, to string, mode os.FileMode) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY|os.O_EXCL, mode)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestADatabaseInAReadOnlyFolderIsRead(t *testing.T) {
	s, path := kind.Fresh(t)
	storetest.Put(t, s, storetest.Made(1))
	if got := loadAsNobody(t, path); got != storetest.Version(1) {
		t.Errorf("loaded %q, want %q", got, storetest.Version(1))
	}
}

// cutOff returns a database as a kill in the middle of a commit leaves it: half of its pages new, and the journal with
// the old ones beside it.
func cutOff(t *testing.T) string {
	t.Helper()
	s, path := kind.Fresh(t)
	storetest.Put(t, s, storetest.Made(1))
	db, err := sql.Open("sqlite3", "file:"+path+"?_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	// With a cache of a page, pages go to the file before the commit.
	if _, err := db.Exec("PRAGMA cache_size = 1"); err != nil {
		t.Fatal(err)
	}
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	for _, statement := range []string{"UPDATE versions SET version = 'ffffffffffffffff'", "UPDATE meta SET title = 'half'",
		"UPDATE incidents SET title = 'half'", "UPDATE files SET bytes = zeroblob(100000)"} {
		if _, err := tx.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	killed := filepath.Join(t.TempDir(), "killed.db")
	for _, suffix := range []string{"", "-journal"} {
		duplicate(t, path+suffix, killed+suffix, 0o644)
	}
	return killed
}

func TestAnImportThatWasCutOffIsRolledBackByTheNextReader(t *testing.T) {
	path := cutOff(t)
	if b, err := os.ReadFile(path); err != nil || !strings.Contains(string(b), "ffffffffffffffff") {
		t.Fatalf("the file holds nothing of the import that was cut off (%v)", err)
	}
	storetest.Holds(t, kind.MustOpen(t, path, store.Read), storetest.Made(1))
	if _, err := os.Stat(path + "-journal"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the journal is still there (%v)", err)
	}
}

func TestAnImportThatWasCutOffInAReadOnlyFolderIsSaid(t *testing.T) {
	got := loadAsNobody(t, cutOff(t))
	if !strings.Contains(got, "has an import that was cut off, and only somebody who may write to its folder can open it") {
		t.Errorf("loading says %q", got)
	}
}
