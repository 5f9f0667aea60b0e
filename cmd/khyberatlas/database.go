package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"

	"khyberatlas/internal/canon"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/sqlite"
	"khyberatlas/internal/sqlite/watch"
	"khyberatlas/internal/store"
)

// database is what the verbs ask of a store; what each call promises stands in package store.
type database interface {
	Status(ctx context.Context) (store.Status, error)
	Read(ctx context.Context) (store.Reading, error)
	Refusals(ctx context.Context, ds *incident.Dataset, lines map[string]int) (incident.Faults, error)
	Import(ctx context.Context, ds *incident.Dataset, how store.How, progress store.Progress) (store.Result, error)
	Feed(ctx context.Context, id string, feed store.Feed, how store.How) (store.Result, error)
	Judge(ctx context.Context, pair incident.Pair, how store.How) (store.Result, error)
	Lay(ctx context.Context, layer incident.GroundLayer) error
	Lift(ctx context.Context, name string) (bool, error)
	Backup(ctx context.Context, out string) error
	Close() error
}

// watcher tells of what other processes write to a database.
type watcher interface {
	Follow(ctx context.Context, changed func(context.Context) error)
	Close()
}

// databaseFlags are the flags that most verbs share. Their methods are the only place that knows of which kind the
// database is.
type databaseFlags struct {
	DB         string `name:"db" placeholder:"FILE" default:"khyberatlas.db" help:"The database (${default})."`
	TrustEdits bool   `name:"trust-edits" help:"Take rows that were edited by hand on purpose; without it a database that is not as it was imported is refused."`
}

// open opens the database. What is read of it is proven; edits that are trusted are told to the log.
func (f *databaseFlags) open(ctx context.Context, mode store.Mode, log *slog.Logger) (database, error) {
	if f.TrustEdits {
		mode |= store.Trusting
	}
	db, err := sqlite.Open(ctx, f.DB, mode)
	if err != nil {
		return nil, err
	}
	f.prove(db, log)
	return db, nil
}

func (f *databaseFlags) prove(db *sqlite.Store, log *slog.Logger) {
	db.Prove(func(ds *incident.Dataset) []string {
		imported := ds.Version
		differ := canon.Compare(ds)
		if len(differ) == 0 || !f.TrustEdits {
			return differ
		}
		log.Warn("the database was edited by hand", "tables", differ, "imported", imported, "version", ds.Version)
		return nil
	})
}

// write opens the database to be written to. One that isn't there is made, and stays only where do succeeds.
func (f *databaseFlags) write(ctx context.Context, do func(database) error) (err error) {
	info, err := os.Stat(f.DB)
	blank := err == nil && info.Size() == 0 // as a file that was made beforehand is: it is left so
	if errors.Is(err, fs.ErrNotExist) {
		made := false
		err := sqlite.New(ctx, f.DB, func(db *sqlite.Store) error {
			made = true
			f.prove(db, noLog)
			return do(db)
		})
		if err != nil && !made {
			return f.unmade(err)
		}
		return err
	}
	db, err := f.open(ctx, store.Write, noLog)
	if err != nil {
		return err
	}
	defer func() {
		if err = errors.Join(err, db.Close()); err != nil && blank {
			err = errors.Join(err, os.Truncate(f.DB, 0))
		}
	}()
	return do(db)
}

func (f *databaseFlags) unmade(err error) error {
	return fmt.Errorf("there is no database %s, and none can be made there; name another with --db: %w", f.DB, err)
}

// create makes a database that isn't there yet.
func (f *databaseFlags) create(ctx context.Context, ds *incident.Dataset, how store.How) error {
	return sqlite.Create(ctx, f.DB, ds, how)
}

// watch looks at the database as it is now.
func (f *databaseFlags) watch(ctx context.Context) watcher { return watch.New(ctx, f.DB) }

// status opens the database for a moment.
func (f *databaseFlags) status(ctx context.Context) (store.Status, error) {
	db, err := f.open(ctx, store.Read, noLog)
	if err != nil {
		return store.Status{}, err
	}
	defer db.Close()
	return db.Status(ctx)
}

// noLog is for verbs that keep none.
var noLog = slog.New(slog.DiscardHandler)
