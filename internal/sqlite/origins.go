package sqlite

import (
	"fmt"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/ledger"
)

// The incidents of other records than ours stand in a table of their own: an import of one record leaves those of all
// others as they are, and goes through its rows one by one.

// replaceOthers puts the incidents of the other records that a dataset brings in the place of those held. When they were
// said, and whether provisionally, is in no dataset: of those that come again it stays as it was.
func replaceOthers(tx *transaction, version int64, ds *incident.Dataset, result *store.Result) {
	brought := map[string]bool{}
	for n := range ds.Incidents {
		if origin := ds.Incidents[n].Origin; origin != incident.Ours && !brought[origin] {
			brought[origin] = true
			tx.exec(mayGo, origin)
		}
	}
	if len(brought) == 0 || tx.err != nil {
		return
	}
	put := newPutter(tx, version, asItWas, result)
	var err error
	for n := 0; n < len(ds.Incidents) && err == nil; n++ {
		if i := &ds.Incidents[n]; i.Origin != incident.Ours {
			err = put.row(store.Row{Incident: i})
		}
	}
	put.close()
	tx.fail(err) // where the rows can't be written, that is told already
	for origin := range brought {
		result.Removed += dropWhere(tx, version, "origin = ? AND stamp < 0", origin)
		sum := &ledger.Sum{}
		for range eachRaw(tx, importedOfOne(), sum.Add, origin) {
		}
		keepSum(tx, origin, sum)
	}
	forgetBack(tx)
}

// dropWhere takes incidents out and notes that they are gone.
func dropWhere(tx *transaction, version int64, where string, args ...any) int {
	tx.exec("INSERT OR REPLACE INTO origin_gone (id, origin, gone_in) SELECT id, origin, ? FROM origin_incidents WHERE "+where,
		append([]any{version}, args...)...)
	return tx.count("DELETE FROM origin_incidents WHERE "+where, args...)
}

// forgetBack takes those that are there again out of those that are gone.
func forgetBack(tx *transaction) {
	tx.exec("DELETE FROM origin_gone WHERE id IN (SELECT id FROM origin_incidents)")
}

// count runs a statement and says how many rows it changed.
func (tx *transaction) count(statement string, args ...any) int {
	if tx.err != nil {
		return 0
	}
	done, err := tx.ExecContext(tx.ctx, statement, args...)
	if err != nil {
		tx.fail(fmt.Errorf("%s: %w", statement, err))
		return 0
	}
	n, err := done.RowsAffected()
	if err != nil {
		tx.fail(err)
	}
	return int(n)
}
