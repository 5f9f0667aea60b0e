package sqlite

import (
	"context"
	"fmt"

	"khyberatlas/internal/incident"
)

// Refusals are the faults for which the store would refuse a dataset that is sound by itself: an id that somebody may have
// cited stands for one event for good, also after the event was withdrawn. lines are those of How.
func (s *Store) Refusals(ctx context.Context, ds *incident.Dataset, lines map[string]int) (_ incident.Faults, err error) {
	defer stopped(ctx, &err)
	tx, err := s.begin(ctx)
	if err != nil {
		return nil, fmt.Errorf("ask the store: %w", err)
	}
	defer tx.Rollback()
	p := provenPast(tx, s.trusts)
	if tx.err != nil {
		return nil, fmt.Errorf("ask the store: %w", explain(s.path, tx.err))
	}
	return p.Refusals(ds, lines), nil
}
