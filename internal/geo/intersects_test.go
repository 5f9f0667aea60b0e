package geo_test

import (
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"khyberatlas/internal/geo"
)

func box(west, south, east, north float64) orb.Bound {
	return orb.Bound{Min: orb.Point{west, south}, Max: orb.Point{east, north}}
}

func TestGeometriesIntersect(t *testing.T) {
	ring := orb.Polygon{{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, {{4, 4}, {6, 4}, {6, 6}, {4, 6}, {4, 4}}}
	for name, tc := range map[string]struct {
		a, b orb.Geometry
		want bool
	}{
		"a point at itself":              {orb.Point{1, 1}, orb.Point{1, 1}, true},
		"a point beside it":              {orb.Point{1, 1}, orb.Point{1, 1.00001}, false},
		"a point on an edge":             {orb.Point{10, 5}, ring, true},
		"a point in a hole":              {orb.Point{5, 5}, ring, false},
		"a point on the edge of a hole":  {orb.Point{4, 5}, ring, true},
		"one of several points":          {orb.MultiPoint{{20, 20}, {2, 2}}, ring, true},
		"a line through":                 {orb.LineString{{-5, 2}, {15, 3}}, ring, true},
		"a line that only touches":       {orb.LineString{{-5, 5}, {5, -5}}, ring, true},
		"a line in a hole":               {orb.LineString{{4.5, 5}, {5.5, 5}}, ring, false},
		"a line beside, in the same box": {orb.LineString{{-5, 4}, {4, -5}}, ring, false},
		"lines that cross": {orb.LineString{{0, 0}, {2, 2}}, orb.MultiLineString{{{9, 9}, {8, 8}},
			{{0, 2}, {2, 0}}}, true},
		"lines that end on each other":      {orb.LineString{{0, 0}, {2, 0}}, orb.LineString{{1, 0}, {1, 5}}, true},
		"an area in an area":                {box(1, 1, 2, 2), ring, true},
		"an area in a hole":                 {box(4.5, 4.5, 5.5, 5.5), ring, false},
		"an area around":                    {box(-1, -1, 11, 11), ring, true},
		"areas in a cross":                  {box(-5, 1, 15, 2), box(1, -5, 2, 15), true},
		"areas that share a corner":         {box(0, 0, 1, 1), box(1, 1, 2, 2), true},
		"a box across the antimeridian":     {box(170, 0, -170, 10), orb.Point{-175, 5}, true},
		"and the other side of it":          {box(170, 0, -170, 10), orb.Point{0, 5}, false},
		"one of several areas":              {orb.MultiPolygon{ring, box(20, 20, 21, 21).ToPolygon()}, orb.Point{20.5, 20.5}, true},
		"one part of a collection":          {orb.Collection{orb.Point{50, 50}, ring}, orb.Point{1, 1}, true},
		"between the parts of a collection": {orb.Collection{orb.Point{50, 50}, ring}, orb.Point{30, 30}, false},
		"a line without length, as a point": {orb.LineString{{3, 3}, {3, 3}}, ring, true},
		"a box without width, as a line":    {box(5, -1, 5, 1), ring, true},
	} {
		a, b := geo.PartsOf(tc.a), geo.PartsOf(tc.b)
		if a.Intersects(&b) != tc.want || b.Intersects(&a) != tc.want {
			t.Errorf("%s: not %v", name, tc.want)
		}
		if at, ok := tc.b.(orb.Point); ok && a.Has(at) != tc.want {
			t.Errorf("%s: as a point not %v", name, tc.want)
		}
	}
}

// A shape that holds a point intersects it, and a box intersects another where they share a corner's range.
func TestIntersectsAgreesWithContainsAndWithBoxes(t *testing.T) {
	at := rapid.Custom(func(t *rapid.T) orb.Point {
		n := rapid.IntRange(-20, 20)
		return orb.Point{float64(n.Draw(t, "x")) / 4, float64(n.Draw(t, "y")) / 4}
	})
	rapid.Check(t, func(t *rapid.T) {
		shape := orb.MultiPolygon{{{at.Draw(t, "a"), at.Draw(t, "b"), at.Draw(t, "c")}}}
		shape[0][0] = append(shape[0][0], shape[0][0][0])
		p, parts := at.Draw(t, "p"), geo.PartsOf(shape)
		if geo.Contains(shape, p) && !parts.Has(p) {
			t.Fatalf("%v holds %v and doesn't intersect it", shape, p)
		}
		x := orb.MultiPoint{at.Draw(t, "d"), at.Draw(t, "e")}.Bound()
		y := orb.MultiPoint{at.Draw(t, "f"), at.Draw(t, "g")}.Bound()
		one, other := geo.PartsOf(x), geo.PartsOf(y)
		if one.Intersects(&other) != x.Intersects(y) {
			t.Fatalf("%v and %v", x, y)
		}
	})
}
