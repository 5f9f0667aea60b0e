package carto

import (
	"testing"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
)

// outlines are the edges of areas as lines.
func outlines(list []patch) (out orb.MultiLineString) {
	for _, p := range list {
		for _, poly := range p.shape {
			for _, r := range poly {
				out = append(out, orb.LineString(r))
			}
		}
	}
	return out
}

// The line is drawn over the land, and where the land of either side ended beside it, water would show between the two.
func TestTheLandOfBothSidesEndsAtTheFrontierThatIsDrawn(t *testing.T) {
	b := shippedBase(t)
	pk, af := b.fineLand[:len(b.provinces)], b.fineLand[len(b.provinces):]
	for name, tc := range map[string]struct {
		line     orb.MultiLineString
		pk, af   []patch
		vertices int
	}{
		"as it came": {b.fineLine, pk, af, 400},
		"thinned":    {b.frontier, b.provinces, b.afghan, 50},
	} {
		seen := 0
		for side, edges := range map[string]orb.MultiLineString{"Pakistan": outlines(tc.pk), "Afghanistan": outlines(tc.af)} {
			for _, l := range tc.line {
				for i := 1; i < len(l); i++ {
					middle := orb.Point{(l[i-1][0] + l[i][0]) / 2, (l[i-1][1] + l[i][1]) / 2}
					if l[i][0] > 74.55 { // the rule's 12 km take the line a little past the corner where China begins
						continue
					}
					seen++
					for _, p := range []orb.Point{l[i-1], middle} {
						// Along an edge of 100 km the way over the sphere and that on the plane part by this much.
						if km := geo.DistanceToLine(p, edges); km > 0.1 {
							t.Errorf("%s: the land of %s ends %.2f km from the line at %v", name, side, km, p)
						}
					}
				}
			}
		}
		if seen < 2*tc.vertices {
			t.Errorf("%s: only %d edges were looked at", name, seen/2)
		}
	}
}
