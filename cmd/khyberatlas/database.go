package main

import (
	"io"
	"log/slog"

	"khyberatlas/internal/following"
	"khyberatlas/internal/served"
	"khyberatlas/internal/stores"
)

// databaseFlags are the flags that most verbs share.
type databaseFlags struct {
	DB         string `name:"db" placeholder:"DATABASE" default:"khyberatlas.db" help:"The database: a file, or an address of PostgreSQL as psql takes it, postgres://… or service=… (${default})."`
	TrustEdits bool   `name:"trust-edits" help:"Take rows that were edited by hand on purpose; without it a database that is not as it was imported is refused."`
}

// place is where the database is.
func (f *databaseFlags) place() stores.Place {
	return stores.Place{Address: f.DB, Trusts: f.TrustEdits}
}

// follower loads what the database holds; what takes long is shown.
func (f *databaseFlags) follower(log *slog.Logger, shows io.Writer) *following.Follower {
	return &following.Follower{Place: f.place(), Current: &served.Current{}, Log: log, Program: programVersion(), Shows: shows}
}

// noLog is for verbs that keep none.
var noLog = slog.New(slog.DiscardHandler)
