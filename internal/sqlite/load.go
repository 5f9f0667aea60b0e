package sqlite

import (
	"khyberatlas/internal/incident"
	"khyberatlas/internal/store/ledger"
	"khyberatlas/internal/store/table"
)

// provenOurs is loadOurs, proven.
func (s *Store) provenOurs(tx *transaction) (ledger.Past, *incident.Dataset, error) {
	p, ds, err := s.loadOurs(tx)
	if err == nil {
		err = s.prove(ds)
	}
	return p, ds, err
}

// loadOurs reads what is held but for the incidents of other records than ours, which may be very many.
func (s *Store) loadOurs(tx *transaction) (ledger.Past, *incident.Dataset, error) {
	p := provenPast(tx, s.trusts)
	if tx.err != nil {
		return p, nil, tx.err
	}
	held, err := p.Status()
	if err != nil {
		return p, nil, err
	}
	ds := &incident.Dataset{Version: held.Version}
	for _, part := range table.Parts {
		tx.readPart(part, ds)
	}
	if tx.err != nil {
		return p, nil, tx.err
	}
	if err := p.AddTo(ds); err != nil {
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
		return ledger.Edited{Tables: tables}
	}
	return nil
}
