package atlas_test

import (
	"slices"
	"strings"
	"testing"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
)

// One of ours is two of theirs and one of another's: by itself each record has all its rows, and together ours stands for all.
func TestTwoRowsOfARecordAreTwoUntilAnotherRecordLeads(t *testing.T) {
	ds := &incident.Dataset{Meta: incident.Meta{ID: "a"}}
	for _, id := range []string{incident.Ours, "theirs", "others"} {
		ds.Origins = append(ds.Origins, incident.Origin{ID: id, Name: id, Redistribute: true})
	}
	for id, origin := range map[string]string{"a-one": incident.Ours, "theirs-1": "theirs", "theirs-2": "theirs",
		"others-1": "others"} {
		ds.Incidents = append(ds.Incidents, incident.Incident{ID: id, Origin: origin, Date: incident.MustDay("2026-05-29"),
			DatePrecision: incident.DayExact, Type: "other", Country: "PK", Admin1: incident.KP, GeoPrecision: incident.ProvinceLevel})
	}
	slices.SortFunc(ds.Incidents, func(a, b incident.Incident) int { return strings.Compare(a.ID, b.ID) })
	for _, b := range []string{"theirs-1", "theirs-2", "others-1"} {
		ds.Pairs = append(ds.Pairs, incident.Pair{A: "a-one", B: b, Verdict: incident.Same, By: incident.ByPerson})
	}
	a, err := atlas.Build(ds)
	if err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct {
		origins []string
		want    []string
	}{
		"all":                  {nil, []string{"a-one"}},
		"theirs":               {[]string{"theirs"}, []string{"theirs-1", "theirs-2"}},
		"theirs and another's": {[]string{"theirs", "others"}, []string{"theirs-1", "theirs-2"}},
		"ours and another's":   {[]string{incident.Ours, "others"}, []string{"a-one"}},
	} {
		rows, err := a.Search(t.Context(), incident.Query{Origins: tc.origins}, incident.Page{Sort: incident.SortDate})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range rows.Records {
			got = append(got, r.ID)
		}
		if !slices.Equal(got, tc.want) {
			t.Errorf("%s: found %v, want %v", name, got, tc.want)
		}
	}
	r, err := a.Record(t.Context(), "theirs-1")
	if err != nil || len(r.Others) != 2 || r.Others[0].ID != "a-one" || r.Others[1].ID != "others-1" {
		t.Errorf("theirs-1 is told of %v, want ours and another's, and not of its own record's second row", r.Others)
	}
}
