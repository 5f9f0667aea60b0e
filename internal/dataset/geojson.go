package dataset

import (
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
)

// feature is a shape of a GeoJSON file with its properties.
type feature struct {
	object
	shape orb.MultiPolygon
	at    int
}

// features reads a collection of shapes with exactly the given properties. Other members (a name, a bbox, an id beside
// the properties) are passed over, as RFC 7946 asks; they are not part of the dataset.
func (r *reader) features(name string, properties []string, do func(feature)) error {
	return r.eachFeature(name, properties, "a Polygon or a MultiPolygon", func(f feature, geometry value) {
		f.shape = f.file.shape(geometry)
		do(f)
	})
}

// eachFeature leaves the geometry to its caller: nothing where the feature has none, which is said.
func (r *reader) eachFeature(name string, properties []string, kinds string, do func(f feature, geometry value)) error {
	j, err := r.readJSON(name, "features")
	if err != nil || j == nil {
		return err
	}
	defer j.done()
	list, ok := j.collection()
	if !ok {
		r.lost[name] = true
		return nil
	}
	n := j.each(list, func(v value) {
		f, ok := j.feature(v, properties)
		if !ok || !r.hold(featureCost) {
			r.lost[name] = true
			return
		}
		geometry, ok := v.member("geometry")
		if !ok || geometry.kind != isObject {
			j.fault(j.spot(v.at, ""), "", "a feature has a geometry: "+kinds, "")
		}
		do(f, geometry)
	})
	if n == 0 && !r.spent {
		j.fault(j.spot(list.at, ""), "", "there is at least one feature", "")
	}
	return nil
}

func (j *jsonFile) collection() (value, bool) {
	at := func(v value) spot { return j.spot(v.at, "") }
	if t, _ := j.root.member("type"); j.root.kind != isObject || t.text != "FeatureCollection" {
		j.fault(at(t), t.text, "the file is a GeoJSON FeatureCollection", "")
		return value{}, false
	}
	if crs, ok := j.root.member("crs"); ok && !strings.HasSuffix(crs.path("properties", "name").text, "CRS84") {
		j.fault(at(crs), "", "coordinates are longitude and latitude of WGS 84; RFC 7946 knows no crs", "write the file in EPSG:4326")
	}
	list, ok := j.root.member("features")
	if !ok || list.kind != isList {
		j.fault(at(list), "", "features are a list", "")
		return value{}, false
	}
	return list, true
}

func (j *jsonFile) feature(v value, properties []string) (feature, bool) {
	if t, _ := v.member("type"); v.kind != isObject || t.text != "Feature" {
		j.fault(j.spot(v.at, ""), t.text, "it is a GeoJSON Feature", "")
		return feature{}, false
	}
	props, ok := v.member("properties")
	if !ok || props.kind != isObject {
		j.fault(j.spot(v.at, ""), "", "a feature has properties", "")
		return feature{}, false
	}
	return feature{object: j.object(props, properties), at: v.at}, true
}

// shape is nil where the geometry is wrong or missing.
func (j *jsonFile) shape(g value) orb.MultiPolygon {
	if g.kind != isObject {
		return nil
	}
	kind, _ := g.member("type")
	coordinates, ok := g.member("coordinates")
	polygons := []value{coordinates}
	switch {
	case kind.text != "Polygon" && kind.text != "MultiPolygon":
		j.fault(j.spot(g.at, ""), kind.text, "the geometry is a Polygon or a MultiPolygon", "")
		return nil
	case !ok || coordinates.kind != isList:
		j.fault(j.spot(g.at, ""), "", "the geometry has coordinates", "")
		return nil
	case kind.text == "MultiPolygon":
		polygons = coordinates.items
	}
	mp, good := make(orb.MultiPolygon, len(polygons)), true
	for i, poly := range polygons {
		if poly.kind != isList {
			j.fault(j.spot(poly.at, ""), poly.text, "a polygon is a list of rings", "")
			return nil
		}
		for _, ring := range poly.items {
			if ring.kind != isList {
				j.fault(j.spot(ring.at, ""), ring.text, "a ring is a list of positions", "")
				return nil
			}
			if !j.hold(len(ring.items) * vertexCost) {
				return nil
			}
			r := make(orb.Ring, len(ring.items))
			for k, p := range ring.items {
				if r[k], ok = j.position(p); !ok {
					good = false
				}
			}
			mp[i] = append(mp[i], r)
		}
	}
	if !good {
		return nil
	}
	return j.sound(mp, polygons, g)
}

func (j *jsonFile) sound(mp orb.MultiPolygon, polygons []value, g value) orb.MultiPolygon {
	flaws := geo.Flaws(mp)
	for _, f := range flaws {
		at, shown := g.at, ""
		if f.Polygon < len(polygons) && f.Ring < len(polygons[f.Polygon].items) {
			ring := polygons[f.Polygon].items[f.Ring]
			at = ring.at
			if f.Point < len(ring.items) {
				at = ring.items[f.Point].at
				p := mp[f.Polygon][f.Ring][f.Point]
				shown = decimal(p[0]) + ", " + decimal(p[1])
			}
		}
		j.fault(j.spot(at, ""), shown, f.Rule, "")
	}
	if len(flaws) > 0 {
		return nil
	}
	return mp
}

func (j *jsonFile) position(v value) (orb.Point, bool) {
	text := ""
	fail := func(rule, mend string) (orb.Point, bool) {
		j.fault(j.spot(v.at, ""), text, rule, mend)
		return orb.Point{}, false
	}
	if v.kind != isList || len(v.items) != 2 || v.items[0].kind != isNumber || v.items[1].kind != isNumber {
		return fail("a position is two numbers: longitude, latitude", "")
	}
	text = v.items[0].text + ", " + v.items[1].text
	lon, err1 := strconv.ParseFloat(v.items[0].text, 64)
	lat, err2 := strconv.ParseFloat(v.items[1].text, 64)
	switch {
	case err1 != nil || err2 != nil || lon < -180 || lon > 180 || lat < -90 || lat > 90:
		return fail("a longitude lies between -180 and 180 and a latitude between -90 and 90", "are they swapped? Longitude comes first")
	case lon != geo.Round4(lon) || lat != geo.Round4(lat):
		return fail("degrees have at most 4 decimals", "round them: the fourth is ten metres")
	}
	return orb.Point{lon + 0, lat + 0}, true
}
