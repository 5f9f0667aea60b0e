package geo_test

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"khyberatlas/internal/geo"
)

const half = math.Pi * 6371.0088 // half around the earth

func TestDistance(t *testing.T) {
	for name, tc := range map[string]struct {
		a, b orb.Point
		want float64
	}{
		"nowhere":                   {orb.Point{71, 34}, orb.Point{71, 34}, 0},
		"a degree of latitude":      {orb.Point{71, 34}, orb.Point{71, 35}, half / 180},
		"a degree on the equator":   {orb.Point{0, 0}, orb.Point{1, 0}, half / 180},
		"over the antimeridian":     {orb.Point{179.5, 0}, orb.Point{-179.5, 0}, half / 180},
		"over the pole":             {orb.Point{10, 89.5}, orb.Point{-170, 89.5}, half / 180},
		"at the pole all lons meet": {orb.Point{10, 90}, orb.Point{-120, 90}, 0},
		"to the other side":         {orb.Point{71, 34}, orb.Point{-109, -34}, half},
		"Torkham to Chaman":         {orb.Point{71.094, 34.118}, orb.Point{66.45, 30.92}, 562.06},
	} {
		t.Run(name, func(t *testing.T) {
			if got := geo.Distance(tc.a, tc.b); math.Abs(got-tc.want) > 0.5 {
				t.Errorf("got %g km, want %g", got, tc.want)
			}
		})
	}
}

func anywhere() *rapid.Generator[orb.Point] {
	return rapid.Custom(func(t *rapid.T) orb.Point {
		return orb.Point{rapid.Float64Range(-180, 180).Draw(t, "lon"), rapid.Float64Range(-90, 90).Draw(t, "lat")}
	})
}

func TestDistanceIsAMetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := anywhere().Draw(t, "a"), anywhere().Draw(t, "b"), anywhere().Draw(t, "c")
		ab, ba := geo.Distance(a, b), geo.Distance(b, a)
		if ab != ba {
			t.Errorf("%g there and %g back", ab, ba)
		}
		if ab < 0 || ab > half+1e-6 {
			t.Errorf("%g km is on no earth", ab)
		}
		if via := geo.Distance(a, c) + geo.Distance(c, b); ab > via+1e-3 {
			t.Errorf("%g km straight and %g by a third point", ab, via)
		}
	})
}

func TestDistanceToALineIsThatToItsNearestPoint(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		near := rapid.Custom(func(t *rapid.T) orb.Point {
			return orb.Point{rapid.Float64Range(70, 70.5).Draw(t, "lon"), rapid.Float64Range(33, 33.5).Draw(t, "lat")}
		})
		p, line := near.Draw(t, "p"), orb.LineString(rapid.SliceOfN(near, 2, 5).Draw(t, "line"))
		got, walked := geo.DistanceToLine(p, orb.MultiLineString{line}), math.Inf(1)
		const steps = 200
		for i := 1; i < len(line); i++ {
			for k := range steps + 1 {
				f := float64(k) / steps
				at := orb.Point{line[i-1][0] + f*(line[i][0]-line[i-1][0]), line[i-1][1] + f*(line[i][1]-line[i-1][1])}
				walked = min(walked, geo.Distance(p, at))
			}
		}
		if math.Abs(got-walked) > 0.3 {
			t.Errorf("%g km to the line, %g to the nearest of many points on it", got, walked)
		}
	})
}

func TestDistanceToPlaces(t *testing.T) {
	meridian := orb.MultiLineString{{{179, 0}, {-179, 0}}}
	shape := orb.MultiPolygon{{square(70, 30, 4), hole(71, 31, 2)}}
	for name, tc := range map[string]struct{ got, want float64 }{
		"to a line over the antimeridian": {geo.DistanceToLine(orb.Point{180, 1}, meridian), half / 180},
		"on the line":                     {geo.DistanceToLine(orb.Point{180, 0}, meridian), 0},
		"beyond its end":                  {geo.DistanceToLine(orb.Point{178, 0}, meridian), half / 180},
		"to no line":                      {geo.DistanceToLine(orb.Point{178, 0}, nil), math.Inf(1)},
		"to a point as a line":            {geo.DistanceToLine(orb.Point{1, 0}, orb.MultiLineString{{{0, 0}}}), half / 180},
		"inside a shape":                  {geo.DistanceToPolygon(orb.Point{70.5, 30.5}, shape), 0},
		"on its border":                   {geo.DistanceToPolygon(orb.Point{70, 33}, shape), 0},
		"south of it":                     {geo.DistanceToPolygon(orb.Point{70, 29}, shape), half / 180},
		"to no shape":                     {geo.DistanceToPolygon(orb.Point{70, 29}, nil), math.Inf(1)},
	} {
		t.Run(name, func(t *testing.T) {
			if tc.got != tc.want && math.Abs(tc.got-tc.want) > 1e-6 {
				t.Errorf("got %g km, want %g", tc.got, tc.want)
			}
		})
	}
	if km := geo.DistanceToPolygon(orb.Point{72, 32}, shape); km < 90 || km > 100 {
		t.Errorf("from the middle of the hole: %g km", km)
	}
}
