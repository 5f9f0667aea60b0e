package main

import (
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"khyberatlas/geodata"
	"khyberatlas/internal/canon"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/needs"
	"khyberatlas/internal/stores"
)

const anything = "/collections/incidents/items?f=geojson&limit=1"

// eventually fails where something isn't so within the two seconds in which a change must be seen, and a little more
// for a busy machine.
func eventually(t *testing.T, what string, so func() bool) {
	t.Helper()
	for limit := time.Now().Add(3 * time.Second); time.Now().Before(limit); time.Sleep(20 * time.Millisecond) {
		if so() {
			return
		}
	}
	t.Fatalf("%s: not within the time", what)
}

func TestServeMakesAMissingDatabaseFromTheEmbeddedDataset(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "new.db")
	s := start(t, serveCommand(path))
	if status, _, _ := s.get("/readyz"); status != http.StatusOK {
		t.Errorf("/readyz is %d", status)
	}
	c, err := readFiles(t.Context(), geodata.Files)
	if err != nil {
		t.Fatal(err)
	}
	if _, version, _ := s.get(anything); version != c.dataset.Version {
		t.Errorf("serves %q, want %q", version, c.dataset.Version)
	}
	if err := s.stop(); err != nil {
		t.Errorf("SIGTERM: %v\n%s", err, s.logged())
	}
	held, err := (stores.Place{Address: path}).Status(t.Context())
	if err != nil || !held.OnlyEmbedded || held.Version != c.dataset.Version {
		t.Errorf("status is %+v (%v)", held, err)
	}
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
		t.Errorf("beside the database lies %v (%v)", left, err)
	}
}

func TestADatabaseFollowsTheEmbeddedDatasetOnlyWhereItHeldNothingElse(t *testing.T) {
	needs.Time(t)
	t.Parallel()
	c, err := readFiles(t.Context(), geodata.Files)
	if err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct {
		released incident.Day
		embedded bool
		follows  bool
	}{
		"an earlier embedded one follows": {c.dataset.Meta.Released - 1, true, true},
		"one of the same day stays":       {c.dataset.Meta.Released, true, false},
		"a later one stays":               {c.dataset.Meta.Released + 1, true, false},
		"an import of one's own stays":    {c.dataset.Meta.Released - 1, false, false},
	} {
		s := databaseFlags{DB: filepath.Join(t.TempDir(), "held.db")}
		held := *c.dataset
		held.Meta.Released, held.Meta.Title = tc.released, "Another"
		canon.Seal(&held)
		want := held.Version
		if tc.follows {
			want = c.dataset.Version
		}
		how := fromEmbedded()
		how.Embedded = tc.embedded
		if err := s.place().Create(t.Context(), &held, how); err != nil {
			t.Fatal(err)
		}
		if err := s.prepare(t.Context(), noLog); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if now, err := s.place().Status(t.Context()); err != nil || now.Version != want {
			t.Errorf("%s: holds %q, want %q (%v)", name, now.Version, want, err)
		}
	}
}

func TestServeWorksInAReadOnlyFolder(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	closed := filepath.Join(folder, "closed")
	if err := os.Mkdir(closed, 0o755); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(closed, "x.db")
	command(t, "import", "--db", path, geodataFolder)
	for _, p := range []string{path, closed} {
		if err := os.Chmod(p, 0o555); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { os.Chmod(closed, 0o755) })
	cmd := serveCommand(path)
	asNobody(t, cmd, folder)
	s := start(t, cmd)
	if status, _, body := s.get(anything); status != http.StatusOK || !strings.Contains(body, "FeatureCollection") {
		t.Errorf("status %d: %.200s", status, body)
	}
	if err := s.stop(); err != nil {
		t.Error(err)
	}

	none := serveCommand(filepath.Join(closed, "none.db"))
	asNobody(t, none, folder)
	out, err := none.CombinedOutput()
	if err == nil || !strings.Contains(string(out), "--db") {
		t.Errorf("without a database it says %q (%v)", out, err)
	}
}

