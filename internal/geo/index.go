package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Index finds the shape that holds a point, or the nearest one. It is immutable and safe for any number of readers.
type Index struct {
	shapes []orb.MultiPolygon
	bounds []orb.Bound
}

// NewIndex keeps the shapes; answers are indexes into them.
func NewIndex(shapes []orb.MultiPolygon) *Index {
	x := &Index{shapes: shapes, bounds: make([]orb.Bound, len(shapes))}
	for i, s := range shapes {
		x.bounds[i] = s.Bound().Pad(1 / micro) // a point that isn't exact is rounded to its edge
	}
	return x
}

// Which is the first shape that holds the point.
func (x *Index) Which(p orb.Point) (i int, ok bool) {
	for i := range x.shapes {
		if x.Holds(i, p) {
			return i, true
		}
	}
	return -1, false
}

// Holds reports whether a shape holds the point.
func (x *Index) Holds(i int, p orb.Point) bool {
	return x.bounds[i].Contains(p) && Contains(x.shapes[i], p)
}

// Nearest is the shape nearest to the point among the candidates (nil: among all) and the distance to it in
// kilometres, 0 inside; of equally near ones the first candidate. It is -1 where there are no candidates.
func (x *Index) Nearest(p orb.Point, candidates []int) (i int, km float64) {
	if candidates == nil {
		candidates = make([]int, len(x.shapes))
		for i := range candidates {
			candidates[i] = i
		}
	}
	i, km = -1, math.Inf(1)
	for _, c := range candidates {
		if d := DistanceToPolygon(p, x.shapes[c]); d < km {
			i, km = c, d
		}
	}
	return i, km
}
