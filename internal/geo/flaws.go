package geo

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"
)

// Flaw is something that makes a shape invalid, with the place in its coordinates.
type Flaw struct {
	Polygon, Ring, Point int
	Rule                 string // "a ring ends where it begins"
}

// Flaws are all that is wrong with a shape: rings that are too short, not closed, wound against RFC 7946, that cross or
// touch themselves or cross each other, holes outside their polygon, polygons that lie in one another. A shape is
// compared with itself for only so long; one that takes longer has that for a flaw.
func Flaws(mp orb.MultiPolygon) []Flaw {
	var out []Flaw
	if len(mp) == 0 {
		out = append(out, Flaw{Rule: "a shape has at least one polygon"})
	}
	for i, poly := range mp {
		if len(poly) == 0 {
			out = append(out, Flaw{Polygon: i, Rule: "a polygon has at least one ring"})
		}
		for j, r := range poly {
			if rule := ringFlaw(r, j == 0); rule != "" {
				out = append(out, Flaw{Polygon: i, Ring: j, Rule: rule})
			}
			for k := 1; k < len(r); k++ {
				if r[k] == r[k-1] {
					out = append(out, Flaw{i, j, k, "a point does not repeat the one before it"})
				}
			}
		}
	}
	if len(out) > 0 {
		return out
	}
	p := newPatience(mp)
	if out = crossings(mp, p); len(out) == 0 && p.left >= 0 {
		out = nested(mp, p)
	}
	if p.left < 0 {
		out = append(out, Flaw{Rule: "a shape is checked in reasonable time; this one has too many edges side by side"})
	}
	return out
}

// patience is how many comparisons a shape is worth. The borders of districts and provinces take less than 25 for each of
// their edges; a comb whose teeth all lie beside one another would take as many as it has edges.
type patience struct{ left int }

const (
	comparisons     = 1 << 20
	comparisonsEach = 500  // for each edge
	mostCrossings   = 1000 // that are told of one shape: a tangle can have as many as pairs of edges
)

func newPatience(mp orb.MultiPolygon) *patience {
	p := patience{comparisons}
	for _, poly := range mp {
		for _, r := range poly {
			p.left += comparisonsEach * len(r)
		}
	}
	return &p
}

// takes is false where it would be too much.
func (p *patience) takes(comparisons int) bool {
	p.left -= comparisons
	return p.left >= 0
}

func ringFlaw(r orb.Ring, outer bool) string {
	switch {
	case len(r) < 4:
		return "a ring has at least four points"
	case r[0] != r[len(r)-1]:
		return "a ring ends where it begins"
	case counterclockwise(r) != outer && outer:
		return "an outer ring runs counterclockwise"
	case counterclockwise(r) != outer:
		return "a hole runs clockwise"
	}
	return ""
}

// counterclockwise is asked in the plane of longitude and latitude, where RFC 7946 asks it.
func counterclockwise(r orb.Ring) bool {
	var sum float64
	for i := 1; i < len(r); i++ {
		sum += (r[i][0] - r[i-1][0]) * (r[i][1] + r[i-1][1] - 2*r[0][1])
	}
	return sum < 0
}

type edge struct {
	a, b                        fixed
	polygon, ring, point, edges int // edges: how many the ring has
}

