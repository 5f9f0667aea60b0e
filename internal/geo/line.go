package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Line is lines that are measured to very often: DistanceToLine, which looks at every segment, of a few of them.
type Line struct {
	segments [][2]vector
	balls    []ball // a binary tree: those of the i-th are the 2i+1-th and the 2i+2-th, and the leaves hold the segments
	leaves   int
}

// ball holds all segments beneath it, in space: what lies in it is no nearer than its middle less its radius.
type ball struct {
	middle vector
	radius float64
}

// perLeaf is how many segments are looked at together.
const perLeaf = 4

// NewLine prepares lines.
func NewLine(lines orb.MultiLineString) *Line {
	l := &Line{leaves: 1}
	for _, line := range lines {
		for i := range line {
			a := toVector(line[max(i-1, 0)])
			if b := toVector(line[i]); i > 0 || len(line) == 1 {
				l.segments = append(l.segments, [2]vector{a, b})
			}
		}
	}
	for l.leaves*perLeaf < len(l.segments) {
		l.leaves *= 2
	}
	l.balls = make([]ball, 2*l.leaves-1)
	for i := len(l.balls) - 1; i >= 0; i-- {
		from, to := l.beneath(i)
		l.balls[i] = around(l.segments[from:to])
	}
	return l
}

// beneath is which segments a ball holds.
func (l *Line) beneath(i int) (from, to int) {
	first, leaves := i, 1
	for first < l.leaves-1 {
		first, leaves = 2*first+1, 2*leaves
	}
	at := func(leaf int) int { return min(leaf*perLeaf, len(l.segments)) }
	return at(first - l.leaves + 1), at(first - l.leaves + 1 + leaves)
}

func around(segments [][2]vector) ball {
	if len(segments) == 0 {
		return ball{radius: math.Inf(-1)}
	}
	var b ball
	for _, s := range segments {
		for _, v := range s {
			b.middle.x, b.middle.y, b.middle.z = b.middle.x+v.x, b.middle.y+v.y, b.middle.z+v.z
		}
	}
	n := 2 * float64(len(segments))
	b.middle = vector{b.middle.x / n, b.middle.y / n, b.middle.z / n}
	for _, s := range segments {
		// On the sphere a segment bends away from its chord, by less than this and some rounding.
		bend := apart(s[0], s[1])
		b.radius = max(b.radius, apart(b.middle, s[0])+bend*bend/4+1e-12, apart(b.middle, s[1])+bend*bend/4+1e-12)
	}
	return b
}

// apart is the way through space.
func apart(a, b vector) float64 {
	x, y, z := a.x-b.x, a.y-b.y, a.z-b.z
	return math.Sqrt(x*x + y*y + z*z)
}

// Distance is the shortest way from a point to any of the lines, in kilometres; infinite where there are none.
func (l *Line) Distance(p orb.Point) float64 {
	at, angle := toVector(p), math.Inf(1)
	l.nearest(at, 0, &angle)
	return angle * EarthKm
}

// nearest looks at what lies beneath a ball, the nearer half first, unless all of it is farther away than what was found.
func (l *Line) nearest(at vector, i int, angle *float64) {
	if l.least(at, i) > chord(*angle) {
		return
	}
	if i >= l.leaves-1 {
		from, to := l.beneath(i)
		for _, s := range l.segments[from:to] {
			*angle = min(*angle, at.angleToSegment(s[0], s[1]))
		}
		return
	}
	one, two := 2*i+1, 2*i+2
	if l.least(at, two) < l.least(at, one) {
		one, two = two, one
	}
	l.nearest(at, one, angle)
	l.nearest(at, two, angle)
}

// least is a way through space that nothing beneath a ball is nearer than.
func (l *Line) least(at vector, i int) float64 {
	return apart(at, l.balls[i].middle) - l.balls[i].radius
}

// chord is the way through space between two places so many radians apart.
func chord(angle float64) float64 {
	if angle > math.Pi {
		return math.Inf(1)
	}
	return 2 * math.Sin(angle/2)
}
