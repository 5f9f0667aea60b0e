package atlas_test

import (
	"testing"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/question/answertest"
)

func box(west, south, east, north float64) incident.Query {
	return incident.Query{Boxes: []orb.Bound{{Min: orb.Point{west, south}, Max: orb.Point{east, north}}}}
}

func TestABoxChoosesAreasAndNarrowsNoCount(t *testing.T) {
	a := answertest.AskRows(t, answertest.InAlpha("1", nil), answertest.InAlpha("2",
		func(r *incident.Incident) { r.Point = &orb.Point{70.1, 33.9} }))
	for name, tc := range map[string]struct {
		q    incident.Query
		want string
	}{
		"everywhere":               {incident.Query{}, "d1 d2 d3 "},
		"across a border":          {box(70.9, 33.4, 71.1, 33.6), "d1 d2 "},
		"along a border":           {box(69, 33, 70, 34), "d1 "},
		"a corner":                 {box(73, 34, 74, 35), "d3 "},
		"wholly inside a district": {box(71.4, 33.4, 71.6, 33.6), "d2 "},
		"a point":                  {box(72.5, 33.5, 72.5, 33.5), "d3 "},
		"around all":               {box(0, 0, 90, 90), "d1 d2 d3 "},
		"elsewhere":                {box(10, 10, 11, 11), ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := ""
			for _, area := range a.Districts(tc.q) {
				got += area.District.ID + " "
				if area.District.ID == "d1" && area.Totals.Count != 2 {
					t.Errorf("the box narrows the count to %d", area.Totals.Count)
				}
			}
			if got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
	if n := len(a.Tehsils(box(70.4, 33.1, 70.6, 33.2))); n != 1 {
		t.Errorf("%d tehsils in a box inside one", n)
	}
	if _, ok := a.District("nowhere", incident.Query{}); ok {
		t.Error("a district that does not exist was found")
	}
	if _, ok := a.Tehsil("nowhere", incident.Query{}); ok {
		t.Error("a tehsil that does not exist was found")
	}
}

func TestKilledPerHundredThousandIsRoundedAndBlankWithoutABestFigure(t *testing.T) {
	killed := func(n int) func(r *incident.Incident) {
		return func(r *incident.Incident) { r.District, r.Killed.Best = "Gamma", &n }
	}
	a := answertest.AskRows(t, answertest.InAlpha("1", nil), answertest.InAlpha("2", killed(100)))
	if d, _ := a.District("d3", incident.Query{}); d.Per100k == nil || *d.Per100k != 3.33 {
		t.Errorf("100 of 3,000,000 are %v per 100,000, want 3.33", d.Per100k)
	}
	if d, _ := a.District("d1", incident.Query{}); d.Per100k != nil || d.Totals.Killed != nil {
		t.Errorf("no figure became %v", *d.Per100k)
	}
}

func TestWhatIsTooCoarseForATehsilIsCountedBesideIt(t *testing.T) {
	a := answertest.AskRows(t, answertest.InAlpha("1", nil),
		answertest.InAlpha("2", func(r *incident.Incident) { r.GeoPrecision = "district" }),
		answertest.InAlpha("3", func(r *incident.Incident) { r.Point = nil }))
	tehsil, ok := a.Tehsil("d1-south", incident.Query{})
	if !ok || tehsil.Totals.Count != 1 || tehsil.TooCoarse != 2 || tehsil.District.ID != "d1" {
		t.Errorf("%+v", tehsil)
	}
}

func TestCrossingsAreAllThereWhateverThePeriod(t *testing.T) {
	a := answertest.AskRows(t)
	if got := a.Crossings(box(69, 33.4, 71, 33.6)); len(got) != 1 || got[0].ID != "gate" {
		t.Errorf("in the box: %+v", got)
	}
	if got := a.Crossings(incident.Query{Never: true}); len(got) != 2 || got[0].State != "unknown" || got[0].On != 0 {
		t.Errorf("on no day at all: %+v", got)
	}
	if got, ok := a.Crossing("gate", incident.Query{}); !ok || got.On.String() != "2025-06-30" {
		t.Errorf("without a period: %+v", got)
	}
	if _, ok := a.Crossing("nowhere", incident.Query{}); ok {
		t.Error("a crossing that does not exist was found")
	}
	gate, _ := a.Crossing("gate", incident.Query{})
	strips := gate.Strips(incident.CloseEnds(days("2025-02-01", ""), a.Atlas.Days()))
	if len(strips) != 4 || strips[0].Runs[0].Days != days("2025-02-01", "2025-06-30") {
		t.Errorf("its strips: %+v", strips)
	}
}
