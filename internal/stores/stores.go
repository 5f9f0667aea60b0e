// Package stores opens a store by its address, of whatever kind it is. What a kind needs beyond what all promise (package store)
// stands in a file of its own here, and nobody else asks which kind an address is of.
package stores

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/canon"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/postgis"
	"khyberatlas/internal/postgis/bysql"
	"khyberatlas/internal/served"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/table"
)

// Store is what is asked of an open store; what each call promises stands in package store.
type Store interface {
	Prove(compare func(*incident.Dataset) []string)
	Status(ctx context.Context) (store.Status, error)
	Read(ctx context.Context) (store.Reading, error)
	Refusals(ctx context.Context, ds *incident.Dataset, lines map[string]int) (incident.Faults, error)
	Import(ctx context.Context, ds *incident.Dataset, how store.How, progress store.Progress) (store.Result, error)
	Feed(ctx context.Context, id string, feed store.Feed, how store.How) (store.Result, error)
	Judge(ctx context.Context, pair incident.Pair, how store.How) (store.Result, error)
	Lay(ctx context.Context, layer incident.GroundLayer) error
	Lift(ctx context.Context, name string) (bool, error)
	Backup(ctx context.Context, out string) error
	Dump(ctx context.Context, take func(t table.Any, rows iter.Seq[[]any]) error) error
	Restore(ctx context.Context, from table.Dump) error
	Close() error
}

// Watcher tells of what other processes write to a store.
type Watcher interface {
	Follow(ctx context.Context, changed func(context.Context) error)
	Close()
}

// Place is where a store is, and how what it holds is taken.
type Place struct {
	Address string
	Trusts  bool // rows that were edited by hand are taken as they are
}

// kind is what one kind of store does in its own way.
type kind interface {
	name() string // for messages: nothing secret is in it
	file() string // the path where it is a file, else blank
	open(ctx context.Context, mode store.Mode) (Store, error)
	// fill makes a store that isn't there yet. It stays only where do succeeds.
	fill(ctx context.Context, do func(Store) error) error
	create(ctx context.Context, ds *incident.Dataset, how store.How) error
	// write opens a store to be written to; one that isn't there is filled.
	write(ctx context.Context, mode store.Mode, do func(Store) error) error
	watch(ctx context.Context, away func(error)) Watcher
	tables(ctx context.Context) (Tables, error)
}

// kind tells what an address is of.
func (p Place) kind() kind {
	if postgis.IsAddress(p.Address) {
		return server(p.Address)
	}
	return file(p.Address)
}

// String names the store in messages.
func (p Place) String() string { return p.kind().name() }

// File is the path of a store that is a file; blank for others.
func (p Place) File() string { return p.kind().file() }

// Open opens the store. What is read of it is proven; edits that are trusted are told to the log.
func (p Place) Open(ctx context.Context, mode store.Mode, log *slog.Logger) (Store, error) {
	s, err := p.kind().open(ctx, p.mode(mode))
	if err != nil {
		return nil, err
	}
	p.prove(s, log)
	return s, nil
}

func (p Place) mode(mode store.Mode) store.Mode {
	if p.Trusts {
		mode |= store.Trusting
	}
	return mode
}

func (p Place) prove(s Store, log *slog.Logger) {
	s.Prove(func(ds *incident.Dataset) []string {
		imported := ds.Version
		differ := canon.Compare(ds)
		if len(differ) == 0 || !p.Trusts {
			return differ
		}
		log.Warn("the database was edited by hand", "tables", differ, "imported", imported, "version", ds.Version)
		return nil
	})
}

// Write opens the store to be written to. One that isn't there is made, and stays only where do succeeds.
func (p Place) Write(ctx context.Context, do func(Store) error) error {
	return p.kind().write(ctx, p.mode(store.Write), func(s Store) error {
		p.prove(s, slog.New(slog.DiscardHandler))
		return do(s)
	})
}

// Create makes a store that isn't there yet; store.ErrExists where another process was faster.
func (p Place) Create(ctx context.Context, ds *incident.Dataset, how store.How) error {
	k := p.kind()
	if err := k.create(ctx, ds, how); err != nil {
		return unmade(k, err)
	}
	return nil
}

// Tables are where the versions of a store are asked without their rows being in memory.
type Tables interface {
	// Version is the one with these facts; ErrNotReady where nobody has filled its tables.
	Version(ctx context.Context, facts *incident.Dataset) (*served.Version, error)
	// Fillable reports whether Fill has the rights that it needs.
	Fillable(ctx context.Context) (bool, error)
	// Fill makes the tables of a version of which the rows are at hand, unless they are there.
	Fill(ctx context.Context, a *atlas.Atlas) error
	Close()
}

// ErrNotReady says that a version has no tables yet.
var ErrNotReady = bysql.ErrNotReady

// ErrNoTables is what Tables says of a store that can't be asked.
var ErrNoTables = errors.New("is a file: what is asked of it is asked in memory, where its index takes little")

// Tables are those of the store; ErrNoTables where its kind has none.
func (p Place) Tables(ctx context.Context) (Tables, error) { return p.kind().tables(ctx) }

// Watch looks at the store as it is now: who reads it after that, and then follows it, misses no write. While it is followed,
// away is told that it can't be reached any more, and why, and with nil that it can be again.
func (p Place) Watch(ctx context.Context, away func(error)) Watcher { return p.kind().watch(ctx, away) }

// Status opens the store for a moment.
func (p Place) Status(ctx context.Context) (store.Status, error) {
	s, err := p.Open(ctx, store.Read, slog.New(slog.DiscardHandler))
	if err != nil {
		return store.Status{}, err
	}
	defer s.Close()
	return s.Status(ctx)
}

// unmade says that a store is neither there nor can be made.
func unmade(k kind, err error) error {
	if k.file() == "" {
		return fmt.Errorf("no tables of the atlas are there yet, and they can't be made: %w", err)
	}
	return fmt.Errorf("there is no database %s, and none can be made there; name another with --db: %w", k.name(), err)
}