// crossings sweeps over the edges from west to east and compares those whose bounds meet.
func crossings(mp orb.MultiPolygon, p *patience) []Flaw {
	var edges []edge
	for i, poly := range mp {
		for j, r := range poly {
			for k := 1; k < len(r); k++ {
				edges = append(edges, edge{exact(r[k-1]), exact(r[k]), i, j, k - 1, len(r) - 1})
			}
		}
	}
	slices.SortStableFunc(edges, func(e, f edge) int { return cmp.Compare(min(e.a.x, e.b.x), min(f.a.x, f.b.x)) })
	var out []Flaw
	for i, e := range edges {
		for _, f := range edges[i+1:] {
			if min(f.a.x, f.b.x) > max(e.a.x, e.b.x) || len(out) == mostCrossings || !p.takes(1) {
				break
			}
			if rule := e.against(f); rule != "" {
				at := e
				if f.polygon < e.polygon || f.polygon == e.polygon && (f.ring < e.ring || f.ring == e.ring && f.point < e.point) {
					at = f
				}
				out = append(out, Flaw{at.polygon, at.ring, at.point, rule})
			}
		}
	}
	slices.SortFunc(out, func(f, g Flaw) int {
		return cmp.Or(cmp.Compare(f.Polygon, g.Polygon), cmp.Compare(f.Ring, g.Ring), cmp.Compare(f.Point, g.Point))
	})
	return slices.Compact(out)
}

func (e edge) against(f edge) string {
	if max(e.a.y, e.b.y) < min(f.a.y, f.b.y) || max(f.a.y, f.b.y) < min(e.a.y, e.b.y) {
		return ""
	}
	s1, s2 := side(e.a, e.b, f.a), side(e.a, e.b, f.b)
	s3, s4 := side(f.a, f.b, e.a), side(f.a, f.b, e.b)
	same := e.polygon == f.polygon && e.ring == f.ring
	switch {
	case s1*s2 < 0 && s3*s4 < 0:
		if same {
			return "a ring does not cross itself"
		}
		return "rings do not cross each other"
	case s1 == 0 && s2 == 0:
		if overlap(e, f) {
			return "edges do not lie on one another"
		}
	}
	if !same || e.follows(f) || f.follows(e) {
		return ""
	}
	if s1 == 0 && between(e.a, e.b, f.a) || s2 == 0 && between(e.a, e.b, f.b) ||
		s3 == 0 && between(f.a, f.b, e.a) || s4 == 0 && between(f.a, f.b, e.b) {
		return "a ring does not touch itself"
	}
	return ""
}

func (e edge) follows(f edge) bool { return e.point == (f.point+1)%f.edges }

// overlap reports whether two edges on one line share more than a point.
func overlap(e, f edge) bool {
	x := min(max(e.a.x, e.b.x), max(f.a.x, f.b.x)) - max(min(e.a.x, e.b.x), min(f.a.x, f.b.x))
	y := min(max(e.a.y, e.b.y), max(f.a.y, f.b.y)) - max(min(e.a.y, e.b.y), min(f.a.y, f.b.y))
	return x >= 0 && y >= 0 && (x > 0 || y > 0)
}

// nested is asked of shapes whose rings do not cross: one point off the other ring decides.
func nested(mp orb.MultiPolygon, p *patience) []Flaw {
	var out []Flaw
	bounds := make([]orb.Bound, len(mp))
	for i, poly := range mp {
		bounds[i] = poly[0].Bound()
	}
	for i, poly := range mp {
		for j, hole := range poly[1:] {
			if ringIn(hole, poly[0], p) == outside {
				out = append(out, Flaw{Polygon: i, Ring: j + 1, Rule: "a hole lies inside its polygon"})
			}
		}
		for k, other := range mp {
			if !p.takes(1) {
				return out
			}
			if i != k && bounds[k].Contains(poly[0][0]) && ringIn(poly[0], other[0], p) == within && !inHole(poly[0], other, p) {
				out = append(out, Flaw{Polygon: i, Rule: "the polygons of a shape do not overlap"})
			}
		}
	}
	return out
}

func inHole(r orb.Ring, poly orb.Polygon, p *patience) bool {
	return slices.ContainsFunc(poly[1:], func(hole orb.Ring) bool { return ringIn(r, hole, p) != outside })
}

func ringIn(r, outer orb.Ring, patience *patience) place {
	for _, p := range r {
		if !patience.takes(len(outer)) {
			break
		}
		if at := ringPlace(outer, exact(p)); at != onEdge {
			return at
		}
	}
	return onEdge
}
