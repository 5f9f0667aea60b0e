package main

import (
	"bytes"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"khyberatlas/internal/postgis/cluster"
)

// within fails where something isn't so in a time that is promised.
func within(t *testing.T, limit time.Duration, what string, so func() bool) {
	t.Helper()
	for end := time.Now().Add(limit); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if so() {
			return
		}
	}
	t.Fatalf("%s: not within %s", what, limit)
}

func (s *server) serves(version string) func() bool {
	return func() bool {
		status, v, _ := s.get(anything)
		if status != http.StatusOK {
			s.t.Errorf("an answer is %d", status)
		}
		return v == version
	}
}

// says reports whether /readyz, which is always 200, holds a text.
func (s *server) says(text string) func() bool {
	return func() bool {
		status, _, body := s.get("/readyz")
		if status != http.StatusOK {
			s.t.Errorf("/readyz is %d: %s", status, body)
		}
		return strings.Contains(body, text)
	}
}

const promised = 2 * time.Second

// An import is seen by every server, and while the database is away each goes on from what it has.
func TestServersOverPostgresFollowItAndGoOnWhileItIsAway(t *testing.T) {
	t.Parallel()
	c := cluster.New(t, cluster.Options{})
	address := c.Database(t)
	folders, versions := versionsOf(t, os.DirFS(minimalFolder))
	command(t, "import", "--db", address, folders[0])
	between := c.Between(t)
	near, far := start(t, serveCommand(address)), start(t, serveCommand(between.Address(address)))
	both := []*server{near, far}
	for _, n := range []int{1, 0, 1} {
		command(t, "import", "--db", address, folders[n])
		for _, s := range both {
			within(t, promised, "an import is served", s.serves(versions[n]))
		}
	}
	away := "serving version " + versions[1] + ", store unreachable since " + time.Now().UTC().Format("2006-01-02T")
	for name, cut := range map[string]func(){"cut off": between.Refuse, "silent": between.Stall} {
		cut()
		within(t, 20*time.Second, "a database that is "+name, far.says(away))
		if !far.serves(versions[1])() || !near.says("ready\n")() {
			t.Error("what is served hangs on the database")
		}
		between.Mend()
		within(t, 20*time.Second, "one that is back after it was "+name, far.says("ready\n"))
	}
	loaded := strings.Count(far.logged(), "dataset loaded")
	c.Kill()
	for _, s := range both {
		within(t, 20*time.Second, "a database that was killed", s.says(away))
		if !s.serves(versions[1])() {
			t.Error("what is served hangs on the database")
		}
	}
	if err := c.Resume(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, s := range both {
		within(t, 20*time.Second, "one that runs again", s.says("ready\n"))
	}
	if n := strings.Count(far.logged(), "dataset loaded"); n != loaded {
		t.Errorf("back and unchanged it was loaded %d times more", n-loaded)
	}
	command(t, "import", "--db", address, folders[0])
	for _, s := range both {
		within(t, promised, "an import after that is served", s.serves(versions[0]))
	}
	for line, want := range map[string]int{`"the store can't be reached`: 3, `"the store can be reached again"`: 3} {
		if n := strings.Count(far.logged(), line); n != want {
			t.Errorf("%q was said %d times, want %d:\n%s", line, n, want, far.logged())
		}
	}
	for _, s := range both {
		if err := s.stop(); err != nil {
			t.Error(err)
		}
	}
}

func TestAServerStartsFromWhatItKeptWhilePostgresIsAway(t *testing.T) {
	t.Parallel()
	c := cluster.Shared(t)
	address := c.Database(t)
	between := c.Between(t)
	folders, versions := versionsOf(t, os.DirFS(minimalFolder))
	dir := filepath.Join(t.TempDir(), "keep")
	at := between.Address(address)
	command(t, "import", "--db", address, folders[0])
	first := start(t, serveCommand(at, "--keep", dir))
	within(t, 20*time.Second, "a copy", func() bool { return strings.Contains(first.logged(), "kept a copy") })
	if err := first.stop(); err != nil {
		t.Fatal(err)
	}
	between.Refuse()
	command(t, "import", "--db", address, folders[1])
	for name, tc := range map[string]struct {
		args []string
		says []string
	}{
		"without a folder":         {nil, []string{"can't be reached", "--keep DIR"}},
		"with a folder of nothing": {[]string{"--keep", t.TempDir()}, []string{"can't be reached", "khyberatlas.db"}},
	} {
		out, err := serveCommand(at, tc.args...).CombinedOutput()
		if err == nil || strings.Count(string(out), "\n") != 1 {
			t.Errorf("%s: it says %s (%v)", name, out, err)
		}
		for _, want := range tc.says {
			if !strings.Contains(string(out), want) {
				t.Errorf("%s: it says %s, which lacks %q", name, out, want)
			}
		}
	}
	s := start(t, serveCommand(at, "--keep", dir))
	if !s.serves(versions[0])() || !s.says("serving version "+versions[0]+", store unreachable since ")() ||
		!strings.Contains(s.logged(), "what was kept of it is served") {
		t.Errorf("it serves otherwise, or doesn't say so:\n%s", s.logged())
	}
	between.Mend()
	within(t, 20*time.Second, "the database that is back", s.serves(versions[1]))
	within(t, promised, "that it is back", s.says("ready\n"))
	within(t, 20*time.Second, "the copy follows", func() bool {
		out := command(t, "version", "--db", filepath.Join(dir, "khyberatlas.db"))
		return strings.Contains(out, versions[1])
	})
	if err := s.stop(); err != nil {
		t.Error(err)
	}
}

func TestTwoServersThatStartAtOnceFillAnEmptyPostgresOnce(t *testing.T) {
	t.Parallel()
	address := cluster.Shared(t).Database(t)
	var both [2]*server
	var starting sync.WaitGroup
	for n := range both {
		starting.Go(func() { both[n] = start(t, serveCommand(address)) })
	}
	starting.Wait()
	if n := cluster.Value[int](t, address, "SELECT count(*)::int FROM khyberatlas.versions"); n != 1 {
		t.Errorf("it holds %d versions", n)
	}
	for _, s := range both {
		if status, version, _ := s.get(anything); status != http.StatusOK || version == "" {
			t.Errorf("an answer is %d, of version %q", status, version)
		}
		if err := s.stop(); err != nil {
			t.Error(err)
		}
	}
}

func TestAServerThatMayOnlyReadPostgresStartsOnAFilledOneOnly(t *testing.T) {
	t.Parallel()
	c := cluster.Shared(t)
	filled, empty := c.Database(t), c.Database(t)
	command(t, "import", "--db", filled, minimalFolder)
	name := strings.ReplaceAll(filepath.Base(filled), "-", "_") + "_reader"
	cluster.Exec(t, filled, "CREATE ROLE "+name+" LOGIN IN ROLE khyberatlas_reader")
	reader := func(address string) string {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		u.User = url.User(name)
		return u.String()
	}
	out, err := serveCommand(reader(filled), "--in-memory=never").CombinedOutput()
	if err == nil || strings.Count(string(out), "\n") != 1 || !strings.Contains(string(out), "khyberatlas fill") {
		t.Errorf("without tables to ask it says %s (%v)", out, err)
	}
	command(t, "fill", "--db", filled)
	for _, rows := range []string{"auto", "never"} {
		s := start(t, serveCommand(reader(filled), "--in-memory="+rows))
		if !s.says("ready\n")() {
			t.Error("it isn't ready")
		}
		if err := s.stop(); err != nil {
			t.Error(err)
		}
	}
	out, err = serveCommand(reader(empty)).CombinedOutput()
	if err == nil || strings.Count(string(out), "\n") != 1 || !strings.Contains(string(out), "they can't be made") {
		t.Errorf("of an empty one it says %s (%v)", out, err)
	}
}

func TestABackupOfPostgresIsAFileOrAnotherDatabase(t *testing.T) {
	t.Parallel()
	c := cluster.Shared(t)
	held, other := c.Database(t), c.Database(t)
	command(t, "import", "--db", held, minimalFolder)
	want := command(t, "version", "--json", "--db", held)
	for _, out := range []string{filepath.Join(t.TempDir(), "copy.db"), other} {
		command(t, "backup", "--db", held, out)
		if got := command(t, "version", "--json", "--db", out); got != want {
			t.Errorf("%s holds %s, want %s", out, got, want)
		}
		text, err := exec.Command(programName, "backup", "--db", held, out).CombinedOutput()
		if err == nil || bytes.Count(text, []byte("\n")) != 1 {
			t.Errorf("once more it says %s (%v)", text, err)
		}
	}
}

func TestAStandbyOfPostgresIsServedAndAnEmptyOneSaysWhatItLacks(t *testing.T) {
	t.Parallel()
	c := cluster.New(t, cluster.Options{})
	filled, empty := c.Database(t), c.Database(t)
	folders, versions := versionsOf(t, os.DirFS(minimalFolder))
	command(t, "import", "--db", filled, folders[0])
	standby, err := c.Standby(t.Context(), "standby")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := standby.Remove(); err != nil {
			t.Error(err)
		}
	})
	at := func(address string) string {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		return standby.Address(strings.TrimPrefix(u.Path, "/"))
	}
	s := start(t, serveCommand(at(filled)))
	if !s.serves(versions[0])() {
		t.Error("it serves another version")
	}
	command(t, "import", "--db", filled, folders[1])
	within(t, promised, "an import is served from the standby", s.serves(versions[1]))
	if err := s.stop(); err != nil {
		t.Error(err)
	}
	out, err := serveCommand(at(empty)).CombinedOutput()
	if err == nil || strings.Count(string(out), "\n") != 1 || !strings.Contains(string(out), "standby") {
		t.Errorf("of an empty one it says %s (%v)", out, err)
	}
}

