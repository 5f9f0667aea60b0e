package atlas

import (
	"cmp"
	"slices"

	"khyberatlas/internal/incident"
)

// index finds records by what they are.
type index struct {
	size int

	types, actors, stated, admin1, countries, confidences, precisions, dates column
	districts                                                                column // by Record.InDistrict
	origins                                                                  column
	tehsils                                                                  column // by TehsilID

	spans   spans
	words   words
	columns columns

	newest, deadliest []int32 // the records in the orders -date and -killed
	changed           []int32 // the records by their last change, the latest first
}

// column has for every value that occurs the records that have it.
type column map[string]set

func newIndex(records []incident.Record) index {
	x := index{size: len(records)}
	fill := func(value func(r *incident.Record) string) column {
		c := column{}
		for i := range records {
			v := value(&records[i])
			if c[v] == nil {
				c[v] = newSet(x.size)
			}
			c[v].add(i)
		}
		return c
	}
	x.types = fill(func(r *incident.Record) string { return string(r.Type) })
	x.actors = fill(func(r *incident.Record) string { return string(r.Actor) })
	x.stated = fill(func(r *incident.Record) string { return r.District })
	x.admin1 = fill(func(r *incident.Record) string { return r.Admin1 })
	x.countries = fill(func(r *incident.Record) string { return string(r.Country) })
	x.confidences = fill(func(r *incident.Record) string { return string(r.Confidence) })
	x.precisions = fill(func(r *incident.Record) string { return string(r.GeoPrecision) })
	x.dates = fill(func(r *incident.Record) string { return string(r.DatePrecision) })
	x.origins = fill(func(r *incident.Record) string { return r.Origin })
	x.districts = fill((*incident.Record).InDistrict)
	x.tehsils = fill(func(r *incident.Record) string { return r.TehsilID })
	x.spans = newSpans(records)
	x.words = newWords(records)
	x.columns = newColumns(records)
	x.newest = permutation(records, func(a, b *incident.Record) int { return cmp.Compare(b.Date, a.Date) })
	x.deadliest = permutation(records, deadlier)
	return x
}

// permutation orders the records; ties keep the order of date and id.
func permutation(records []incident.Record, compare func(a, b *incident.Record) int) []int32 {
	p := make([]int32, len(records))
	for i := range p {
		p[i] = int32(i)
	}
	slices.SortStableFunc(p, func(i, j int32) int { return compare(&records[i], &records[j]) })
	return p
}

// deadlier puts the larger best figure first and records without one last.
func deadlier(a, b *incident.Record) int {
	x, y := a.Killed.Best, b.Killed.Best
	switch {
	case x == nil && y == nil:
		return 0
	case x == nil:
		return 1
	case y == nil:
		return -1
	}
	return cmp.Compare(*y, *x)
}

// keepAny drops what has none of the values; an empty list asks for nothing.
func keepAny[T ~string](s set, c column, values []T) {
	switch len(values) {
	case 0:
		return
	case 1:
		s.keep(c[string(values[0])])
		return
	}
	any := make(set, len(s))
	for _, v := range values {
		any.join(c[string(v)])
	}
	s.keep(any)
}
