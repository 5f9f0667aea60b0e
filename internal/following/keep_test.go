package following

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
	"khyberatlas/internal/stores"
)

// said is a log that is read while it is written.
type said struct {
	sync.Mutex
	strings.Builder
}

func (s *said) Write(b []byte) (int, error) {
	s.Lock()
	defer s.Unlock()
	return s.Builder.Write(b)
}

func (s *said) String() string {
	s.Lock()
	defer s.Unlock()
	return s.Builder.String()
}

// keeping is a follower of a store that holds the dataset, and keeps copies in a folder.
func keeping(t *testing.T, ds *incident.Dataset, dir string) (*Follower, *said) {
	t.Helper()
	p := stores.Place{Address: filepath.Join(t.TempDir(), "x.db")}
	put(t, p, ds)
	f, log := follower(p), &said{}
	f.Log, f.Keeper = slog.New(slog.NewTextHandler(log, nil)), NewKeeper(dir)
	return f, log
}

// running runs something until the test, or whoever calls what is returned, ends it.
func running(t *testing.T, run func(context.Context)) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		run(ctx)
	}()
	stop = func() { cancel(); <-done }
	t.Cleanup(stop)
	return stop
}

func eventually(t *testing.T, what string, so func() bool) {
	t.Helper()
	for limit := time.Now().Add(20 * time.Second); time.Now().Before(limit); time.Sleep(10 * time.Millisecond) {
		if so() {
			return
		}
	}
	t.Fatalf("%s: not within the time", what)
}

func holding(t *testing.T, p stores.Place, version string) func() bool {
	return func() bool {
		held, err := p.Status(t.Context())
		return err == nil && held.Version == version
	}
}

