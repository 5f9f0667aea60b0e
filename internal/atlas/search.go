package atlas

import (
	"context"
	"fmt"
	"iter"
	"slices"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index"
	"khyberatlas/internal/index/set"
	"khyberatlas/internal/index/sums"
)

// Search finds the records that match and lie in a window, in its order.
func (a *Atlas) Search(ctx context.Context, q incident.Query, window incident.Page) (incident.Hits, error) {
	if err := ctx.Err(); err != nil {
		return incident.Hits{}, err
	}
	rows, matched := a.window(q, window)
	hits := incident.Hits{Matched: matched}
	for _, i := range rows {
		hits.Records = append(hits.Records, a.record(i))
	}
	return hits, nil
}

// window are the rows of the matches that lie in a window, and how many match.
func (a *Atlas) window(q incident.Query, window incident.Page) (rows []int, matched int) {
	if rows, matched, ok := a.early(q, window); ok {
		return rows, matched
	}
	found := a.match(q)
	matched = found.Count()
	from, to := window.Window(matched)
	return a.rows.Window(found, window.Sort, from, to), matched
}

// early is window where few rows tell both.
func (a *Atlas) early(q incident.Query, window incident.Page) (rows []int, matched int, ok bool) {
	if window.Limit == 0 || window.Sort == incident.SortKilled || window.Sort == incident.SortChanged {
		return nil, 0, false
	}
	if matched, ok = a.rows.Counted(q); !ok {
		return nil, 0, false
	}
	drop, test := func(set.Rows) {}, a.rows.Test(q)
	if a.told.any && !q.Apart {
		drop = func(s set.Rows) {
			s.EachOf(a.told.followers, func(i int) {
				if a.told.stoodFor(i, test) {
					s.Drop(i)
				}
			})
		}
		twice := a.told.followers.Clone()
		twice.Filter(test)
		n := twice.Count()
		drop(twice)
		matched -= n - twice.Count()
	}
	from, to := window.Window(matched)
	rows, ok = a.rows.Early(q, window.Sort, from, to, matched, drop)
	return rows, matched, ok
}

// Each goes over the matches in an order.
func (a *Atlas) Each(ctx context.Context, q incident.Query, order incident.Sort) iter.Seq2[*incident.Record, error] {
	return func(yield func(*incident.Record, error) bool) {
		err := ctx.Err()
		place := 0
		if err == nil {
			a.rows.Walk(a.match(q), order, func(i int) bool {
				if place++; place%100 == 0 {
					err = ctx.Err()
				}
				return err == nil && yield(a.record(i), nil)
			})
		}
		if err != nil {
			yield(nil, err)
		}
	}
}

// Incidents are all of an origin, in the order of their ids, in which the files of a dataset have them.
func (a *Atlas) Incidents(ctx context.Context, origin string) iter.Seq2[*incident.Incident, error] {
	return func(yield func(*incident.Incident, error) bool) {
		if err := ctx.Err(); err != nil {
			yield(nil, err)
			return
		}
		place := 0
		for k := range a.rows.Len() {
			i := a.rows.ByID(k)
			if a.rows.Value(index.Origin, i) != origin {
				continue
			}
			if place++; place%100 == 0 && ctx.Err() != nil {
				yield(nil, ctx.Err())
				return
			}
			if !yield(a.rows.Record(i).Incident, nil) {
				return
			}
		}
	}
}

// Features are the matches in a window as features of GeoJSON, and the box around them.
func (a *Atlas) Features(ctx context.Context, q incident.Query, window incident.Page) (incident.Prepared, error) {
	p, rows, err := a.prepared(ctx, q, window, index.Feature)
	if err != nil {
		return p, err
	}
	if box, any := a.rows.AroundAll(rows); any {
		p.Box = &box
	}
	return p, nil
}

// Feature is an incident as a feature of GeoJSON.
func (a *Atlas) Feature(ctx context.Context, id string) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	i := a.rows.Find(id)
	if i < 0 {
		return nil, fmt.Errorf("incident %q: %w", id, incident.ErrNotFound)
	}
	return a.rows.Kept(index.Feature, i), nil
}

// Lines are the matches in a window as lines of CSV.
func (a *Atlas) Lines(ctx context.Context, q incident.Query, window incident.Page) (incident.Prepared, error) {
	p, _, err := a.prepared(ctx, q, window, index.Line)
	return p, err
}

