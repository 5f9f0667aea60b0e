package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Questions of side are asked of whole micro-degrees (a tenth of a metre): differences of decimal degrees in floating
// point put points that lie on an edge beside it. Products of two differences fit an int64 with room to spare.
const micro = 1e6

type fixed struct{ x, y int64 }

func exact(p orb.Point) fixed {
	return fixed{int64(math.Round(p[0] * micro)), int64(math.Round(p[1] * micro))}
}

// side is positive where c lies to the left of the way from a to b, negative to the right, 0 on its line.
func side(a, b, c fixed) int {
	v := (b.x-a.x)*(c.y-a.y) - (b.y-a.y)*(c.x-a.x)
	switch {
	case v > 0:
		return 1
	case v < 0:
		return -1
	}
	return 0
}

// between reports whether c, known to be on the line through a and b, lies on the segment.
func between(a, b, c fixed) bool {
	return min(a.x, b.x) <= c.x && c.x <= max(a.x, b.x) && min(a.y, b.y) <= c.y && c.y <= max(a.y, b.y)
}
