package main

import (
	"context"
	"fmt"
	"log/slog"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/sqlite"
)

// follower keeps the atlas that is served equal to the database.
type follower struct {
	path    string
	current *atlas.Current
	log     *slog.Logger
	failed  string // what was last logged, so that one fault is one line
}

// refresh loads the database where it holds another version than the one served. A version is built whole before it is
// served, so no request ever sees parts of two.
func (f *follower) refresh(ctx context.Context) error {
	s, err := sqlite.Open(ctx, f.path, sqlite.Read)
	if err != nil {
		return err
	}
	defer s.Close()
	held, err := s.Status(ctx)
	if err != nil {
		return err
	}
	if served := f.current.Load(); served != nil && served.Version() == held.Version {
		return nil
	}
	ds, err := s.Load(ctx)
	if err != nil {
		return err
	}
	a, err := atlas.Build(ds)
	if err != nil {
		return fmt.Errorf("build the atlas of %s: %w", ds.Version, err)
	}
	f.current.Swap(a)
	f.log.Info("dataset loaded", "version", ds.Version, "incidents", len(ds.Incidents))
	return nil
}

// follow is refresh for a server that runs: what fails leaves the version served as it is.
func (f *follower) follow(ctx context.Context) error {
	err := f.refresh(ctx)
	switch {
	case err == nil:
		f.failed = ""
	case ctx.Err() == nil && err.Error() != f.failed:
		f.failed = err.Error()
		f.log.Error("the database can't be loaded; the version before is served on", "error", err)
	}
	return err
}
