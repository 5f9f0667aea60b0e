package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/progress"
	"khyberatlas/internal/store"
)

// follower keeps the atlas that is served equal to the database.
type follower struct {
	databaseFlags
	current *atlas.Current
	log     *slog.Logger
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
	ds, err := f.whole(ctx, r)
	if err != nil {
		return err
	}
	a, err := atlas.Build(ds)
	if err != nil {
		return fmt.Errorf("build the atlas of %s: %w", ds.Version, err)
	}
	if n := a.Unlinked(); n > 0 {
		f.log.Warn("addresses that are none are left out of every answer but dataset.zip; check the dataset and import it again",
			"addresses", n)
	}
	f.current.Swap(a)
	f.log.Info("dataset loaded", "version", ds.Version, "incidents", r.Count())
	return nil
}

// whole is the dataset with all its incidents.
func (f *follower) whole(ctx context.Context, r store.Reading) (*incident.Dataset, error) {
	ds, parts, done := r.Facts(), make([][]incident.Incident, r.Workers()), f.told(r.Count())
	defer done(0)
	err := r.Rows(ctx, func(worker int, rows []incident.Incident) error {
		parts[worker] = append(parts[worker], rows...)
		done(len(rows))
		return nil
	})
	ds.Incidents = slices.Concat(parts...)
	return ds, err
}

// longLoad is how many incidents a load has that somebody may come to wait for.
const longLoad = 100_000

// told shows how many incidents of a long load are done; told of none it ends.
func (f *follower) told(total int) func(rows int) {
	if f.shows == nil || total < longLoad {
		return func(int) {}
	}
	bar, all := progress.Of("loading", f.shows), 0
	var lock sync.Mutex
	return func(rows int) {
		lock.Lock()
		defer lock.Unlock()
		if rows == 0 {
			bar.End()
			return
		}
		all += rows
		bar.Step(all, total)
	}
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
