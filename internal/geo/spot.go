package geo

import (
	"cmp"
	"math"

	"github.com/paulmach/orb"
)

// spot is a point of a line: on the edge that begins with a vertex, a part of its length along it.
type spot struct {
	line, vertex int
	part         float64
	at           orb.Point
}

// onVertex is how near to a vertex, in kilometres, a spot is the vertex itself: no edge gets shorter than that.
const onVertex = 0.3

// spotOn is a spot on the edge after a vertex.
func spotOn(lines orb.MultiLineString, line, vertex int, part float64) spot {
	a, b := lines[line][vertex], lines[line][vertex+1]
	length := planeKm(a, b)
	switch {
	case part*length <= onVertex:
		return spot{line, vertex, 0, a}
	case (1-part)*length <= onVertex:
		return spot{line, vertex, 1, b}
	}
	return spot{line, vertex, part, orb.Point{a[0] + part*(b[0]-a[0]), a[1] + part*(b[1]-a[1])}}
}

// nearestSpot is the spot of the lines nearest to a point, with the way to it in kilometres; infinite where there is none. It
// reckons on a plane, which at these lengths is true to some metres.
func nearestSpot(lines orb.MultiLineString, p orb.Point) (spot, float64) {
	least, line, vertex, part := math.Inf(1), 0, 0, 0.0
	narrow := math.Cos(radians(p[1]))
	for i, l := range lines {
		for j := 0; j+1 < len(l); j++ {
			ax, ay := (l[j][0]-p[0])*narrow, l[j][1]-p[1]
			dx, dy := (l[j+1][0]-l[j][0])*narrow, l[j+1][1]-l[j][1]
			t := 0.0
			if size := dx*dx + dy*dy; size > 0 {
				t = max(0, min(1, -(ax*dx+ay*dy)/size))
			}
			if x, y := ax+t*dx, ay+t*dy; x*x+y*y < least {
				least, line, vertex, part = x*x+y*y, i, j, t
			}
		}
	}
	if math.IsInf(least, 1) {
		return spot{}, least
	}
	return spotOn(lines, line, vertex, part), math.Sqrt(least) * radians(1) * EarthKm
}

// crossingSpot is where the way from a to b first passes one of the lines.
func crossingSpot(lines orb.MultiLineString, a, b orb.Point) (found spot, ok bool) {
	first := math.Inf(1)
	ex, ey := b[0]-a[0], b[1]-a[1]
	for i, l := range lines {
		for j := 0; j+1 < len(l); j++ {
			dx, dy := l[j+1][0]-l[j][0], l[j+1][1]-l[j][1]
			across := ex*dy - ey*dx
			if across == 0 {
				continue
			}
			x, y := l[j][0]-a[0], l[j][1]-a[1]
			way, part := (x*dy-y*dx)/across, (x*ey-y*ex)/across
			if way >= 0 && way <= 1 && part >= 0 && part <= 1 && way < first {
				first, found, ok = way, spotOn(lines, i, j, part), true
			}
		}
	}
	return found, ok
}

// stretch is the stretch of a line from one of its spots to another; straight where they are on two lines.
func stretch(lines orb.MultiLineString, from, to spot) orb.LineString {
	if from.line != to.line {
		return orb.LineString{from.at, to.at}
	}
	if cmp.Or(cmp.Compare(from.vertex, to.vertex), cmp.Compare(from.part, to.part)) > 0 {
		return backwards(stretch(lines, to, from))
	}
	out := extended(orb.LineString{from.at}, lines[from.line][from.vertex+1:to.vertex+1]...)
	return extended(out, to.at)
}

// planeKm is the way between two points on a plane.
func planeKm(a, b orb.Point) float64 {
	x, y := (b[0]-a[0])*math.Cos(radians((a[1]+b[1])/2)), b[1]-a[1]
	return math.Hypot(x, y) * radians(1) * EarthKm
}
