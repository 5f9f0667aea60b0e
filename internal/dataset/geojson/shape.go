package geojson

import (
	"strconv"

	"github.com/paulmach/orb"

	"khyberatlas/internal/dataset/jsontext"
	"khyberatlas/internal/geo"
)

// vertexCost is what is held of a point of a shape.
const vertexCost = 256

// Shape is nil where the geometry is wrong or missing.
func (f Feature) Shape() orb.MultiPolygon {
	j, g := f.File, f.geometry
	if g.Kind != jsontext.IsObject {
		return nil
	}
	kind, _ := g.Member("type")
	coordinates, ok := g.Member("coordinates")
	polygons := []jsontext.Value{coordinates}
	switch {
	case kind.Text != "Polygon" && kind.Text != "MultiPolygon":
		j.Fault(j.Spot(g.At, ""), kind.Text, "the geometry is a Polygon or a MultiPolygon", "")
		return nil
	case !ok || coordinates.Kind != jsontext.IsList:
		j.Fault(j.Spot(g.At, ""), "", "the geometry has coordinates", "")
		return nil
	case kind.Text == "MultiPolygon":
		polygons = coordinates.Items
	}
	mp, good := make(orb.MultiPolygon, len(polygons)), true
	for i, poly := range polygons {
		if poly.Kind != jsontext.IsList {
			j.Fault(j.Spot(poly.At, ""), poly.Text, "a polygon is a list of rings", "")
			return nil
		}
		for _, ring := range poly.Items {
			if ring.Kind != jsontext.IsList {
				j.Fault(j.Spot(ring.At, ""), ring.Text, "a ring is a list of positions", "")
				return nil
			}
			if !j.Hold(len(ring.Items) * vertexCost) {
				return nil
			}
			r := make(orb.Ring, len(ring.Items))
			for k, p := range ring.Items {
				if r[k], ok = position(j, p); !ok {
					good = false
				}
			}
			mp[i] = append(mp[i], r)
		}
	}
	if !good {
		return nil
	}
	return sound(j, mp, polygons, g)
}

// Lines are nil where the geometry is wrong or missing.
func (f Feature) Lines() orb.MultiLineString {
	j, g := f.File, f.geometry
	if g.Kind != jsontext.IsObject {
		return nil
	}
	kind, _ := g.Member("type")
	coordinates, _ := g.Member("coordinates")
	parts := []jsontext.Value{coordinates}
	switch {
	case kind.Text != "LineString" && kind.Text != "MultiLineString":
		j.Fault(j.Spot(g.At, ""), kind.Text, "the geometry is a LineString or a MultiLineString", "")
		return nil
	case coordinates.Kind != jsontext.IsList || len(coordinates.Items) == 0:
		j.Fault(j.Spot(g.At, ""), "", "the geometry has coordinates", "")
		return nil
	case kind.Text == "MultiLineString":
		parts = coordinates.Items
	}
	out, good := make(orb.MultiLineString, len(parts)), true
	for i, part := range parts {
		if part.Kind != jsontext.IsList || len(part.Items) < 2 {
			j.Fault(j.Spot(part.At, ""), part.Text, "a line is a list of two positions or more", "")
			good = false
			continue
		}
		if !j.Hold(len(part.Items) * vertexCost) {
			return nil
		}
		out[i] = make(orb.LineString, len(part.Items))
		for k, p := range part.Items {
			var ok bool
			if out[i][k], ok = position(j, p); !ok {
				good = false
			}
		}
	}
	if !good {
		return nil
	}
	return out
}

func sound(j *jsontext.File, mp orb.MultiPolygon, polygons []jsontext.Value, g jsontext.Value) orb.MultiPolygon {
	flaws := geo.Flaws(mp)
	for _, f := range flaws {
		at, shown := g.At, ""
		if f.Polygon < len(polygons) && f.Ring < len(polygons[f.Polygon].Items) {
			ring := polygons[f.Polygon].Items[f.Ring]
			at = ring.At
			if f.Point < len(ring.Items) {
				at = ring.Items[f.Point].At
				p := mp[f.Polygon][f.Ring][f.Point]
				shown = decimal(p[0]) + ", " + decimal(p[1])
			}
		}
		j.Fault(j.Spot(at, ""), shown, f.Rule, "")
	}
	if len(flaws) > 0 {
		return nil
	}
	return mp
}

func position(j *jsontext.File, v jsontext.Value) (orb.Point, bool) {
	text := ""
	fail := func(rule, mend string) (orb.Point, bool) {
		j.Fault(j.Spot(v.At, ""), text, rule, mend)
		return orb.Point{}, false
	}
	if v.Kind != jsontext.IsList || len(v.Items) != 2 || v.Items[0].Kind != jsontext.IsNumber ||
		v.Items[1].Kind != jsontext.IsNumber {
		return fail("a position is two numbers: longitude, latitude", "")
	}
	text = v.Items[0].Text + ", " + v.Items[1].Text
	lon, err1 := strconv.ParseFloat(v.Items[0].Text, 64)
	lat, err2 := strconv.ParseFloat(v.Items[1].Text, 64)
	switch {
	case err1 != nil || err2 != nil || lon < -180 || lon > 180 || lat < -90 || lat > 90:
		return fail("a longitude lies between -180 and 180 and a latitude between -90 and 90",
			"are they swapped? Longitude comes first")
	case lon != geo.Round4(lon) || lat != geo.Round4(lat):
		return fail("degrees have at most 4 decimals", "round them: the fourth is ten metres")
	}
	return orb.Point{lon + 0, lat + 0}, true
}

// decimal is the shortest form that reads back as the same number.
func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
