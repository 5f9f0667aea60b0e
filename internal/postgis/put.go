package postgis

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"khyberatlas/internal/postgis/rows"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/table"
)

// quoted is a text in SQL. COPY takes no parameters.
func quoted(s string) string {
	return "E'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(s) + "'"
}

// arriving takes in the rows of other records. As long as none of their ids is held they are copied to where they stay, a
// portion at a time. From the first portion on that holds such an id, they are gathered beside what is held, and taken in all
// at once: of an id that is held, or comes twice, it must be settled which row stays.
type arriving struct {
	tx       *transaction
	version  int64
	since    []byte   // what every line begins with
	portion  []byte   // lines that are not sent yet
	rows     int      // in it
	first    []string // ids of the first rows, in the first portion
	told     int      // rows of all portions
	added    int      // rows that are where they stay
	gathers  bool
	portions chan portion
	free     chan []byte   // what portions were in
	done     chan struct{} // closed when the last portion is written
	closed   bool
}

// portion are rows in the form of COPY.
type portion struct {
	lines []byte
	rows  int
	ids   []string // of some of its rows, where it is the first
}

// looked is at how many ids of the first rows are looked first: where some are held most are, and no error of it is logged.
const looked = 100

// portionSize is as many bytes as are kept of rows, to be sent once more.
const portionSize = 4 << 20

// numberOfRow is the column that keeps the order of rows that are gathered.
const numberOfRow = "n"

// errFailed ends the reading of rows that can't be written; why they can't is told by the transaction.
var errFailed = errors.New("the rows can't be written")

func newArriving(tx *transaction, version int64) *arriving {
	a := &arriving{tx: tx, version: version, since: strconv.AppendInt(nil, version, 10), portions: make(chan portion, 1),
		free: make(chan []byte, 3), done: make(chan struct{})}
	tx.exec("SELECT set_config('work_mem', '64MB', true)") // for joins of as many rows as there are
	tx.exec("CREATE TEMPORARY TABLE arriving ON COMMIT DROP AS SELECT since, " + table.Imported.Columns +
		" FROM khyberatlas.origin_incidents WITH NO DATA")
	tx.exec("ALTER TABLE arriving ADD COLUMN " + numberOfRow + " bigint GENERATED ALWAYS AS IDENTITY")
	go func() {
		defer close(a.done)
		for p := range a.portions {
			if a.put(p); tx.err != nil {
				return
			}
			select {
			case a.free <- p.lines[:0]:
			default:
			}
		}
	}()
	return a
}

// row takes an incident, which is free to be changed afterwards.
func (a *arriving) row(r store.Row) (err error) {
	row := table.ImportedRow{Incident: *r.Incident, Stamp: r.Stamp, Provisional: r.Provisional, Came: a.version, Changed: a.version}
	line := append(append(a.portion, a.since...), '\t')
	if a.portion, err = rows.Append(line, table.Imported.Fields(&row)); err != nil {
		return fmt.Errorf("write %s, %s: %w", table.Imported.Name, row.ID, err)
	}
	if a.told++; a.told <= looked {
		a.first = append(a.first, row.ID)
	}
	if a.rows++; len(a.portion) < portionSize {
		return nil
	}
	return a.send()
}

// send hands the portion to who writes.
func (a *arriving) send() error {
	p := portion{a.portion, a.rows, a.first}
	a.portion, a.rows, a.first = nil, 0, nil
	select {
	case a.portions <- p:
		select {
		case a.portion = <-a.free:
		default: // of three, one is written and one waits
			a.portion = make([]byte, 0, portionSize+portionSize/8)
		}
		return nil
	case <-a.done:
		return errFailed
	}
}

// put writes a portion.
func (a *arriving) put(p portion) {
	if len(p.ids) > 0 {
		a.tx.ask([]any{&a.gathers}, `SELECT EXISTS (SELECT FROM khyberatlas.origin_incidents
			WHERE until IS NULL AND id = ANY($1::text[]))`, p.ids)
	}
	if !a.gathers {
		a.tx.exec("SAVEPOINT portion")
		a.tx.copy("khyberatlas."+table.Imported.Name, "since, "+table.Imported.Columns, bytes.NewReader(p.lines))
		var refused *pgconn.PgError
		if a.gathers = errors.As(a.tx.err, &refused) && refused.ConstraintName == "origin_incidents_held"; !a.gathers {
			a.tx.exec("RELEASE SAVEPOINT portion")
			a.added += p.rows
			return
		}
		a.tx.err = nil
		a.tx.exec("ROLLBACK TO SAVEPOINT portion")
	}
	a.tx.copy("arriving", "since, "+table.Imported.Columns, bytes.NewReader(p.lines))
}

