package atlas_test

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
)

// naive answers from the rows by plain scanning, the contract read sentence by sentence. It is the second
// implementation that the atlas is held against and shares nothing with it but the shapes' geometry.
type naive struct {
	ds   *incident.Dataset
	rows []row
}

type row struct {
	*incident.Incident
	at               *orb.Point
	district, tehsil string // what counts the row
	key              string // what the filter in_district compares
	publishers       int
}

func newNaive(ds *incident.Dataset) *naive {
	n := &naive{ds: ds}
	for i := range ds.Incidents {
		r := row{Incident: &ds.Incidents[i]}
		n.locate(&r)
		var seen []string
		for _, s := range r.Sources {
			if !slices.Contains(seen, s.Publisher) {
				seen = append(seen, s.Publisher)
			}
		}
		r.publishers = len(seen)
		n.rows = append(n.rows, r)
	}
	for i := range n.rows {
		n.rows[i].at = n.point(&n.rows[i])
	}
	slices.SortFunc(n.rows, func(a, b row) int {
		return cmp.Or(strings.Compare(a.Date.String(), b.Date.String()), strings.Compare(a.ID, b.ID))
	})
	return n
}

// locate finds what counts the row: only Khyber Pakhtunkhwa, nothing at province level, the stated district first.
func (n *naive) locate(r *row) {
	if r.GeoPrecision == "province" {
		return
	}
	if r.Country == "PK" && r.Admin1 == "Khyber Pakhtunkhwa" {
		for _, d := range n.ds.Districts {
			if r.District == d.Name || (r.District == "" && r.district == "" && r.Point != nil && geo.Contains(d.Shape, *r.Point)) {
				r.district, r.key = d.ID, d.ID
			}
		}
	}
	if r.district == "" && r.District != "" {
		r.key = strings.Join(incident.FoldWords(string(r.Country)+" "+r.Admin1+" "+r.District), "-")
	}
	if r.district == "" || r.Point == nil || r.GeoPrecision == "district" {
		return
	}
	nearest := math.Inf(1)
	for _, t := range n.ds.Tehsils {
		if t.DistrictID != r.district {
			continue
		}
		if km := geo.DistanceToPolygon(*r.Point, t.Shape); km < nearest {
			nearest, r.tehsil = km, t.ID
		}
	}
}

// point is where the row is answered: coarse rows stand at their badge.
func (n *naive) point(r *row) *orb.Point {
	if r.Point == nil || (r.GeoPrecision != "district" && r.GeoPrecision != "province") {
		return r.Point
	}
	for _, d := range n.ds.Districts {
		if r.GeoPrecision == "district" && r.district == d.ID {
			p := geo.PointInside(d.Shape)
			return &p
		}
	}
	counts := map[orb.Point]int{}
	for i := range n.rows {
		o := &n.rows[i]
		sameProvince := o.Point != nil && o.GeoPrecision == r.GeoPrecision && o.Country == r.Country && o.Admin1 == r.Admin1
		if sameProvince && (r.GeoPrecision == "province" || (o.District == r.District && o.district == r.district)) {
			counts[*o.Point]++
		}
	}
	var best orb.Point
	for p, c := range counts {
		b := counts[best]
		if c > b || (c == b && (p[0] < best[0] || (p[0] == best[0] && p[1] < best[1]))) {
			best = p
		}
	}
	return &best
}

func span(i *incident.Incident) (from, to string) {
	from = i.Date.String()
	year, month, _ := i.Date.Date()
	switch {
	case i.EndDate != 0:
		return from, i.EndDate.String()
	case i.DatePrecision == "week":
		return from, (i.Date + 6).String()
	case i.DatePrecision == "month":
		return incident.DayOf(year, month, 1).String(), (incident.DayOf(year, month+1, 1) - 1).String()
	}
	return from, from
}

func (n *naive) matches(q incident.Query, r *row) bool {
	if q.Never {
		return false
	}
	from, to := span(r.Incident)
	if q.Days.From != 0 && to < q.Days.From.String() || q.Days.To != 0 && from > q.Days.To.String() {
		return false
	}
	return listed(q.Types, r.Type) && listed(q.Actors, r.Actor) && listed(q.Districts, r.District) && listed(q.InDistricts, r.key) &&
		listed(q.Admin1, r.Admin1) && listed(q.Countries, r.Country) && listed(q.Confidences, r.Confidence) &&
		listed(q.Precisions, r.GeoPrecision) && boxed(q.Boxes, r.at) && near(q.Near, r) &&
		atLeast(q.KilledMin, r.Killed.Best, r.Killed.Low) && atLeast(q.CiviliansMin, r.Civilians, nil) && worded(q.Words, r)
}

func listed[T comparable](list []T, v T) bool { return len(list) == 0 || slices.Contains(list, v) }

func boxed(boxes []orb.Bound, at *orb.Point) bool {
	if len(boxes) == 0 || at == nil {
		return true
	}
	for _, b := range boxes {
		if b.Min[0] <= at[0] && at[0] <= b.Max[0] && b.Min[1] <= at[1] && at[1] <= b.Max[1] {
			return true
		}
	}
	return false
}

func near(n *incident.Near, r *row) bool {
	return n == nil || (r.at != nil && r.GeoPrecision != "province" && geo.Distance(n.At, *r.at) <= n.Km)
}

func atLeast(least, best, low *int) bool {
	if best == nil {
		best = low
	}
	return least == nil || (best != nil && *best >= *least)
}

func worded(words []string, r *row) bool {
	text := incident.FoldWords(r.Title + "\n" + r.Summary + "\n" + r.Place)
	for _, w := range words {
		if !slices.ContainsFunc(text, func(t string) bool { return strings.HasPrefix(t, w) }) {
			return false
		}
	}
	return true
}

func (n *naive) search(q incident.Query) []*row {
	var out []*row
	for i := range n.rows {
		if n.matches(q, &n.rows[i]) {
			out = append(out, &n.rows[i])
		}
	}
	return out
}

func (n *naive) ids(q incident.Query, order incident.Sort) []string {
	found := n.search(q)
	slices.SortStableFunc(found, func(a, b *row) int {
		switch order {
		case "-date":
			return strings.Compare(b.Date.String(), a.Date.String())
		case "-killed":
			return cmp.Compare(orNone(b.Killed.Best), orNone(a.Killed.Best))
		}
		return 0
	})
	ids := make([]string, len(found))
	for i, r := range found {
		ids[i] = r.ID
	}
	return ids
}

func orNone(n *int) int {
	if n == nil {
		return -1
	}
	return *n
}
