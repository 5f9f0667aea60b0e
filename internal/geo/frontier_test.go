package geo_test

import (
	"testing"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
)

func lengthOf(lines orb.MultiLineString) (km float64) {
	for _, l := range lines {
		for i := 1; i < len(l); i++ {
			km += geo.Distance(l[i-1], l[i])
		}
	}
	return km
}

func TestTheFrontierIsOneLineFromIranToChina(t *testing.T) {
	line, _ := geo.Frontier(land(t))
	if len(line) != 1 {
		t.Fatalf("the frontier is in %d pieces", len(line))
	}
	west, east := line[0][0], line[0][len(line[0])-1]
	if geo.Distance(west, orb.Point{60.87, 29.86}) > 5 || geo.Distance(east, orb.Point{74.6, 37.05}) > 10 {
		t.Errorf("it goes from %v to %v", west, east)
	}
	// The line is given as 2,430 to 2,670 km long; a generalised one is shorter.
	if km := lengthOf(line); km < 2000 || km > 2700 {
		t.Errorf("it is %g km long", km)
	}
	if km := geo.DistanceToLine(orb.Point{71.094, 34.118}, line); km > 5 {
		t.Errorf("Torkham lies %g km off it", km)
	}
}

func TestTheDisputedLineIsTheOuterEdgeWithoutTheFrontier(t *testing.T) {
	whole, line := geo.Frontier(land(t))
	frontier := map[orb.Point]bool{}
	for _, l := range whole {
		for _, p := range l[1 : len(l)-1] {
			frontier[p] = true
		}
	}
	if len(line) != 1 {
		t.Fatalf("it is in %d pieces", len(line))
	}
	for _, p := range line[0] {
		if frontier[p] {
			t.Errorf("%v is on both lines", p)
		}
	}
	for _, p := range line[0] {
		if p[0] < 73 {
			t.Errorf("%v is no edge of the two", p)
		}
	}
}

func TestInnerBordersAreEachDrawnOnce(t *testing.T) {
	squares := []orb.MultiPolygon{{{square(0, 0, 1)}}, {{square(1, 0, 1)}}, {{square(2, 0, 1)}}}
	got := geo.InnerBorders(squares)
	if len(got) != 2 || len(got[0]) != 2 || len(got[1]) != 2 {
		t.Errorf("got %v", got)
	}
	districts := shapesOf(shipped(t, "districts.geojson"))
	shared := 0
	for _, n := range uses(districts) {
		if n == 2 {
			shared++
		}
	}
	drawn := 0
	for _, l := range geo.InnerBorders(districts) {
		drawn += len(l) - 1
	}
	if drawn != shared {
		t.Errorf("%d edges are drawn, %d are shared", drawn, shared)
	}
}

func TestLooseEdges(t *testing.T) {
	whole := []orb.MultiPolygon{{{{{0, 0}, {1, 0}, {2, 0}, {2, 1}, {1, 1}, {0, 1}, {0, 0}}}}}
	good := []orb.MultiPolygon{{{square(0, 0, 1)}}, {{square(1, 0, 1)}}}
	if got := geo.LooseEdges(good, whole); got[0] != 0 || got[1] != 0 {
		t.Errorf("parts that fit have loose edges: %v", got)
	}
	gap := []orb.MultiPolygon{{{square(0, 0, 1)}}, {{square(1.25, 0, 0.75)}}}
	if got := geo.LooseEdges(gap, whole); got[0] != 1 || got[1] != 4 {
		t.Errorf("parts with a gap: %v", got)
	}
}
