package sqlite

import (
	"context"
	"fmt"

	"khyberatlas/internal/incident"
)

// Load reads the whole dataset as it was imported, all of it from one moment.
func (s *Store) Load(ctx context.Context) (_ *incident.Dataset, err error) {
	defer stopped(ctx, &err)
	tx, err := s.begin(ctx)
	if err != nil {
		return nil, fmt.Errorf("load: %w", err)
	}
	defer tx.Rollback()
	_, ds, err := s.load(tx)
	if err != nil {
		return nil, fmt.Errorf("load: %w", explain(s.path, err))
	}
	return ds, nil
}

// load reads and proves what is held.
func (s *Store) load(tx *transaction) (past, *incident.Dataset, error) {
	p := provenPast(tx, s.trusts)
	if tx.err != nil {
		return p, nil, tx.err
	}
	held, err := p.status()
	if err != nil {
		return p, nil, err
	}
	ds := &incident.Dataset{Version: held.Version}
	for _, part := range parts {
		part.read(tx, ds)
	}
	if tx.err != nil {
		return p, nil, tx.err
	}
	if err := p.addTo(ds); err != nil {
		return p, nil, err
	}
	if err := s.readGround(tx, ds); err != nil {
		return p, nil, err
	}
	if s.compare != nil {
		if tables := s.compare(ds); len(tables) > 0 {
			return p, nil, edited{tables}
		}
	}
	return p, ds, nil
}
