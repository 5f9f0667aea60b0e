// Package following keeps the version that is served equal to what a store holds, while the store comes, goes and changes; and it
// keeps a copy of what was served last, to start from while the store is away.
package following

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"path/filepath"
	"sync/atomic"

	"khyberatlas/internal/served"
	"khyberatlas/internal/sidecar"
	"khyberatlas/internal/store"
	"khyberatlas/internal/stores"
)

// Follower keeps the version that is served equal to what a store holds. Its fields are set before it is used.
type Follower struct {
	Place   stores.Place
	Current *served.Current
	Log     *slog.Logger
	Program string        // what the program calls itself
	Index   string        // where the index of a store is that is no file; blank for nowhere
	Scratch string        // a folder where it is then, until it is open: in memory it takes five times as much; blank for none
	Keeps   bool          // the index is written where it is missing
	Aside   Aside         // by another process; nil makes it here
	Tables  stores.Tables // where rows are asked; nil: in memory
	Fills   Fills         // fills them by another process; nil: nobody does
	Keeper  *Keeper       // of a copy to start from; nil for none
	Shows   io.Writer     // where a load that takes long shows how far it is; nil for nowhere

	watcher stores.Watcher // nil until the store was loaded
	state   atomic.Pointer[served.State]
	key     string // of what was last loaded of the store
	failed  string // what was last logged, so that one fault is one line
}

// Aside is what the program is told, by arguments and by its environment, to make the index of a store in a process of its own.
type Aside func(of stores.Place, index string) (arguments, environment []string)

// Fills is what the program is told likewise to fill the tables of a store.
type Fills func(of stores.Place) (arguments, environment []string)

// Refresh loads the store. A version is built whole before it is served, so no request ever sees parts of two. Rows that
// were edited by other means than an import are refused, or, where they are trusted, served under the version that is
// theirs: a version always says what is in it. An import that came in between is read instead.
func (f *Follower) Refresh(ctx context.Context) error {
	key, err := f.loadWhole(ctx, f.Place)
	if err != nil {
		return err
	}
	f.key = key
	if f.Keeper != nil {
		f.Keeper.wake()
	}
	return nil
}

func (f *Follower) loadWhole(ctx context.Context, from stores.Place) (key string, err error) {
	for {
		key, err = f.load(ctx, from)
		if !errors.Is(err, store.ErrMoved) {
			return key, err
		}
	}
}

// load serves what a store holds, and returns the key of that.
func (f *Follower) load(ctx context.Context, from stores.Place) (key string, err error) {
	s, err := from.Open(ctx, store.Read, f.Log)
	if err != nil {
		return "", err
	}
	defer s.Close()
	r, err := s.Read(ctx)
	if err != nil {
		return "", err
	}
	defer r.Close()
	if !f.State().Reachable() && r.Key() == f.key {
		return f.key, nil // it is back, and nobody has written to it meanwhile
	}
	v, err := f.version(ctx, from, r)
	if err != nil {
		return "", fmt.Errorf("build the atlas of %s: %w", r.Facts().Version, err)
	}
	if n := v.Unlinked(); n > 0 {
		f.Log.Warn("addresses that are none are left out of every answer but dataset.zip; check the dataset and import it again",
			"addresses", n)
	}
	f.Current.Swap(v)
	f.Log.Info("dataset loaded", "version", v.Version(), "incidents", r.Count())
	return r.Key(), nil
}

// version is what a store holds, ready to be asked.
func (f *Follower) version(ctx context.Context, from stores.Place, r store.Reading) (*served.Version, error) {
	if f.Tables != nil {
		return f.tabled(ctx, r)
	}
	a, err := f.index(from).Atlas(ctx, r)
	if err != nil {
		return nil, err
	}
	return served.InMemory(a), nil
}

// index is the file that whoever serves keeps and others use: beside a store that is a file. Where there is no place for it the
// rows are held in memory, and nothing is wrong with that.
func (f *Follower) index(of stores.Place) sidecar.File {
	i := sidecar.File{Path: f.Index, Program: f.Program, Log: f.Log, Shows: f.Shows, Serves: f.Current.Load() != nil}
	if file := of.File(); file != "" {
		i.Path = file + ".index"
	}
	if i.Path == "" && f.Scratch != "" {
		i.Path, i.Passing = filepath.Join(f.Scratch, "store.index"), true
	}
	if i.Keep = f.Keeps && i.Path != ""; i.Keep && f.Aside != nil {
		i.Make, i.Environment = f.Aside(of, i.Path)
	}
	return i
}
