package atlas

import (
	"context"
	"fmt"
	"iter"

	"khyberatlas/internal/incident"
)

// Search finds the records that match and lie in a window, in its order.
func (a *Atlas) Search(ctx context.Context, q incident.Query, window incident.Page) (incident.Hits, error) {
	if err := ctx.Err(); err != nil {
		return incident.Hits{}, err
	}
	found := a.match(q)
	hits := incident.Hits{Matched: found.count()}
	from, to := window.Window(hits.Matched)
	switch window.Sort {
	case incident.SortDateDesc:
		hits.Records = a.inOrder(found, a.index.newest, from, to)
	case incident.SortKilled:
		hits.Records = a.inOrder(found, a.index.deadliest, from, to)
	case incident.SortChanged:
		hits.Records = a.inOrder(found, a.index.changed, from, to)
	default:
		hits.Records = make([]*incident.Record, 0, to-from)
		place := 0
		found.each(func(i int) {
			if place >= from && place < to {
				hits.Records = append(hits.Records, &a.records[i])
			}
			place++
		})
	}
	return hits, nil
}

// Each goes over the matches in an order.
func (a *Atlas) Each(ctx context.Context, q incident.Query, order incident.Sort) iter.Seq2[*incident.Record, error] {
	return func(yield func(*incident.Record, error) bool) {
		hits, err := a.Search(ctx, q, incident.Page{Sort: order})
		if err != nil {
			yield(nil, err)
			return
		}
		for i, r := range hits.Records {
			if err := ctx.Err(); i%100 == 0 && err != nil {
				yield(nil, err)
				return
			}
			if !yield(r, nil) {
				return
			}
		}
	}
}

// inOrder are the members from a place in an order up to the one before another.
func (a *Atlas) inOrder(found set, order []int32, from, to int) []*incident.Record {
	hits := make([]*incident.Record, 0, to-from)
	place := 0
	for _, i := range order {
		if place == to {
			break
		}
		if found.has(int(i)) {
			if place >= from {
				hits = append(hits, &a.records[i])
			}
			place++
		}
	}
	return hits
}

// match is the set of what a query asks for: of an event that several records tell of, the first record that matches.
func (a *Atlas) match(q incident.Query) set {
	if q.Apart {
		return a.rows(q)
	}
	return a.told.once(a.rows(q))
}

// rows is the set of the records that a query asks for, each by itself: lists, days and words by the index, then what is left
// of them is looked at one by one.
func (a *Atlas) rows(q incident.Query) set {
	if q.Never {
		return newSet(a.index.size)
	}
	x, s := &a.index, fullSet(a.index.size)
	keepAny(s, x.types, q.Types)
	keepAny(s, x.actors, q.Actors)
	keepAny(s, x.stated, q.Districts)
	keepAny(s, x.districts, q.InDistricts)
	keepAny(s, x.admin1, q.Admin1)
	keepAny(s, x.countries, q.Countries)
	keepAny(s, x.confidences, q.Confidences)
	keepAny(s, x.precisions, q.Precisions)
	keepAny(s, x.dates, q.DatePrecisions)
	keepAny(s, x.origins, q.Origins)
	x.spans.keep(s, q.Days)
	x.words.keep(s, q.Words)
	x.columns.keepMinima(s, &q)
	x.columns.keepBoxes(s, q.Boxes)
	x.columns.keepNear(s, q.Near)
	return s
}

// Record finds an incident by its id.
func (a *Atlas) Record(ctx context.Context, id string) (*incident.Record, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r, ok := a.byID[id]
	if !ok {
		return nil, fmt.Errorf("incident %q: %w", id, incident.ErrNotFound)
	}
	return r, nil
}

// Totals sums the matches.
func (a *Atlas) Totals(ctx context.Context, q incident.Query) (incident.Totals, error) {
	if err := ctx.Err(); err != nil {
		return incident.Totals{}, err
	}
	return a.sum(a.match(q)), nil
}

func (a *Atlas) sum(members set) incident.Totals {
	var t incident.Totals
	members.each(func(i int) { t.Add(&a.records[i]) })
	return t
}

// Extent holds the places and the days of all matches.
func (a *Atlas) Extent(ctx context.Context, q incident.Query) (incident.Extent, error) {
	var e incident.Extent
	if err := ctx.Err(); err != nil {
		return e, err
	}
	a.match(q).each(func(i int) {
		e.AddDays(a.index.spans.days[i])
		if at := a.records[i].At; at != nil {
			e.AddBox(at.Bound())
		}
	})
	return e, nil
}
