package following

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"khyberatlas/internal/served"
	"khyberatlas/internal/store"
)

// State tells how the store stands to what is served.
func (f *Follower) State() served.State {
	s := served.State{Needed: f.Tables != nil}
	if now := f.state.Load(); now != nil {
		s.Behind, s.Away = now.Behind, now.Away
	}
	return s
}

// Start loads what is served first: what the store holds or, where it can't be reached, what was kept of it. Away is the error
// of whoever has tried to reach it before, and could not; nil where nobody has failed.
func (f *Follower) Start(ctx context.Context, away error) error {
	if f.Keeper != nil {
		_ = os.MkdirAll(f.Keeper.dir, 0o700) // for the index; where that fails, keeping a copy does too, and says so
	}
	if away == nil {
		watcher := f.Place.Watch(ctx, f.away) // before the first load, which so needs no second
		err := f.Refresh(ctx)
		if err == nil {
			f.watcher = watcher
			return nil
		}
		watcher.Close()
		if away = err; !errors.Is(err, store.ErrAway) {
			return err
		}
	}
	since := time.Now()
	if f.Tables != nil {
		return fmt.Errorf("%w; with --in-memory=never it answers, and nothing can be served without it", away)
	}
	if f.Keeper == nil {
		return fmt.Errorf("%w; with --keep DIR a server starts from what it last served", away)
	}
	if err := f.startKept(ctx); err != nil {
		return fmt.Errorf("%w; nor can a copy that was kept be served: %w", away, err)
	}
	f.state.Store(&served.State{Away: since})
	f.Log.Error("the store can't be reached; what was kept of it is served", "file", f.kept(),
		"version", f.Current.Load().Version(), "since", stamp(since), "error", away)
	return nil
}

// startKept serves the copy. One that an older program has kept is brought up to date.
func (f *Follower) startKept(ctx context.Context) error {
	_, err := f.loadWhole(ctx, f.kept())
	if !errors.Is(err, store.ErrOlder) {
		return err
	}
	s, err := f.kept().Open(ctx, store.Write, f.Log)
	if err != nil {
		return err
	}
	if err := s.Close(); err != nil {
		return err
	}
	_, err = f.loadWhole(ctx, f.kept())
	return err
}

// Run follows the store until the context ends. One that could not be reached at the start is tried again until it is loaded.
func (f *Follower) Run(ctx context.Context) {
	for rest := pause; f.watcher == nil; {
		watcher := f.Place.Watch(ctx, f.away)
		err := f.Follow(ctx)
		if err == nil {
			f.watcher = watcher
			break
		}
		watcher.Close()
		if rest = min(2*rest, longestPause); errors.Is(err, store.ErrAway) {
			rest = pause
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(rest):
		}
	}
	defer f.watcher.Close()
	f.watcher.Follow(ctx, f.Follow)
}

// A store that can't be reached costs an attempt to connect to it, and one that can't be loaded may be read for nothing.
const (
	pause        = 500 * time.Millisecond
	longestPause = 30 * time.Second
)

// Follow is Refresh for a server that runs: what fails leaves the version served as it is. The log has a line when the store is
// lost and one when it is back, and one for each reason for which it can't be loaded.
func (f *Follower) Follow(ctx context.Context) error {
	err := f.Refresh(ctx)
	switch {
	case err != nil && ctx.Err() != nil:
	case errors.Is(err, store.ErrAway):
		f.lost(err)
	case err == nil:
		f.found()
		f.failed = ""
		f.state.Store(&served.State{})
	default:
		f.found()
		f.state.Store(&served.State{Behind: true})
		if err.Error() != f.failed {
			f.failed = err.Error()
			f.Log.Error("the database can't be loaded; the version before is served on", "error", err)
		}
	}
	return err
}

// away is told by who watches the store that it can't be reached, and why, and by nil that it can again.
func (f *Follower) away(why error) {
	if why != nil {
		f.lost(why)
		return
	}
	f.found()
}

func (f *Follower) lost(why error) {
	before := f.State()
	if !before.Reachable() {
		return
	}
	since := time.Now()
	f.failed = ""
	f.state.Store(&served.State{Behind: before.Behind, Away: since})
	f.Log.Error("the store can't be reached; the version that was loaded is served on",
		"version", f.Current.Load().Version(), "since", stamp(since), "error", why)
}

func (f *Follower) found() {
	if s := f.State(); !s.Reachable() {
		f.state.Store(&served.State{Behind: s.Behind}) // that it answers says nothing of what it holds
		f.Log.Info("the store can be reached again", "since", stamp(time.Now()), "away", time.Since(s.Away).Round(time.Second))
	}
}

// stamp is a time as everybody is told it.
func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }
