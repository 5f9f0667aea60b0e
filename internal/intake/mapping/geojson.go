package mapping

import (
	"encoding/json"
	"math"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/intake/jsonlist"
)

// features are read as rows.
type features struct{ *jsonlist.Rows }

// take makes a feature the row; what is none is said.
func (f features) take(o jsonlist.Object, idColumn string) bool {
	if !f.Take(o) {
		return false
	}
	if kind, _ := o.Member("type"); kind.Text != "Feature" {
		f.WrongAt("type", kind.Text, "it is a GeoJSON Feature", "")
		return false
	}
	if id, ok := o.Member("id"); ok && idColumn == "id" {
		f.Add(id)
	}
	return true
}

// point is the geometry; the columns of latitude and longitude where there is none.
func (f features) point(r *reading) *orb.Point {
	g, _ := f.Member("geometry")
	if g.Kind != '{' {
		if g.Kind != 'n' && g.Kind != 0 {
			f.WrongAt("geometry", g.Text, "a geometry is an object or null", "")
			return nil
		}
		if p, ok := r.point(); ok {
			return &p
		}
		return nil
	}
	p, ok := f.position(g)
	if !ok {
		return nil
	}
	if p == (orb.Point{}) {
		f.WrongAt("geometry", "0, 0", "a row without a place has no coordinates, and (0, 0) lies in the sea off Africa",
			"make its geometry null")
		return nil
	}
	return &p
}

func (f features) position(g jsonlist.Member) (p orb.Point, ok bool) {
	kind, numbers := "", jsonlist.Member{}
	for _, m := range g.Inner() {
		switch m.Name {
		case "type":
			kind = m.Text
		case "coordinates":
			numbers = m
		}
	}
	if kind != "Point" {
		mend := "give each event one point"
		switch kind {
		case "LineString", "MultiLineString", "Polygon", "MultiPolygon":
			mend = "make points of them, in QGIS by Vector > Geometry Tools > Centroids, and say in geo_precision how coarse they are; " +
				"roads, rivers and areas are context and go in by --layer"
		case "MultiPoint":
			mend = "make single points of them, in QGIS by Vector > Geometry Tools > Multipart to Singleparts"
		}
		f.WrongAt("geometry", kind, "the place of an event is a Point", mend)
		return p, false
	}
	if rule, mend := readPosition(numbers.Text, &p); rule != "" {
		f.WrongAt("geometry", numbers.Text, rule, mend)
		return p, false
	}
	return p, true
}

const positionRule = "a position is two numbers: longitude from -180 to 180, then latitude from -90 to 90"

// readPosition reads longitude and latitude, and passes over a height.
func readPosition(text string, p *orb.Point) (rule, mend string) {
	var n []float64
	if json.Unmarshal([]byte(text), &n) != nil || len(n) < 2 || len(n) > 4 {
		return positionRule, ""
	}
	switch lon, lat := n[0], n[1]; {
	case math.Abs(lon) > 180 || math.Abs(lat) > 90:
		if math.Abs(lon) > 180 || math.Abs(lat) > 180 {
			return positionRule, "are these metres? save the layer with the reference system EPSG:4326 (WGS 84)"
		}
		return positionRule, "are they swapped? longitude comes first"
	default:
		*p = orb.Point{geo.Round4(lon), geo.Round4(lat)}
	}
	return "", ""
}

// isWGS84 reports whether a crs, which RFC 7946 no longer knows and QGIS still writes, names degrees of WGS 84 with the
// longitude first.
func isWGS84(crs string) bool {
	return strings.Contains(crs, "CRS84") || strings.Contains(crs, "EPSG::4326") || strings.Contains(crs, "EPSG:4326")
}
