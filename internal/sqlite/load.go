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
		err = s.compare.Prove(ds)
	}
	return p, ds, err
}

// loadOurs reads what is held but for the incidents of other records than ours, which may be very many.
func (s *Store) loadOurs(tx *transaction) (ledger.Past, *incident.Dataset, error) {
	p := provenPast(tx, s.trusts)
	if tx.err != nil {
		return p, nil, tx.err
	}
	ds, err := p.Facts(s.trusts, func(ds *incident.Dataset) ([]table.Laid, error) {
		for _, part := range table.Parts {
			tx.readPart(part, ds)
		}
		return read(tx, table.Ground), tx.err
	})
	return p, ds, err
}
