package geo

import (
	"slices"

	"github.com/paulmach/orb"
)

// Parts are what any geometry is made of, ready to be compared with others on the plane of longitude and latitude.
type Parts struct {
	points []orb.Point // all corners too: whatever lies inside an area has one there
	lines  [][2]fixed
	areas  []orb.Polygon
	boxes  []orb.Bound
}

// Intersects reports whether the two share a point, boundaries included.
func (p *Parts) Intersects(q *Parts) bool {
	return boxesMeet(p.boxes, q.boxes) && (p.reaches(q) || q.reaches(p) || p.crosses(q))
}

// Has reports whether a point is one of theirs, boundaries included.
func (p *Parts) Has(at orb.Point) bool {
	for _, b := range p.boxes {
		if b.Contains(at) {
			return p.holds(exact(at))
		}
	}
	return false
}

// PartsOf takes a geometry apart. A box whose west is greater than its east crosses the antimeridian.
func PartsOf(g orb.Geometry) (p Parts) {
	switch g := g.(type) {
	case orb.Point:
		p.points = []orb.Point{g}
	case orb.MultiPoint:
		p.points = g
	case orb.LineString:
		p.line(g)
	case orb.MultiLineString:
		for _, l := range g {
			p.line(l)
		}
	case orb.Polygon:
		p.area(g)
	case orb.MultiPolygon:
		for _, poly := range g {
			p.area(poly)
		}
	case orb.Bound:
		for _, b := range Halves(g) {
			p.area(b.ToPolygon())
		}
	case orb.Collection:
		for _, part := range g {
			q := PartsOf(part)
			p.points, p.lines = append(p.points, q.points...), append(p.lines, q.lines...)
			p.areas, p.boxes = append(p.areas, q.areas...), append(p.boxes, q.boxes...)
		}
		return p
	}
	for _, at := range p.points {
		p.boxes = append(p.boxes, at.Bound())
	}
	if len(p.lines) > 0 {
		p.boxes = []orb.Bound{orb.MultiPoint(p.points).Bound()}
	}
	return p
}

// Halves are a box, or the two on either side of the antimeridian that it stands for.
func Halves(b orb.Bound) []orb.Bound {
	if b.Min[0] <= b.Max[0] {
		return []orb.Bound{b}
	}
	return []orb.Bound{{Min: b.Min, Max: orb.Point{180, b.Max[1]}}, {Min: orb.Point{-180, b.Min[1]}, Max: b.Max}}
}

func (p *Parts) line(l orb.LineString) {
	p.points = append(p.points, l...)
	for i := 1; i < len(l); i++ {
		p.lines = append(p.lines, [2]fixed{exact(l[i-1]), exact(l[i])})
	}
}

func (p *Parts) area(poly orb.Polygon) {
	for _, ring := range poly {
		p.line(orb.LineString(ring))
	}
	p.areas = append(p.areas, poly)
}

func boxesMeet(a, b []orb.Bound) bool {
	return slices.ContainsFunc(a, func(x orb.Bound) bool {
		return slices.ContainsFunc(b, func(y orb.Bound) bool { return x.Intersects(y) })
	})
}

// reaches: a corner of the one lies in an area, on a line or at a point of the other.
func (p *Parts) reaches(q *Parts) bool {
	return slices.ContainsFunc(p.points, func(at orb.Point) bool { return q.holds(exact(at)) })
}

func (p *Parts) holds(at fixed) bool {
	return slices.ContainsFunc(p.areas, func(poly orb.Polygon) bool { return polygonContains(poly, at) }) ||
		slices.ContainsFunc(p.lines, func(l [2]fixed) bool { return side(l[0], l[1], at) == 0 && between(l[0], l[1], at) }) ||
		slices.ContainsFunc(p.points, func(o orb.Point) bool { return exact(o) == at })
}

// crosses: two lines cross between their ends.
func (p *Parts) crosses(q *Parts) bool {
	for _, a := range p.lines {
		for _, b := range q.lines {
			if side(a[0], a[1], b[0])*side(a[0], a[1], b[1]) < 0 && side(b[0], b[1], a[0])*side(b[0], b[1], a[1]) < 0 {
				return true
			}
		}
	}
	return false
}
