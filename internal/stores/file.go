package stores

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/sqlite"
	"khyberatlas/internal/sqlite/watch"
	"khyberatlas/internal/store"
)

// file is a store in one file, by its path.
type file string

func (f file) name() string { return string(f) }
func (f file) file() string { return string(f) }

func (f file) open(ctx context.Context, mode store.Mode) (Store, error) {
	return opened(sqlite.Open(ctx, string(f), mode))
}

// opened keeps a store that is none from being taken for one.
func opened[S Store](s S, err error) (Store, error) {
	if err != nil {
		return nil, err
	}
	return s, nil
}

func (f file) fill(ctx context.Context, do func(Store) error) error {
	return sqlite.New(ctx, string(f), func(s *sqlite.Store) error { return do(s) })
}

func (f file) create(ctx context.Context, ds *incident.Dataset, how store.How) error {
	return sqlite.Create(ctx, string(f), ds, how)
}

func (f file) write(ctx context.Context, mode store.Mode, do func(Store) error) (err error) {
	info, err := os.Stat(string(f))
	if errors.Is(err, fs.ErrNotExist) {
		made := false
		err := f.fill(ctx, func(s Store) error {
			made = true
			return do(s)
		})
		if err != nil && !made {
			return unmade(f, err)
		}
		return err
	}
	blank := err == nil && info.Size() == 0 // as a file that was made beforehand is: it is left so
	s, err := f.open(ctx, mode)
	if err != nil {
		return err
	}
	defer func() {
		if err = errors.Join(err, s.Close()); err != nil && blank {
			err = errors.Join(err, os.Truncate(string(f), 0))
		}
	}()
	return do(s)
}

// watch never tells that a file is away: one that is gone, or can't be read, is a store that can't be loaded.
func (f file) watch(ctx context.Context, _ func(error)) Watcher { return watch.New(ctx, string(f)) }

func (f file) tables(context.Context) (Tables, error) {
	return nil, fmt.Errorf("%s %w", f, ErrNoTables)
}
