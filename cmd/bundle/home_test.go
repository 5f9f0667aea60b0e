package main

import (
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
)

func homeLayers(t *testing.T) map[string][]geo.Feature {
	t.Helper()
	h, err := readHome()
	if err != nil {
		t.Fatal(err)
	}
	layers := map[string][]geo.Feature{}
	for _, l := range h.layers() {
		layers[l.Name] = l.Features
	}
	return layers
}

func TestTheFrontierIsTheProvincesOwnLine(t *testing.T) {
	layers := homeLayers(t)
	ring := layers["home"][0].Shape[0][0]
	own := segments(orb.MultiLineString{orb.LineString(ring)})
	shared := 0
	for e := range segments(layers["frontier"][0].Lines) {
		if own[e] {
			shared++
		}
	}
	if shared < 100 {
		t.Errorf("the frontier has %d edges of the province, want its whole western side", shared)
	}
}

func TestNoLineIsDrawnTwice(t *testing.T) {
	drawn := map[edge]string{}
	layers := homeLayers(t)
	for _, name := range []string{"borders", "inner", "disputed", "frontier"} {
		for e := range segments(layers[name][0].Lines) {
			if other := drawn[e]; other != "" {
				t.Fatalf("%v is drawn with %s and with %s", e, other, name)
			}
			drawn[e] = name
		}
	}
}

func TestEveryTownAndProvinceCanBeLabelled(t *testing.T) {
	layers := homeLayers(t)
	if n := len(layers["towns"]); n != 80 {
		t.Errorf("%d towns, want 80", n)
	}
	for _, f := range slices.Concat(layers["towns"], layers["provinces"]) {
		if f.Point == nil || f.Properties["name"] == "" {
			t.Errorf("no place or no name: %v", f.Properties)
		}
	}
}

func TestTheBordersOfAfghanProvincesEndOnTheFrontier(t *testing.T) {
	layers := homeLayers(t)
	frontier := layers["frontier"][0].Lines
	ends := map[orb.Point]int{}
	for _, name := range []string{"inner", "borders"} {
		for _, l := range layers[name][0].Lines {
			ends[l[0]]++
			ends[l[len(l)-1]]++
		}
	}
	reached := 0
	for end, lines := range ends {
		switch km := geo.DistanceToLine(end, frontier); {
		case onLine(end, frontier):
			reached++
		case lines < 3 && km < 5: // three borders meet where three provinces do
			t.Errorf("a border ends %.2f km from the frontier at %v", km, end)
		}
	}
	if reached < 10 {
		t.Errorf("only %d ends lie on the frontier", reached)
	}
}

func TestAfghanLandEndsOnTheFrontier(t *testing.T) {
	layers := homeLayers(t)
	own := segments(ringsOf(layers["afghan"][0].Shape))
	shared, all := 0, 0
	for e := range segments(layers["frontier"][0].Lines) {
		if all++; own[e] {
			shared++
		}
	}
	// Where a border between two provinces ends on an edge of the frontier, that edge is in two parts.
	if all < 400 || shared < all-40 {
		t.Errorf("%d of the frontier's %d edges are the land's own", shared, all)
	}
}

func TestTheGroundIsNamedWhereTheMapLooks(t *testing.T) {
	layers := homeLayers(t)
	frontier := layers["frontier"][0].Lines
	named := map[string]bool{}
	for _, f := range layers["rivers"] {
		points, _ := f.Properties["at"].([]orb.Point)
		for _, at := range points {
			named[f.Properties["name"].(string)] = true
			if km := geo.DistanceToLine(at, frontier); km > nameWithinKm {
				t.Errorf("%v is named %.0f km from the frontier", f.Properties["name"], km)
			}
		}
	}
	for _, name := range []string{"Indus", "Kabul", "Kurram", "Gomal"} {
		if !named[name] {
			t.Errorf("the %s has no place for its name", name)
		}
	}
	if n := len(layers["heights"]); n != 48 {
		t.Errorf("%d passes and peaks, want 48", n)
	}
}

func TestTheFrontierAndTheProvinceAreAsExactAsTheDistricts(t *testing.T) {
	h, err := readHome()
	if err != nil {
		t.Fatal(err)
	}
	own := segments(ringsOf(whole(bare(h.provinces))))
	layers := homeLayers(t)
	for _, name := range []string{"home", "frontier"} {
		exact, all := 0, 0
		for _, f := range layers[name] {
			for e := range segments(ringsOf(f.Shape), f.Lines) {
				if all++; own[e] {
					exact++
				}
			}
		}
		// An edge on which the border of a province beyond ends is in two parts.
		if all < 400 || exact < all-40 {
			t.Errorf("%s: %d of %d edges are the provinces' own", name, exact, all)
		}
	}
}

func TestABasemapSpeaksOneLanguage(t *testing.T) {
	at := orb.Point{70, 33}
	layers := []geo.Layer{{Name: "towns", Features: []geo.Feature{
		{Point: &at, Properties: map[string]any{"name": "Bannu", "name_ur": "بنوں", "name_ps": "", "rank": 1}},
		{Point: &at, Properties: map[string]any{"rank": 2}},
	}}}
	for column, want := range map[string]string{"name": "Bannu", "name_ur": "بنوں", "name_ps": "Bannu"} {
		features := named(layers, column)[0].Features
		if got := features[0].Properties; len(got) != 2 || got["name"] != want || got["rank"] != 1 {
			t.Errorf("by %s: %v", column, got)
		}
		if got := features[1].Properties; len(got) != 1 {
			t.Errorf("by %s: %v", column, got)
		}
	}
	if len(layers[0].Features[0].Properties) != 4 {
		t.Error("the layers themselves changed")
	}
}
