package sqlite

import (
	"context"
	"fmt"

	"khyberatlas/internal/store"
)

// Status reads it; ErrEmpty where nothing was imported yet.
func (s *Store) Status(ctx context.Context) (_ store.Status, err error) {
	defer stopped(ctx, &err)
	tx, err := s.begin(ctx)
	if err != nil {
		return store.Status{}, fmt.Errorf("status: %w", err)
	}
	defer tx.Rollback()
	p := provenPast(tx, s.trusts)
	if tx.err != nil {
		return store.Status{}, explain(s.path, tx.err)
	}
	st, err := p.Status()
	return st, explain(s.path, err)
}
