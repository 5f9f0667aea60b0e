package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// The ellipsoid of WGS 84: its half axis in kilometres and the square of its eccentricity.
const (
	axisKm       = 6378.137
	eccentricity = 0.0066943799901413165
)

// Area is that of a shape on the ellipsoid of WGS 84, in square kilometres, its holes left out. Edges are taken as
// straight in the equal-area cylindrical projection, which for edges of some kilometres is no difference.
func Area(mp orb.MultiPolygon) float64 {
	var sum float64
	for _, poly := range mp {
		for i, r := range poly {
			a := math.Abs(ringArea(r))
			if i > 0 {
				a = -a
			}
			sum += a
		}
	}
	return sum
}

// ringArea is positive where the ring runs counterclockwise.
func ringArea(r orb.Ring) float64 {
	var sum float64
	for i := 1; i < len(r); i++ {
		width := math.Mod(r[i][0]-r[i-1][0]+540, 360) - 180
		sum -= radians(width) * (belowLat(r[i-1][1]) + belowLat(r[i][1])) / 2
	}
	return sum
}

// belowLat is the area from the equator to a latitude for each radian of longitude.
func belowLat(lat float64) float64 {
	e, s := math.Sqrt(eccentricity), math.Sin(radians(lat))
	q := (1 - eccentricity) * (s/(1-eccentricity*s*s) - math.Log((1-e*s)/(1+e*s))/(2*e))
	return axisKm * axisKm / 2 * q
}
