package answertest

import (
	"fmt"
	"net/url"
	"reflect"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// exampleRows are an incident that every filter finds by its example, and one that none does.
func exampleRows() *incident.Dataset {
	ds := &incident.Dataset{Version: "examples"}
	ds.Districts = []incident.District{{ID: "bannu", Name: "Bannu", Shape: square(70, 33, 72, 35)}}
	ds.Provinces = []incident.Province{{Name: incident.KP, Shape: square(70, 33, 72, 35)}}
	ds.Origins = []incident.Origin{{ID: incident.Ours}, {ID: "theirs"}}
	found := incident.Incident{ID: "found", Origin: incident.Ours, Date: incident.MustDay("2025-10-05"),
		DatePrecision: incident.DayExact, Type: "ied", Actor: "ttp", Confidence: "confirmed", Title: "Polio team attacked",
		Country: "PK", Admin1: incident.KP, District: "Bannu", GeoPrecision: "site", Point: &orb.Point{71.094, 34.118}}
	for _, v := range reflect.ValueOf(&found).Elem().Fields() {
		if figure, ok := v.Addr().Interface().(**int); ok {
			*figure = new(1000)
		}
	}
	found.Killed.Best = new(1000)
	found.Sources = []incident.Source{{Publisher: "A"}, {Publisher: "B"}}
	ds.Incidents = []incident.Incident{found, {ID: "other", Origin: "theirs", Date: incident.MustDay("2020-01-01"),
		DatePrecision: incident.MonthOnly, Type: "other", Actor: "other", Confidence: "contested", Title: "Something else",
		Country: "AF", Admin1: "Kunar", District: "Asmar", GeoPrecision: "province", Point: &orb.Point{60, 30}}}
	again := ds.Incidents[1]
	again.ID = "again" // the other record of what is found tells it as something else
	ds.Incidents = append(ds.Incidents, again)
	ds.Pairs = []incident.Pair{{A: "found", B: "again", Verdict: incident.Same, By: incident.ByPerson}}
	return ds
}

// unmatched says which filters a search doesn't follow, and which fields of a query no filter sets: those of an example
// leave one incident of two, and two periods without a common day leave none.
func unmatched(v incident.Vocabulary, search func(incident.Query) []string) (wrong []string) {
	set := map[string]bool{}
	try := func(name string, values []string, want ...string) {
		q, faults := ogc.ParseQuery(url.Values{name: values}, v)
		if len(faults) > 0 || ogc.FilterOf(q) == "" {
			wrong = append(wrong, fmt.Sprintf("%s is read as %+v and written as %q: %v", name, q, ogc.FilterOf(q), faults))
		}
		if found := search(q); !slices.Equal(found, want) {
			wrong = append(wrong, fmt.Sprintf("%s=%s finds %q, not %q", name, values, found, want))
		}
		for field, v := range reflect.ValueOf(q).Fields() {
			set[field.Name] = set[field.Name] || !v.IsZero()
		}
	}
	for _, p := range ogc.Filters() {
		switch {
		case p.Name == "pairs":
			try(p.Name, []string{p.Example}, "again", "other", "found")
		case p.As == "": // the others are one of these in other words
			try(p.Name, []string{p.Example}, "found")
		}
	}
	try("datetime", []string{"2025-10-01", "2025-10-31"})
	for name, ok := range set {
		if !ok {
			wrong = append(wrong, "no filter sets "+name)
		}
	}
	return wrong
}

// everyFieldNarrows holds an answerer to every field of a query, and the check itself to searches that are deaf to one.
func everyFieldNarrows(t *testing.T, build Build) {
	ds := exampleRows()
	a, v := building(t, build, ds)
	search := func(q incident.Query) (ids []string) {
		hits, err := a.Search(t.Context(), q, incident.Page{})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range hits.Records {
			ids = append(ids, r.ID)
		}
		return ids
	}
	for _, wrong := range unmatched(v, search) {
		t.Error(wrong)
	}
	for field := range reflect.TypeFor[incident.Query]().Fields() {
		deaf := func(q incident.Query) []string {
			reflect.ValueOf(&q).Elem().FieldByIndex(field.Index).SetZero()
			return search(q)
		}
		if len(unmatched(v, deaf)) == 0 {
			t.Errorf("nobody notices that a search forgets %s", field.Name)
		}
	}
}
