package geo

import (
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
)

// ClipPolygon is the part of a shape inside a box. A concave shape that the box cuts in two stays one polygon, joined
// along the box's edge. The shape itself is left as it is.
func ClipPolygon(mp orb.MultiPolygon, box orb.Bound) orb.MultiPolygon {
	var out orb.MultiPolygon
	for _, poly := range mp {
		if !poly.Bound().Intersects(box) {
			continue
		}
		// orb's clipper works in its input.
		if c := clip.Polygon(box, poly.Clone()); len(c) > 0 && len(c[0]) >= 4 {
			out = append(out, c)
		}
	}
	return out
}

// ClipLines is the part of lines inside a box; a line that leaves and comes back is two.
func ClipLines(lines orb.MultiLineString, box orb.Bound) orb.MultiLineString {
	return clip.MultiLineString(box, lines.Clone())
}
