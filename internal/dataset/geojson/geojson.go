// Package geojson reads the features of a GeoJSON file that nobody vouches for: one by one, with the properties that they
// should have and sound shapes or lines of WGS 84, each fault named by its place. What a feature means is its caller's
// business.
package geojson

import (
	"io"
	"strings"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/dataset/jsontext"
)

// Feature is a feature of a file: its properties, and its geometry as Shape or Lines reads it.
type Feature struct {
	jsontext.Object
	geometry jsontext.Value
}

// featureCost is what is held of a feature without its points.
const featureCost = 1024

// Each reads a collection of features with exactly the given properties. Other members (a name, a bbox, an id beside the
// properties) are passed over, as RFC 7946 asks; they are not part of the dataset. What kinds of geometry there should be
// is for the fault where there is none.
func Each(in io.Reader, name string, properties []string, kinds string, l *findings.List, do func(Feature)) error {
	j, err := jsontext.Read(in, name, "features", l)
	if err != nil || j == nil {
		return err
	}
	defer j.Done()
	list, ok := collection(j)
	if !ok {
		l.Lost[name] = true
		return nil
	}
	n := j.Each(list, func(v jsontext.Value) {
		f, ok := feature(j, v, properties)
		if !ok || !l.Hold(featureCost) {
			l.Lost[name] = true
			return
		}
		if f.geometry, ok = v.Member("geometry"); !ok || f.geometry.Kind != jsontext.IsObject {
			j.Fault(j.Spot(v.At, ""), "", "a feature has a geometry: "+kinds, "")
		}
		do(f)
	})
	if n == 0 && !l.Spent() {
		j.Fault(j.Spot(list.At, ""), "", "there is at least one feature", "")
	}
	return nil
}

func collection(j *jsontext.File) (jsontext.Value, bool) {
	at := func(v jsontext.Value) findings.Spot { return j.Spot(v.At, "") }
	if t, _ := j.Root.Member("type"); j.Root.Kind != jsontext.IsObject || t.Text != "FeatureCollection" {
		j.Fault(at(t), t.Text, "the file is a GeoJSON FeatureCollection", "")
		return jsontext.Value{}, false
	}
	if crs, ok := j.Root.Member("crs"); ok && !strings.HasSuffix(crs.Path("properties", "name").Text, "CRS84") {
		j.Fault(at(crs), "", "coordinates are longitude and latitude of WGS 84; RFC 7946 knows no crs", "write the file in EPSG:4326")
	}
	list, ok := j.Root.Member("features")
	if !ok || list.Kind != jsontext.IsList {
		j.Fault(at(list), "", "features are a list", "")
		return jsontext.Value{}, false
	}
	return list, true
}

func feature(j *jsontext.File, v jsontext.Value, properties []string) (Feature, bool) {
	if t, _ := v.Member("type"); v.Kind != jsontext.IsObject || t.Text != "Feature" {
		j.Fault(j.Spot(v.At, ""), t.Text, "it is a GeoJSON Feature", "")
		return Feature{}, false
	}
	props, ok := v.Member("properties")
	if !ok || props.Kind != jsontext.IsObject {
		j.Fault(j.Spot(v.At, ""), "", "a feature has properties", "")
		return Feature{}, false
	}
	return Feature{Object: j.Object(props, properties)}, true
}
