package postgis

import (
	"context"
	"database/sql/driver"
	"fmt"
	"slices"

	"khyberatlas/internal/canon"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/cell"
	"khyberatlas/internal/store/ledger"
	"khyberatlas/internal/store/table"
)

// Feed puts what an import brings of another record beside what is held, in one transaction: the rows go through one by
// one, so that their number costs no memory. id names the record.
func (s *Store) Feed(ctx context.Context, id string, feed store.Feed, how store.How) (_ store.Result, err error) {
	defer stopped(ctx, &err)
	tx, err := s.writing(ctx)
	if err != nil {
		return store.Result{}, fmt.Errorf("import: %w", err)
	}
	defer tx.end()
	p, held, err := s.provenOurs(tx.transaction)
	if err != nil {
		return store.Result{}, fmt.Errorf("import: %w", explain(s.name, err))
	}
	ds := *held
	result := store.Result{Before: held.Version}
	version := p.Next()
	other, err := putRows(tx.transaction, id, version, held, feed, &result)
	if err != nil {
		return store.Result{}, explain(s.name, err)
	}
	before, _ := held.Origin(id)
	origin, periods := feed.About(before)
	ds.Origins = ledger.Replaced(ds.AllOrigins(), origin)
	ds.Periods = incident.Joined(ds.AllPeriods(), id, periods)
	// To hash a million rows takes as long as to write them. Where none is another, all is said of them.
	if other || !slices.ContainsFunc(ds.Digests, func(d incident.Digest) bool { return d.Origin == id }) {
		sum := &ledger.Sum{}
		digest, err := digestOf(tx.transaction, id, sum)
		if err != nil {
			return store.Result{}, fmt.Errorf("import: %w", explain(s.name, err))
		}
		keepSum(tx.transaction, id, sum)
		ds.Digests = ledger.WithDigest(ds.Digests, digest)
	}
	return s.restate(tx, held, &ds, version, how, result)
}

// Judge keeps a person's verdict on a pair, in the place of one that was given on it before. No incident is touched.
func (s *Store) Judge(ctx context.Context, pair incident.Pair, how store.How) (_ store.Result, err error) {
	defer stopped(ctx, &err)
	tx, err := s.writing(ctx)
	if err != nil {
		return store.Result{}, fmt.Errorf("judge a pair: %w", err)
	}
	defer tx.end()
	p, held, err := s.provenOurs(tx.transaction)
	if err != nil {
		return store.Result{}, fmt.Errorf("judge a pair: %w", explain(s.name, err))
	}
	ds := *held
	ds.Pairs = append(slices.DeleteFunc(slices.Clone(ds.Pairs), pair.Of), pair)
	return s.restate(tx, held, &ds, p.Next(), how, store.Result{Before: held.Version})
}

// restate makes a new version of a dataset of which only what is said of records has changed, and ends the transaction. A
// version that is held already changes nothing.
func (s *Store) restate(tx *begun, old, ds *incident.Dataset, version int64, how store.How, result store.Result) (
	store.Result, error) {
	ledger.Refile(ds)
	if result.After = ds.Version; result.After == result.Before {
		result.Outcome = store.Unchanged
		return result, nil
	}
	addVersion(tx.transaction, version, ds, how)
	writeChecksums(tx.transaction)
	replaceOf(tx.transaction, version, old, ds, table.OfRecords)
	if tx.err != nil {
		return store.Result{}, fmt.Errorf("import: %w", explain(s.name, tx.err))
	}
	if err := tx.Commit(); err != nil {
		return store.Result{}, fmt.Errorf("import: %w", explain(s.name, err))
	}
	return result, nil
}

// digestOf hashes the rows of a record as they are now, in the order of their ids, and adds them to their sum. Rows are read
// ahead of what is hashed.
func digestOf(tx *transaction, id string, sum *ledger.Sum) (incident.Digest, error) {
	return canon.DigestOf(id, func(yield func(*incident.Incident, error) bool) {
		ahead := make(chan []incident.Incident, 2)
		go func() {
			defer close(ahead)
			var part []incident.Incident
			eachImported(tx, "until IS NULL AND origin = "+quoted(id)+" ORDER BY id",
				func(row *table.ImportedRow, cells []driver.Value) error {
					sum.Add(cells)
					if part = append(part, row.Incident); len(part) == rowsInPart {
						ahead <- part
						part = make([]incident.Incident, 0, rowsInPart)
					}
					return nil
				})
			ahead <- part
		}()
		stopped := false
		for part := range ahead {
			for n := 0; n < len(part) && !stopped; n++ {
				stopped = !yield(&part[n], nil)
			}
		}
		if tx.err != nil && !stopped {
			yield(nil, tx.err)
		}
	})
}

