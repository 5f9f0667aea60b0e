package following

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"time"

	"khyberatlas/internal/store"
	"khyberatlas/internal/stores"
)

// Keeper keeps a copy of what a store holds in a folder, from which a server can start while the store is away. It is written
// aside, after a version is served, and is whole at any moment: a new one takes the place of the old one by its name.
type Keeper struct {
	dir    string
	copied func(ctx context.Context, from, to stores.Place) error
	due    chan struct{}
	failed bool // and that was said
}

// again is when a copy that could not be written is tried again, where no other version is served before.
const again = 10 * time.Minute

// NewKeeper keeps the copy in a folder, which is made where it isn't there.
func NewKeeper(dir string) *Keeper {
	copied := func(ctx context.Context, from, to stores.Place) error { return from.Copy(ctx, to) }
	return &Keeper{dir: dir, copied: copied, due: make(chan struct{}, 1)}
}

// Path is the copy's.
func (k *Keeper) Path() string { return filepath.Join(k.dir, "khyberatlas.db") }

// Index is where the index of a store is kept that is no file.
func (k *Keeper) Index() string { return filepath.Join(k.dir, "store.index") }

// wake says that there may be another version to keep.
func (k *Keeper) wake() {
	select {
	case k.due <- struct{}{}:
	default: // it will look anyway
	}
}

// kept is where the copy is. Edits that the store is trusted with are in it too.
func (f *Follower) kept() stores.Place {
	return stores.Place{Address: f.Keeper.Path(), Trusts: f.Place.Trusts}
}

// Keep keeps a copy of each version that is served, until the context ends. What fails is a warning, once, until it goes well.
func (f *Follower) Keep(ctx context.Context) {
	k := f.Keeper
	if k == nil {
		return
	}
	var retry <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case <-k.due:
		case <-retry:
		}
		retry = nil
		err := f.keep(ctx)
		if err == nil {
			err = f.ready(ctx)
		}
		switch {
		case err == nil:
			k.failed = false
		case ctx.Err() != nil, errors.Is(err, store.ErrAway), errors.Is(err, store.ErrMoved):
			// The same is found by who follows the store, and wakes us when it was loaded again.
		default:
			retry = time.After(again)
			if !k.failed {
				k.failed = true
				f.Log.Warn("no copy to start from can be kept; serving goes on", "folder", k.dir, "error", err)
			}
		}
	}
}

// keep writes the copy where what the store holds is not what was kept.
func (f *Follower) keep(ctx context.Context) error {
	k, path := f.Keeper, f.Keeper.Path()
	if err := os.MkdirAll(k.dir, 0o700); err != nil {
		return err
	}
	if same, err := f.holds(ctx); same || err != nil {
		return err
	}
	next := path + ".next"
	if err := tidy(next); err != nil {
		return err
	}
	if err := k.copied(ctx, f.Place, stores.Place{Address: next, Trusts: f.Place.Trusts}); err != nil {
		return err
	}
	// The index is of the copy before.
	if err := errors.Join(os.Chmod(next, 0o600), os.Rename(next, path), os.RemoveAll(path+".index")); err != nil {
		return errors.Join(err, os.RemoveAll(next))
	}
	f.Log.Info("kept a copy to start from", "file", path)
	return nil
}

// holds reports whether the copy is of what the store holds: of the same version, with the same past and on the same ground.
func (f *Follower) holds(ctx context.Context) (bool, error) {
	now, err := facts(ctx, f.Place)
	if err != nil {
		return false, err
	}
	kept, err := facts(ctx, f.kept())
	return err == nil && reflect.DeepEqual(now, kept), ctx.Err()
}

// ready has the index of a copy of many incidents made, so that who starts from it need not wait.
func (f *Follower) ready(ctx context.Context) (err error) {
	s, err := f.kept().Open(ctx, store.Read, f.Log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	r, err := s.Read(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	if err := f.index(f.kept()).Ready(ctx, r); err != nil && ctx.Err() == nil {
		f.Log.Warn("the index of the copy is left to be made by who starts from it", "error", err)
	}
	return nil
}

// tidy takes away what a process left that was killed while it copied.
func tidy(next string) error {
	left, err := filepath.Glob(filepath.Join(filepath.Dir(next), "."+filepath.Base(next)+".new-*"))
	if err != nil {
		return fmt.Errorf("tidy %s: %w", filepath.Dir(next), err)
	}
	for _, path := range append(left, next) {
		if err := os.RemoveAll(path); err != nil {
			return err
		}
	}
	return nil
}

// facts are all that a store holds but its incidents, which its version stands for.
func facts(ctx context.Context, of stores.Place) (_ any, err error) {
	s, err := of.Open(ctx, store.Read, slog.New(slog.DiscardHandler))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	r, err := s.Read(ctx)
	if err != nil {
		return nil, err
	}
	return r.Facts(), r.Close()
}
