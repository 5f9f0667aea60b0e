package atlas_test

import (
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question/answertest"
)

func TestARowCountsInTheDistrictThatItStates(t *testing.T) {
	for name, tc := range map[string]struct {
		change           func(r *incident.Incident)
		district, tehsil string
	}{
		"a town":                              {nil, "d1", "d1-south"},
		"a point outside its stated district": {func(r *incident.Incident) { r.Point = &orb.Point{71.2, 33.9} }, "d1", "d1-north"},
		"no stated district": {func(r *incident.Incident) { r.District = ""; r.Point = &orb.Point{71.5, 33.75} }, "d2",
			"d2-north"},
		"no stated district, no place":       {func(r *incident.Incident) { r.District = ""; r.Point = nil }, "", ""},
		"a tehsil":                           {func(r *incident.Incident) { r.GeoPrecision = "tehsil" }, "d1", "d1-south"},
		"a district":                         {func(r *incident.Incident) { r.GeoPrecision = "district" }, "d1", ""},
		"a district without tehsils":         {func(r *incident.Incident) { r.District = "Gamma" }, "d3", ""},
		"a province, with a district stated": {func(r *incident.Incident) { r.GeoPrecision = "province" }, "", ""},
		"no place":                           {func(r *incident.Incident) { r.Point = nil }, "d1", ""},
		"another province with a namesake":   {func(r *incident.Incident) { r.Admin1 = "Punjab" }, "", ""},
		"another country":                    {func(r *incident.Incident) { r.Country = "AF" }, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			r, ok := answertest.AskRows(t, answertest.InAlpha("row", tc.change)).Record("row")
			if !ok || r.DistrictID != tc.district || r.TehsilID != tc.tehsil {
				t.Errorf("counts in %q, %q; want %q, %q", r.DistrictID, r.TehsilID, tc.district, tc.tehsil)
			}
		})
	}
}

func TestNamesakesOffTheMapAreDistrictsOfTheirOwn(t *testing.T) {
	a := answertest.AskRows(t, answertest.InAlpha("here", nil),
		answertest.InAlpha("punjab", func(r *incident.Incident) { r.Admin1 = "Punjab" }),
		answertest.InAlpha("khost", func(r *incident.Incident) { r.Country, r.Admin1, r.District = "AF", "Khost", "Khost (Matun)" }),
		answertest.InAlpha("somewhere", func(r *incident.Incident) {
			r.Country, r.Admin1, r.District, r.GeoPrecision = "AF", "Khost", "Spera", "province"
		}))
	var ids []string
	for _, d := range a.Atlas.Vocabulary().Districts {
		ids = append(ids, d.ID+"="+d.Name)
		if n := len(a.Search(incident.Query{InDistricts: []string{d.ID}}, "")); n > 1 {
			t.Errorf("%s finds %d", d.ID, n)
		}
	}
	want := []string{"d1=Alpha", "d2=Beta", "d3=Gamma", "pk-punjab-alpha=Alpha", "af-khost-khost-matun=Khost (Matun)"}
	if !slices.Equal(ids, want) {
		t.Errorf("the vocabulary has %v, want %v", ids, want)
	}
}

func TestACoarsePlaceStandsAtOnePoint(t *testing.T) {
	coarse := func(id, admin1, district string, at orb.Point, p incident.GeoPrecision) incident.Incident {
		return answertest.InAlpha(id, func(r *incident.Incident) {
			r.Admin1, r.District, r.Point, r.GeoPrecision = admin1, district, &at, p
		})
	}
	a := answertest.AskRows(t,
		coarse("on the map", incident.KP, "Alpha", orb.Point{70.9, 33.9}, "district"),
		coarse("off the map 1", "Punjab", "Attock", orb.Point{72, 33}, "district"),
		coarse("off the map 2", "Punjab", "Attock", orb.Point{72.5, 33}, "district"),
		coarse("off the map 3", "Punjab", "Attock", orb.Point{72.5, 33}, "district"),
		coarse("a tie, east", "Punjab", "", orb.Point{73, 31}, "province"),
		coarse("a tie, west", "Punjab", "Attock", orb.Point{72, 32}, "province"))
	for id, want := range map[string]orb.Point{
		"on the map":    geo.PointInside(answertest.Map().Districts[0].Shape),
		"off the map 1": {72.5, 33},
		"a tie, east":   {72, 32},
		"a tie, west":   {72, 32},
	} {
		r, _ := a.Record(id)
		if r.At == nil || *r.At != want {
			t.Errorf("%s stands at %v, want %v", id, r.At, want)
		}
	}
	if n := len(a.Atlas.Badges()); n != 3 {
		t.Errorf("%d badges: %+v", n, a.Atlas.Badges())
	}
}

func TestDistancesAreLeftOutWhereTheyWouldMeanNothing(t *testing.T) {
	a := answertest.AskRows(t, answertest.InAlpha("town", nil),
		answertest.InAlpha("district", func(r *incident.Incident) { r.GeoPrecision = "district" }),
		answertest.InAlpha("province", func(r *incident.Incident) { r.GeoPrecision = "province" }),
		answertest.InAlpha("nowhere", func(r *incident.Incident) { r.Point = nil }))
	for id, want := range map[string]bool{"town": true, "district": true, "province": false, "nowhere": false} {
		if r, _ := a.Record(id); r.Distances != want {
			t.Errorf("%s: distances %v", id, r.Distances)
		}
	}
	r, _ := a.Record("town")
	if km := geo.Distance(*r.Point, orb.Point{70, 33.5}); r.CrossingID != "gate" || r.CrossingKm != km {
		t.Errorf("the nearest crossing is %s at %v km, want gate at %v km", r.CrossingID, r.CrossingKm, km)
	}
	// The frontier of the made map is the meridian of 70 degrees east.
	if km := geo.Distance(*r.Point, orb.Point{70, 33.25}); r.FrontierKm > km || r.FrontierKm < km-0.1 {
		t.Errorf("%v km to the frontier, want about %v", r.FrontierKm, km)
	}
}
