package asked

import (
	"context"
	"fmt"
	"iter"
	"strconv"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/postgis/asked/filter"
	"khyberatlas/internal/postgis/asked/table"
	"khyberatlas/internal/store"
)

func decimal(n int) string { return strconv.Itoa(n) }

// orders are the keys of each order, which each has an index.
var orders = map[incident.Sort]string{
	incident.SortDate:     "r.row",
	incident.SortDateDesc: "r.date DESC, r.row",
	incident.SortKilled:   "r.best DESC NULLS LAST, r.row",
	incident.SortChanged:  "r.changed DESC, r.date DESC, r.row",
}

func orderOf(s incident.Sort) string {
	if o, known := orders[s]; known {
		return o
	}
	return orders[incident.SortDate]
}

// count is how many match.
func (a *Answerer) count(ctx context.Context, q incident.Query, f found) (n int, err error) {
	if _, _, plain := a.plain(q, table.All); plain {
		t, err := a.Totals(ctx, q)
		return t.Count, err
	}
	err = a.one(ctx, "SELECT count(*)"+f.where(), f.Args, &n)
	return n, err
}

// Search finds the records in a window on the matches.
func (a *Answerer) Search(ctx context.Context, q incident.Query, window incident.Page) (incident.Hits, error) {
	f, err := a.found(ctx, q)
	if err != nil {
		return incident.Hits{}, err
	}
	var hits incident.Hits
	if hits.Matched, err = a.count(ctx, q, f); err != nil {
		return incident.Hits{}, err
	}
	from, to := window.Window(hits.Matched)
	if from == to {
		return hits, nil
	}
	// The rows of the window are found before their texts are looked up.
	sql := fmt.Sprintf("SELECT %s FROM (SELECT r.*%s ORDER BY %s LIMIT %d OFFSET %d) r JOIN %s x ON x.row = r.row ORDER BY %s",
		table.Record, f.where(), orderOf(window.Sort), to-from, from, a.names.Texts, orderOf(window.Sort))
	err = a.each(ctx, sql, f.Args, func(rows pgx.Rows) error {
		r, err := a.read.Read(rows)
		hits.Records = append(hits.Records, r)
		return err
	})
	if err != nil {
		return incident.Hits{}, err
	}
	return hits, nil
}

// Each goes over all matches in an order.
func (a *Answerer) Each(ctx context.Context, q incident.Query, order incident.Sort) iter.Seq2[*incident.Record, error] {
	return func(yield func(*incident.Record, error) bool) {
		f, err := a.found(ctx, q)
		if err != nil {
			yield(nil, err)
			return
		}
		a.stream(ctx, "SELECT "+table.Record+f.withTexts()+" ORDER BY "+orderOf(order), f.Args, yield)
	}
}

// Incidents are all of an origin in the order of their ids.
func (a *Answerer) Incidents(ctx context.Context, origin string) iter.Seq2[*incident.Incident, error] {
	return func(yield func(*incident.Incident, error) bool) {
		f := filter.Of(incident.Query{Origins: []string{origin}}, a.facts, a.names)
		a.stream(ctx, "SELECT "+table.Record+found{f, true}.withTexts()+" ORDER BY x.id", f.Args,
			func(r *incident.Record, err error) bool {
				if err != nil {
					return yield(nil, err)
				}
				return yield(r.Incident, nil)
			})
	}
}

// batch is how many records are held while a reader is at them.
const batch = 256

// mostForLong is how many read on at once, each on a connection of its own that is in the middle of a statement. Such a reader
// may be slow, and what it reads can't be tidied away meanwhile.
const mostForLong = 64

// forLong takes a connection out of the pool, to be ended; nil where as many are taken out already.
func (a *Answerer) forLong(ctx context.Context, conn *pgxpool.Conn) (own *pgx.Conn, end func()) {
	select {
	case a.long <- struct{}{}:
	default:
		return nil, nil
	}
	own = conn.Hijack()
	return own, func() {
		_ = own.Close(context.WithoutCancel(ctx)) // what was wanted of it is read
		<-a.long
	}
}

// stream reads records as they come. The first ones are read at once: where there are no more, the connection is given back
// before the reader has any, who may ask on. Else it is taken out of the pool, and closed when the reader is done.
func (a *Answerer) stream(ctx context.Context, sql string, args []any, yield func(*incident.Record, error) bool) {
	conn, err := a.pool.Acquire(ctx)
	if err != nil {
		yield(nil, failed(ctx, err))
		return
	}
	rows, err := conn.Query(ctx, sql, append([]any{described}, args...)...)
	first, more := make([]*incident.Record, 0, batch), err == nil
	for err == nil && more && len(first) < batch {
		if more = rows.Next(); more {
			var r *incident.Record
			r, err = a.read.Read(rows)
			first = append(first, r)
		}
	}
	if err == nil && more {
		own, end := a.forLong(ctx, conn)
		if own == nil {
			rows.Close()
			conn.Release()
			yield(nil, store.ErrCrowded)
			return
		}
		defer end()
	} else {
		if rows.Close(); err == nil {
			err = rows.Err()
		}
		conn.Release()
	}
	for i := 0; i < len(first) && err == nil; i++ {
		if err = ctx.Err(); err == nil && !yield(first[i], nil) {
			return
		}
	}
	for err == nil && more && rows.Next() {
		var r *incident.Record
		if r, err = a.read.Read(rows); err == nil && !yield(r, nil) {
			return
		}
	}
	if err == nil && more {
		err = rows.Err()
	}
	if err != nil {
		yield(nil, failed(ctx, err))
	}
}

// Record finds an incident by its id.
func (a *Answerer) Record(ctx context.Context, id string) (*incident.Record, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if !filter.Held(id) {
		return nil, fmt.Errorf("incident %q: %w", id, incident.ErrNotFound)
	}
	var found *incident.Record
	sql := fmt.Sprintf("SELECT %s FROM %s x JOIN %s r ON r.row = x.row WHERE x.id = $1::text", table.Record, a.names.Texts,
		a.names.Rows)
	err := a.each(ctx, sql, []any{id}, func(rows pgx.Rows) (err error) {
		found, err = a.read.Read(rows)
		return err
	})
	if err == nil && found == nil {
		err = fmt.Errorf("incident %q: %w", id, incident.ErrNotFound)
	}
	return found, err
}
