// Package geo is geometry on orb's types, pure and deterministic: which shape holds a point, distances in kilometres on
// the mean sphere, representative points, areas, validity, borders that several shapes share and their simplification,
// TopoJSON, and the web map's projection.
//
// Coordinates are WGS 84, longitude before latitude. Edges are straight in longitude and latitude, as RFC 7946 has them.
// The room knows neither incidents nor files; what a shape means is its callers' business.
package geo
