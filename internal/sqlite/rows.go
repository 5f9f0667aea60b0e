package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	"khyberatlas/internal/canon"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/store/ledger"
	"khyberatlas/internal/store/table"
)

// Rows are read by place: every connection takes the next of many stretches of the table, and reads it in parts of
// rowsInPart, each in a transaction of its own.
const (
	stretches  = 256
	rowsInPart = 1024
)

// placedRow is a row that knows where it stands.
type placedRow struct {
	place int64
	table.ImportedRow
}

var placedTable = table.Of[placedRow]{
	Name:  imported.Name + " WHERE rowid BETWEEN ? AND ?",
	Order: fmt.Sprintf("rowid LIMIT %d", rowsInPart), Columns: "rowid, " + imported.Columns,
	Fields: func(p *placedRow) []any { return append([]any{&p.place}, imported.Fields(&p.ImportedRow)...) },
}

// taken is an error of whoever takes the rows, which is no word on the file.
type taken struct{ error }

func (t taken) Unwrap() error { return t.error }

// Rows hands over the rows. The checksums that the last import wrote of them prove them; where an older program wrote none,
// the digests do, for which they are read once more.
func (r *Reading) Rows(ctx context.Context, take func(worker int, rows []incident.Incident) error) (err error) {
	defer stopped(ctx, &err)
	if take != nil {
		for n := 0; n < len(r.ours); n += rowsInPart {
			part := append([]incident.Incident{}, r.ours[n:min(n+rowsInPart, len(r.ours))]...)
			if err := take(0, part); err != nil {
				return err
			}
		}
	}
	found, err := r.pass(ctx, take)
	if err == nil && !r.store.trusts {
		err = r.agree(ctx, found)
	}
	var theirs taken
	switch {
	case errors.As(err, &theirs):
		return theirs.error
	case err != nil:
		return fmt.Errorf("load: %w", explain(r.store.path, err))
	}
	return nil
}

// pass reads all rows of other records once. While a connection keeps a writer waiting all others would wait for that one, so
// then it reads alone.
func (r *Reading) pass(ctx context.Context, take func(int, []incident.Incident) error) (ledger.Sums, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	views := r.views
	if views[0].tx != nil {
		views = views[:1]
	}
	var (
		working sync.WaitGroup
		next    atomic.Int64
		places  = cut(r.first, r.last)
		found   = make([]ledger.Sums, len(views))
	)
	for n := range views {
		found[n] = ledger.Sums{}
		w := worker{r: r, view: &views[n], number: n, sums: found[n], take: take}
		working.Go(func() {
			for k := next.Add(1) - 1; k < int64(len(places)) && ctx.Err() == nil; k = next.Add(1) - 1 {
				if err := w.stretch(ctx, places[k][0], places[k][1]); err != nil {
					stop(err)
				}
			}
		})
	}
	working.Wait()
	all := ledger.Sums{}
	for _, s := range found {
		all.Join(s)
	}
	return all, context.Cause(ctx)
}

// cut divides the places from first to last into stretches.
func cut(first, last int64) (out [][2]int64) {
	if last < first {
		return nil
	}
	width := uint64(last-first)/stretches + 1
	for uint64(last-first) >= width {
		out = append(out, [2]int64{first, first + int64(width) - 1})
		first += int64(width)
	}
	return append(out, [2]int64{first, last})
}

// worker reads on one connection.
type worker struct {
	r      *Reading
	view   *view
	number int
	sums   ledger.Sums
	take   func(int, []incident.Incident) error
	part   []incident.Incident // used again
}

func (w *worker) stretch(ctx context.Context, first, last int64) error {
	for more := true; more; {
		w.part = w.part[:0]
		place := last
		err := w.r.at(ctx, w.view, func(tx *transaction) error {
			for row := range eachRaw(tx, placedTable, w.look, first, last) {
				place = row.place
				row.CameIn, row.ChangedIn = w.r.names[row.Came], w.r.names[row.Changed]
				canon.SealRow(&row.Incident)
				w.part = append(w.part, row.Incident)
			}
			return tx.err
		})
		if err != nil {
			return err
		}
		if w.take != nil && len(w.part) > 0 {
			if err := w.take(w.number, w.part); err != nil {
				return taken{err}
			}
		}
		more = len(w.part) == rowsInPart && place < last
		first = place + 1
	}
	return nil
}

// look takes in a row as it is stored, whose place comes first.
func (w *worker) look(cells []driver.Value) { w.sums.Look(cells[1:]) }

// at looks at the file as it was at the moment of the reading, or not at all.
func (r *Reading) at(ctx context.Context, v *view, look func(*transaction) error) error {
	if v.tx != nil {
		return look(v.tx)
	}
	if err := v.hold(ctx); err != nil {
		return err
	}
	return errors.Join(look(v.tx), v.release())
}

// agree proves the rows that were read.
func (r *Reading) agree(ctx context.Context, found ledger.Sums) error {
	differ, unsure := found.Differing(r.sums, r.digests)
	for _, origin := range unsure {
		err := r.at(ctx, &r.views[0], func(tx *transaction) error {
			d, err := digestOf(tx, origin, &ledger.Sum{})
			if !slices.Contains(r.digests, d) {
				differ = append(differ, origin)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	if len(differ) > 0 {
		return ledger.Edited{Tables: []string{imported.Name}}
	}
	return nil
}