// prepared are the matches in a window in a form that is kept, and their places.
func (a *Atlas) prepared(ctx context.Context, q incident.Query, window incident.Page,
	f index.Form) (incident.Prepared, iter.Seq[int], error) {
	if err := ctx.Err(); err != nil {
		return incident.Prepared{}, nil, err
	}
	p, rows := a.rowsOf(q, window)
	p.Rows = func(yield func([]byte, error) bool) {
		place := 0
		rows(func(i int) bool {
			if place++; place%1000 == 0 && ctx.Err() != nil {
				yield(nil, ctx.Err())
				return false
			}
			return yield(a.rows.Kept(f, i), nil)
		})
	}
	return p, rows, nil
}

// rowsOf are the rows of the matches that lie in a window: those of one without a limit may be all there are, and are walked.
func (a *Atlas) rowsOf(q incident.Query, window incident.Page) (incident.Prepared, iter.Seq[int]) {
	if window.Limit > 0 {
		list, matched := a.window(q, window)
		return incident.Prepared{Matched: matched, Returned: len(list)}, slices.Values(list)
	}
	found := a.match(q)
	matched := found.Count()
	from, to := window.Window(matched)
	return incident.Prepared{Matched: matched, Returned: to - from}, func(yield func(i int) bool) {
		place := 0
		a.rows.Walk(found, window.Sort, func(i int) bool {
			place++
			return place <= from || yield(i)
		})
	}
}

// match is the set of what a query asks for: of an event that several records tell of, the first record that matches. Nobody
// changes it.
func (a *Atlas) match(q incident.Query) set.Rows {
	if q.Apart {
		return a.found(q)
	}
	return a.once(a.found(q), nil)
}

// Record finds an incident by its id.
func (a *Atlas) Record(ctx context.Context, id string) (*incident.Record, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	i := a.rows.Find(id)
	if i < 0 {
		return nil, fmt.Errorf("incident %q: %w", id, incident.ErrNotFound)
	}
	return a.record(i), nil
}

// Origins are those that a query finds rows of, each row by itself.
func (a *Atlas) Origins(ctx context.Context, q incident.Query) ([]string, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	g := a.rows.Groups[index.Origin]
	occurs := func(c int) bool { return a.rows.SummedCode(index.Origin, c).CountMeeting(q.Days) > 0 }
	if of, values, plain := a.rows.Plain(&q); !plain || of >= 0 && of != index.Origin {
		test, few := a.rows.Test(q), 0
		if a.rows.OfBoxes(q) {
			few = 2000 // tell of most boxes, and of all where the record has no more
		}
		occurs = func(c int) bool {
			found, told := g.Any(c, few, test)
			return found || !told && g.Occurs(c, a.found(q))
		}
	} else if of == index.Origin {
		return slices.DeleteFunc(slices.Clone(values), func(v string) bool { c := g.Code(v); return c < 0 || !occurs(c) }), nil
	}
	var out []string
	for c, v := range g.Values() {
		if occurs(c) {
			out = append(out, v)
		}
	}
	return out, nil
}

// Totals sums the matches.
func (a *Atlas) Totals(ctx context.Context, q incident.Query) (incident.Totals, error) {
	if err := ctx.Err(); err != nil {
		return incident.Totals{}, err
	}
	return a.totals(q), nil
}

func (a *Atlas) totals(q incident.Query) incident.Totals {
	l, values, plain := a.rows.Plain(&q)
	if !plain {
		sum := a.rows.Sum(a.match(q))
		return sum.Totals()
	}
	sum, twice := a.rows.Meeting(l, values, q.Days), sums.Sum{}
	a.twice(q, func(i int) { a.rows.Add(&twice, i) })
	sum = sum.Less(twice)
	return sum.Totals()
}

// Extent holds the places and the days of all matches.
func (a *Atlas) Extent(ctx context.Context, q incident.Query) (incident.Extent, error) {
	var e incident.Extent
	if err := ctx.Err(); err != nil {
		return e, err
	}
	found := a.match(q)
	e.Days = a.rows.Spanned(found)
	if box, any := a.rows.Around(found); any {
		e.AddBox(box)
	}
	return e, nil
}