// Readers ask all the time while the database changes under the server: every answer is whole and of one version.
func TestAnImportIsServedWithoutAFailedOrMixedAnswer(t *testing.T) {
	needs.Time(t)
	t.Parallel()
	folders, versions := twoVersions(t)
	path := filepath.Join(t.TempDir(), "x.db")
	command(t, "import", "--db", path, folders[0])
	s := start(t, serveCommand(path))

	titles := map[string]string{versions[0]: "militants", versions[1]: "soldiers"}
	first := readFolder(t, folders[0]).Incidents[0].ID
	var stop atomic.Bool
	answers := make(chan int, 1)
	go func() {
		n := 0
		for ; !stop.Load(); n++ {
			r, err := http.Get(s.base + "/collections/incidents/items/" + first + "?f=json")
			if err != nil {
				t.Error(err)
				break
			}
			body := new(strings.Builder)
			_, err = io.Copy(body, r.Body)
			r.Body.Close()
			target := titles[r.Header.Get("Khyberatlas-Version")]
			if err != nil || r.StatusCode != http.StatusOK || target == "" || !strings.Contains(body.String(), `"`+target+`"`) {
				t.Errorf("answer %d: %d, %q, %v: %.300s", n, r.StatusCode, r.Header.Get("Khyberatlas-Version"), err, body)
				break
			}
		}
		answers <- n
	}()
	serves := func(version string) func() bool {
		return func() bool { _, v, _ := s.get(anything); return v == version }
	}
	command(t, "import", "--db", path, folders[1])
	eventually(t, "an import is served", serves(versions[1]))
	command(t, "import", "--db", path, folders[0])
	eventually(t, "an import back is served", serves(versions[0]))

	other := filepath.Join(filepath.Dir(path), "other.db")
	command(t, "import", "--db", other, folders[1])
	if err := os.Rename(other, path); err != nil {
		t.Fatal(err)
	}
	eventually(t, "a renamed file is served", serves(versions[1]))

	text := []byte("this is no database, however long one reads in it; not even at the end")
	if err := os.WriteFile(other, text, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(other, path); err != nil {
		t.Fatal(err)
	}
	eventually(t, "a bad file is logged", func() bool { return strings.Contains(s.logged(), "served on") })
	if !serves(versions[1])() {
		t.Error("a bad file ends the version served")
	}
	stop.Store(true)
	if n := <-answers; n == 0 {
		t.Error("nothing was asked meanwhile")
	}
	if err := s.stop(); err != nil {
		t.Error(err)
	}
}

func TestMetricsAreNeverOnThePublicPort(t *testing.T) {
	t.Parallel()
	s := start(t, serveCommand(filepath.Join(t.TempDir(), "x.db"), "--admin-addr", "127.0.0.1:0"))
	for _, path := range []string{"/metrics", "/debug/pprof/"} {
		if status, _, _ := s.get(path); status != http.StatusNotFound {
			t.Errorf("%s is %d on the public port", path, status)
		}
	}
	_, admin, found := strings.Cut(s.logged(), "metrics on ")
	if !found {
		t.Fatalf("the address of the metrics is not said:\n%s", s.logged())
	}
	admin, _, _ = strings.Cut(admin, "\n")
	r, err := http.Get(admin)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil || r.StatusCode != http.StatusOK || !strings.Contains(string(body), "go_goroutines") {
		t.Errorf("%s is %d (%v): %.200s", admin, r.StatusCode, err, body)
	}
	if err := s.stop(); err != nil {
		t.Error(err)
	}
}

// Whatever comes in the database's place, the server goes on, says so, comes back, and ends when it is told to.
func TestServingGoesOnWhateverComesInTheDatabasesPlace(t *testing.T) {
	needs.Time(t)
	t.Parallel()
	folders, versions := versionsOf(t, os.DirFS(minimalFolder))
	folder := t.TempDir()
	path, other := filepath.Join(folder, "x.db"), filepath.Join(folder, "other")
	put(t, databaseFlags{DB: path}, folders[0])
	cmd := serveCommand(path, "--admin-addr", "127.0.0.1:0")
	asNobody(t, cmd, folder)
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	s := start(t, cmd)
	_, admin, _ := strings.Cut(s.logged(), "metrics on ")
	admin, _, _ = strings.Cut(admin, "\n")
	behind := func(is bool) func() bool {
		gauge := map[bool]string{false: "0", true: "1"}[is]
		return func() bool {
			status, _, body := s.get("/readyz")
			r, err := http.Get(admin)
			if err != nil {
				t.Fatal(err)
			}
			defer r.Body.Close()
			text, err := io.ReadAll(r.Body)
			if err != nil {
				t.Fatal(err)
			}
			return status == http.StatusOK && strings.Contains(body, "the version before") == is &&
				strings.Contains(string(text), "\nkhyberatlas_database_behind "+gauge+"\n")
		}
	}
	for n, tc := range []struct {
		what string
		make func() error
	}{
		{"nothing", func() error { return os.Remove(path) }},
		{"a named pipe", func() error { return syscall.Mkfifo(other, 0o644) }},
		{"a device", func() error { return os.Symlink("/dev/zero", other) }},
		{"a folder", func() error { return errors.Join(os.Remove(path), os.Mkdir(path, 0o755)) }},
		{"no bytes", func() error { return os.WriteFile(other, nil, 0o644) }},
		{"a file that may not be read", func() error {
			return errors.Join(do("import", "--db", other, folders[0]), os.Chmod(other, 0))
		}},
	} {
		if err := tc.make(); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Lstat(other); err == nil {
			if err := os.Rename(other, path); err != nil {
				t.Fatal(err)
			}
		}
		eventually(t, tc.what+" is noticed", behind(true))
		want := versions[(n+1)%2]
		if err := os.RemoveAll(path); err != nil {
			t.Fatal(err)
		}
		put(t, databaseFlags{DB: other}, folders[(n+1)%2])
		if err := errors.Join(os.Chmod(other, 0o644), os.Rename(other, path)); err != nil {
			t.Fatal(err)
		}
		eventually(t, "a database after "+tc.what, func() bool { _, v, _ := s.get(anything); return v == want && behind(false)() })
	}
	if err := errors.Join(os.Remove(path), syscall.Mkfifo(path, 0o644)); err != nil {
		t.Fatal(err)
	}
	eventually(t, "a pipe at last is noticed", behind(true))
	if err := s.stop(); err != nil {
		t.Errorf("SIGTERM: %v\n%s", err, s.logged())
	}
}
