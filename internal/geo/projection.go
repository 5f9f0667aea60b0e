package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// maxLat is where the web's map ends.
const maxLat = 85.05112877980659

// Projection is the web's Mercator on a plane of pixels: x to the right, y down.
type Projection struct {
	scale  float64 // pixels around the equator
	origin orb.Point
}

// Fit shows a box in a picture as large as its padding allows, centred.
func Fit(box orb.Bound, width, height, pad float64) Projection {
	low, high := mercator(orb.Point{box.Min[0], box.Max[1]}), mercator(orb.Point{box.Max[0], box.Min[1]})
	w, h := max(high[0]-low[0], 1e-9), max(high[1]-low[1], 1e-9)
	scale := min((width-2*pad)/w, (height-2*pad)/h)
	return Projection{scale: scale, origin: orb.Point{
		(low[0]+high[0])/2*scale - width/2,
		(low[1]+high[1])/2*scale - height/2,
	}}
}

// Plane is where a point of the earth lies in the picture; latitudes beyond the web map's end lie on its edge.
func (p Projection) Plane(at orb.Point) orb.Point {
	m := mercator(at)
	return orb.Point{m[0]*p.scale - p.origin[0], m[1]*p.scale - p.origin[1]}
}

// Earth is the way back.
func (p Projection) Earth(at orb.Point) orb.Point {
	x, y := (at[0]+p.origin[0])/p.scale, (at[1]+p.origin[1])/p.scale
	return orb.Point{x*360 - 180, math.Atan(math.Sinh(math.Pi*(1-2*y))) * 180 / math.Pi}
}

// Box is the part of the earth that a picture of the given size shows.
func (p Projection) Box(width, height float64) orb.Bound {
	return p.area(orb.Point{0, 0}, orb.Point{width, height})
}

// area is the part of the earth between two corners of the plane.
func (p Projection) area(topLeft, bottomRight orb.Point) orb.Bound {
	nw, se := p.Earth(topLeft), p.Earth(bottomRight)
	return orb.Bound{Min: orb.Point{nw[0], se[1]}, Max: orb.Point{se[0], nw[1]}}
}

// KmPerPixel is the scale at a latitude.
func (p Projection) KmPerPixel(lat float64) float64 {
	return 2 * math.Pi * EarthKm * math.Cos(radians(lat)) / p.scale
}

// mercator is the square of the world from 0,0 in the northwest to 1,1.
func mercator(p orb.Point) orb.Point {
	lat := radians(max(-maxLat, min(maxLat, p[1])))
	return orb.Point{p[0]/360 + 0.5, 0.5 - math.Asinh(math.Tan(lat))/(2*math.Pi)}
}
