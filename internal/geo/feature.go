package geo

import "github.com/paulmach/orb"

// Feature is a thing on the map: a shape, lines or a point (the first that is not nil), or none of them.
type Feature struct {
	ID         string
	Properties map[string]any
	Shape      orb.MultiPolygon
	Lines      orb.MultiLineString
	Point      *orb.Point
}

// Layer is a named list of features.
type Layer struct {
	Name     string
	Features []Feature
}
