package atlas_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
)

// The beginning of a long list is found among few rows; the whole of it is found by all of them. Every tenth event is told by
// two records, a person has paired those, and they lie up to a season and some degrees apart: of two only one may match, and what
// another stands for may stand in another part of the list.
func TestTheBeginningOfAListIsThatOfTheWhole(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	ds := &incident.Dataset{Meta: incident.Meta{ID: "a"}}
	for _, id := range []string{incident.Ours, "theirs", "rare"} {
		ds.Origins = append(ds.Origins, incident.Origin{ID: id, Name: id, Redistribute: true})
	}
	for i := range 6000 {
		r := incident.Incident{ID: fmt.Sprintf("row-%d", i), Origin: []string{incident.Ours, "theirs"}[rng.IntN(2)],
			Date: incident.MustDay("2015-01-01") + incident.Day(rng.IntN(700)), DatePrecision: incident.DayExact,
			Type: incident.Types[rng.IntN(4)], Country: "PK", Admin1: incident.KP, GeoPrecision: "exact"}
		if rng.IntN(20) == 0 {
			r.DatePrecision = incident.MonthOnly
		}
		if rng.IntN(30) > 0 {
			r.Point = &orb.Point{70 + rng.Float64()*3, 33 + rng.Float64()*2}
		}
		if rng.IntN(2000) == 0 {
			r.Origin = "rare"
		}
		ds.Incidents = append(ds.Incidents, r)
		if rng.IntN(10) == 0 && r.Origin == incident.Ours {
			again := r
			again.ID, again.Origin, again.Date = r.ID+"-again", "theirs", r.Date+incident.Day(rng.IntN(180)-90)
			again.Point = &orb.Point{70 + rng.Float64()*3, 33 + rng.Float64()*2}
			ds.Incidents = append(ds.Incidents, again)
			ds.Pairs = append(ds.Pairs, incident.Pair{A: r.ID, B: again.ID, Verdict: incident.Same, By: incident.ByPerson})
		}
	}
	slices.SortFunc(ds.Incidents, func(x, y incident.Incident) int { return slices.Compare([]byte(x.ID), []byte(y.ID)) })
	a, err := atlas.Build(ds)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		var q incident.Query
		q.Apart = rapid.Bool().Draw(t, "apart")
		if rapid.Bool().Draw(t, "in a box") {
			west, south := rapid.Float64Range(69, 73).Draw(t, "west"), rapid.Float64Range(32, 35).Draw(t, "south")
			wide, high := rapid.Float64Range(0, 4).Draw(t, "wide"), rapid.Float64Range(0, 3).Draw(t, "high")
			q.Boxes = []orb.Bound{{Min: orb.Point{west, south}, Max: orb.Point{west + wide, south + high}}}
			if rapid.Bool().Draw(t, "in another") {
				q.Boxes = append(q.Boxes, orb.Bound{Min: orb.Point{69.5, 32}, Max: orb.Point{70.5, 36}})
			}
		}
		switch rapid.IntRange(0, 3).Draw(t, "besides") {
		case 0:
			q.Types = []incident.Type{rapid.SampledFrom(incident.Types[:5]).Draw(t, "type")}
		case 1:
			q.Days.From = incident.MustDay("2015-01-01") + incident.Day(rapid.IntRange(-10, 710).Draw(t, "from"))
		}
		window := incident.Page{Limit: rapid.IntRange(1, 40).Draw(t, "limit"), Offset: rapid.IntRange(0, 30).Draw(t, "offset"),
			Sort: rapid.SampledFrom(incident.Sorts).Draw(t, "order")}
		one := a.ForOne()
		part, err := one.Search(t.Context(), q, window)
		whole, wrong := a.Search(t.Context(), q, incident.Page{Sort: window.Sort})
		prepared, failed := one.Features(t.Context(), q, window)
		if err != nil || wrong != nil || failed != nil {
			t.Fatal(err, wrong, failed)
		}
		from, to := window.Window(whole.Matched)
		if part.Matched != whole.Matched || prepared.Matched != whole.Matched || prepared.Returned != to-from {
			t.Fatalf("%+v: %d and %d match, of all %d", q, part.Matched, prepared.Matched, whole.Matched)
		}
		if got, want := idsOf(part.Records), idsOf(whole.Records[from:to]); !slices.Equal(got, want) {
			t.Fatalf("%+v by %s has %v, of all %v", q, window.Sort, got, want)
		}
		var among []string
		for _, o := range ds.Origins {
			hits, err := a.Search(t.Context(), q.OfOrigins([]string{o.ID}), incident.Page{Limit: 1, Sort: incident.SortKilled})
			if err == nil && hits.Matched > 0 {
				among = append(among, o.ID)
			}
		}
		origins, err := a.Origins(t.Context(), q)
		if slices.Sort(origins); err != nil || !slices.Equal(origins, slices.Sorted(slices.Values(among))) {
			t.Fatalf("%+v finds %v, by searches %v (%v)", q, origins, among, err)
		}
	})
}
