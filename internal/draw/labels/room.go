package labels

import (
	"math"

	"github.com/paulmach/orb"
)

// Room is what of a window is taken already: boxes of names and discs of signs. Dots are only avoided.
type Room struct {
	Within orb.Bound
	Boxes  []orb.Bound
	Discs  []Disc
	Dots   Dots
	said   map[string]bool
	// What stood in the way last, in all likelihood also of the next spot beside it.
	box, disc int
}

// Disc is what stands around a point.
type Disc struct {
	At orb.Point
	R  float64
}

const (
	nameGap = 3 // units between two names
	signGap = 2 // and between two signs
)

func (r *Room) boxFree(b orb.Bound) bool {
	w := r.Within
	if b.Min[0] < w.Min[0] || b.Min[1] < w.Min[1] || b.Max[0] > w.Max[0] || b.Max[1] > w.Max[1] {
		return false
	}
	wide := b.Pad(nameGap)
	if r.box < len(r.Boxes) && r.Boxes[r.box].Intersects(wide) || r.disc < len(r.Discs) && r.Discs[r.disc].Meets(b, nameGap) {
		return false
	}
	for i, o := range r.Boxes {
		if o.Intersects(wide) {
			r.box = i
			return false
		}
	}
	for i, d := range r.Discs {
		if d.Meets(b, nameGap) {
			r.disc = i
			return false
		}
	}
	return true
}

func (r *Room) discFree(d Disc) bool {
	w := r.Within
	if d.At[0]-d.R < w.Min[0] || d.At[1]-d.R < w.Min[1] || d.At[0]+d.R > w.Max[0] || d.At[1]+d.R > w.Max[1] {
		return false
	}
	if r.disc < len(r.Discs) && r.Discs[r.disc].touches(d, signGap) {
		return false
	}
	for i, o := range r.Discs {
		if o.touches(d, signGap) {
			r.disc = i
			return false
		}
	}
	for _, b := range r.Boxes {
		if d.Meets(b, signGap) {
			return false
		}
	}
	return true
}

// touches reports whether a disc comes nearer to another one than a gap.
func (d Disc) touches(o Disc, gap float64) bool {
	dx, dy, least := o.At[0]-d.At[0], o.At[1]-d.At[1], o.R+d.R+gap
	return dx*dx+dy*dy < least*least
}

// Meets reports whether a box comes nearer to the disc than a gap.
func (d Disc) Meets(b orb.Bound, gap float64) bool {
	dx := max(b.Min[0]-d.At[0], 0, d.At[0]-b.Max[0])
	dy := max(b.Min[1]-d.At[1], 0, d.At[1]-b.Max[1])
	return dx*dx+dy*dy < (d.R+gap)*(d.R+gap)
}

// around is what of a room can be in the way of a disc that stays so near to its own place.
func (r *Room) around(own Disc, far float64) *Room {
	near := &Room{Within: r.Within}
	reach := Disc{own.At, own.R + far}
	for _, b := range r.Boxes {
		if reach.Meets(b, signGap) {
			near.Boxes = append(near.Boxes, b)
		}
	}
	for _, d := range r.Discs {
		if reach.touches(d, signGap) {
			near.Discs = append(near.Discs, d)
		}
	}
	return near
}

// Standing is where a sign stands: at its own point, else at the nearest free spot that its area holds. Where there is
// none it stays.
func (r *Room) Standing(own Disc, far float64, holds func(orb.Point) bool) Disc {
	const stride = 4
	if r.discFree(own) {
		return own
	}
	near := r.around(own, far)
	for ring := float64(stride); ring <= far; ring += stride {
		count := max(8, int(2*math.Pi*ring/7))
		for k := range count {
			turn := 2*math.Pi*float64(k)/float64(count) - math.Pi/2
			d := Disc{orb.Point{own.At[0] + ring*math.Cos(turn), own.At[1] + ring*math.Sin(turn)}, own.R}
			if near.discFree(d) && holds(d.At) {
				return d
			}
		}
	}
	return own
}

// Candidate is a spot for a name's middle, and what it costs.
type Candidate struct {
	At   orb.Point
	Cost float64
}

// dotCost is what a dot beneath a name costs, in the units of a spot's cost; a name that need not stand covers few.
const (
	dotCost     = 0.9
	dotsAtMost  = 3.0
	outside     = 5.0 // what a name costs whose middle its area doesn't hold
	signOverlap = 4.0 // what a name on the spot of its area's own sign costs
)

// name gives a name the best of its spots.
func (r *Room) name(l Label, spots []Candidate) (orb.Point, bool) {
	width, height := l.Width(), l.Size
	best, least := orb.Point{}, math.Inf(1)
	for _, c := range spots {
		if c.Cost >= least {
			continue
		}
		b := Box(c.At[0]-width/2, c.At[1]-height/2, width, height)
		if !r.boxFree(b) {
			continue
		}
		dots := r.Dots.In(b)
		if !l.Must && dots > dotsAtMost {
			continue
		}
		if total := c.Cost + dots*dotCost; total < least {
			best, least = c.At, total
		}
	}
	return best, !math.IsInf(least, 1)
}

// Beside are the spots of a name around a point, the best first.
func (l Label) Beside(gap float64) []Candidate {
	x, y := l.At[0], l.At[1]
	w, h, slant := gap+l.Width()/2, gap+l.Size/2, l.Size/2+gap*0.5
	return []Candidate{{orb.Point{x + w, y}, 0}, {orb.Point{x - w, y}, 0.6}, {orb.Point{x + w - 2, y - slant}, 0.8},
		{orb.Point{x + w - 2, y + slant}, 0.9}, {orb.Point{x - w + 2, y - slant}, 1}, {orb.Point{x - w + 2, y + slant}, 1.1},
		{orb.Point{x, y - h}, 1.2}, {orb.Point{x, y + h}, 1.3}}
}

// Inside are the spots of an area's name: under, over and beside the sign that stands at its point, then those around that
// point which the area holds.
func (l Label) Inside(sign float64, around []orb.Point, holds func(orb.Point) bool) []Candidate {
	x, y := l.At[0], l.At[1]
	out := make([]Candidate, 0, len(around)+4)
	if sign == 0 {
		out = append(out, Candidate{l.At, 0})
	} else {
		down, over := sign+l.Size/2+2, sign+l.Width()/2+3
		out = append(out, Candidate{orb.Point{x, y + down}, 0}, Candidate{orb.Point{x, y - down}, 1},
			Candidate{orb.Point{x + over, y}, 1.5}, Candidate{orb.Point{x - over, y}, 2})
	}
	for i, c := range out {
		if !holds(c.At) {
			out[i].Cost += outside
		}
	}
	for _, d := range around {
		cost := 2 + math.Hypot(d[0], d[1])/12
		if math.Abs(d[0]) < l.Width()/2+sign && math.Abs(d[1]) < l.Size/2+sign {
			cost += signOverlap
		}
		out = append(out, Candidate{orb.Point{x + d[0], y + d[1]}, cost})
	}
	return out
}

// Stand takes the best free spot for a name that isn't said yet.
func (r *Room) Stand(l Label, spots []Candidate) (middle orb.Point, ok bool) {
	if r.said[l.Text] {
		return orb.Point{}, false
	}
	at, ok := r.name(l, spots)
	if !ok {
		return orb.Point{}, false
	}
	if r.said == nil {
		r.said = map[string]bool{}
	}
	r.said[l.Text] = true
	r.Boxes = append(r.Boxes, Box(at[0]-l.Width()/2, at[1]-l.Size/2, l.Width(), l.Size))
	return at, true
}