func TestAServerThatAsksPostgresAnswersAsOneThatHoldsTheRows(t *testing.T) {
	t.Parallel()
	c := cluster.Shared(t)
	address := c.Database(t)
	between := c.Between(t)
	folders, versions := versionsOf(t, os.DirFS(minimalFolder))
	command(t, "import", "--db", address, folders[0])
	base := []string{"--base-url", "https://atlas.example.org"}
	holds := start(t, serveCommand(address, base...))
	asks := start(t, serveCommand(between.Address(address), append(base, "--in-memory=never")...))
	same := func() {
		t.Helper()
		for _, path := range []string{"/", "/incidents", "/coverage", "/totals", "/histogram", "/collections/incidents/items?f=geojson",
			"/collections/incidents/items?killed_min=1&f=csv", "/collections/incidents/items/2025-01-02-westtown?f=html", "/feed.atom",
			"/embed.svg", "/downloads/incidents.csv", "/downloads/khyber-atlas.gpkg", "/data"} {
			status, version, want := holds.get(path)
			if s, v, got := asks.get(path); s != status || v != version || got != want {
				t.Errorf("%s: %d of %s, %d bytes; want %d of %s, %d bytes", path, s, v, len(got), status, version, len(want))
			}
		}
	}
	same()
	command(t, "import", "--db", address, folders[1])
	within(t, 20*time.Second, "an import is served", asks.serves(versions[1]))
	within(t, promised, "an import is served from memory", holds.serves(versions[1]))
	same()
	is := func(path string, want int) func() bool {
		return func() bool { status, _, _ := asks.get(path); return status == want }
	}
	between.Refuse()
	within(t, 20*time.Second, "that nobody answers is said", is("/readyz", http.StatusServiceUnavailable))
	if !is("/totals?killed_min=1", http.StatusServiceUnavailable)() || !is("/healthz", http.StatusOK)() {
		t.Error("without its database it answers otherwise")
	}
	between.Mend()
	within(t, 20*time.Second, "it answers again", is("/readyz", http.StatusOK))
	same()
	for _, s := range []*server{holds, asks} {
		if err := s.stop(); err != nil {
			t.Error(err)
		}
	}
	for name, args := range map[string][]string{"of a file": {"--db", filepath.Join(t.TempDir(), "x.db")},
		"with a copy": {"--db", address, "--keep", t.TempDir()}} {
		if err := do(append([]string{"serve", "--in-memory=never", "--addr", "127.0.0.1:0"}, args...)...); exitCode(err) != 2 {
			t.Errorf("%s: %v", name, err)
		}
	}
}
