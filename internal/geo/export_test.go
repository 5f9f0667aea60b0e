package geo

import "github.com/paulmach/orb"

// Arcs are the borders, each once.
func (t *Topology) Arcs() []orb.LineString { return t.arcs }

// NearestKm is the way from a point to lines on a plane.
func NearestKm(lines orb.MultiLineString, p orb.Point) float64 {
	_, km := nearestSpot(lines, p)
	return km
}
