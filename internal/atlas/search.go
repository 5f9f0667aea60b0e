package atlas

import "khyberatlas/internal/incident"

// Search finds the records that match, in the order asked for.
func (a *Atlas) Search(q incident.Query, order incident.Sort) Hits {
	found := a.match(q)
	hits := make([]*incident.Record, 0, found.count())
	switch order {
	case incident.SortDateDesc:
		hits = a.inOrder(hits, found, a.index.newest)
	case incident.SortKilled:
		hits = a.inOrder(hits, found, a.index.deadliest)
	default:
		found.each(func(i int) { hits = append(hits, &a.records[i]) })
	}
	return Hits{hits}
}

func (a *Atlas) inOrder(hits []*incident.Record, found set, order []int32) []*incident.Record {
	for _, i := range order {
		if found.has(int(i)) {
			hits = append(hits, &a.records[i])
		}
	}
	return hits
}

// match is the set of the records that a query asks for: lists, days and words by the index, then what is left of them
// is looked at one by one.
func (a *Atlas) match(q incident.Query) set {
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
	x.spans.keep(s, q.Days)
	x.words.keep(s, q.Words)
	x.columns.keepMinima(s, &q)
	x.columns.keepBoxes(s, q.Boxes)
	x.columns.keepNear(s, q.Near)
	return s
}

// Hits are the matches of a search in order.
type Hits struct{ records []*incident.Record }

// Len is the number of matches.
func (h Hits) Len() int { return len(h.records) }

// All are the matches; callers only read the slice.
func (h Hits) All() []*incident.Record { return h.records }

// Page is the window that a page asks for; empty past the end.
func (h Hits) Page(p incident.Page) []*incident.Record {
	from := min(max(p.Offset, 0), len(h.records))
	return h.records[from:][:min(max(p.Limit, 0), len(h.records)-from)]
}

// Totals sums the matches.
func (a *Atlas) Totals(q incident.Query) incident.Totals { return a.sum(a.match(q)) }

func (a *Atlas) sum(members set) incident.Totals {
	var t incident.Totals
	members.each(func(i int) { t.Add(&a.records[i]) })
	return t
}
