package stores

import (
	"context"
	"errors"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/postgis"
	"khyberatlas/internal/postgis/bysql"
	"khyberatlas/internal/store"
)

// server is a store in a database of PostgreSQL, by its address as libpq has them.
type server string

func (s server) name() string { return postgis.Name(string(s)) }
func (s server) file() string { return "" }

func (s server) open(ctx context.Context, mode store.Mode) (Store, error) {
	return opened(postgis.Open(ctx, string(s), mode))
}

func (s server) fill(ctx context.Context, do func(Store) error) error {
	return postgis.New(ctx, string(s), func(to *postgis.Store) error { return do(to) })
}

func (s server) create(ctx context.Context, ds *incident.Dataset, how store.How) error {
	return postgis.Create(ctx, string(s), ds, how)
}

func (s server) write(ctx context.Context, mode store.Mode, do func(Store) error) (err error) {
	switch to, err := s.open(ctx, store.Read); {
	case errors.Is(err, store.ErrMissing):
		made := false
		err := s.fill(ctx, func(to Store) error {
			made = true
			return do(to)
		})
		switch {
		case errors.Is(err, store.ErrExists) && !made: // another process was faster, and what it made is written to
		case err != nil && !made:
			return unmade(s, err)
		default:
			return err
		}
	case err == nil:
		if err := to.Close(); err != nil {
			return err
		}
	}
	to, err := s.open(ctx, mode)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, to.Close()) }()
	return do(to)
}

func (s server) watch(ctx context.Context, away func(error)) Watcher {
	w := postgis.Watch(ctx, string(s))
	w.Away = away
	return w
}

func (s server) tables(ctx context.Context) (Tables, error) {
	t, err := bysql.New(ctx, string(s))
	if err != nil {
		return nil, err
	}
	return t, nil
}
