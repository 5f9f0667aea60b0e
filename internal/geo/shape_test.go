package geo_test

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"khyberatlas/internal/geo"
)

func TestTheRepresentativePointIsInside(t *testing.T) {
	for _, name := range shippedMaps {
		for _, s := range shipped(t, name) {
			p := geo.PointInside(s.Shape)
			if !geo.Contains(s.Shape, p) {
				t.Errorf("%s: %v is not in %s", name, p, s.Name)
			}
			if p[0] != geo.Round4(p[0]) || p[1] != geo.Round4(p[1]) {
				t.Errorf("%s: %v has more than four decimals", s.Name, p)
			}
			if again := geo.PointInside(s.Shape); again != p {
				t.Errorf("%s: first %v, then %v", s.Name, p, again)
			}
		}
	}
}

func TestPointInside(t *testing.T) {
	for name, tc := range map[string]struct {
		shape orb.MultiPolygon
		want  orb.Point
	}{
		"the middle of a square": {orb.MultiPolygon{{square(70, 0, 1)}}, orb.Point{70.5, 0.5}},
		"the larger polygon":     {orb.MultiPolygon{{square(70, 0, 1)}, {square(80, 0, 2)}}, orb.Point{81, 1}},
		"no shape":               {nil, orb.Point{}},
		"a shape of one place":   {orb.MultiPolygon{{{{70, 30}, {70, 30}, {70, 30}, {70, 30}}}}, orb.Point{70, 30}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := geo.PointInside(tc.shape); math.Abs(got[0]-tc.want[0]) > 0.01 || math.Abs(got[1]-tc.want[1]) > 0.01 {
				t.Errorf("got %v, want %v", got, tc.want)
			}
		})
	}
	for name, sliver := range map[string]orb.Ring{
		"without area":     {{70, 30}, {70.02, 30.013}, {70.01, 30.0065}, {70, 30}},
		"around the earth": {{-180, 30}, {180, 30}, {180, 30.0001}, {-180, 30.0001}, {-180, 30}},
		"thin and slanted": {{70, 30}, {74, 34}, {74, 34.0002}, {70, 30}},
	} {
		if p := geo.PointInside(orb.MultiPolygon{{sliver}}); !geo.Contains(orb.MultiPolygon{{sliver}}, p) {
			t.Errorf("a sliver %s: %v", name, p)
		}
	}
	donut := orb.MultiPolygon{{square(70, 30, 4), hole(71, 31, 2)}}
	if p := geo.PointInside(donut); !geo.Contains(donut, p) || p == (orb.Point{72, 32}) {
		t.Errorf("in a ring: %v", p)
	}
}

func TestThePointOfAnyTriangleIsInside(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		corner := func(name string) orb.Point {
			return orb.Point{70 + float64(rapid.IntRange(0, 200).Draw(t, name+" x"))/1e4,
				30 + float64(rapid.IntRange(0, 200).Draw(t, name+" y"))/1e4}
		}
		a, b, c := corner("a"), corner("b"), corner("c")
		shape := orb.MultiPolygon{{{a, b, c, a}}}
		if p := geo.PointInside(shape); !geo.Contains(shape, p) {
			t.Errorf("%v is not in %v", p, shape)
		}
	})
}

func TestArea(t *testing.T) {
	around := orb.MultiPolygon{{{{179.5, 0}, {-179.5, 0}, {-179.5, 1}, {179.5, 1}, {179.5, 0}}}}
	for name, tc := range map[string]struct {
		shape orb.MultiPolygon
		want  float64
	}{
		"a degree on the equator":     {orb.MultiPolygon{{square(0, 0, 1)}}, 12308.8},
		"wound the other way":         {orb.MultiPolygon{{hole(0, 0, 1)}}, 12308.8},
		"over the antimeridian":       {around, 12308.8},
		"a degree at 60 north":        {orb.MultiPolygon{{square(0, 60, 1)}}, 6122.6},
		"with a hole of its own size": {orb.MultiPolygon{{square(0, 0, 1), hole(0, 0, 1)}}, 0},
		"two polygons":                {orb.MultiPolygon{{square(0, 0, 1)}, {square(4, 0, 1)}}, 24617.6},
	} {
		t.Run(name, func(t *testing.T) {
			if got := geo.Area(tc.shape); math.Abs(got-tc.want) > 2 {
				t.Errorf("got %g km², want %g", got, tc.want)
			}
		})
	}
}

func TestTheDistrictsAreaIsTheProvinces(t *testing.T) {
	var districts, tehsils float64
	for _, d := range shipped(t, "districts.geojson") {
		districts += geo.Area(d.Shape)
	}
	for _, d := range shipped(t, "tehsils.geojson") {
		tehsils += geo.Area(d.Shape)
	}
	for _, p := range shipped(t, "provinces.geojson") {
		if a := geo.Area(p.Shape); p.Name == "Khyber Pakhtunkhwa" && (math.Abs(a-districts) > 1e-6 || math.Abs(a-tehsils) > 1e-6) {
			t.Errorf("the province has %g km², its districts %g, its tehsils %g", a, districts, tehsils)
		}
	}
	// The census gives the province 101,741 km².
	if math.Abs(districts-101741)/101741 > 0.02 {
		t.Errorf("the districts have %g km²", districts)
	}
}

func TestClip(t *testing.T) {
	box := orb.Bound{Min: orb.Point{0.5, 0.5}, Max: orb.Point{2, 2}}
	shape := orb.MultiPolygon{{square(0, 0, 1)}, {square(5, 5, 1)}}
	got := geo.ClipPolygon(shape, box)
	if len(got) != 1 || got.Bound() != (orb.Bound{Min: orb.Point{0.5, 0.5}, Max: orb.Point{1, 1}}) {
		t.Errorf("got %v", got)
	}
	if shape[0][0][0] != (orb.Point{0, 0}) || len(shape) != 2 {
		t.Error("the shape itself was changed")
	}
	lines := orb.MultiLineString{{{0, 1}, {1, 1}, {1, 0}, {1.5, 0}, {1.5, 1}}}
	if cut := geo.ClipLines(lines, box); len(cut) != 2 {
		t.Errorf("a line that leaves and comes back is %d lines", len(cut))
	}
}
