package sqlite

import (
	"context"
	"fmt"
	"slices"

	"khyberatlas/internal/canon"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/sqlite/raw"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/ledger"
	"khyberatlas/internal/store/table"
)

// Feed puts what an import brings of another record beside what is held, in one transaction: the rows go through one by
// one, so that their number costs no memory. id names the record.
func (s *Store) Feed(ctx context.Context, id string, feed store.Feed, how store.How) (_ store.Result, err error) {
	defer stopped(ctx, &err)
	tx, err := s.begin(ctx)
	if err != nil {
		return store.Result{}, fmt.Errorf("import: %w", err)
	}
	defer tx.Rollback()
	p, held, err := s.provenOurs(tx)
	if err != nil {
		return store.Result{}, fmt.Errorf("import: %w", explain(s.path, err))
	}
	ds := *held
	result := store.Result{Before: held.Version}
	version := p.Next()
	if err := putRows(tx, id, version, held, feed, &result); err != nil {
		return store.Result{}, err
	}
	before, _ := held.Origin(id)
	origin, periods := feed.About(before)
	ds.Origins = ledger.Replaced(ds.AllOrigins(), origin)
	ds.Periods = incident.Joined(ds.AllPeriods(), id, periods)
	sum := &ledger.Sum{}
	digest, err := digestOf(tx, id, sum)
	if err != nil {
		return store.Result{}, fmt.Errorf("import: %w", explain(s.path, err))
	}
	keepSum(tx, id, sum)
	ds.Digests = ledger.WithDigest(ds.Digests, digest)
	return s.restate(tx, &ds, version, how, result)
}

// Judge keeps a person's verdict on a pair, in the place of one that was given on it before. No incident is touched.
func (s *Store) Judge(ctx context.Context, pair incident.Pair, how store.How) (_ store.Result, err error) {
	defer stopped(ctx, &err)
	tx, err := s.begin(ctx)
	if err != nil {
		return store.Result{}, fmt.Errorf("judge a pair: %w", err)
	}
	defer tx.Rollback()
	p, held, err := s.provenOurs(tx)
	if err != nil {
		return store.Result{}, fmt.Errorf("judge a pair: %w", explain(s.path, err))
	}
	ds := *held
	ds.Pairs = append(slices.DeleteFunc(slices.Clone(ds.Pairs), pair.Of), pair)
	return s.restate(tx, &ds, p.Next(), how, store.Result{Before: held.Version})
}

// restate makes a new version of a dataset of which only what is said of records has changed, and ends the transaction. A
// version that is held already changes nothing.
func (s *Store) restate(tx *transaction, ds *incident.Dataset, version int64, how store.How, result store.Result) (
	store.Result, error) {
	ledger.Refile(ds)
	if result.After = ds.Version; result.After == result.Before {
		result.Outcome = store.Unchanged
		return result, nil
	}
	switch number, err := addVersion(tx, ds, how); {
	case err != nil:
		return store.Result{}, err
	case number != version:
		return store.Result{}, fmt.Errorf("import: version %d has the number %d", version, number)
	}
	writeChecksums(tx)
	replaceOf(tx, ds, table.OfRecords)
	if tx.err != nil {
		return store.Result{}, fmt.Errorf("import: %w", explain(s.path, tx.err))
	}
	if err := tx.Commit(); err != nil {
		return store.Result{}, fmt.Errorf("import: %w", explain(s.path, err))
	}
	return result, nil
}

// provisionalIn are the provisional rows of a record in some days, of a lower stamp than given.
const provisionalIn = "origin = ? AND provisional = 1 AND stamp < ? AND date BETWEEN ? AND ?"

func putRows(tx *transaction, id string, version int64, held *incident.Dataset, feed store.Feed, result *store.Result) error {
	if feed.Whole {
		tx.exec(mayGo, id)
	}
	if tx.err != nil {
		return fmt.Errorf("import: %w", tx.err)
	}
	p := newPutter(tx, version, saidAnew, result)
	defer p.close() // if the feed panics too: the writer has the connection
	err := feed.Rows(held, p.row)
	p.close()
	switch {
	case tx.err != nil:
		return fmt.Errorf("import: %w", tx.err)
	case err != nil:
		return err
	}
	if feed.Whole {
		result.Removed += dropWhere(tx, version, "origin = ? AND stamp < 0", id)
	}
	if days, stamp := feed.Complete(); days.To != 0 {
		result.Removed += dropWhere(tx, version, provisionalIn, id, stamp, days.From.String(), days.To.String())
	}
	for _, gone := range feed.Withdrawn {
		removed := dropWhere(tx, version, "origin = ? AND id = ?", id, gone)
		if result.Removed += removed; removed == 0 {
			result.Unknown++
		}
	}
	if forgetBack(tx); tx.err != nil {
		return fmt.Errorf("import: %w", tx.err)
	}
	return nil
}

// digestOf hashes the rows of a record as they are now, and adds them to their sum.
func digestOf(tx *transaction, id string, sum *ledger.Sum) (incident.Digest, error) {
	digest, err := canon.DigestOf(id, func(yield func(*incident.Incident, error) bool) {
		for i := range raw.Ahead(eachRaw(tx, importedOfOne(), sum.Add, id)) {
			if !yield(&i.Incident, nil) {
				return
			}
		}
		if tx.err != nil {
			yield(nil, tx.err)
		}
	})
	return digest, err
}

// imported are the incidents of other records, in the order in which they came.
var imported = func() table.Of[table.ImportedRow] {
	t := table.Imported
	t.Order = "rowid"
	return t
}()

// importedOfOne are the rows of one record, in the order of their ids.
func importedOfOne() table.Of[table.ImportedRow] {
	t := imported
	t.Name, t.Order = t.Name+" WHERE origin = ?", "id"
	return t
}

// replaceOf writes some of the dataset's tables anew.
func replaceOf(tx *transaction, ds *incident.Dataset, tables []string) {
	for _, part := range table.Parts {
		if slices.Contains(tables, part.Name) {
			tx.exec("DELETE FROM " + part.Name)
			tx.write(part.Name, part.Columns, part.Rows(ds))
		}
	}
}
