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
	// Of a table that was made a moment ago nothing is known to who plans. Of all columns that would take longer than to write it.
	tx.exec("ANALYZE arriving (" + numberOfRow + ", id)")
	var repeated, held bool
	tx.ask([]any{&repeated, &held}, `SELECT EXISTS (SELECT FROM arriving GROUP BY id HAVING count(*) > 1),
		EXISTS (SELECT FROM khyberatlas.origin_incidents WHERE until IS NULL)`)
	if !repeated && !held {
		result.Added += tx.exec(insertArrived("arriving.stamp", "arriving.provisional", "$1")+" FROM arriving", a.version)
		return
	}
	a.judge(whole, repeated)
	var id, origin string
	tx.ask([]any{&id, &origin}, `SELECT coalesce(min(id), ''), coalesce((array_agg(coalesce(held_origin, '') ORDER BY n))[1], '')
		FROM judged WHERE held_origin <> origin OR mixed`)
	if id != "" {
		tx.fail(fmt.Errorf("write %s, %s: the id is of the record %s, and no other may take it", table.Imported.Name, id, origin))
	}
	var older, added, changed, restamped int
	tx.ask([]any{&older, &added, &changed, &restamped}, `SELECT count(*) FILTER (WHERE NOT holds),
		count(*) FILTER (WHERE lasts AND place IS NULL), count(*) FILTER (WHERE lasts AND place IS NOT NULL AND NOT same),
		count(*) FILTER (WHERE lasts AND restamped) FROM judged`)
	result.Older, result.Added, result.Changed = result.Older+older, result.Added+added, result.Changed+changed
	if restamped > 0 && !asItWas {
		tx.exec(`UPDATE khyberatlas.origin_incidents AS held SET stamp = arriving.stamp, provisional = arriving.provisional
			FROM judged JOIN arriving USING (n) WHERE held.ctid = judged.place AND judged.lasts AND judged.restamped`)
	}
	if changed > 0 {
		tx.exec(`UPDATE khyberatlas.origin_incidents AS held SET until = $1 FROM judged
			WHERE held.ctid = judged.place AND judged.lasts AND NOT judged.same`, a.version)
	}
	stamp, provisional := "arriving.stamp", "arriving.provisional"
	if asItWas {
		stamp, provisional = "coalesce(closed.stamp, arriving.stamp)", "coalesce(closed.provisional, arriving.provisional)"
	}
	if added+changed > 0 {
		tx.exec(insertArrived(stamp, provisional, "coalesce(closed.came_in, $1)")+` FROM judged JOIN arriving USING (n)
			LEFT JOIN khyberatlas.origin_incidents AS closed ON closed.id = arriving.id AND closed.until = $1
			WHERE judged.lasts AND NOT judged.same`, a.version)
	}
}

// judge says of each row that arrived whether its stamp holds against those before it and what is held, whether it is the last
// of its id that does, and what of it is other than held. Where no id comes twice there is nothing before a row.
func (a *arriving) judge(whole, repeated bool) {
	least := "-1"
	if !whole {
		least = "coalesce(held.stamp, -9223372036854775808)"
	}
	of := func(before string) string {
		return `SELECT arriving.n, arriving.id, held.ctid AS place, held.origin AS held_origin, arriving.origin,
			arriving.stamp >= greatest(` + least + before + `) AS holds,
			held.ctid IS NOT NULL AND ROW(` + whatIsSaid("held.") + `) IS NOT DISTINCT FROM ROW(` + whatIsSaid("arriving.") + `) AS same,
			(held.stamp, held.provisional) <> (arriving.stamp, arriving.provisional) AS stamped_anew
			FROM arriving LEFT JOIN khyberatlas.origin_incidents AS held ON held.id = arriving.id AND held.until IS NULL`
	}
	words := "SELECT *, holds AS lasts, false AS mixed FROM (" + of("") + ") AS once"
	if repeated {
		words = `SELECT *, coalesce(n = max(n) FILTER (WHERE holds) OVER its, false) AS lasts,
			min(origin) OVER its <> max(origin) OVER its AS mixed
			FROM (` + of(`, max(arriving.stamp) OVER (PARTITION BY arriving.id ORDER BY arriving.n
				ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`) + ") AS again WINDOW its AS (PARTITION BY id)"
	}
	a.tx.exec(`CREATE TEMPORARY TABLE judged ON COMMIT DROP AS
		SELECT *, same AND coalesce(stamped_anew, false) AS restamped FROM (` + words + ") AS j")
	a.tx.exec("ANALYZE judged")
}

// insertArrived begins the statement that takes in rows that arrived: $1 is the version.
func insertArrived(stamp, provisional, came string) string {
	return "INSERT INTO khyberatlas.origin_incidents (since, id, origin, " + whatIsSaid("") + `,
		stamp, provisional, came_in, changed_in) SELECT $1, arriving.id, arriving.origin, ` + whatIsSaid("arriving.") + ", " + stamp + ", " + provisional + ", " + came + ", $1"
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