// close waits until all is written, or has failed. It does so once.
func (a *arriving) close() {
	if a.closed {
		return
	}
	a.closed = true
	_ = a.send() // what failed is told already
	close(a.portions)
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

// take takes in the rows that were gathered. Of one id those of a lower stamp than one before them are ignored, and all of a
// lower one than held, unless the record, or a dataset, brings all that it has. asItWas keeps what only the store knows of a
// row. It tells whether anything of what is held has become another.
func (a *arriving) take(whole, asItWas bool, result *store.Result) (other bool) {
	tx := a.tx
	result.Added += a.added
	if !a.gathers {
		return a.added > 0
	}
	// Of a table that was made a moment ago nothing is known to who plans. Of all columns that would take longer than to write it.
	tx.exec("ANALYZE arriving (" + numberOfRow + ", id)")
	var repeated bool
	tx.ask([]any{&repeated}, "SELECT EXISTS (SELECT FROM arriving GROUP BY id HAVING count(*) > 1)")
	a.judge(whole, repeated)
	var id, origin string
	tx.ask([]any{&id, &origin}, `SELECT coalesce(min(id), ''), coalesce((array_agg(coalesce(held_origin, '') ORDER BY n))[1], '')
		FROM judged WHERE held_origin <> origin OR mixed`)
	if id != "" {
		tx.fail(fmt.Errorf("write %s, %s: the id is of the record %s, and no other may take it", table.Imported.Name, id, origin))
	}
	var older, added, changed, renewed, restamped int
	tx.ask([]any{&older, &added, &changed, &renewed, &restamped}, `SELECT count(*) FILTER (WHERE NOT holds),
		count(*) FILTER (WHERE lasts AND place IS NULL), count(*) FILTER (WHERE lasts AND place IS NOT NULL AND NOT same AND NOT new),
		count(*) FILTER (WHERE lasts AND NOT same AND new), count(*) FILTER (WHERE lasts AND restamped) FROM judged`)
	result.Older, result.Added, result.Changed = result.Older+older, result.Added+added, result.Changed+changed
	if restamped > 0 && !asItWas {
		tx.exec(`UPDATE khyberatlas.origin_incidents AS held SET stamp = arriving.stamp, provisional = arriving.provisional
			FROM judged JOIN arriving USING (n) WHERE held.ctid = judged.place AND judged.lasts AND judged.restamped`)
	}
	if changed > 0 {
		tx.exec(`UPDATE khyberatlas.origin_incidents AS held SET until = $1 FROM judged
			WHERE held.ctid = judged.place AND judged.lasts AND NOT judged.same AND NOT judged.new`, a.version)
	}
	if renewed > 0 { // no version holds what came before in the same import
		tx.exec(`DELETE FROM khyberatlas.origin_incidents AS held USING judged
			WHERE held.ctid = judged.place AND judged.lasts AND NOT judged.same AND judged.new`)
	}
	stamp, provisional := "arriving.stamp", "arriving.provisional"
	if asItWas {
		stamp, provisional = "coalesce(closed.stamp, arriving.stamp)", "coalesce(closed.provisional, arriving.provisional)"
	}
	if added+changed+renewed > 0 {
		tx.exec(`INSERT INTO khyberatlas.origin_incidents (since, id, origin, `+whatIsSaid("")+`,
				stamp, provisional, came_in, changed_in)
			SELECT $1, arriving.id, arriving.origin, `+whatIsSaid("arriving.")+`, `+stamp+`, `+provisional+`,
				coalesce(closed.came_in, $1), $1 FROM judged JOIN arriving USING (n)
			LEFT JOIN khyberatlas.origin_incidents AS closed ON closed.id = arriving.id AND closed.until = $1
			WHERE judged.lasts AND NOT judged.same`, a.version)
	}
	return a.added+added+changed+restamped > 0
}

// judge says of each row that arrived whether its stamp holds against those before it and what is held, whether it is the last
// of its id that does, and what of it is other than held. Where no id comes twice there is nothing before a row, but for those
// of the same import that are where they stay, which are new.
func (a *arriving) judge(whole, repeated bool) {
	least := "coalesce(held.stamp, -9223372036854775808)"
	if whole {
		least = "CASE WHEN held.since = arriving.since THEN held.stamp ELSE -1 END"
	}
	of := func(before string) string {
		return `SELECT arriving.n, arriving.id, held.ctid AS place, held.origin AS held_origin, arriving.origin,
			coalesce(held.since = arriving.since, false) AS new,
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

// dropWhere closes incidents that are held and notes that they are gone. What came in the same import was in no version.
func dropWhere(tx *transaction, version int64, where string, args ...any) int {
	return tx.exec(`WITH closed AS (UPDATE khyberatlas.origin_incidents AS held SET until = $1
			WHERE until IS NULL AND since <> $1 AND `+where+` RETURNING id, origin),
		deleted AS (DELETE FROM khyberatlas.origin_incidents AS held
			WHERE until IS NULL AND since = $1 AND `+where+` RETURNING id, origin)
		INSERT INTO khyberatlas.origin_gone (id, origin, gone_in)
			SELECT id, origin, $1 FROM closed UNION ALL SELECT id, origin, $1 FROM deleted
		ON CONFLICT (id) DO UPDATE SET origin = excluded.origin, gone_in = excluded.gone_in`, append([]any{version}, args...)...)
}

// forgetBack takes those that are there again out of those that are gone.
func forgetBack(tx *transaction) {
	tx.exec(`DELETE FROM khyberatlas.origin_gone AS gone WHERE EXISTS
		(SELECT FROM khyberatlas.origin_incidents AS held WHERE held.id = gone.id AND held.until IS NULL)`)
}

// notArrived are the rows held of a record that has not brought them again.
const notArrived = "since <> $1 AND origin = $2 AND NOT EXISTS (SELECT FROM arriving WHERE arriving.id = held.id)"
