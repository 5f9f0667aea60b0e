package sqlite

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"

	"github.com/mattn/go-sqlite3"

	"khyberatlas/internal/sqlite/raw"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/cell"
	"khyberatlas/internal/store/table"
)

// putter writes incidents of other records: one that is new, one that says something else than held and not earlier. Coming
// back after it was gone is a change. It writes while its caller reads the next rows.
type putter struct {
	version int64
	kept    string // of a row that is held, in SQL: saidAnew or asItWas
	at      table.ImportedRow
	fields  []any // of at
	batch   []driver.Value
	batches chan []driver.Value
	failed  atomic.Bool
	closed  bool
	done    chan struct{} // closed when the last batch is written
}

// rowsInBatch rows go over to the writer at a time.
const rowsInBatch = 128

// What becomes of what only the store knows of a row that is held and comes again. A dataset knows nothing of it.
const (
	saidAnew = "stamp = excluded.stamp, provisional = excluded.provisional"
	asItWas  = "stamp = ~stamp" // out of mayGo; provisional stays
)

// mayGo marks the rows that a record has to bring again, or they go: no other stamp is below 0.
const mayGo = "UPDATE origin_incidents SET stamp = ~stamp WHERE origin = ?"

func newPutter(tx *transaction, version int64, kept string, result *store.Result) *putter {
	p := &putter{version: version, kept: kept, batches: make(chan []driver.Value, 4), done: make(chan struct{})}
	p.fields = imported.Fields(&p.at)
	go func() {
		defer close(p.done)
		if tx.raw(func(conn any) error { return p.write(tx, conn, result) }); tx.err != nil {
			p.failed.Store(true)
		}
		for range p.batches { // nobody waits for a writer that has failed
		}
	}()
	return p
}

// errFailed ends the reading of rows that can't be written; why they can't is told by the transaction.
var errFailed = errors.New("the rows can't be written")

// row takes an incident, which is free to be changed afterwards.
func (p *putter) row(r store.Row) error {
	p.at = table.ImportedRow{Incident: *r.Incident, Stamp: r.Stamp, Provisional: r.Provisional, Came: p.version, Changed: p.version}
	for _, f := range p.fields {
		v, err := cell.Value(f)
		if err != nil {
			return fmt.Errorf("write %s, %s: %w", imported.Name, r.ID, err)
		}
		p.batch = append(p.batch, v)
	}
	if len(p.batch) == rowsInBatch*len(p.fields) {
		p.hand()
	}
	if p.failed.Load() {
		return errFailed
	}
	return nil
}

func (p *putter) hand() {
	p.batches <- p.batch
	p.batch = make([]driver.Value, 0, rowsInBatch*len(p.fields))
}

// close waits until all is written, or has failed. It does so once.
func (p *putter) close() {
	if p.closed {
		return
	}
	p.closed = true
	p.hand()
	close(p.batches)
	<-p.done
}

// write takes batches until there are no more. What is held can't be told from what is not without asking, and asking is as
// dear as writing: so a row is first written as if it were new, or, where the one before was held, as if it were held.
func (p *putter) write(tx *transaction, conn any, result *store.Result) error {
	marks := strings.Repeat(", ?", len(p.fields))[2:]
	insert := "INSERT INTO origin_incidents (" + imported.Columns + ") VALUES (" + marks + ")"
	add, err := raw.Prepare(conn, insert)
	if err != nil {
		return fmt.Errorf("write %s: %w", imported.Name, err)
	}
	defer add.Close()
	put, err := raw.Prepare(conn, insert+orChange(p.kept))
	if err != nil {
		return fmt.Errorf("write %s: %w", imported.Name, err)
	}
	defer put.Close()
	w := writer{add: add, put: put, version: p.version, result: result}
	for batch := range p.batches {
		if err := tx.ctx.Err(); err != nil {
			return err
		}
		for ; len(batch) > 0; batch = batch[len(p.fields):] {
			if err := w.row(batch[:len(p.fields)]); err != nil {
				return fmt.Errorf("write %s, %s: %w", imported.Name, batch[0], err)
			}
		}
	}
	return nil
}

// orChange changes the row that is held.
func orChange(kept string) string {
	var held, excluded, set []string
	for _, c := range whatIsSaid(imported.Columns) {
		held, excluded = append(held, "origin_incidents."+c), append(excluded, "excluded."+c)
		set = append(set, c+" = excluded."+c)
	}
	differs := "(" + strings.Join(held, ", ") + ") IS NOT (" + strings.Join(excluded, ", ") + ")"
	return " ON CONFLICT (id) DO UPDATE SET " + strings.Join(set, ", ") + ", " + kept +
		", changed_in = CASE WHEN " + differs + " THEN excluded.changed_in ELSE changed_in END" +
		" WHERE excluded.stamp >= stamp OR excluded.origin <> origin RETURNING came_in, changed_in, origin"
}

// whatIsSaid are the columns in which a row can differ from the one held.
func whatIsSaid(columns string) (said []string) {
	for name := range strings.SplitSeq(columns, ",") {
		switch name = strings.TrimSpace(name); name {
		case "id", "origin", "stamp", "provisional", "came_in", "changed_in":
		default:
			said = append(said, name)
		}
	}
	return said
}

type writer struct {
	add, put *raw.Statement
	held     bool // the row before was
	version  int64
	result   *store.Result
	found    [3]driver.Value // when the row held came and was changed, and of which record it is
}

func (w *writer) row(values []driver.Value) error {
	if !w.held {
		_, err := w.add.Run(values, nil)
		if err == nil {
			w.result.Added++
			return nil
		}
		var fault sqlite3.Error
		if !errors.As(err, &fault) || fault.ExtendedCode != sqlite3.ErrConstraintUnique {
			return err
		}
	}
	found, err := w.put.Run(values, w.found[:])
	came, changed, origin := w.found[0], w.found[1], w.found[2]
	switch w.held = true; {
	case err != nil:
		return err
	case !found:
		w.result.Older++
	case origin != values[1]: // the columns begin with id and origin
		return fmt.Errorf("the id is of the record %s, and no other may take it", origin)
	case came == w.version:
		w.held = false
		w.result.Added++
	case changed == w.version:
		w.result.Changed++
	}
	return nil
}
