package postgis

import (
	"errors"
	"fmt"
	"strings"

	"khyberatlas/internal/store"
	"khyberatlas/internal/store/table"
)

// quoted is a text in SQL. COPY takes no parameters.
func quoted(s string) string {
	return "E'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(s) + "'"
}

// arriving gathers the rows of other records: they are copied in beside what is held, and then taken in all at once.
type arriving struct {
	tx      *transaction
	version int64
	rows    chan table.ImportedRow
	done    chan struct{} // closed when the last row is written
	closed  bool
}

// columns of the rows that arrive: their order, and what is stored of each.
const numberOfRow = "n"

// errFailed ends the reading of rows that can't be written; why they can't is told by the transaction.
var errFailed = errors.New("the rows can't be written")

func newArriving(tx *transaction, version int64) *arriving {
	a := &arriving{tx: tx, version: version, rows: make(chan table.ImportedRow, 256), done: make(chan struct{})}
	tx.exec("CREATE TEMPORARY TABLE arriving ON COMMIT DROP AS SELECT 0::bigint AS " + numberOfRow + ", " + table.Imported.Columns +
		" FROM khyberatlas.origin_incidents WITH NO DATA")
	go func() {
		defer close(a.done)
		tx.write("arriving", numberOfRow+", "+table.Imported.Columns, numbered(func(yield func([]any) bool) {
			var at table.ImportedRow
			fields := table.Imported.Fields(&at)
			for at = range a.rows {
				if !yield(fields) {
					return
				}
			}
		}))
	}()
	return a
}

// row takes an incident, which is free to be changed afterwards.
func (a *arriving) row(r store.Row) error {
	row := table.ImportedRow{Incident: *r.Incident, Stamp: r.Stamp, Provisional: r.Provisional, Came: a.version, Changed: a.version}
	select {
	case a.rows <- row:
		return nil
	case <-a.done:
		return errFailed
	}
}

// close waits until all is written, or has failed. It does so once.
func (a *arriving) close() {
	if a.closed {
		return
	}
	a.closed = true
	close(a.rows)
	<-a.done
}

// whatIsSaid are the columns in which a row can differ from the one held.
func whatIsSaid(of string) string {
	var said []string
	for name := range strings.SplitSeq(table.Imported.Columns, ",") {
		switch name = strings.TrimSpace(name); name {
		case "id", "origin", "stamp", "provisional", "came_in", "changed_in":
		default:
			said = append(said, of+name)
		}
	}
	return strings.Join(said, ", ")
}

// take takes in the rows that arrived. Of one id those of a lower stamp than one before them are ignored, and all of a lower one
// than held, unless the record, or a dataset, brings all that it has. asItWas keeps what only the store knows of a row.
func (a *arriving) take(whole, asItWas bool, result *store.Result) {
	tx := a.tx
	var id, origin string
	tx.exec("ANALYZE arriving")
	// The highest stamp before each row, and that of the row held.
	least := "-1"
	if !whole {
		least = "coalesce(held.stamp, -9223372036854775808)"
	}
	tx.exec(`CREATE TEMPORARY TABLE judged ON COMMIT DROP AS
		SELECT arriving.n, arriving.id, held.ctid AS place, held.origin AS held_origin, arriving.origin, held.came_in AS held_came,
			arriving.stamp >= greatest(` + least + `, max(arriving.stamp) OVER (PARTITION BY arriving.id ORDER BY arriving.n
				ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) AS holds,
			held.ctid IS NOT NULL AND ROW(` + whatIsSaid("held.") + `) IS NOT DISTINCT FROM ROW(` + whatIsSaid("arriving.") + `) AS same
		FROM arriving LEFT JOIN khyberatlas.origin_incidents AS held ON held.id = arriving.id AND held.until IS NULL`)
	tx.ask([]any{&id, &origin}, `SELECT coalesce(min(id), ''), coalesce((array_agg(coalesce(held_origin, '') ORDER BY n))[1], '')
		FROM (SELECT *, count(*) OVER (PARTITION BY id, origin) <> count(*) OVER (PARTITION BY id) AS mixed FROM judged) AS j
		WHERE held_origin <> origin OR mixed`)
	if id != "" {
		tx.fail(fmt.Errorf("write %s, %s: the id is of the record %s, and no other may take it", table.Imported.Name, id, origin))
	}
	var older, added, changed int
	tx.ask([]any{&older, &added, &changed}, `SELECT count(*) FILTER (WHERE NOT holds),
		count(DISTINCT id) FILTER (WHERE holds AND place IS NULL), (SELECT count(*) FROM (SELECT DISTINCT ON (id) same FROM judged
			WHERE holds AND place IS NOT NULL ORDER BY id, n DESC) AS last WHERE NOT same) FROM judged`)
	result.Older, result.Added, result.Changed = result.Older+older, result.Added+added, result.Changed+changed
	tx.exec(`DELETE FROM judged WHERE NOT holds OR EXISTS
		(SELECT FROM judged AS later WHERE later.id = judged.id AND later.n > judged.n AND later.holds)`)
	if !asItWas {
		tx.exec(`UPDATE khyberatlas.origin_incidents AS held SET stamp = arriving.stamp, provisional = arriving.provisional
			FROM judged JOIN arriving USING (n) WHERE held.ctid = judged.place AND judged.same
			AND (held.stamp, held.provisional) <> (arriving.stamp, arriving.provisional)`)
	}
	tx.exec(`UPDATE khyberatlas.origin_incidents AS held SET until = $1 FROM judged
		WHERE held.ctid = judged.place AND NOT judged.same`, a.version)
	stamp, provisional := "arriving.stamp", "arriving.provisional"
	if asItWas {
		stamp, provisional = "coalesce(closed.stamp, arriving.stamp)", "coalesce(closed.provisional, arriving.provisional)"
	}
	tx.exec(`INSERT INTO khyberatlas.origin_incidents (since, id, origin, `+whatIsSaid("")+`, stamp, provisional, came_in, changed_in)
		SELECT $1, arriving.id, arriving.origin, `+whatIsSaid("arriving.")+`, `+stamp+`, `+provisional+`,
			coalesce(closed.came_in, $1), $1 FROM judged JOIN arriving USING (n)
		LEFT JOIN khyberatlas.origin_incidents AS closed ON closed.id = arriving.id AND closed.until = $1
		WHERE NOT judged.same ORDER BY n`, a.version)
}

// dropWhere closes incidents that are held and notes that they are gone.
func dropWhere(tx *transaction, version int64, where string, args ...any) int {
	return tx.exec(`WITH closed AS (UPDATE khyberatlas.origin_incidents AS held SET until = $1 WHERE until IS NULL AND `+where+`
			RETURNING id, origin)
		INSERT INTO khyberatlas.origin_gone (id, origin, gone_in) SELECT id, origin, $1 FROM closed
		ON CONFLICT (id) DO UPDATE SET origin = excluded.origin, gone_in = excluded.gone_in`, append([]any{version}, args...)...)
}

// forgetBack takes those that are there again out of those that are gone.
func forgetBack(tx *transaction) {
	tx.exec(`DELETE FROM khyberatlas.origin_gone AS gone WHERE EXISTS
		(SELECT FROM khyberatlas.origin_incidents AS held WHERE held.id = gone.id AND held.until IS NULL)`)
}

// notArrived are the rows held of a record that has not brought them again.
const notArrived = "origin = $2 AND NOT EXISTS (SELECT FROM arriving WHERE arriving.id = held.id)"
