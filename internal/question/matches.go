package question

import (
	"slices"

	"khyberatlas/internal/incident"
)

// CountLater counts the matches that begin after the collection.
func (q *Question) CountLater(filter incident.Query) int { return len(q.Later(filter)) }

// Later are those of them that begin after the collection.
func (q *Question) Later(filter incident.Query) (out []*incident.Record) {
	last := q.Atlas.Days().To
	later, ok := filter.Days.Intersect(incident.Days{From: last + 1})
	if filter.Never || !ok {
		return nil
	}
	for _, r := range q.Search(filter.Within(later), incident.SortDate) {
		if r.Span().From > last {
			out = append(out, r)
		}
	}
	if !slices.ContainsFunc(out, follows) {
		return out
	}
	// What stands for its event among the later ones need not among all.
	leads := map[string]bool{}
	for _, r := range q.Search(filter, incident.SortDate) {
		leads[r.ID] = true
	}
	return slices.DeleteFunc(out, func(r *incident.Record) bool { return !leads[r.ID] })
}

// follows reports whether another origin's record of the event comes first where it is found.
func follows(r *incident.Record) bool { return r.Rank > 0 }

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
	if !ok || !follows(r) {
		return ""
	}
	is := func(h *incident.Record) bool { return h.ID == id }
	hits := q.Search(filter, incident.SortDate)
	first, stands := oneOf(hits, func(h *incident.Record) bool { return h.Event == r.Event })
	if !stands || slices.ContainsFunc(hits, is) || !slices.ContainsFunc(q.Search(filter.AllTold(), incident.SortDate), is) {
		return ""
	}
	return first.ID
}
