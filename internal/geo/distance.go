package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// EarthKm is the radius of the mean sphere.
const EarthKm = 6371.0088

// Distance is the way between two points along the mean sphere, in kilometres.
func Distance(a, b orb.Point) float64 {
	lat1, lat2 := radians(a[1]), radians(b[1])
	sLat, sLon := math.Sin((lat2-lat1)/2), math.Sin(radians(b[0]-a[0])/2)
	h := sLat*sLat + math.Cos(lat1)*math.Cos(lat2)*sLon*sLon
	return 2 * EarthKm * math.Asin(math.Sqrt(min(1, h)))
}

// Reach is a box around all that lies within so many kilometres of a point, and little more.
func Reach(at orb.Point, km float64) orb.Bound {
	degrees := km/EarthKm*180/math.Pi + 1e-6
	reach := orb.Bound{Min: orb.Point{-180, at[1] - degrees}, Max: orb.Point{180, at[1] + degrees}}
	// Along a parallel it is farther in degrees, the most at the latitude where the circle touches a meridian.
	if sin := math.Sin(km/EarthKm) / math.Cos(at[1]*math.Pi/180); reach.Min[1] > -90 && reach.Max[1] < 90 && sin < 1 {
		along := math.Asin(sin)*180/math.Pi + 1e-6
		if at[0]-along >= -180 && at[0]+along <= 180 {
			reach.Min[0], reach.Max[0] = at[0]-along, at[0]+along
		}
	}
	return reach
}

// DistanceToLine is the shortest way from a point to any of the lines, in kilometres; infinite where there are none.
func DistanceToLine(p orb.Point, lines orb.MultiLineString) float64 {
	at, angle := toVector(p), math.Inf(1)
	for _, l := range lines {
		angle = min(angle, angleToPath(at, l))
	}
	return angle * EarthKm
}

// DistanceToPolygon is the shortest way from a point to a shape, in kilometres: 0 inside, infinite where it is empty.
func DistanceToPolygon(p orb.Point, mp orb.MultiPolygon) float64 {
	if Contains(mp, p) {
		return 0
	}
	at, angle := toVector(p), math.Inf(1)
	for _, poly := range mp {
		for _, r := range poly {
			angle = min(angle, angleToPath(at, r))
		}
	}
	return angle * EarthKm
}

func angleToPath[P ~[]orb.Point](at vector, path P) float64 {
	if len(path) == 0 {
		return math.Inf(1)
	}
	a := toVector(path[0])
	angle := at.angle(a)
	for _, p := range path[1:] {
		b := toVector(p)
		angle = min(angle, at.angleToSegment(a, b))
		a = b
	}
	return angle
}

// vector is a place on the unit sphere: in space neither the poles nor the antimeridian are special.
type vector struct{ x, y, z float64 }

func toVector(p orb.Point) vector {
	lon, lat := radians(p[0]), radians(p[1])
	return vector{math.Cos(lat) * math.Cos(lon), math.Cos(lat) * math.Sin(lon), math.Sin(lat)}
}

func (v vector) dot(o vector) float64 { return v.x*o.x + v.y*o.y + v.z*o.z }

func (v vector) cross(o vector) vector {
	return vector{v.y*o.z - v.z*o.y, v.z*o.x - v.x*o.z, v.x*o.y - v.y*o.x}
}

func (v vector) length() float64 { return math.Sqrt(v.dot(v)) }

// angle holds for the smallest and the largest angles alike, where the arc cosine loses its digits.
func (v vector) angle(o vector) float64 { return math.Atan2(v.cross(o).length(), v.dot(o)) }

func (v vector) angleToSegment(a, b vector) float64 {
	ends := min(v.angle(a), v.angle(b))
	n := a.cross(b)
	size := n.length()
	if size == 0 {
		return ends
	}
	// The foot of the perpendicular lies on the segment where v is on the inner side of both ends' planes.
	if n.cross(a).dot(v) < 0 || b.cross(n).dot(v) < 0 {
		return ends
	}
	// On an edge the plane's error is larger than the distance to the ends next to it, hence the minimum of all.
	return min(ends, math.Abs(math.Asin(max(-1, min(1, n.dot(v)/size)))))
}

func radians(degrees float64) float64 { return degrees * math.Pi / 180 }
