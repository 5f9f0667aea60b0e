package geo_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
)

func TestFlaws(t *testing.T) {
	for name, tc := range map[string]struct {
		shape orb.MultiPolygon
		want  string // blank: valid
	}{
		"a square":                     {orb.MultiPolygon{{square(0, 0, 1)}}, ""},
		"a square with a hole":         {orb.MultiPolygon{{square(0, 0, 4), hole(1, 1, 1)}}, ""},
		"an island in a hole":          {orb.MultiPolygon{{square(0, 0, 4), hole(1, 1, 2)}, {square(1.5, 1.5, 1)}}, ""},
		"a hole that touches at a tip": {orb.MultiPolygon{{square(0, 0, 4), {{0, 2}, {1, 3}, {1, 1}, {0, 2}}}}, ""},
		"two that touch at a corner":   {orb.MultiPolygon{{square(0, 0, 1)}, {square(1, 1, 1)}}, ""},
		"nothing":                      {nil, "at least one polygon"},
		"a polygon without rings":      {orb.MultiPolygon{{}}, "at least one ring"},
		"three points":                 {orb.MultiPolygon{{{{0, 0}, {1, 0}, {0, 0}}}}, "at least four points"},
		"not closed":                   {orb.MultiPolygon{{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}}}, "ends where it begins"},
		"clockwise":                    {orb.MultiPolygon{{hole(0, 0, 1)}}, "runs counterclockwise"},
		"a hole that is counter":       {orb.MultiPolygon{{square(0, 0, 4), square(1, 1, 1)}}, "runs clockwise"},
		"a bow tie":                    {orb.MultiPolygon{{{{0, 0}, {2, 0}, {0.5, 1}, {1.5, 1}, {0, 0}}}}, "cross itself"},
		"a ring that touches itself":   {orb.MultiPolygon{{{{0, 0}, {2, 0}, {2, 2}, {1, 0}, {0, 2}, {0, 0}}}}, "touch itself"},
		"a spike":                      {orb.MultiPolygon{{{{0, 0}, {2, 0}, {3, 0}, {2, 0}, {2, 2}, {0, 0}}}}, "lie on one another"},
		"a point twice": {orb.MultiPolygon{{{{0, 0}, {1, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}}},
			"repeat the one before"},
		"a hole outside":                 {orb.MultiPolygon{{square(0, 0, 1), hole(3, 3, 1)}}, "hole lies inside"},
		"a hole that crosses the ring":   {orb.MultiPolygon{{square(0, 0, 2), hole(1, 1, 2)}}, "cross each other"},
		"polygons that share an edge":    {orb.MultiPolygon{{square(0, 0, 1)}, {square(1, 0, 1)}}, "lie on one another"},
		"a polygon in another":           {orb.MultiPolygon{{square(0, 0, 4)}, {square(1, 1, 1)}}, "do not overlap"},
		"polygons that cross":            {orb.MultiPolygon{{square(0, 0, 2)}, {square(1, 1, 2)}}, "cross each other"},
		"a vertical sliver of a tenth m": {orb.MultiPolygon{{{{0, 0}, {0.000001, 0}, {0.000001, 1}, {0, 1}, {0, 0}}}}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			flaws := geo.Flaws(tc.shape)
			if tc.want == "" && len(flaws) > 0 {
				t.Fatalf("a valid shape has flaws: %v", flaws)
			}
			if tc.want != "" && !slices.ContainsFunc(flaws, func(f geo.Flaw) bool { return strings.Contains(f.Rule, tc.want) }) {
				t.Fatalf("got %v, want %q", flaws, tc.want)
			}
		})
	}
}

func TestAFlawSaysWhere(t *testing.T) {
	shape := orb.MultiPolygon{{square(8, 8, 1)}, {square(0, 0, 4), {{1, 1}, {2, 1}, {2, 2}, {1, 1}}}}
	want := geo.Flaw{Polygon: 1, Ring: 1, Rule: "a hole runs clockwise"}
	if got := geo.Flaws(shape); len(got) != 1 || got[0] != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestTheShippedShapesHaveNoFlaw(t *testing.T) {
	for _, name := range shippedMaps {
		for _, s := range shipped(t, name) {
			for _, f := range geo.Flaws(s.Shape) {
				t.Errorf("%s: %s: %v", name, s.Name, f)
			}
		}
	}
}

func TestAShapeThatTakesTooLongToCompareHasThatForAFlaw(t *testing.T) {
	for name, shape := range map[string]orb.MultiPolygon{
		"a comb whose teeth lie one above another": {{comb(20_000)}},
		"islands one above another":                islands(5000),
	} {
		t.Run(name, func(t *testing.T) {
			flaws := geo.Flaws(shape)
			if len(flaws) != 1 || !strings.Contains(flaws[0].Rule, "reasonable time") {
				t.Errorf("got %d flaws, %.3v", len(flaws), flaws)
			}
		})
	}
	if flaws := geo.Flaws(orb.MultiPolygon{{comb(500)}}); len(flaws) > 0 {
		t.Errorf("a comb of few teeth: %v", flaws)
	}
}

// comb runs up on the left and has all teeth over the same longitudes.
func comb(teeth int) orb.Ring {
	r := orb.Ring{{0, 0}}
	for i := range teeth {
		y := float64(i) / 1000
		r = append(r, orb.Point{10, y}, orb.Point{1, y + 0.0005})
	}
	return append(r, orb.Point{0, float64(teeth) / 1000}, orb.Point{0, 0})
}

// islands have all the same longitudes.
func islands(n int) orb.MultiPolygon {
	var out orb.MultiPolygon
	for i := range n {
		out = append(out, orb.Polygon{square(0, float64(i)/100, 0.005)})
	}
	return out
}

func TestATangleHasNoMoreFlawsThanCanBeTold(t *testing.T) {
	var zigzag orb.Ring
	for i := range 3000 {
		zigzag = append(zigzag, orb.Point{float64(i) / 100, float64(i%2) * 10})
	}
	for i := range 3000 {
		zigzag = append(zigzag, orb.Point{float64(i)/100 - 0.003, float64(i%2)*10 + 0.5})
	}
	zigzag = append(zigzag, zigzag[0])
	shape := orb.MultiPolygon{{zigzag}}
	if n := len(geo.Flaws(shape)); n == 0 || n > 1000 {
		t.Errorf("a tangle of six thousand edges has %d flaws", n)
	}
}
