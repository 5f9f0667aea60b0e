package answertest

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
)

// rows are those of a dataset with what the contract says of each, read sentence by sentence. They share nothing with an
// atlas but the shapes' geometry.
type rows struct {
	ds    *incident.Dataset
	list  []row
	event map[string]string // by id of a row
}

// row is a record with what queries compare. Badges and distances are facts that no query asks for: it has none.
type row struct {
	incident.Record
	key      string // what the filter in_district compares
	from, to string // the span
	words    []string
}

func newRows(ds *incident.Dataset) *rows {
	n := &rows{ds: ds}
	for i := range ds.Incidents {
		r := row{Record: incident.Record{Incident: &ds.Incidents[i], Badge: -1}}
		n.locate(&r)
		r.from, r.to = span(r.Incident)
		r.words = incident.FoldWords(r.Title + "\n" + r.Summary + "\n" + r.Place)
		var seen []string
		for _, s := range r.Sources {
			if !slices.Contains(seen, s.Publisher) {
				seen = append(seen, s.Publisher)
			}
		}
		r.Publishers = len(seen)
		n.list = append(n.list, r)
	}
	for i := range n.list {
		n.list[i].At = n.point(&n.list[i])
	}
	slices.SortFunc(n.list, func(a, b row) int {
		return cmp.Or(strings.Compare(a.Date.String(), b.Date.String()), strings.Compare(a.ID, b.ID))
	})
	n.naming()
	return n
}

// locate finds what counts the row: only Khyber Pakhtunkhwa, nothing at province level, the stated district first.
func (n *rows) locate(r *row) {
	if r.GeoPrecision == "province" || r.GeoPrecision == "country" || (r.GeoPrecision == "district" && r.District == "") {
		return
	}
	if r.Country == "PK" && r.Admin1 == "Khyber Pakhtunkhwa" {
		for _, d := range n.ds.Districts {
			if r.District == d.Name || (r.District == "" && r.DistrictID == "" && r.Point != nil && geo.Contains(d.Shape, *r.Point)) {
				r.DistrictID, r.key = d.ID, d.ID
			}
		}
	}
	if r.DistrictID == "" && r.District != "" {
		r.key = strings.Join(incident.FoldWords(string(r.Country)+" "+r.Admin1+" "+r.District), "-")
	}
	if r.DistrictID == "" || r.Point == nil || r.GeoPrecision == "district" {
		return
	}
	nearest := math.Inf(1)
	for _, t := range n.ds.Tehsils {
		if t.DistrictID != r.DistrictID {
			continue
		}
		if km := geo.DistanceToPolygon(*r.Point, t.Shape); km < nearest {
			nearest, r.TehsilID = km, t.ID
		}
	}
}

// called is what a row that is known to a district calls it: a district of today, else the place by its record's name.
func called(r *row) string {
	if r.District == "" {
		return r.Place
	}
	return r.District
}

// point is where the row is answered: coarse rows stand at their badge.
func (n *rows) point(r *row) *orb.Point {
	if r.Point == nil || (r.GeoPrecision != "district" && r.GeoPrecision != "province") {
		return r.Point
	}
	for _, d := range n.ds.Districts {
		if r.GeoPrecision == "district" && r.DistrictID == d.ID {
			p := geo.PointInside(d.Shape)
			return &p
		}
	}
	counts, first := map[orb.Point]int{}, len(n.ds.AllOrigins())
	for i := range n.list {
		o := &n.list[i]
		sameProvince := o.Point != nil && o.GeoPrecision == r.GeoPrecision && o.Country == r.Country && o.Admin1 == r.Admin1
		if sameProvince && (r.GeoPrecision == "province" || (called(o) == called(r) && o.DistrictID == r.DistrictID)) {
			if n.rank(o) < first { // where the first record has it
				counts, first = map[orb.Point]int{}, n.rank(o)
			}
			if n.rank(o) == first {
				counts[*o.Point]++
			}
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

func (n *rows) matches(q incident.Query, r *row) bool {
	if q.Never {
		return false
	}
	if q.Days.From != 0 && r.to < q.Days.From.String() || q.Days.To != 0 && r.from > q.Days.To.String() {
		return false
	}
	return listed(q.Types, r.Type) && listed(q.Actors, r.Actor) && listed(q.Districts, r.District) && listed(q.InDistricts, r.key) &&
		listed(q.Admin1, r.Admin1) && listed(q.Countries, r.Country) && listed(q.Confidences, r.Confidence) &&
		listed(q.Precisions, r.GeoPrecision) && listed(q.DatePrecisions, r.DatePrecision) && boxed(q.Boxes, r.At) && near(q.Near, r) &&
		listed(q.Origins, r.Origin) &&
		atLeast(q.KilledMin, r.Killed.Best, r.Killed.Low) && atLeast(q.CiviliansMin, r.Civilians, nil) &&
		atLeast(q.PublishersMin, &r.Publishers, nil) && worded(q.Words, r) && (q.Said == nil || r.says(q.Said) == "true")
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
	return n == nil || (r.At != nil && r.GeoPrecision != "province" && geo.Distance(n.At, *r.At) <= n.Km)
}

func atLeast(least, best, low *int) bool {
	if best == nil {
		best = low
	}
	return least == nil || (best != nil && *best >= *least)
}

func worded(words []string, r *row) bool {
	for _, w := range words {
		if !slices.ContainsFunc(r.words, func(t string) bool { return strings.HasPrefix(t, w) }) {
			return false
		}
	}
	return true
}

// search finds what matches: of one event, the row that leads of those that do.
func (n *rows) search(q incident.Query) []*row { return n.once(q, n.each(q)) }

// each finds the rows that match, each by itself.
func (n *rows) each(q incident.Query) []*row {
	var out []*row
	for i := range n.list {
		if n.matches(q, &n.list[i]) {
			out = append(out, &n.list[i])
		}
	}
	return out
}

// sorted puts matches, which come by date and id, into another order.
func (n *rows) sorted(found []*row, order incident.Sort) {
	slices.SortStableFunc(found, func(a, b *row) int {
		switch order {
		case "-date":
			return cmp.Compare(b.Date, a.Date)
		case "-killed":
			return cmp.Compare(orNone(b.Killed.Best), orNone(a.Killed.Best))
		case "-changed":
			return cmp.Or(cmp.Compare(n.ds.ChangedOn(b.Incident), n.ds.ChangedOn(a.Incident)), cmp.Compare(b.Date, a.Date))
		}
		return 0
	})
}

func orNone(n *int) int {
	if n == nil {
		return -1
	}
	return *n
}
