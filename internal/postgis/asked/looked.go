package asked

import (
	"context"
	"reflect"
	"slices"
	"sync"

	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/postgis/asked/filter"
	"khyberatlas/internal/postgis/asked/table"
	"khyberatlas/internal/predicate"
	"khyberatlas/internal/predicate/truth"
	"khyberatlas/internal/queryables"
)

// beyond are the rows at the edge of a distance that lie beyond it. There are hardly ever any.
func (a *Answerer) beyond(ctx context.Context, of *filter.Filter) (rows []int32, err error) {
	f := of.Copy()
	f.Ring()
	err = a.each(ctx, "SELECT r.row, r.lon, r.lat FROM "+f.From("r", "")+" WHERE "+f.Each("r", ""), f.Args, func(r pgx.Rows) error {
		var row int32
		var at orb.Point
		if err := r.Scan(&row, &at[0], &at[1]); err != nil {
			return err
		}
		if geo.Distance(f.Edge.At, at) > f.Edge.Km {
			rows = append(rows, row)
		}
		return nil
	})
	return rows, err
}

// looked are the rows that the rest of a filter holds of: each record that SQL leaves is read for it.
func (a *Answerer) looked(ctx context.Context, f *filter.Filter) (rows []int32, err error) {
	holds := truth.Bind(f.Left, property)
	sql := "SELECT " + table.Record + ", r.row FROM " + f.From("r", "x") + " WHERE " + f.Each("r", "x")
	err = a.each(ctx, sql, f.Args, func(r pgx.Rows) error {
		var row int32
		record, err := a.read.Read(r, &row)
		if err == nil && holds(record) == truth.True {
			rows = append(rows, row)
		}
		return err
	})
	return rows, err
}

// property reads what a predicate speaks of.
func property(name string) func(*incident.Record) predicate.Value {
	switch name {
	case queryables.Geometry:
		return func(r *incident.Record) predicate.Value {
			if r.At == nil {
				return predicate.Value{}
			}
			return predicate.Value{Kind: predicate.Place, Point: *r.At}
		}
	case queryables.LastDay:
		return func(r *incident.Record) predicate.Value { return predicate.DayOf(int(r.Span().To)) }
	}
	return queryables.Incident(name)
}

// lately are the last looks at rows: a page asks about ten times with the same filter.
type lately struct {
	lock  sync.Mutex
	looks []look
}

// look is what was found, and by what: the rows that the conditions leave, and what was looked at in them.
type look struct {
	what, conditions string
	args             []any
	left             *predicate.Expr
	edge             *incident.Near
	rows             []int32
}

// The last looks that are kept, and how many rows a look may have found for that: four bytes each.
const (
	mostLooks = 8
	mostFound = 1 << 20
)

// of is what a look finds, or has found lately. What fails isn't kept.
func (l *lately) of(f *filter.Filter, what string, find func() ([]int32, error)) ([]int32, error) {
	now := look{what: what, conditions: f.Each("r", "x"), args: slices.Clone(f.Args), left: f.Left, edge: f.Edge}
	l.lock.Lock()
	for _, k := range l.looks {
		rows := k.rows
		if k.rows = nil; reflect.DeepEqual(k, now) {
			l.lock.Unlock()
			return rows, nil
		}
	}
	l.lock.Unlock()
	rows, err := find()
	if err != nil || len(rows) > mostFound {
		return rows, err
	}
	now.rows = rows
	l.lock.Lock()
	defer l.lock.Unlock()
	l.looks = append(l.looks[max(0, len(l.looks)+1-mostLooks):], now)
	return rows, nil
}
