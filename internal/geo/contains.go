package geo

import "github.com/paulmach/orb"

// Contains reports whether a point lies in a shape; its boundary, that of its holes included, counts as inside.
func Contains(mp orb.MultiPolygon, p orb.Point) bool {
	at := exact(p)
	for _, poly := range mp {
		if polygonContains(poly, at) {
			return true
		}
	}
	return false
}

func polygonContains(poly orb.Polygon, at fixed) bool {
	if len(poly) == 0 || ringPlace(poly[0], at) == outside {
		return false
	}
	for _, hole := range poly[1:] {
		if ringPlace(hole, at) == within {
			return false
		}
	}
	return true
}

type place int

const (
	outside place = iota
	onEdge
	within
)

// ringPlace counts how often a ray to the east crosses the ring.
func ringPlace(r orb.Ring, at fixed) place {
	in := false
	if len(r) == 0 {
		return outside
	}
	var a fixed
	b := exact(r[0])
	for i := 1; i < len(r); i++ {
		a, b = b, exact(r[i])
		if max(a.y, b.y) < at.y || min(a.y, b.y) > at.y || max(a.x, b.x) < at.x {
			continue
		}
		s := side(a, b, at)
		if s == 0 && between(a, b, at) {
			return onEdge
		}
		if (a.y > at.y) != (b.y > at.y) && (s > 0) == (b.y > a.y) {
			in = !in
		}
	}
	if in {
		return within
	}
	return outside
}