// provisionalIn are the provisional rows of a record in some days, of a lower stamp than given.
const provisionalIn = "origin = $2 AND provisional AND stamp < $3 AND date BETWEEN $4::date AND $5::date"

// putRows tells whether any row of the record has become another one.
// many rows are too many for what is known of their table to hold still: without a look at them, which takes half a second, who
// asks by SQL right after an import is planned for another table.
const many = 10_000

func putRows(tx *transaction, id string, version int64, held *incident.Dataset, feed store.Feed, result *store.Result) (
	other bool, err error) {
	a := newArriving(tx, version)
	defer a.close() // if the feed panics too: the writer has the connection
	err = feed.Rows(held, a.row)
	a.close()
	switch {
	case tx.err != nil:
		return false, fmt.Errorf("import: %w", tx.err)
	case err != nil:
		return false, err
	}
	other = a.take(feed.Whole, false, result)
	if feed.Whole {
		result.Removed += dropWhere(tx, version, notArrived, id)
	}
	if days, stamp := feed.Complete(); days.To != 0 {
		result.Removed += dropWhere(tx, version, provisionalIn, id, stamp, days.From.String(), days.To.String())
	}
	for _, gone := range feed.Withdrawn {
		removed := dropWhere(tx, version, "origin = $2 AND id = $3", id, gone)
		if result.Removed += removed; removed == 0 {
			result.Unknown++
		}
	}
	if forgetBack(tx); a.told >= many {
		tx.exec("ANALYZE khyberatlas.origin_incidents")
	}
	if tx.err != nil {
		return false, fmt.Errorf("import: %w", tx.err)
	}
	return other || result.Removed > 0, nil
}

// replaceOthers puts the incidents of the other records that a dataset brings in the place of those held. When they were
// said, and whether provisionally, is in no dataset: of those that come again it stays as it was.
func replaceOthers(tx *transaction, version int64, ds *incident.Dataset, result *store.Result) {
	var brought []string
	for n := range ds.Incidents {
		if origin := ds.Incidents[n].Origin; origin != "" && origin != incident.Ours && !slices.Contains(brought, origin) {
			brought = append(brought, origin)
		}
	}
	if len(brought) == 0 || tx.err != nil {
		return
	}
	a := newArriving(tx, version)
	var err error
	for n := 0; n < len(ds.Incidents) && err == nil; n++ {
		if i := &ds.Incidents[n]; i.Origin != "" && i.Origin != incident.Ours {
			err = a.row(store.Row{Incident: i})
		}
	}
	a.close()
	tx.fail(err) // where the rows can't be written, that is told already
	a.take(true, true, result)
	for _, origin := range brought {
		result.Removed += dropWhere(tx, version, notArrived, origin)
		sum := &ledger.Sum{}
		eachImported(tx, "until IS NULL AND origin = "+quoted(origin), func(_ *table.ImportedRow, cells []driver.Value) error {
			sum.Add(cells)
			return nil
		})
		keepSum(tx, origin, sum)
	}
	forgetBack(tx)
}

// eachImported goes over rows of other records, each good until the next, with what every store would hand over of it.
func eachImported(tx *transaction, where string, take func(*table.ImportedRow, []driver.Value) error) {
	var row table.ImportedRow
	fields := table.Imported.Fields(&row)
	tx.read(table.Imported.Name, "SELECT "+table.Imported.Columns+" FROM khyberatlas.origin_incidents WHERE "+where,
		func() []any {
			row = table.ImportedRow{}
			return fields
		}, func() error {
			cells, err := cell.Values(fields)
			if err != nil {
				return err
			}
			return take(&row, cells)
		})
}
