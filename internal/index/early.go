package index

import (
	"slices"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index/column"
	"khyberatlas/internal/index/set"
)

// Test tells of one row whether a query finds it by itself; nil where that asks for more than days, lists and boxes.
func (x *Index) Test(q incident.Query) func(i int) bool {
	if q.Never || len(q.Words) > 0 || q.Near != nil || q.KilledMin != nil || q.CiviliansMin != nil || q.PublishersMin != nil ||
		q.Said != nil {
		return nil
	}
	of := listsOf(&q)
	return func(i int) bool {
		for l, values := range of {
			if len(values) > 0 && !slices.Contains(values, x.Groups[l].Value(i)) {
				return false
			}
		}
		return q.Days.Meets(x.Span(i)) && x.cells.In(q.Boxes, i)
	}
}

// OfBoxes reports whether a query asks for boxes alone.
func (x *Index) OfBoxes(q incident.Query) bool {
	bare := q.Anywhere()
	_, _, plain := x.Plain(&q)
	l, _, rest := x.Plain(&bare)
	return !plain && rest && l < 0 && q.Days.All()
}

// Counted is how many rows a query finds, each by itself, where sums by day or cells tell.
func (x *Index) Counted(q incident.Query) (n int, told bool) {
	if l, values, plain := x.Plain(&q); plain {
		s := x.Meeting(l, values, q.Days)
		return s.Count(), true
	}
	if !x.OfBoxes(q) {
		return 0, false
	}
	return x.cells.Count(q.Boxes)
}

// Early are the rows in a window on what a query finds in an order of date, of so many: they are looked for in as long a stretch
// from the beginning of the order as probably holds them. Which rows of a stretch don't count is for drop to say. False where it
// is no less to find all.
func (x *Index) Early(q incident.Query, order incident.Sort, from, to, matched int, drop func(set.Rows)) (rows []int, ok bool) {
	if from == to {
		return nil, true
	}
	lo, hi := x.spans.stretch(q.Days)
	for n := 2*to*((hi-lo)/matched+1) + 256; n < (hi-lo)/4 && n < 2*matched; n *= 4 {
		var s set.Rows
		switch order {
		case incident.SortDate:
			s = x.matchWithin(q, lo, lo+n)
		case incident.SortDateDesc:
			day := x.date.At(hi - n) // which is all in the stretch, for it comes in the order of its rows
			s = x.matchWithin(q, column.Search(lo, hi-n, func(i int) bool { return x.date.At(i) >= day }), hi)
		default:
			return nil, false
		}
		if drop(s); s.Count() >= to {
			return x.Window(s, order, from, to), true
		}
	}
	return nil, false
}
