package postgis

import (
	"context"
	"fmt"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/ledger"
	"khyberatlas/internal/store/table"
)

// readPast reads what is known beyond the dataset.
func readPast(tx *transaction) ledger.Past {
	return ledger.Past{Versions: read(tx, table.Versions), Ages: read(tx, table.Ages), Withdrawn: read(tx, table.Withdrawn)}
}

// provenPast is the past where it agrees with its checksums. Trusted, it is taken as it stands.
func (s *Store) provenPast(tx *transaction) ledger.Past {
	p := readPast(tx)
	written := read(tx, table.Checksums)
	if tx.err == nil && !s.trusts {
		tx.err = p.Prove(written)
	}
	return p
}

// writeChecksums has the past agree with its checksums as it is now.
func writeChecksums(tx *transaction) {
	for _, c := range readPast(tx).Checksums() {
		keepChecksum(tx, c)
	}
}

func keepChecksum(tx *transaction, c table.Checksum) {
	tx.exec("INSERT INTO khyberatlas.checksums (name, sum) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET sum = excluded.sum",
		c.Name, c.Sum)
}

func keepSum(tx *transaction, origin string, sum *ledger.Sum) {
	if sum.Rows == 0 {
		tx.exec("DELETE FROM khyberatlas.checksums WHERE name = $1", ledger.SumsOf+origin)
		return
	}
	keepChecksum(tx, table.Checksum{Name: ledger.SumsOf + origin, Sum: sum.String()})
}

// addVersion writes the import's own row under a number.
func addVersion(tx *transaction, number int64, ds *incident.Dataset, how store.How) {
	v, err := ledger.Imported(ds, how)
	if err != nil {
		tx.fail(err)
		return
	}
	v.ID = number
	write(tx, table.Versions, []table.Version{v})
}

// keepHistory notes for every incident in which version it came and last changed. One that went and comes back keeps
// the version in which it first came, and coming back is a change.
func keepHistory(tx *transaction, version int64, before, after []incident.Incident, result *store.Result) {
	said, went := ledger.Said(before, after, result)
	tx.exec(`INSERT INTO khyberatlas.incident_history AS held (id, came_in, changed_in)
		SELECT id, $1, $1 FROM unnest($2::text[]) AS id
		ON CONFLICT (id) DO UPDATE SET changed_in = excluded.changed_in, gone_in = NULL`, version, said)
	tx.exec("UPDATE khyberatlas.incident_history SET gone_in = $1 WHERE id = ANY($2::text[])", version, went)
}

// keepWithdrawn notes which events go, and forgets those that are back.
func keepWithdrawn(tx *transaction, p ledger.Past, before, after []incident.Incident) {
	gone, back := p.Withdraws(before, after)
	var ids []string
	for _, i := range back {
		ids = append(ids, i.ID)
	}
	tx.exec("DELETE FROM khyberatlas.withdrawn WHERE id = ANY($1::text[])", ids)
	write(tx, table.Withdrawn, gone)
}

// Status reads it; ErrEmpty where nothing was imported yet.
func (s *Store) Status(ctx context.Context) (_ store.Status, err error) {
	defer stopped(ctx, &err)
	tx, err := s.begin(ctx, moment)
	if err != nil {
		return store.Status{}, fmt.Errorf("status: %w", err)
	}
	defer tx.end()
	p := s.provenPast(tx.transaction)
	if tx.err != nil {
		return store.Status{}, explain(s.name, tx.err)
	}
	st, err := p.Status()
	return st, explain(s.name, err)
}

// Refusals are the faults for which the store would refuse a dataset that is sound by itself; see ledger.Past.
func (s *Store) Refusals(ctx context.Context, ds *incident.Dataset, lines map[string]int) (_ incident.Faults, err error) {
	defer stopped(ctx, &err)
	tx, err := s.begin(ctx, moment)
	if err != nil {
		return nil, fmt.Errorf("ask the store: %w", err)
	}
	defer tx.end()
	p := s.provenPast(tx.transaction)
	if tx.err != nil {
		return nil, fmt.Errorf("ask the store: %w", explain(s.name, tx.err))
	}
	return p.Refusals(ds, lines), nil
}

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
	p := s.provenPast(tx)
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
