package geo

import (
	"slices"

	"github.com/paulmach/orb"
)

// Wind is the shape with its rings as RFC 7946 wants them: outer ones counterclockwise, holes clockwise. The shape
// itself is left as it is.
func Wind(mp orb.MultiPolygon) orb.MultiPolygon {
	out := mp.Clone()
	for _, poly := range out {
		for i, r := range poly {
			if counterclockwise(r) != (i == 0) {
				slices.Reverse(r)
			}
		}
	}
	return out
}

// counterclockwise is asked in the plane of longitude and latitude, where RFC 7946 asks it.
func counterclockwise(r orb.Ring) bool {
	var sum float64
	for i := 1; i < len(r); i++ {
		sum += (r[i][0] - r[i-1][0]) * (r[i][1] + r[i-1][1] - 2*r[0][1])
	}
	return sum < 0
}
