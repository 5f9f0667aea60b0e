package layer

import (
	"io"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/dataset/jsontext"
)

// geoJSON takes in the features of a GeoJSON file.
func (r *reader) geoJSON(in io.Reader, file string) error {
	j, err := jsontext.Read(in, file, "features", r.List)
	if err != nil || j == nil {
		return err
	}
	defer j.Done()
	list, ok := r.collection(j)
	if !ok {
		return nil
	}
	j.Each(list, func(v jsontext.Value) {
		r.counts.Features++
		at := j.Spot(v.At, "")
		if t, _ := v.Member("type"); v.Kind != jsontext.IsObject || t.Text != "Feature" {
			r.Fault(at, t.Text, "it is a GeoJSON Feature", "")
			return
		}
		p, ok := r.properties(j, v)
		if g := v.Path("geometry"); g.Kind == jsontext.IsNull {
			r.counts.Placeless++
		} else if shape, ok2 := r.geometry(j, g); ok && ok2 {
			r.take(at, p, shape)
		}
	})
	r.end(file)
	return r.ctx.Err()
}

// collection is the list of a file's features.
func (r *reader) collection(j *jsontext.File) (jsontext.Value, bool) {
	root := j.Root
	kind := root.Path("type").Text
	none := func(v jsontext.Value, rule, mend string) (jsontext.Value, bool) {
		r.Fault(j.Spot(v.At, ""), v.Text, rule, mend)
		return jsontext.Value{}, false
	}
	if kind == "Topology" {
		return none(root.Path("type"), "the file is GeoJSON, and this is TopoJSON", "take the GeoJSON of the same source")
	}
	for _, name := range []string{"error", "errors", "message", "detail"} {
		if said, ok := root.Member(name); ok && kind != "FeatureCollection" {
			if said.Kind == jsontext.IsObject {
				said = said.Path("message")
			}
			return none(said, "the file is GeoJSON, and this is a server's answer that something went wrong", "download the file again")
		}
	}
	if root.Kind != jsontext.IsObject || kind != "FeatureCollection" {
		return none(root.Path("type"), "the file is a GeoJSON FeatureCollection", "")
	}
	if crs := root.Path("crs", "properties", "name"); crs.Text != "" && !strings.HasSuffix(crs.Text, "CRS84") &&
		!strings.HasSuffix(crs.Text, ":4326") {
		return none(crs, "coordinates are longitude and latitude of WGS 84", "write the file in EPSG:4326 (ogr2ogr -t_srs EPSG:4326)")
	}
	list, ok := root.Member("features")
	if !ok || list.Kind != jsontext.IsList {
		return none(list, "features are a list", "")
	}
	return list, true
}

// properties are the texts and numbers that a feature says of itself.
func (r *reader) properties(j *jsontext.File, v jsontext.Value) (properties, bool) {
	out, good := properties{}, true
	for _, m := range v.Path("properties").Members {
		if m.Kind != jsontext.IsText && m.Kind != jsontext.IsNumber {
			continue
		}
		if rule := textRule(m.Text); rule != "" {
			r.Fault(j.Spot(m.Value.At, m.Name), m.Text, rule, "take them out")
			good = false
		}
		out[keyOf(m.Name)] = seen(m.Text)
	}
	return out, good
}

// geometry is nil and false where it is wrong, which is said.
func (r *reader) geometry(j *jsontext.File, g jsontext.Value) (orb.Geometry, bool) {
	at, bad := g, (*fault)(nil)
	name := g.Path("type").Text
	coordinates := g.Path("coordinates")
	fail := func(v jsontext.Value, f *fault) {
		if bad == nil {
			at, bad = v, f
		}
	}
	items := func(v jsontext.Value, what string) []jsontext.Value {
		if v.Kind != jsontext.IsList {
			fail(v, &fault{v.Text, what, ""})
		}
		return v.Items
	}
	point := func(v jsontext.Value) orb.Point {
		n := items(v, "a position is a list of numbers: longitude, latitude")
		if bad != nil {
			return orb.Point{}
		}
		if len(n) < 2 || n[0].Kind != jsontext.IsNumber || n[1].Kind != jsontext.IsNumber {
			fail(v, &fault{"", "a position is a list of numbers: longitude, latitude", ""})
			return orb.Point{}
		}
		lon, err1 := strconv.ParseFloat(n[0].Text, 64)
		lat, err2 := strconv.ParseFloat(n[1].Text, 64)
		if err1 != nil || err2 != nil {
			lon, lat = 999, 999 // beyond every number
		}
		p, f := position(lon, lat)
		if f != nil {
			f.value = n[0].Text + ", " + n[1].Text
			fail(v, f)
		}
		return p
	}
	line := func(v jsontext.Value) []orb.Point {
		list := items(v, "a line or ring is a list of positions")
		if !r.Hold(len(list) * vertexCost) {
			return nil
		}
		out := make([]orb.Point, len(list))
		for i, p := range list {
			out[i] = point(p)
		}
		return out
	}
	polygon := func(v jsontext.Value) (out orb.Polygon) {
		for _, ring := range items(v, "a polygon is a list of rings") {
			out = append(out, line(ring))
		}
		return out
	}
	var shape orb.Geometry
	switch name {
	case "Point":
		shape = point(coordinates)
	case "LineString":
		shape = orb.LineString(line(coordinates))
	case "MultiLineString":
		var all orb.MultiLineString
		for _, l := range items(coordinates, "lines are a list") {
			all = append(all, line(l))
		}
		shape = all
	case "Polygon":
		shape = polygon(coordinates)
	case "MultiPolygon":
		var all orb.MultiPolygon
		for _, p := range items(coordinates, "polygons are a list") {
			all = append(all, polygon(p))
		}
		shape = all
	default:
		fail(g, r.kind.wrong(name))
	}
	if bad == nil && !r.Spent() {
		var f *fault
		if shape, f = r.kind.sound(shape); f != nil {
			fail(g, f)
		}
	}
	if bad != nil {
		bad.say(r, j.Spot(at.At, ""))
	}
	return shape, bad == nil && !r.Spent()
}
