package cql

import (
	"encoding/json"

	"github.com/paulmach/orb"
)

// geoJSON is a literal place in JSON.
func (m *maker) geoJSON(o object, kind string, where place) term {
	g, ok := shapeOf(o, kind)
	if !ok {
		m.fault(where, "problem.cql_shape", "")
		return bad
	}
	return m.place(where, g)
}

func shapeOf(o object, kind string) (g orb.Geometry, ok bool) {
	at := o["coordinates"]
	switch kind {
	case "Point":
		g, ok = position(at)
	case "MultiPoint":
		g, ok = many[orb.MultiPoint](at, position)
	case "LineString":
		g, ok = many[orb.LineString](at, position)
	case "MultiLineString":
		g, ok = many[orb.MultiLineString](at, listOf[orb.LineString](position))
	case "Polygon":
		g, ok = polygon(at)
	case "MultiPolygon":
		g, ok = many[orb.MultiPolygon](at, polygon)
	case "GeometryCollection":
		g, ok = many[orb.Collection](o["geometries"], func(v any) (orb.Geometry, bool) {
			part, _ := v.(object)
			kind, _ := part["type"].(string)
			if kind == "GeometryCollection" {
				return nil, false
			}
			return shapeOf(part, kind)
		})
	}
	return g, ok
}

func polygon(v any) (orb.Polygon, bool) { return many[orb.Polygon](v, listOf[orb.Ring](position)) }

// many is a list of what one reads.
func many[L ~[]T, T any](v any, one func(any) (T, bool)) (L, bool) {
	values, ok := v.([]any)
	if !ok {
		return nil, false
	}
	list := make(L, len(values))
	for i, v := range values {
		if list[i], ok = one(v); !ok {
			return nil, false
		}
	}
	return list, true
}

// listOf reads one list of several.
func listOf[L ~[]T, T any](one func(any) (T, bool)) func(any) (L, bool) {
	return func(v any) (L, bool) { return many[L](v, one) }
}

// position is longitude, latitude and whatever else, which means nothing here.
func position(v any) (p orb.Point, ok bool) {
	list, _ := v.([]any)
	n, ok := floats(list)
	if !ok || len(n) < 2 {
		return p, false
	}
	return orb.Point{n[0], n[1]}, true
}

func floats(list []any) ([]float64, bool) {
	out := make([]float64, len(list))
	for i, v := range list {
		n, ok := v.(json.Number)
		if !ok {
			return nil, false
		}
		f, err := n.Float64()
		if err != nil {
			return nil, false
		}
		out[i] = f + 0
	}
	return out, true
}
