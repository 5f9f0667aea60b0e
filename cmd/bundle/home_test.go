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
