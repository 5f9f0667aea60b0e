package atlas_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
)

func TestMadeRowsAreAnsweredAsAPlainScanAnswersThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ds := madeRows(t)
		a := build(t, ds)
		n := newNaive(ds)
		for range 3 {
			agree(t, a, n, madeQuery(t, ds, a))
		}
	})
}

func agree(t *rapid.T, a *atlas.Atlas, n *naive, q incident.Query) {
	found := n.search(q)
	for _, order := range incident.Sorts {
		if diff := cmp.Diff(n.ids(q, order), idsOf(a.Search(q, order).All()), empty); diff != "" {
			t.Fatalf("search %+v by %s (-scan +atlas):\n%s", q, order, diff)
		}
	}
	if diff := cmp.Diff(totals(found), a.Totals(q)); diff != "" {
		t.Fatalf("totals of %+v (-scan +atlas):\n%s", q, diff)
	}
	agreeOnCharts(t, a, n, q)
	agreeOnFacets(t, a, n, q)
	agreeOnAreas(t, a, n, q)
	agreeOnPlaces(t, a, q)
}

var empty = cmp.Transformer("empty", func(s []string) map[int]string {
	m := map[int]string{}
	for i, v := range s {
		m[i] = v
	}
	return m
})

func idsOf(records []*incident.Record) []string {
	ids := make([]string, len(records))
	for i, r := range records {
		ids[i] = r.ID
	}
	return ids
}

// agreeOnCharts: bins have no gap, hold each event once, where its first span day inside the period lies, and add up.
func agreeOnCharts(t *rapid.T, a *atlas.Atlas, n *naive, q incident.Query) {
	every := pick(t, "interval", incident.Intervals)
	by := pick(t, "by", append([]incident.By{""}, incident.Bys...))
	found := n.search(q)
	h := a.Histogram(q, every, by)
	split := map[string][]*row{}
	first := map[*row]incident.Day{}
	for _, r := range found {
		from, _ := span(r.Incident)
		first[r] = max(q.Days.From, incident.MustDay(from))
		v := map[incident.By]string{"type": string(r.Type), "actor": string(r.Actor), "confidence": string(r.Confidence),
			"district": r.key}[by]
		split[v] = append(split[v], r)
	}
	if by == "" {
		split = map[string][]*row{"": found}
	}
	if len(h.Series) != len(split) {
		t.Fatalf("%d series by %q, want %d", len(h.Series), by, len(split))
	}
	for _, s := range h.Series {
		if announced := a.Chart(q, every, by).Bins(); len(s.Bins) != announced {
			t.Fatalf("%d bins, announced %d", len(s.Bins), announced)
		}
		counted := 0
		for i, b := range s.Bins {
			if i > 0 && b.From != s.Bins[i-1].To+1 {
				t.Fatalf("a gap before %v in %+v", b.Days, s.Bins)
			}
			var inside []*row
			for _, r := range split[s.Value] {
				if b.Contains(first[r]) {
					inside = append(inside, r)
				}
			}
			if diff := cmp.Diff(totals(inside), b.Totals); diff != "" {
				t.Fatalf("bin %v of %q by %s, %s (-scan +atlas):\n%s", b.Days, s.Value, every, by, diff)
			}
			counted += b.Count
		}
		if counted != len(split[s.Value]) {
			t.Fatalf("the bins of %q hold %d of %d", s.Value, counted, len(split[s.Value]))
		}
	}
}

func agreeOnFacets(t *rapid.T, a *atlas.Atlas, n *naive, q incident.Query) {
	f := a.Facets(q)
	check := func(list string, facets []incident.Facet, choose func(q *incident.Query, v string)) {
		f := pick(t, list, facets)
		alone := q
		choose(&alone, f.Value)
		if want := len(n.search(alone)); f.Count != want {
			t.Fatalf("facet %s %q of %+v counts %d, choosing it gives %d", list, f.Value, q, f.Count, want)
		}
	}
	check("types", f.Types, func(q *incident.Query, v string) { q.Types = []incident.Type{incident.Type(v)} })
	check("actors", f.Actors, func(q *incident.Query, v string) { q.Actors = []incident.Actor{incident.Actor(v)} })
	check("districts", f.InDistricts, func(q *incident.Query, v string) { q.InDistricts = []string{v} })
	check("confidences", f.Confidences, func(q *incident.Query, v string) { q.Confidences = []incident.Confidence{incident.Confidence(v)} })
	check("precisions", f.Precisions, func(q *incident.Query, v string) { q.Precisions = []incident.GeoPrecision{incident.GeoPrecision(v)} })
	check("countries", f.Countries, func(q *incident.Query, v string) { q.Countries = []incident.Country{incident.Country(v)} })
}

// agreeOnAreas: every figure is that of its incidents, the tehsils' and what is too coarse for them make the district's,
// and a box narrows no count.
func agreeOnAreas(t *rapid.T, a *atlas.Atlas, n *naive, q incident.Query) {
	everywhere := q
	everywhere.Boxes = nil
	found := n.search(everywhere)
	byDistrict, byTehsil := map[string][]*row{}, map[string][]*row{}
	for _, r := range found {
		byDistrict[r.district] = append(byDistrict[r.district], r)
		byTehsil[r.tehsil] = append(byTehsil[r.tehsil], r)
	}
	tehsils, coarse := map[string]int{}, map[string]int{}
	for _, area := range a.Tehsils(everywhere) {
		if diff := cmp.Diff(totals(byTehsil[area.Tehsil.ID]), area.Totals); diff != "" {
			t.Fatalf("tehsil %s of %+v (-scan +atlas):\n%s", area.Tehsil.ID, q, diff)
		}
		tehsils[area.District.ID] += area.Totals.Count
		coarse[area.District.ID] = area.TooCoarse
	}
	for _, d := range n.ds.Districts {
		area, ok := a.District(d.ID, q)
		if diff := cmp.Diff(totals(byDistrict[d.ID]), area.Totals); !ok || diff != "" {
			t.Fatalf("district %s of %+v (-scan +atlas):\n%s", d.ID, q, diff)
		}
		if _, divided := coarse[d.ID]; divided && tehsils[d.ID]+coarse[d.ID] != area.Totals.Count {
			t.Fatalf("%s: tehsils %d + too coarse %d, district %d", d.ID, tehsils[d.ID], coarse[d.ID], area.Totals.Count)
		}
	}
}

// agreeOnPlaces: badges, points and what has no place make the total, and a badge has one point for all of its rows.
func agreeOnPlaces(t *rapid.T, a *atlas.Atlas, q incident.Query) {
	badged, points, nowhere := 0, 0, 0
	for _, r := range a.Search(q, "").All() {
		switch {
		case r.Badge >= 0:
			badged++
			if b := a.Badges()[r.Badge]; r.At == nil || *r.At != b.At || b.Country != r.Country || b.Admin1 != r.Admin1 || b.Precision != r.GeoPrecision {
				t.Fatalf("%s stands under badge %+v", r.ID, b)
			}
		case r.At != nil:
			points++
			if r.GeoPrecision.Coarse() || *r.At != *r.Point {
				t.Fatalf("%s is drawn as a sharp point", r.ID)
			}
		default:
			nowhere++
		}
	}
	if total := a.Totals(q); badged+points+nowhere != total.Count || nowhere != total.WithoutPlace {
		t.Fatalf("%d in badges + %d points + %d without place, total %+v", badged, points, nowhere, total)
	}
}
