package sqlite

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"khyberatlas/internal/incident"
)

// Load reads the whole dataset as it was imported, all of it from one moment.
func (s *Store) Load(ctx context.Context) (_ *incident.Dataset, err error) {
	r, err := s.reading(ctx, 1)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	ds := r.Facts()
	err = r.Rows(ctx, func(_ int, rows []incident.Incident) error {
		ds.Incidents = append(ds.Incidents, rows...)
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(r.digests) > 0 {
		ds.Incidents = inOrder(ds.Incidents)
	}
	return ds, nil
}

// inOrder sorts by date, then id: their places, since of a million incidents themselves it is moving them about that costs.
func inOrder(rows []incident.Incident) []incident.Incident {
	places := make([]int, len(rows))
	for n := range rows {
		places[n] = n
	}
	slices.SortFunc(places, func(a, b int) int {
		return cmp.Or(cmp.Compare(rows[a].Date, rows[b].Date), cmp.Compare(rows[a].ID, rows[b].ID))
	})
	out := make([]incident.Incident, len(rows))
	for n, place := range places {
		out[n] = rows[place]
	}
	return out
}

// provenOurs is loadOurs, proven.
func (s *Store) provenOurs(tx *transaction) (past, *incident.Dataset, error) {
	p, ds, err := s.loadOurs(tx)
	if err == nil {
		err = s.prove(ds)
	}
	return p, ds, err
}

// loadOurs reads what is held but for the incidents of other records than ours, which may be very many.
func (s *Store) loadOurs(tx *transaction) (past, *incident.Dataset, error) {
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
	return p, ds, nil
}

// prove compares what was read with the files that are stored beside it.
func (s *Store) prove(ds *incident.Dataset) error {
	if s.compare == nil {
		return nil
	}
	if tables := s.compare(ds); len(tables) > 0 {
		return edited{tables}
	}
	return nil
}
