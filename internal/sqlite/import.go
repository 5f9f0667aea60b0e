package sqlite

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/ledger"
	"khyberatlas/internal/store/table"
)

// Import puts a dataset in the place of the one held, whole, in one transaction. Killed at any moment it leaves the old
// version or the new one. A dataset that the store refuses is an incident.Faults; one into a database that is itself
// refused fails like reading it. progress may be nil.
func (s *Store) Import(ctx context.Context, ds *incident.Dataset, how store.How, progress store.Progress) (
	_ store.Result, err error) {
	defer stopped(ctx, &err)
	tx, err := s.begin(ctx)
	if err != nil {
		return store.Result{}, fmt.Errorf("import: %w", err)
	}
	defer tx.Rollback()
	if err := intact(tx); err != nil {
		return store.Result{}, fmt.Errorf("import: %w", explain(s.path, err))
	}
	p, old, err := s.provenOurs(tx)
	switch {
	case errors.Is(err, store.ErrEmpty):
		old = &incident.Dataset{}
	case err != nil:
		return store.Result{}, fmt.Errorf("import: %w", explain(s.path, err))
	}
	ds = ledger.WithHeld(ds, old)
	result := store.Result{Before: old.Version, After: ds.Version}
	if old.Version == ds.Version {
		result.Outcome = store.Unchanged
		return result, nil
	}
	if held, _ := p.Status(); how.When != nil && !how.When(held) {
		return store.Result{Outcome: store.Kept, Before: old.Version, After: old.Version}, nil
	}
	if faults := p.Refusals(ds, how.Lines); len(faults) > 0 {
		return store.Result{}, faults
	}
	version, err := addVersion(tx, ds, how)
	if err != nil {
		return store.Result{}, err
	}
	own := ledger.Ours(ds.Incidents)
	keepHistory(tx, version, old.Incidents, own, &result)
	keepWithdrawn(tx, p, old.Incidents, own)
	if writeChecksums(tx); tx.err != nil {
		return store.Result{}, fmt.Errorf("import: %w", explain(s.path, tx.err))
	}
	if replaceOthers(tx, version, ds, &result); tx.err != nil {
		return store.Result{}, fmt.Errorf("import: %w", explain(s.path, tx.err))
	}
	mine := *ds
	mine.Incidents = own
	if replace(tx, &mine, progress); tx.err != nil {
		return store.Result{}, tx.err
	}
	if err := tx.Commit(); err != nil {
		return store.Result{}, fmt.Errorf("import: %w", explain(s.path, err))
	}
	return result, nil
}

// intact looks for damage that no row shows: an import that is written into a broken file breaks more.
func intact(tx *transaction) error {
	var found string
	if err := tx.QueryRowContext(tx.ctx, "PRAGMA integrity_check(1)").Scan(&found); err != nil {
		return err
	}
	if found != "ok" {
		return ledger.Damage{Err: errors.New(found)}
	}
	return nil
}

// replace empties every table of the dataset, those that point at others first, and writes them anew.
func replace(tx *transaction, ds *incident.Dataset, progress store.Progress) {
	for _, part := range slices.Backward(table.Parts) {
		tx.exec("DELETE FROM " + part.Name)
	}
	tx.written = ledger.Counter(ds, progress)
	for _, part := range table.Parts {
		tx.write(part.Name, part.Columns, part.Rows(ds))
	}
}