func TestWhatIsServedIsKeptAndOnlyWhereItIsAnotherVersion(t *testing.T) {
	t.Parallel()
	both, dir := twoVersions(t), filepath.Join(t.TempDir(), "keep")
	f, log := keeping(t, both[0], dir)
	running(t, f.Keep)
	looked := func() os.FileInfo {
		t.Helper()
		info, err := os.Stat(f.Keeper.Path())
		if err != nil || info.Mode() != 0o600 {
			t.Fatalf("the copy is %v (%v)", info, err)
		}
		return info
	}
	var last os.FileInfo
	for n, ds := range []*incident.Dataset{both[0], both[1], both[0]} {
		put(t, f.Place, ds)
		if err := f.Follow(t.Context()); err != nil {
			t.Fatal(err)
		}
		eventually(t, "a copy", func() bool { return strings.Count(log.String(), "kept a copy") == n+1 })
		if !holding(t, f.kept(), ds.Version)() {
			t.Errorf("the copy is not of version %s", ds.Version)
		}
		if info := looked(); last != nil && os.SameFile(last, info) {
			t.Error("the copy was written over")
		} else {
			last = info
		}
	}
	if err := f.keep(t.Context()); err != nil || !os.SameFile(last, looked()) {
		t.Errorf("the version that is kept was kept again (%v)", err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("in the folder lies %v (%v)", left, err)
	}
}

func TestALayerIsKeptToo(t *testing.T) {
	t.Parallel()
	f, log := keeping(t, twoVersions(t)[0], t.TempDir())
	keep := func() {
		t.Helper()
		if err := f.keep(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	keep()
	if err := f.Place.Write(t.Context(), func(s stores.Store) error {
		return s.Lay(t.Context(), incident.GroundLayer{Name: "roads", Imported: incident.MustDay("2026-01-02")})
	}); err != nil {
		t.Fatal(err)
	}
	keep()
	keep()
	if n := strings.Count(log.String(), "kept a copy"); n != 2 {
		t.Errorf("%d copies were kept:\n%s", n, log)
	}
}

func TestAFolderThatTakesNothingIsAWarningOnce(t *testing.T) {
	t.Parallel()
	both, dir := twoVersions(t), filepath.Join(t.TempDir(), "keep")
	f, log := keeping(t, both[0], dir)
	full := errors.New("no space left on device")
	write := f.Keeper.copied
	f.Keeper.copied = func(context.Context, stores.Place, stores.Place) error { return full }
	stop := running(t, f.Keep)
	for _, ds := range []*incident.Dataset{both[0], both[1], both[0]} {
		put(t, f.Place, ds)
		if err := f.Follow(t.Context()); err != nil || f.Current.Load().Version() != ds.Version {
			t.Fatalf("%s is not served (%v)", ds.Version, err)
		}
		eventually(t, "it is noticed", func() bool { return len(f.Keeper.due) == 0 })
	}
	eventually(t, "a warning", func() bool { return strings.Contains(log.String(), full.Error()) })
	stop()
	f.Keeper.copied = write
	running(t, f.Keep)
	f.Keeper.wake()
	eventually(t, "a copy where there is room again", holding(t, f.kept(), both[0].Version))
	if n := strings.Count(log.String(), "no copy"); n != 1 {
		t.Errorf("it was said %d times:\n%s", n, log)
	}
}

func TestWhatAKilledProcessLeftOfACopyGoes(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	f, _ := keeping(t, twoVersions(t)[0], dir)
	next := f.Keeper.Path() + ".next"
	half := filepath.Join(dir, ".khyberatlas.db.next.new-123")
	if err := errors.Join(os.WriteFile(next, []byte("whole, and not renamed"), 0o600), os.Mkdir(half, 0o700),
		os.WriteFile(filepath.Join(half, "db"), []byte("half"), 0o600), f.keep(t.Context())); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("in the folder lies %v (%v)", left, err)
	}
}

func TestAServerStartsFromWhatWasKeptAndSwapsWhenTheStoreIsBack(t *testing.T) {
	t.Parallel()
	both := twoVersions(t)
	f, log := keeping(t, both[0], t.TempDir())
	away := errors.Join(errors.New("connection refused"), store.ErrAway)
	if err := f.Start(t.Context(), away); !errors.Is(err, store.ErrAway) || !errors.Is(err, fs.ErrNotExist) ||
		f.Current.Load() != nil {
		t.Fatalf("without a copy it says %v", err)
	}
	if err := f.keep(t.Context()); err != nil {
		t.Fatal(err)
	}
	put(t, f.Place, both[1]) // while nobody here can see it
	if err := f.Start(t.Context(), away); err != nil {
		t.Fatal(err)
	}
	state := f.State()
	if f.Current.Load().Version() != both[0].Version || state.Reachable() || state.Behind {
		t.Errorf("%s is served, and the store is %+v", f.Current.Load().Version(), state)
	}
	if text := log.String(); strings.Count(text, "what was kept of it is served") != 1 ||
		!strings.Contains(text, "since="+state.Away.UTC().Format(time.RFC3339)) || !strings.Contains(text, "connection refused") {
		t.Errorf("the log says\n%s", text)
	}
	running(t, f.Run)
	eventually(t, "the store is loaded", func() bool { return f.Current.Load().Version() == both[1].Version })
	eventually(t, "it says so", func() bool {
		return f.State().Reachable() && strings.Contains(log.String(), "can be reached again")
	})
	put(t, f.Place, both[0])
	eventually(t, "it is followed", func() bool { return f.Current.Load().Version() == both[0].Version })
	if held, err := f.Current.Version(both[1].Version); err != nil || held == nil {
		t.Errorf("the version before is not held: %v", err)
	}
}

func TestWithoutACopyAStoreThatIsAwayIsOneLineThatNamesTheWay(t *testing.T) {
	t.Parallel()
	f := follower(stores.Place{Address: filepath.Join(t.TempDir(), "x.db")})
	err := f.Start(t.Context(), errors.Join(store.ErrAway))
	if !errors.Is(err, store.ErrAway) || !strings.Contains(err.Error(), "--keep DIR") || strings.Contains(err.Error(), "\n") {
		t.Errorf("it says %v", err)
	}
}

func TestAStoreIsLostAndFoundOnceEach(t *testing.T) {
	t.Parallel()
	f, log := keeping(t, twoVersions(t)[0], t.TempDir())
	if err := f.Start(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	defer f.watcher.Close()
	loads := func() int { return strings.Count(log.String(), "dataset loaded") }
	for _, why := range []string{"refused", "still refused"} {
		f.away(errors.New(why))
	}
	state := f.State()
	if state.Reachable() || loads() != 1 {
		t.Errorf("%+v", state)
	}
	if err := f.Follow(t.Context()); err != nil || !f.State().Reachable() || loads() != 1 {
		t.Errorf("back and unchanged, it was loaded %d times (%v)", loads(), err)
	}
	f.away(nil)
	for _, line := range []string{"can't be reached", "can be reached again"} {
		if n := strings.Count(log.String(), line); n != 1 {
			t.Errorf("%q was said %d times:\n%s", line, n, log)
		}
	}
	if !strings.Contains(log.String(), "error=refused") {
		t.Errorf("why is not said:\n%s", log)
	}
}

func TestAStoreThatIsBackHoldsWhatCouldNotBeLoaded(t *testing.T) {
	t.Parallel()
	both := twoVersions(t)
	f, _ := keeping(t, both[0], t.TempDir())
	if err := f.Start(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	defer f.watcher.Close()
	put(t, f.Place, both[1])
	edit(t, f.Place.Address, "UPDATE incidents SET target = 'nobody'")
	if err := f.Follow(t.Context()); err == nil || !f.State().Behind {
		t.Fatalf("%+v (%v)", f.State(), err)
	}
	f.away(errors.New("refused"))
	f.away(nil)
	if s := f.State(); !s.Behind || !s.Reachable() {
		t.Errorf("back, and not loaded since: %+v", s)
	}
}
