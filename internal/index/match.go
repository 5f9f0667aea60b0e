package index

import (
	"cmp"
	"slices"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index/column"
	"khyberatlas/internal/index/set"
)

// lists of a query, by which rows are found.
func listsOf(q *incident.Query) [lists][]string {
	var of [lists][]string
	of[Type], of[Actor], of[Confidence] = texted(q.Types), texted(q.Actors), texted(q.Confidences)
	of[Precision], of[Dated], of[Country] = texted(q.Precisions), texted(q.DatePrecisions), texted(q.Countries)
	of[Admin1], of[District], of[InDistrict], of[Origin] = q.Admin1, q.Districts, q.InDistricts, q.Origins
	return of
}

func texted[T ~string](list []T) []string {
	if len(list) == 0 {
		return nil
	}
	return incident.Texts(list)
}

// Match is the set of the rows that a query asks for, each by itself. It begins with the period, so that all else costs what
// lies in it.
func (x *Index) Match(q incident.Query) set.Rows {
	if q.Never || x.size == 0 {
		return set.Rows{}
	}
	lo, hi := x.spans.stretch(q.Days)
	return x.matchWithin(q, lo, hi)
}

// matchWithin is Match among the rows of a stretch.
func (x *Index) matchWithin(q incident.Query, lo, hi int) set.Rows {
	s := x.spans.meeting(q.Days, lo, hi)
	of := listsOf(&q)
	for l, values := range of {
		x.Groups[l].Keep(s, values)
	}
	x.words.keep(s, q.Words)
	x.keepMinima(s, &q)
	x.cells.Keep(s, x.cells.Narrowing(q.Boxes))
	if q.Near != nil {
		x.keepNear(s, q.Near.At, q.Near.Km)
	}
	return s
}

// keepMinima drops what is blank or below a least figure.
func (x *Index) keepMinima(s set.Rows, q *incident.Query) {
	if least := q.KilledMin; least != nil {
		best, low := x.figures[Best], x.figures[Low]
		s.Filter(func(i int) bool {
			n := best.At(i)
			if n == blank {
				n = low.At(i)
			}
			return n != blank && int(n) >= *least
		})
	}
	for f, least := range map[Figure]*int{Civilians: q.CiviliansMin, Publishers: q.PublishersMin} {
		if least != nil {
			s.Filter(func(i int) bool { n := x.figures[f].At(i); return n != blank && int(n) >= *least })
		}
	}
}

// Plain reports whether a query asks for a period and for the values of one list at most: what it finds is then summed without
// looking at its rows. The list is -1 where it asks for none. A box that holds all places asks for nothing.
func (x *Index) Plain(q *incident.Query) (l List, values []string, plain bool) {
	if q.Never || len(x.cells.Narrowing(q.Boxes)) > 0 || len(q.Words) > 0 || q.Near != nil || q.KilledMin != nil ||
		q.CiviliansMin != nil || q.PublishersMin != nil || q.Said != nil {
		return -1, nil, false
	}
	l = -1
	for n, of := range listsOf(q) {
		switch {
		case len(of) == 0:
		case l >= 0 || !slices.Contains(summed, List(n)):
			return -1, nil, false
		default:
			l, values = List(n), of
		}
	}
	return l, values, true
}

// Window are the rows of a set in an order, from a place up to the one before another.
func (x *Index) Window(s set.Rows, order incident.Sort, from, to int) []int {
	out := make([]int, 0, max(to-from, 0))
	place := 0
	x.Walk(s, order, func(i int) bool {
		if place >= from && place < to {
			out = append(out, i)
		}
		place++
		return place < to
	})
	return out
}

// sparse is how few of all rows a set may hold to be sorted rather than looked for in an order of all.
const sparse = 64

// Walk visits the rows of a set in an order until one visit says no.
func (x *Index) Walk(s set.Rows, order incident.Sort, visit func(i int) bool) {
	switch order {
	case incident.SortDateDesc:
		x.walkBack(s, visit)
	case incident.SortKilled:
		x.walkBy(s, x.orders[Deadliest], func(i, j int) int {
			return cmp.Compare(x.figures[Best].At(j), x.figures[Best].At(i))
		}, visit)
	case incident.SortChanged:
		x.walkBy(s, x.orders[Changed], nil, visit)
	default:
		s.Each(visit)
	}
}

// walkBack goes from the last day to the first, and over the rows of a day in their order.
func (x *Index) walkBack(s set.Rows, visit func(i int) bool) {
	_, before := s.Stretch()
	for {
		last := s.Last(before)
		if last < 0 {
			return
		}
		day := x.date.At(last)
		first := column.Search(0, last, func(i int) bool { return x.date.At(i) >= day })
		for i := first; i <= last; i++ {
			if s.Has(i) && !visit(i) {
				return
			}
		}
		before = first
	}
}

// walkBy goes along an order of all rows, or sorts the few that there are; without a comparison it always goes along.
func (x *Index) walkBy(s set.Rows, order column.Int32s, compare func(i, j int) int, visit func(i int) bool) {
	n := s.Count()
	if compare == nil || n > x.size/sparse {
		for k := range order.Len() {
			if i := int(order.At(k)); s.Has(i) && !visit(i) {
				return
			}
		}
		return
	}
	few := make([]int, 0, n)
	s.Each(func(i int) bool {
		few = append(few, i)
		return true
	})
	slices.SortFunc(few, func(i, j int) int { return cmp.Or(compare(i, j), cmp.Compare(i, j)) })
	for _, i := range few {
		if !visit(i) {
			return
		}
	}
}
