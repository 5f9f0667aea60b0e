package sqlite

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
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
	ds = withHeld(ds, old)
	result := store.Result{Before: old.Version, After: ds.Version}
	if old.Version == ds.Version {
		result.Outcome = store.Unchanged
		return result, nil
	}
	if held, _ := p.status(); how.When != nil && !how.When(held) {
		return store.Result{Outcome: store.Kept, Before: old.Version, After: old.Version}, nil
	}
	if faults := p.refusals(ds, how.Lines); len(faults) > 0 {
		return store.Result{}, faults
	}
	version, err := addVersion(tx, ds, how)
	if err != nil {
		return store.Result{}, err
	}
	own := ours(ds.Incidents)
	if err := keepHistory(tx, version, old.Incidents, own, &result); err != nil {
		return store.Result{}, err
	}
	p.keepWithdrawn(tx, old.Incidents, own)
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
		return damage{errors.New(found)}
	}
	return nil
}

// replace empties every table of the dataset, those that point at others first, and writes them anew.
func replace(tx *transaction, ds *incident.Dataset, progress store.Progress) {
	for _, part := range slices.Backward(parts) {
		tx.exec("DELETE FROM " + part.table)
	}
	tx.written = counter(ds, progress)
	for _, part := range parts {
		part.write(tx, ds)
	}
}

// counter reports progress once a hundredth of the way, not once a row.
func counter(ds *incident.Dataset, progress store.Progress) func() {
	if progress == nil {
		return nil
	}
	total := len(ds.Files) + 1
	for _, n := range ds.Counts() {
		total += n
	}
	done, stride := 0, max(1, total/100)
	return func() {
		done++
		if done%stride == 0 || done == total {
			progress(done, total)
		}
	}
}
