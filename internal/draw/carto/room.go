package carto

import (
	"math"

	"github.com/paulmach/orb"
)

// room is what of a window is taken already: boxes of names and discs of signs. Dots are only avoided.
type room struct {
	within window
	boxes  []orb.Bound
	discs  []disc
	dots   []orb.Point
	said   map[string]bool
}

type disc struct {
	at orb.Point
	r  float64
}

const (
	nameGap = 3 // units between two names
	signGap = 2 // and between two signs
)

func (r *room) boxFree(b orb.Bound) bool {
	w := r.within
	if b.Min[0] < w.x || b.Min[1] < w.y || b.Max[0] > w.x+w.width || b.Max[1] > w.y+w.height {
		return false
	}
	wide := b.Pad(nameGap)
	for _, o := range r.boxes {
		if o.Intersects(wide) {
			return false
		}
	}
	for _, d := range r.discs {
		if d.meets(b, nameGap) {
			return false
		}
	}
	return true
}

func (r *room) discFree(d disc) bool {
	w := r.within
	if d.at[0]-d.r < w.x || d.at[1]-d.r < w.y || d.at[0]+d.r > w.x+w.width || d.at[1]+d.r > w.y+w.height {
		return false
	}
	for _, b := range r.boxes {
		if d.meets(b, signGap) {
			return false
		}
	}
	for _, o := range r.discs {
		if math.Hypot(o.at[0]-d.at[0], o.at[1]-d.at[1]) < o.r+d.r+signGap {
			return false
		}
	}
	return true
}

func (d disc) meets(b orb.Bound, gap float64) bool {
	dx := max(b.Min[0]-d.at[0], 0, d.at[0]-b.Max[0])
	dy := max(b.Min[1]-d.at[1], 0, d.at[1]-b.Max[1])
	return math.Hypot(dx, dy) < d.r+gap
}

func (r *room) dotsIn(b orb.Bound) float64 {
	n := 0.0
	for _, p := range r.dots {
		if b.Contains(p) {
			n++
		}
	}
	return n
}

// standing is where a sign stands: at its own point, else at the nearest free spot that its area holds. Where there is
// none it stays.
func (r *room) standing(own disc, far float64, holds func(orb.Point) bool) disc {
	const stride = 4
	if r.discFree(own) {
		return own
	}
	for ring := float64(stride); ring <= far; ring += stride {
		count := max(8, int(2*math.Pi*ring/7))
		for k := range count {
			turn := 2*math.Pi*float64(k)/float64(count) - math.Pi/2
			d := disc{orb.Point{own.at[0] + ring*math.Cos(turn), own.at[1] + ring*math.Sin(turn)}, own.r}
			if r.discFree(d) && holds(d.at) {
				return d
			}
		}
	}
	return own
}

// candidate is a spot for a name's middle, and what it costs.
type candidate struct {
	at   orb.Point
	cost float64
}

// dotCost is what a dot beneath a name costs, in the units of a spot's cost; a name that need not stand covers few.
const (
	dotCost     = 0.9
	dotsAtMost  = 3.0
	areaReach   = 66.0 // units that an area's name may stand off its point
	areaStride  = 11.0
	outside     = 5.0 // what a name costs whose middle its area doesn't hold
	signOverlap = 4.0 // what a name on the spot of its area's own sign costs
)

// name gives a name the best of its spots.
func (r *room) name(l label, spots []candidate) (orb.Point, bool) {
	width, height := l.width(), l.size
	best, least := orb.Point{}, math.Inf(1)
	for _, c := range spots {
		if c.cost >= least {
			continue
		}
		b := bound(c.at[0]-width/2, c.at[1]-height/2, width, height)
		if !r.boxFree(b) {
			continue
		}
		dots := r.dotsIn(b)
		if !l.must && dots > dotsAtMost {
			continue
		}
		if total := c.cost + dots*dotCost; total < least {
			best, least = c.at, total
		}
	}
	return best, !math.IsInf(least, 1)
}

// beside are the spots of a name around a point, the best first.
func (l label) beside(gap float64) []candidate {
	x, y := l.at[0], l.at[1]
	w, h, slant := gap+l.width()/2, gap+l.size/2, l.size/2+gap*0.5
	return []candidate{{orb.Point{x + w, y}, 0}, {orb.Point{x - w, y}, 0.6}, {orb.Point{x + w - 2, y - slant}, 0.8},
		{orb.Point{x + w - 2, y + slant}, 0.9}, {orb.Point{x - w + 2, y - slant}, 1}, {orb.Point{x - w + 2, y + slant}, 1.1},
		{orb.Point{x, y - h}, 1.2}, {orb.Point{x, y + h}, 1.3}}
}

// inside are the spots of an area's name: under, over and beside the sign that stands at its point, then all over the area.
func (l label) inside(sign float64, holds func(orb.Point) bool) []candidate {
	x, y := l.at[0], l.at[1]
	var out []candidate
	if sign == 0 {
		out = append(out, candidate{l.at, 0})
	} else {
		down, over := sign+l.size/2+2, sign+l.width()/2+3
		out = append(out, candidate{orb.Point{x, y + down}, 0}, candidate{orb.Point{x, y - down}, 1},
			candidate{orb.Point{x + over, y}, 1.5}, candidate{orb.Point{x - over, y}, 2})
	}
	for i, c := range out {
		if !holds(c.at) {
			out[i].cost += outside
		}
	}
	for dy := -areaReach; dy <= areaReach; dy += areaStride {
		for dx := -areaReach * 1.5; dx <= areaReach*1.5; dx += areaStride * 1.5 {
			at := orb.Point{x + dx, y + dy}
			if !holds(at) {
				continue
			}
			cost := 2 + math.Hypot(dx, dy)/12
			if math.Abs(dx) < l.width()/2+sign && math.Abs(dy) < l.size/2+sign {
				cost += signOverlap
			}
			out = append(out, candidate{at, cost})
		}
	}
	return out
}

// stand takes the best free spot for a name that isn't said yet.
func (r *room) stand(l label, spots []candidate) (middle orb.Point, ok bool) {
	if r.said[l.text] {
		return orb.Point{}, false
	}
	at, ok := r.name(l, spots)
	if !ok {
		return orb.Point{}, false
	}
	if r.said == nil {
		r.said = map[string]bool{}
	}
	r.said[l.text] = true
	r.boxes = append(r.boxes, bound(at[0]-l.width()/2, at[1]-l.size/2, l.width(), l.size))
	return at, true
}

// put writes a name where it is free.
func (r *room) put(s *svg, l label, spots []candidate) {
	at, ok := r.stand(l, spots)
	if !ok {
		return
	}
	if l.dot {
		s.Leaf("circle", "class", "dot", "cx", num(l.at[0]), "cy", num(l.at[1]), "r", "1.8")
	}
	s.Text("text", l.text, "class", l.class, "x", num(math.Round(at[0])), "y", num(math.Round(at[1]+l.size*0.35)))
}
