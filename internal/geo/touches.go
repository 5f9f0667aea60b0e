package geo

import "github.com/paulmach/orb"

// Touches reports whether a box and a shape share a point, boundaries included: an edge passes through the box, or the
// box lies wholly inside.
func Touches(box orb.Bound, shape orb.MultiPolygon) bool {
	for _, poly := range shape {
		if !poly.Bound().Intersects(box) {
			continue
		}
		for _, ring := range poly {
			for i := 1; i < len(ring); i++ {
				if passes(box, ring[i-1], ring[i]) {
					return true
				}
			}
		}
	}
	return Contains(shape, box.Min)
}

// passes reports whether the edge from p to q touches the box, by Liang and Barsky: what each pair of sides leaves of
// the edge is kept as a stretch of its length, from enter to leave.
func passes(box orb.Bound, p, q orb.Point) bool {
	enter, leave := 0.0, 1.0
	for axis := range 2 {
		run := q[axis] - p[axis]
		if run == 0 {
			if p[axis] < box.Min[axis] || p[axis] > box.Max[axis] {
				return false
			}
			continue
		}
		from, to := (box.Min[axis]-p[axis])/run, (box.Max[axis]-p[axis])/run
		enter, leave = max(enter, min(from, to)), min(leave, max(from, to))
	}
	return enter <= leave
}
