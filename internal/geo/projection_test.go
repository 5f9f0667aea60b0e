package geo_test

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"khyberatlas/internal/geo"
)

// world is a web map of the whole world at a zoom, of 256 pixels at zoom 0.
func world(zoom float64) geo.Projection {
	const end = 85.05112877980659
	size := 256 * math.Exp2(zoom)
	return geo.Fit(orb.Bound{Min: orb.Point{-180, -end}, Max: orb.Point{180, end}}, size, size, 0)
}

func TestTheWholeWorldFillsAWebMap(t *testing.T) {
	for name, tc := range map[string]struct {
		zoom float64
		at   orb.Point
		want orb.Point
	}{
		"the middle of the world": {0, orb.Point{0, 0}, orb.Point{128, 128}},
		"its northwest":           {0, orb.Point{-180, 90}, orb.Point{0, 0}},
		"its southeast at zoom 1": {1, orb.Point{180, -85.05112877980659}, orb.Point{512, 512}},
		"Peshawar at zoom 8":      {8, orb.Point{71.57, 34.01}, orb.Point{45796.92, 26177.37}},
	} {
		t.Run(name, func(t *testing.T) {
			got := world(tc.zoom).Plane(tc.at)
			if math.Abs(got[0]-tc.want[0]) > 0.01 || math.Abs(got[1]-tc.want[1]) > 0.01 {
				t.Errorf("got %v, want %v", got, tc.want)
			}
		})
	}
}

func TestProjectionGoesThereAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		box := orb.Bound{Min: orb.Point{69, 31}, Max: orb.Point{75, 37}}
		p := rapid.SampledFrom([]geo.Projection{world(0), world(7.5), geo.Fit(box, 800, 600, 10)}).Draw(t, "projection")
		at := orb.Point{rapid.Float64Range(-180, 180).Draw(t, "lon"), rapid.Float64Range(-85, 85).Draw(t, "lat")}
		if back := p.Earth(p.Plane(at)); geo.Distance(at, back) > 0.001 {
			t.Errorf("%v came back as %v", at, back)
		}
	})
}

func TestFitShowsTheWholeBoxInTheMiddle(t *testing.T) {
	box := orb.Bound{Min: orb.Point{69, 31}, Max: orb.Point{75, 37}}
	p := geo.Fit(box, 800, 600, 10)
	nw, se := p.Plane(orb.Point{69, 37}), p.Plane(orb.Point{75, 31})
	if math.Abs(nw[1]-10) > 1e-6 || math.Abs(se[1]-590) > 1e-6 || math.Abs(nw[0]+se[0]-800) > 1e-6 || nw[0] < 10 {
		t.Errorf("the corners lie at %v and %v", nw, se)
	}
	shown := p.Box(800, 600)
	if !shown.Contains(box.Min) || !shown.Contains(box.Max) {
		t.Errorf("the picture shows %v", shown)
	}
	middle := p.Earth(orb.Point{400, 300})
	if km := geo.Distance(middle, p.Earth(orb.Point{401, 300})); math.Abs(km-p.KmPerPixel(middle[1]))/km > 1e-3 {
		t.Errorf("a pixel is %g km and said to be %g", km, p.KmPerPixel(middle[1]))
	}
}

func TestAPointAsABoxIsNoProblem(t *testing.T) {
	p := geo.Fit(orb.Point{71, 34}.Bound(), 100, 100, 10)
	if got := p.Plane(orb.Point{71, 34}); math.Abs(got[0]-50) > 1e-3 || math.Abs(got[1]-50) > 1e-3 {
		t.Errorf("got %v", got)
	}
}
