package geo_test

import (
	"cmp"
	"maps"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
)

// along are points of a line, at most half a kilometre apart.
func along(line orb.LineString) (out []orb.Point) {
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		n := int(geo.Distance(a, b)/3) + 1
		for k := range n {
			part := float64(k) / float64(n)
			out = append(out, orb.Point{a[0] + part*(b[0]-a[0]), a[1] + part*(b[1]-a[1])})
		}
	}
	return append(out, line[len(line)-1])
}

// edges are the rings of shapes as lines.
func edges(shapes []orb.MultiPolygon) (out orb.MultiLineString) {
	for _, s := range shapes {
		for _, poly := range s {
			for _, r := range poly {
				out = append(out, orb.LineString(r))
			}
		}
	}
	return out
}

// chinaBegins is the longitude of the last corner of Afghanistan: the rule's 12 km take the line a little past it.
const chinaBegins = 74.55

func TestTheShippedProvincesOfAfghanistanEndAtTheFrontier(t *testing.T) {
	provinces, afghan := land(t)
	frontier, _ := geo.Frontier(provinces, afghan)
	mated := geo.Mate(afghan, frontier)
	before, after := edges(afghan), edges(mated)
	var points []orb.Point
	for _, l := range frontier {
		points = append(points, along(l)...)
	}
	apart, gap := 0.0, 0.0
	for _, p := range points {
		if p[0] > chinaBegins {
			continue
		}
		apart, gap = max(apart, geo.NearestKm(before, p)), max(gap, geo.NearestKm(after, p))
	}
	if apart < 2 {
		t.Errorf("the provinces come as near as %.2f km by themselves: this test shows nothing", apart)
	}
	if gap > 0.01 {
		t.Errorf("the fill ends up to %.3f km from the line", gap)
	}
	pakistan := slices.Collect(maps.Values(provinces))
	for i, s := range mated {
		for _, p := range along(orb.LineString(s[0][0])) {
			if km := geo.NearestKm(frontier, p); km > 0.01 && km < 15 && slices.ContainsFunc(pakistan,
				func(mp orb.MultiPolygon) bool { return geo.Contains(mp, p) }) {
				t.Errorf("province %d goes %.2f km beyond the frontier at %v", i, km, p)
				break
			}
		}
		if change := geo.Area(s) / geo.Area(afghan[i]); change < 0.95 || change > 1.05 {
			t.Errorf("province %d has %.2f of its area", i, change)
		}
		if flaws := geo.Flaws(s); len(flaws) > 0 {
			t.Errorf("province %d: %v", i, flaws)
		}
	}
}

// corners are the vertices of the one ring of a shape, in an order that doesn't depend on where it begins.
func corners(r orb.Ring) []orb.Point {
	out := slices.Clone(r[1:])
	slices.SortFunc(out, func(a, b orb.Point) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	return out
}

// A line runs from south to north, and shapes west of it end beside it.
func TestShapesEndAtALineBesideThem(t *testing.T) {
	line := orb.MultiLineString{{{70, 30}, {70.02, 30.5}, {70, 31}, {70.02, 31.5}, {70, 32}}}
	for name, tc := range map[string]struct{ shapes, want []orb.Ring }{
		"short of it and beyond it": {
			[]orb.Ring{{{69, 30}, {69.95, 30}, {69.97, 30.5}, {69.96, 31}, {69.5, 31}, {69, 31}, {69, 30}},
				{{69, 31}, {69.5, 31}, {69.96, 31}, {70.06, 31.5}, {70.05, 32}, {69, 32}, {69, 31}}},
			[]orb.Ring{{{69, 30}, {70, 30}, {70.02, 30.5}, {70, 31}, {69.96, 31}, {69.5, 31}, {69, 31}, {69, 30}},
				{{69, 31}, {69.5, 31}, {69.96, 31}, {70, 31}, {70.02, 31.5}, {70, 32}, {69, 32}, {69, 31}}},
		},
		"the border between them passes it": {
			[]orb.Ring{{{69, 30}, {69.95, 30}, {70.05, 31}, {69.5, 31}, {69, 31}, {69, 30}},
				{{69, 31}, {69.5, 31}, {70.05, 31}, {69.96, 32}, {69, 32}, {69, 31}}},
			[]orb.Ring{{{69, 30}, {70, 30}, {70.02, 30.5}, {70, 31}, {69.5, 31}, {69, 31}, {69, 30}},
				{{69, 31}, {69.5, 31}, {70, 31}, {70.02, 31.5}, {70, 32}, {69, 32}, {69, 31}}},
		},
		"one that touches no other": {
			[]orb.Ring{{{69.96, 30.5}, {69.97, 31}, {69.96, 31.5}, {69, 31.5}, {69, 30.5}, {69.96, 30.5}}},
			[]orb.Ring{{{70.02, 30.5}, {70, 31}, {70.02, 31.5}, {69, 31.5}, {69, 30.5}, {70.02, 30.5}}},
		},
		"far from it": {
			[]orb.Ring{{{68, 30}, {69, 30}, {69, 31}, {68, 31}, {68, 30}}},
			[]orb.Ring{{{68, 30}, {69, 30}, {69, 31}, {68, 31}, {68, 30}}},
		},
	} {
		var shapes []orb.MultiPolygon
		for _, r := range tc.shapes {
			shapes = append(shapes, orb.MultiPolygon{{r}})
		}
		for i, s := range geo.Mate(shapes, line) {
			if !slices.EqualFunc(corners(s[0][0]), corners(tc.want[i]), func(a, b orb.Point) bool { return geo.Distance(a, b) < 0.001 }) {
				t.Errorf("%s, shape %d: got %v, want %v", name, i, s[0][0], tc.want[i])
			}
			if flaws := geo.Flaws(s); len(flaws) > 0 {
				t.Errorf("%s, shape %d: %v", name, i, flaws)
			}
		}
	}
	if got := geo.Mate(nil, line); len(got) != 0 {
		t.Errorf("no shapes become %v", got)
	}
	square := []orb.MultiPolygon{{{{{69, 30}, {70, 30}, {70, 31}, {69, 31}, {69, 30}}}}}
	if got := geo.Mate(square, nil); !slices.Equal(corners(got[0][0][0]), corners(square[0][0][0])) {
		t.Errorf("without a line a square becomes %v", got)
	}
}
