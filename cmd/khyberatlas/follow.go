package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync/atomic"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/sidecar"
	"khyberatlas/internal/store"
)

// follower keeps the atlas that is served equal to the database.
type follower struct {
	databaseFlags
	current *atlas.Current
	log     *slog.Logger
	keeps   bool        // the index beside the database is written where it is missing
	aside   bool        // by another process
	shows   io.Writer   // where a load that takes long shows how far it is; nil for nowhere
	failed  string      // what was last logged, so that one fault is one line
	behind  atomic.Bool // the database can't be loaded
}

// refresh loads the database. A version is built whole before it is served, so no request ever sees parts of two. Rows that
// were edited by other means than an import are refused, or, where they are trusted, served under the version that is
// theirs: a version always says what is in it. An import that came in between is read instead.
func (f *follower) refresh(ctx context.Context) error {
	for {
		err := f.load(ctx)
		if !errors.Is(err, store.ErrMoved) {
			return err
		}
	}
}

func (f *follower) load(ctx context.Context) (err error) {
	s, err := f.open(ctx, store.Read, f.log)
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
		f.log.Warn("addresses that are none are left out of every answer but dataset.zip; check the dataset and import it again",
			"addresses", n)
	}
	f.current.Swap(a)
	f.log.Info("dataset loaded", "version", a.Version(), "incidents", r.Count())
	return nil
}

// index is the file beside the database that whoever serves keeps and others use.
func (f *follower) index() sidecar.File {
	var aside []string
	if f.aside {
		aside = []string{"index", "--db=" + f.DB, fmt.Sprint("--trust-edits=", f.TrustEdits)}
	}
	return sidecar.File{Path: f.DB + ".index", Program: programVersion(), Keep: f.keeps, Log: f.log, Shows: f.shows, Make: aside,
		Serves: f.current.Load() != nil}
}

// follow is refresh for a server that runs: what fails leaves the version served as it is.
func (f *follower) follow(ctx context.Context) error {
	err := f.refresh(ctx)
	switch {
	case err == nil:
		f.failed = ""
		f.behind.Store(false)
	case ctx.Err() != nil:
	case err.Error() == f.failed:
	default:
		f.behind.Store(true)
		f.failed = err.Error()
		f.log.Error("the database can't be loaded; the version before is served on", "error", err)
	}
	return err
}
