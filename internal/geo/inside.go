package geo

import (
	"container/heap"
	"math"

	"github.com/paulmach/orb"
)

// step is the dataset's precision of coordinates in degrees, about ten metres.
const step = 1e-4

// PointInside is a point that represents a shape: inside it (after rounding to four decimals), as far from the border
// as its largest part allows, and always the same for the same shape. An empty shape gives the zero point.
func PointInside(mp orb.MultiPolygon) orb.Point {
	poly := largest(mp)
	if poly == nil {
		return orb.Point{}
	}
	p := farthestInside(poly)
	if q, ok := roundedInside(poly, p); ok {
		return q
	}
	if polygonContains(poly, exact(p)) {
		return p
	}
	return poly[0][0]
}

func largest(mp orb.MultiPolygon) orb.Polygon {
	var best orb.Polygon
	size := -1.0
	for _, poly := range mp {
		if len(poly) == 0 || len(poly[0]) == 0 {
			continue
		}
		if a := Area(orb.MultiPolygon{poly}); a > size {
			best, size = poly, a
		}
	}
	return best
}

// roundedInside looks at the rounded point first and then at its neighbours on the grid of four decimals: in a sliver
// the rounding itself can leave the shape.
func roundedInside(poly orb.Polygon, p orb.Point) (orb.Point, bool) {
	for reach := 0; reach <= 3; reach++ {
		for dy := -reach; dy <= reach; dy++ {
			for dx := -reach; dx <= reach; dx++ {
				q := orb.Point{Round4(p[0] + float64(dx)*step), Round4(p[1] + float64(dy)*step)}
				if max(dx, -dx, dy, -dy) == reach && polygonContains(poly, exact(q)) {
					return q, true
				}
			}
		}
	}
	return orb.Point{}, false
}

// Round4 rounds degrees to four decimals, the dataset's precision.
func Round4(degrees float64) float64 { return math.Round(degrees*1e4) / 1e4 }

// square is a part of the plane with the distance of its middle from the border (negative outside) and the most that
// any point in it can have.
type square struct {
	x, y, half float64
	dist, most float64
	order      int
}

type squares []square

func (s squares) Len() int { return len(s) }
func (s squares) Less(i, j int) bool {
	if s[i].most != s[j].most {
		return s[i].most > s[j].most
	}
	return s[i].order < s[j].order
}
func (s squares) Swap(i, j int) { s[i], s[j] = s[j], s[i] }
func (s *squares) Push(v any)   { *s = append(*s, v.(square)) }
func (s *squares) Pop() any {
	old := *s
	v := old[len(old)-1]
	*s = old[:len(old)-1]
	return v
}

// farthestInside is the pole of inaccessibility, found by quartering squares, the most promising first. The plane is
// squeezed by the cosine of the latitude, so that "far" means kilometres.
func farthestInside(poly orb.Polygon) orb.Point {
	b := poly[0].Bound()
	k := max(math.Cos(radians(b.Center()[1])), 0.01)
	plane := make([]orb.Ring, len(poly))
	for i, r := range poly {
		for _, p := range r {
			plane[i] = append(plane[i], orb.Point{p[0] * k, p[1]})
		}
	}
	width, height := (b.Max[0]-b.Min[0])*k, b.Max[1]-b.Min[1]
	if min(width, height) <= 0 {
		return poly[0][0]
	}
	// A sliver is not begun with more than a thousand squares.
	size := max(min(width, height), max(width, height)/1000)
	order := 0
	at := func(x, y, half float64) square {
		d := distanceInPlane(plane, orb.Point{x, y})
		order++
		return square{x: x, y: y, half: half, dist: d, most: d + half*math.Sqrt2, order: order}
	}
	var queue squares
	for x := b.Min[0] * k; x < b.Max[0]*k; x += size {
		for y := b.Min[1]; y < b.Max[1]; y += size {
			heap.Push(&queue, at(x+size/2, y+size/2, size/2))
		}
	}
	best := at(b.Center()[0]*k, b.Center()[1], 0)
	near := size / 200
	for queue.Len() > 0 {
		s := heap.Pop(&queue).(square)
		if s.dist > best.dist {
			best = s
		}
		// A square wholly outside holds nothing; one below a metre is as good as a point.
		if s.most <= 0 || s.most-best.dist <= near && best.dist > 0 || s.half < step/10 {
			continue
		}
		h := s.half / 2
		for _, d := range [4][2]float64{{-h, -h}, {h, -h}, {-h, h}, {h, h}} {
			heap.Push(&queue, at(s.x+d[0], s.y+d[1], h))
		}
	}
	return orb.Point{best.x / k, best.y}
}

func distanceInPlane(rings []orb.Ring, p orb.Point) float64 {
	in, least := false, math.Inf(1)
	for _, r := range rings {
		for i := 1; i < len(r); i++ {
			a, b := r[i-1], r[i]
			if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < (b[0]-a[0])*(p[1]-a[1])/(b[1]-a[1])+a[0] {
				in = !in
			}
			least = min(least, segmentInPlane(p, a, b))
		}
	}
	if in {
		return math.Sqrt(least)
	}
	return -math.Sqrt(least)
}

// segmentInPlane is the square of the distance.
func segmentInPlane(p, a, b orb.Point) float64 {
	x, y := a[0], a[1]
	dx, dy := b[0]-x, b[1]-y
	if dx != 0 || dy != 0 {
		t := max(0, min(1, ((p[0]-x)*dx+(p[1]-y)*dy)/(dx*dx+dy*dy)))
		x, y = x+dx*t, y+dy*t
	}
	return (p[0]-x)*(p[0]-x) + (p[1]-y)*(p[1]-y)
}
