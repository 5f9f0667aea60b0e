// Package following keeps the atlas that is served equal to what a store holds.
package following

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync/atomic"

	"khyberatlas/internal/served"
	"khyberatlas/internal/sidecar"
	"khyberatlas/internal/store"
	"khyberatlas/internal/stores"
)

// Follower keeps the atlas that is served equal to the store. Its fields are set before it is used.
type Follower struct {
	Place   stores.Place
	Current *served.Current
	Log     *slog.Logger
	Program string    // what the program calls itself
	Keeps   bool      // the index beside the store is written where it is missing
	Aside   bool      // by another process
	Shows   io.Writer // where a load that takes long shows how far it is; nil for nowhere

	failed string      // what was last logged, so that one fault is one line
	behind atomic.Bool // the store can't be loaded
}

// Refresh loads the store. A version is built whole before it is served, so no request ever sees parts of two. Rows that
// were edited by other means than an import are refused, or, where they are trusted, served under the version that is
// theirs: a version always says what is in it. An import that came in between is read instead.
func (f *Follower) Refresh(ctx context.Context) error {
	for {
		err := f.load(ctx)
		if !errors.Is(err, store.ErrMoved) {
			return err
		}
	}
}

func (f *Follower) load(ctx context.Context) (err error) {
	s, err := f.Place.Open(ctx, store.Read, f.Log)
	if err != nil {
		return err
	}
	defer s.Close()
	r, err := s.Read(ctx)
	if err != nil {
		return err
	}
	defer r.Close()
	a, err := f.index().Atlas(ctx, r)
	if err != nil {
		return fmt.Errorf("build the atlas of %s: %w", r.Facts().Version, err)
	}
	if n := a.Unlinked(); n > 0 {
		f.Log.Warn("addresses that are none are left out of every answer but dataset.zip; check the dataset and import it again",
			"addresses", n)
	}
	f.Current.Swap(served.InMemory(a))
	f.Log.Info("dataset loaded", "version", a.Version(), "incidents", r.Count())
	return nil
}

// index is the file beside the store that whoever serves keeps and others use.
func (f *Follower) index() sidecar.File {
	var aside []string
	if f.Aside {
		aside = []string{"index", "--db=" + f.Place.Address, fmt.Sprint("--trust-edits=", f.Place.Trusts)}
	}
	return sidecar.File{Path: f.Place.File() + ".index", Program: f.Program, Keep: f.Keeps, Log: f.Log, Shows: f.Shows, Make: aside,
		Serves: f.Current.Load() != nil}
}

// Follow is Refresh for a server that runs: what fails leaves the version served as it is.
func (f *Follower) Follow(ctx context.Context) error {
	err := f.Refresh(ctx)
	switch {
	case err == nil:
		f.failed = ""
		f.behind.Store(false)
	case ctx.Err() != nil:
	case err.Error() == f.failed:
	default:
		f.behind.Store(true)
		f.failed = err.Error()
		f.Log.Error("the database can't be loaded; the version before is served on", "error", err)
	}
	return err
}

// Behind reports whether the store can't be loaded, and the version before is served.
func (f *Follower) Behind() bool { return f.behind.Load() }
