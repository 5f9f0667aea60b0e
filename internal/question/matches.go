package question

import (
	"context"
	"iter"
	"slices"

	"khyberatlas/internal/incident"
)

// CountLater counts the matches that begin after the collection.
func (q *Question) CountLater(filter incident.Query) (n int) {
	for range q.Later(filter) {
		n++
	}
	return n
}

// Later are those of them that begin after the collection. Where there are none, they cost a count.
func (q *Question) Later(filter incident.Query) iter.Seq[*incident.Record] {
	last := q.Atlas.Days().To
	later, ok := filter.Days.Intersect(incident.Days{From: last + 1})
	return func(yield func(*incident.Record) bool) {
		if filter.Never || !ok || q.Matched(filter.Within(later)) == 0 {
			return
		}
		for r := range q.Each(filter.Within(later), incident.SortDate) {
			// What stands for its event among the later ones need not among all.
			if r.Span().From > last && q.before(filter, r) == "" && !yield(r) {
				return
			}
		}
	}
}

// before is the record of an earlier origin that tells of the same event and that a filter finds; blank where none does, and
// where each record counts for itself.
func (q *Question) before(filter incident.Query, r *incident.Record) string {
	if r.Rank == 0 || filter.Apart {
		return ""
	}
	for _, o := range r.Others { // in the order of the origins
		other := ask(q, "find a record", func(ctx context.Context) (*incident.Record, error) {
			return q.answerer.Record(ctx, o.ID)
		})
		// A person may say of two records of one event that one tells a part of the other.
		if other != nil && other.Event == r.Event && other.Rank < r.Rank && q.finds(filter, other) {
			return other.ID
		}
	}
	return ""
}

// finds reports whether a filter finds a record, whatever stands for its event there: it is looked for among those of its
// origin and kind on one of its days.
func (q *Question) finds(filter incident.Query, r *incident.Record) bool {
	both, ok := filter.Days.Intersect(r.Span())
	if !ok || filter.Never {
		return false
	}
	near := filter.Within(incident.Days{From: both.From, To: both.From}).AllTold().OfOrigins([]string{r.Origin}).
		OfTypes([]incident.Type{r.Type})
	for found := range q.Each(near, incident.SortDate) {
		if found.ID == r.ID {
			return true
		}
	}
	return false
}

// District is one district with what matches in it; no box narrows that.
func (q *Question) District(id string, filter incident.Query) (incident.Area, bool) {
	return oneOf(q.Districts(filter.Anywhere()), func(a incident.Area) bool { return a.District.ID == id })
}

// Tehsil is one tehsil with what matches in it; no box narrows that.
func (q *Question) Tehsil(id string, filter incident.Query) (incident.Area, bool) {
	return oneOf(q.Tehsils(filter.Anywhere()), func(a incident.Area) bool { return a.Tehsil.ID == id })
}

// Crossing is one crossing, wherever the filter's box lies, as of the last day of the filter's period.
func (q *Question) Crossing(id string, filter incident.Query) (incident.CrossingState, bool) {
	return oneOf(q.Crossings(filter.OnlyPeriod()), func(s incident.CrossingState) bool { return s.ID == id })
}

func oneOf[T any](list []T, is func(T) bool) (one T, ok bool) {
	if i := slices.IndexFunc(list, is); i >= 0 {
		return list[i], true
	}
	return one, false
}

// Standing is the record that stands in a filter for the event that a record tells of, where that one, which the filter finds
// too, doesn't; blank else.
func (q *Question) Standing(id string, filter incident.Query) string {
	r, ok := q.Record(id)
	if !ok || r.Rank == 0 || !q.finds(filter, r) {
		return ""
	}
	return q.before(filter, r)
}
