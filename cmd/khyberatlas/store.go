package main

import (
	"context"
	"log/slog"

	"khyberatlas/internal/dataset"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/sqlite"
)

// store are the flags that most verbs share.
type store struct {
	DB         string `name:"db" placeholder:"FILE" default:"khyberatlas.db" help:"The database (${default})."`
	TrustEdits bool   `name:"trust-edits" help:"Take rows that were edited by hand on purpose; without it a database that is not as it was imported is refused."`
}

// open opens the database. What is read of it is proven; edits that are trusted are told to the log.
func (s *store) open(ctx context.Context, mode sqlite.Mode, log *slog.Logger) (*sqlite.Store, error) {
	if s.TrustEdits {
		mode |= sqlite.Trusting
	}
	db, err := sqlite.Open(ctx, s.DB, mode)
	if err != nil {
		return nil, err
	}
	db.Prove(func(ds *incident.Dataset) []string {
		imported := ds.Version
		differ := dataset.Compare(ds)
		if len(differ) == 0 || !s.TrustEdits {
			return differ
		}
		log.Warn("the database was edited by hand", "tables", differ, "imported", imported, "version", ds.Version)
		return nil
	})
	return db, nil
}

// status opens the database for a moment.
func (s *store) status(ctx context.Context) (sqlite.Status, error) {
	db, err := s.open(ctx, sqlite.Read, quiet)
	if err != nil {
		return sqlite.Status{}, err
	}
	defer db.Close()
	return db.Status(ctx)
}

// quiet is the log of verbs that keep none.
var quiet = slog.New(slog.DiscardHandler)
