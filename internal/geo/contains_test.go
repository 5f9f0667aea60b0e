package geo_test

import (
	"testing"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
)

// square is counterclockwise.
func square(x, y, size float64) orb.Ring {
	return orb.Ring{{x, y}, {x + size, y}, {x + size, y + size}, {x, y + size}, {x, y}}
}

func hole(x, y, size float64) orb.Ring {
	r := square(x, y, size)
	r.Reverse()
	return r
}

func TestContains(t *testing.T) {
	donut := orb.MultiPolygon{{square(70, 30, 4), hole(71, 31, 2)}, {square(80, 30, 1)}}
	slanted := orb.MultiPolygon{{{{70.1, 30.1}, {70.4, 30.2}, {70.3, 30.5}, {70.1, 30.1}}}}
	for name, tc := range map[string]struct {
		shape orb.MultiPolygon
		at    orb.Point
		want  bool
	}{
		"inside":                           {donut, orb.Point{70.5, 30.5}, true},
		"in the second polygon":            {donut, orb.Point{80.5, 30.5}, true},
		"outside":                          {donut, orb.Point{75, 30.5}, false},
		"west of it at a corner's height":  {donut, orb.Point{69, 30}, false},
		"east of it at a corner's height":  {donut, orb.Point{75, 34}, false},
		"in the hole":                      {donut, orb.Point{72, 32}, false},
		"on the edge":                      {donut, orb.Point{70, 31.7}, true},
		"on a corner":                      {donut, orb.Point{74, 34}, true},
		"on the edge of the hole":          {donut, orb.Point{71, 32}, true},
		"on a slanted edge":                {slanted, orb.Point{70.25, 30.15}, true},
		"on a slanted edge, third":         {slanted, orb.Point{70.2, 30.3}, true},
		"ten metres beside a slanted edge": {slanted, orb.Point{70.25, 30.1499}, false},
		"in nothing":                       {nil, orb.Point{0, 0}, false},
		"in a polygon without rings":       {orb.MultiPolygon{{}}, orb.Point{0, 0}, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := geo.Contains(tc.shape, tc.at); got != tc.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestEveryShapeContainsItsOwnBorder(t *testing.T) {
	for _, name := range shippedMaps {
		for _, s := range shipped(t, name) {
			for _, poly := range s.Shape {
				for _, r := range poly {
					for _, p := range r {
						if !geo.Contains(s.Shape, p) {
							t.Fatalf("%s: %s does not contain %v", name, s.Name, p)
						}
					}
				}
			}
		}
	}
}

func TestIndexFindsTheDistrictOfItsRepresentativePoint(t *testing.T) {
	districts := shapesOf(shipped(t, "districts.geojson"))
	x := geo.NewIndex(districts)
	for i, d := range districts {
		if got, ok := x.Which(geo.PointInside(d)); !ok || got != i {
			t.Errorf("district %d: got %d, %v", i, got, ok)
		}
	}
	if i, ok := x.Which(orb.Point{0, 0}); ok || i != -1 {
		t.Errorf("a point in no district is in %d", i)
	}
}

func TestNearest(t *testing.T) {
	x := geo.NewIndex([]orb.MultiPolygon{{{square(70, 30, 1)}}, {{square(72, 30, 1)}}, {{square(70, 30, 1)}}})
	for name, tc := range map[string]struct {
		at         orb.Point
		candidates []int
		want       int
		zero       bool
	}{
		"inside":                       {orb.Point{72.5, 30.5}, nil, 1, true},
		"between, nearer to the first": {orb.Point{71.4, 30.5}, nil, 0, false},
		"among the candidates only":    {orb.Point{71.4, 30.5}, []int{1}, 1, false},
		"the first of equals":          {orb.Point{70.5, 30.5}, []int{2, 0}, 2, true},
		"no candidates":                {orb.Point{70.5, 30.5}, []int{}, -1, false},
	} {
		t.Run(name, func(t *testing.T) {
			if i, km := x.Nearest(tc.at, tc.candidates); i != tc.want || (km == 0) != tc.zero {
				t.Errorf("got %d at %g km", i, km)
			}
		})
	}
}
