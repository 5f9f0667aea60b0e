package question

import (
	"slices"

	"khyberatlas/internal/incident"
)

// Collected runs from the first day that a chosen record has collected to the last of all, which stands in for "today".
func (q *Question) Collected() incident.Days {
	days := q.Atlas.Days()
	if len(q.Asked.Query.Origins) == 0 {
		return days
	}
	if covered := q.Covered(q.Asked.Query); len(covered) > 0 {
		days.From = covered[0].From
	}
	return days
}

// uncovered says which part of the period the chosen records have collected, where that isn't all of it; blank where it is.
// The page's script has the same rule.
func (q *Question) uncovered() string {
	f, w := q.Asked.Query, q.Wording
	covered := q.Covered(f)
	if f.Never || len(covered) == 0 {
		return ""
	}
	whole := incident.CloseEnds(f.Days, incident.Days{From: covered[0].From, To: covered[len(covered)-1].To})
	var parts []string
	for _, c := range covered {
		part, meets := c.Intersect(f.Days)
		switch {
		case meets && part == whole:
			return ""
		case meets:
			parts = append(parts, w.Period(part))
		}
	}
	list := w.Join(q.OriginNames(q.chosenOrigins()))
	if len(parts) == 0 {
		return w.Text("map.uncovered", "list", list)
	}
	return w.Text("map.partly", "list", list, "days", w.Join(parts))
}

// chosenOrigins are the records that the filter names, else all that have collected any days.
func (q *Question) chosenOrigins() []string {
	if chosen := q.Asked.Query.Origins; len(chosen) > 0 {
		return chosen
	}
	var out []string
	for _, o := range q.Atlas.Data().AllOrigins() {
		if slices.ContainsFunc(q.Periods(), func(p incident.Period) bool { return p.Origin == o.ID }) {
			out = append(out, o.ID)
		}
	}
	return out
}
