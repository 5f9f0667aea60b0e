package cql

import (
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/predicate"
)

// shapeWords are the places of well-known text; BBOX is CQL2's own.
var shapeWords = []string{"POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION"}

func (r *reader) isShape() bool {
	word := strings.ToUpper(r.now().text)
	return word == "BBOX" || slices.Contains(shapeWords, word)
}

// shape reads a place.
func (r *reader) shape() (term, bool) {
	t := r.take()
	if strings.EqualFold(t.text, "BBOX") {
		numbers, ok := bracketed(r, (*reader).coordinate)
		if !ok {
			return bad, false
		}
		return r.place(t.place, r.box(t.place, numbers)), true
	}
	r.word("Z")
	var g orb.Geometry
	var ok bool
	switch strings.ToUpper(t.text) {
	case "POINT":
		var list []orb.Point
		if list, ok = bracketed(r, (*reader).position); ok {
			if len(list) != 1 {
				r.fault(t.place, "problem.cql_shape", "")
				return bad, true
			}
			g = list[0]
		}
	case "LINESTRING":
		var line orb.LineString
		line, ok = r.lineString()
		g = line
	case "POLYGON":
		var area orb.Polygon
		area, ok = r.polygon()
		g = area
	case "MULTIPOINT":
		var list []orb.Point
		list, ok = bracketed(r, (*reader).eitherPosition)
		g = orb.MultiPoint(list)
	case "MULTILINESTRING":
		var list []orb.LineString
		list, ok = bracketed(r, (*reader).lineString)
		g = orb.MultiLineString(list)
	case "MULTIPOLYGON":
		var list []orb.Polygon
		list, ok = bracketed(r, (*reader).polygon)
		g = orb.MultiPolygon(list)
	default:
		var list []orb.Geometry
		list, ok = bracketed(r, (*reader).part)
		g = orb.Collection(list)
	}
	if !ok {
		return bad, false
	}
	return r.maker.place(t.place, g), true
}

// part is one of a collection, which holds no box and no other collection.
func (r *reader) part() (orb.Geometry, bool) {
	if r.now().kind != name || !slices.Contains(shapeWords[:len(shapeWords)-1], strings.ToUpper(r.now().text)) {
		return nil, r.expects("problem.cql_part")
	}
	t, ok := r.shape()
	return t.Value.Shape, ok
}

// bracketed reads a list of something in brackets.
func bracketed[T any](r *reader, one func(*reader) (T, bool)) (list []T, ok bool) {
	if !r.open() {
		return nil, false
	}
	for {
		x, ok := one(r)
		if !ok {
			return nil, false
		}
		list = append(list, x)
		if r.sign(",") {
			continue
		}
		return list, r.closed()
	}
}

func (r *reader) lineString() (orb.LineString, bool) {
	list, ok := bracketed(r, (*reader).position)
	return list, ok
}

func (r *reader) polygon() (orb.Polygon, bool) {
	list, ok := bracketed(r, func(r *reader) (orb.Ring, bool) {
		list, ok := bracketed(r, (*reader).position)
		return list, ok
	})
	return list, ok
}

// eitherPosition is one of several points, in brackets of its own or as older texts have it, without.
func (r *reader) eitherPosition() (orb.Point, bool) {
	if r.now().text != "(" {
		return r.position()
	}
	r.take()
	p, ok := r.position()
	return p, ok && r.closed()
}

// position is longitude and latitude; a height is read and means nothing here.
func (r *reader) position() (orb.Point, bool) {
	lon, ok := r.coordinate()
	if !ok {
		return orb.Point{}, false
	}
	lat, ok := r.coordinate()
	if !ok {
		return orb.Point{}, false
	}
	if t := r.now(); t.kind == digits || t.text == "-" || t.text == "+" {
		_, ok = r.coordinate()
	}
	return orb.Point{lon, lat}, ok
}

func (r *reader) coordinate() (float64, bool) {
	t, ok := r.signed()
	return t.Value.Number, ok && !t.bad
}

// box is west, south, east, north, with heights perhaps, which mean nothing here.
func (m *maker) box(where place, n []float64) orb.Geometry {
	switch len(n) {
	case 4:
	case 6:
		n = []float64{n[0], n[1], n[3], n[4]}
	default:
		m.fault(where, "problem.cql_box", "")
		return nil
	}
	if n[1] > n[3] {
		m.fault(where, "problem.south", "problem.south_mend")
		return nil
	}
	return orb.Bound{Min: orb.Point{n[0], n[1]}, Max: orb.Point{n[2], n[3]}}
}

// place is a literal place, checked as a whole.
func (m *maker) place(where place, g orb.Geometry) term {
	if g == nil {
		return bad
	}
	positions, whole := positionsOf(g)
	m.positions += len(positions)
	switch {
	case !whole:
		m.fault(where, "problem.cql_shape", "")
		return bad
	case m.positions > MostPositions:
		m.fault(where, "problem.cql_positions", "", "most", strconv.Itoa(MostPositions))
		return bad
	}
	for _, p := range positions {
		if p[0] < -180 || p[0] > 180 || p[1] < -90 || p[1] > 90 {
			m.fault(where, "problem.globe", "problem.globe_mend")
			return bad
		}
	}
	return literal(where, predicate.Value{Kind: predicate.Place, Shape: g})
}

// positionsOf are all positions, and whether lines have two of them and rings four, of which the last is the first.
func positionsOf(g orb.Geometry) (all []orb.Point, whole bool) {
	whole = true
	add := func(list []orb.Point, least int, closes bool) {
		all = append(all, list...)
		whole = whole && len(list) >= least && (!closes || list[0] == list[len(list)-1])
	}
	switch g := g.(type) {
	case orb.Point:
		add([]orb.Point{g}, 1, false)
	case orb.Bound:
		add([]orb.Point{g.Min, g.Max}, 2, false)
	case orb.MultiPoint:
		add(g, 1, false)
	case orb.LineString:
		add(g, 2, false)
	case orb.MultiLineString:
		whole = len(g) > 0
		for _, l := range g {
			add(l, 2, false)
		}
	case orb.Polygon:
		whole = len(g) > 0
		for _, ring := range g {
			add(ring, 4, true)
		}
	case orb.MultiPolygon:
		whole = len(g) > 0
		for _, p := range g {
			part, ok := positionsOf(p)
			all, whole = append(all, part...), whole && ok
		}
	case orb.Collection:
		whole = len(g) > 0
		for _, one := range g {
			if one == nil {
				return all, false
			}
			part, ok := positionsOf(one)
			all, whole = append(all, part...), whole && ok
		}
	}
	return all, whole
}
