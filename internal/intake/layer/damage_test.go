package layer

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

// collection is a file with these features.
func collection(features ...string) string {
	return `{"type":"FeatureCollection","features":[` + "\n" + strings.Join(features, ",\n") + "\n]}"
}

func featureOf(kind, coordinates, properties string) string {
	return fmt.Sprintf(`{"type":"Feature","properties":{%s},"geometry":{"type":"%s","coordinates":%s}}`, properties, kind, coordinates)
}

func road(coordinates string) string {
	return featureOf("LineString", coordinates, `"highway":"primary"`)
}

const square = `[[[70,33],[71,33],[71,34],[70,33]]]`

// read reads a layer from bytes.
func read(t *testing.T, layer, file string, content []byte, own ...orb.Point) Result {
	t.Helper()
	path := filepath.Join(t.TempDir(), file)
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	r, err := Read(t.Context(), path, layer, func(p orb.Point) bool {
		for _, o := range own {
			if orb.Point.Equal(o, p) {
				return true
			}
		}
		return false
	}, 64<<20)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func zipOf(t *testing.T, files map[string][]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range files {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Every kind of damage has a name, a place and mostly a way to mend it, and leaves nothing to import.
func TestDamageIsNamed(t *testing.T) {
	good := road("[[70,33],[71,34]]")
	utf16 := []byte{0xff, 0xfe}
	for _, c := range []byte(collection(good)) {
		utf16 = append(utf16, c, 0)
	}
	for name, tc := range map[string]struct {
		layer, file string
		content     string
		where, rule string // of the first fault
	}{
		"cut off": {"roads", "x.geojson",
			collection(good)[:120],
			"x.geojson:2", "unexpected end of JSON input"},
		"half a quote": {"roads", "x.geojson",
			strings.Replace(collection(good), `"primary"`, `"primary`, 1),
			"x.geojson", "the file is JSON"},
		"an HTML page": {"roads", "x.geojson",
			"\n<!DOCTYPE html><html><title>404</title>",
			"x.geojson", "this is a web page"},
		"KML": {"roads", "x.kml", `<?xml version="1.0"?><kml/>`, "x.kml", "this is XML"},
		"an answer of an API": {"roads", "x.geojson",
			`{"error":{"code":429,"message":"Too many requests"}}`,
			"x.geojson:1:", "went wrong"},
		"another answer": {"roads", "x.geojson", `{"detail":"Not found."}`, "x.geojson:1:", "went wrong"},
		"TopoJSON": {"roads", "x.json",
			`{"type":"Topology","objects":{}}`,
			"x.json:1:", "this is TopoJSON"},
		"a table": {"places", "x.csv",
			"name,lat,lon\nKhost,33,70\n",
			"x.csv", "GeoJSON or a GeoPackage"},
		"nothing": {"roads", "x.geojson", "", "x.geojson", "this is empty"},
		"UTF-16":  {"roads", "x.geojson", string(utf16), "x.geojson", "UTF-16"},
		"mixed encodings": {"roads", "x.geojson",
			strings.Replace(collection(good), "primary", "Stra\xdfe", 1),
			"x.geojson:2:", "UTF-8"},
		"NUL": {"roads", "x.geojson",
			strings.Replace(collection(good), "primary", "pri\x00mary", 1),
			"x.geojson", "NUL"},
		"NUL far in": {"roads", "x.geojson",
			collection(good) + strings.Repeat(" ", 900) + "\x00",
			"x.geojson:3", "the file is JSON"},
		"an escaped NUL": {"roads", "x.geojson",
			strings.Replace(collection(good), "primary", `pri\u0000mary`, 1),
			"x.geojson:2:highway", "control characters"},
		"a huge field": {"roads", "x.geojson",
			strings.Replace(collection(good), "primary", strings.Repeat("x", 70<<10), 1),
			"x.geojson:2:", "at most 65536 bytes"},
		"too deep": {"roads", "x.geojson",
			collection(road(strings.Repeat("[", 80) + strings.Repeat("]", 80))),
			"x.geojson:2:", "deep in one another"},
		"too much memory": {"roads", "x.geojson",
			collection(road("[" + strings.Repeat("[70.1234,33.1234],", 1_500_000) + "[70,33]]")),
			"x.geojson", "64 MB of memory"},
		"no features": {"roads", "x.geojson", collection(), "x.geojson", "at least one feature"},
		"no list": {"roads", "x.geojson",
			`{"type":"FeatureCollection"}`,
			"x.geojson:1:", "features are a list"},
		"a bare geometry": {"roads", "x.geojson",
			`{"type":"LineString","coordinates":[[70,33],[71,34]]}`,
			"x.geojson:1:", "FeatureCollection"},
		"no feature": {"roads", "x.geojson",
			collection(good, `{"type":"Point"}`),
			"x.geojson:3:", "GeoJSON Feature"},
		"metres": {"roads", "x.geojson",
			collection(road("[[7800000,4000000],[7800001,4000001]]")),
			"x.geojson:2:", "look like metres"},
		"another system": {"roads", "x.geojson",
			strings.Replace(collection(good), `"type"`, `"crs":{"properties":{"name":"EPSG:3857"}},"type"`, 1),
			"x.geojson:1:", "WGS 84"},
		"zero, zero": {"places", "x.geojson",
			collection(featureOf("Point", "[0,0]", "")),
			"x.geojson:2:", "(0, 0) stands for none"},
		"swapped axes": {"places", "x.geojson",
			collection(featureOf("Point", "[34,71.5]", ""), featureOf("Point", "[34.1,69]", "")),
			"x.geojson:2:", "within the map's area"},
		"out of range": {"places", "x.geojson",
			collection(featureOf("Point", "[71,134]", "")),
			"x.geojson:2:", "between -90 and 90"},
		"another country": {"places", "x.geojson",
			collection(featureOf("Point", "[2.3,48.8]", "")),
			"x.geojson", "within the map's area"},
		"a number as text": {"places", "x.geojson",
			collection(featureOf("Point", `["71","34"]`, "")),
			"x.geojson:2:", "a list of numbers"},
		"a point for a road": {"roads", "x.geojson",
			collection(good, featureOf("Point", "[71,34]", "")),
			"x.geojson:3:", "a road is a LineString"},
		"a line for a lake": {"lakes", "x.geojson", collection(good), "x.geojson:2:", "a lake is a Polygon"},
		"an area for a place": {"places", "x.geojson",
			collection(featureOf("Polygon", square, "")),
			"x.geojson:2:", "a place is a Point"},
		"a collection": {"roads", "x.geojson",
			collection(featureOf("GeometryCollection", "[]", "")),
			"x.geojson:2:", "a road is a LineString"},
		"a line of one point": {"roads", "x.geojson",
			collection(road("[[70,33]]")),
			"x.geojson:2:", "two positions"},
		"a ring that is open": {"lakes", "x.geojson",
			collection(featureOf("Polygon", "[[[70,33],[71,33],[71,34],[70,34]]]", "")),
			"x.geojson:2:", "ends where it begins"},
		"tehsils as districts": {"districts", "x.geojson",
			collection(featureOf("Polygon", square, `"ADM3_PCODE":"PK1","ADM2_PCODE":"PK"`)),
			"x.geojson:2:", "a unit of level 2"},
		"provinces as districts": {"districts", "x.geojson",
			collection(featureOf("Polygon", square, `"shapeType":"ADM1"`)),
			"x.geojson:2:", "a unit of level 2"},
		"an id twice": {"districts", "x.geojson", collection(featureOf("Polygon", square, `"ADM2_PCODE":"PK1"`),
			featureOf("Polygon", square, `"adm2_pcode":"PK1"`)), "x.geojson:2:", "an id stands once"},
		"only footpaths": {"roads", "x.geojson",
			collection(featureOf("LineString", "[[70,33],[71,34]]", `"highway":"path"`)),
			"x.geojson", "of a kind that is drawn"},
		"a zip of two": {"roads", "x.zip",
			string(zipOf(t, map[string][]byte{"a.geojson": nil, "b.geojson": nil})),
			"x.zip", "and this has 2"},
		"a zip that is torn": {"roads", "x.zip",
			string(zipOf(t, map[string][]byte{"a.geojson": []byte(collection(good))})[:60]),
			"x.zip", "can't be read"},
		"a zip bomb": {"roads", "x.zip",
			string(zipOf(t, map[string][]byte{"a.geojson": append([]byte("{"), bytes.Repeat([]byte(" "), 20<<20)...)})),
			"x.zip", "unpacks to at most"},
		"a climbing zip": {"roads", "x.zip",
			string(zipOf(t, map[string][]byte{"../a.geojson": []byte(collection(good))})),
			"x.zip", "points outside"},
	} {
		t.Run(name, func(t *testing.T) {
			r := read(t, tc.layer, tc.file, []byte(tc.content))
			switch {
			case len(r.Faults) == 0:
				t.Error("there is no fault")
			case !strings.HasPrefix(r.Faults[0].Where, tc.where) || !strings.Contains(r.Faults[0].Rule, tc.rule):
				t.Errorf("%v, want %s … %s", r.Faults[0], tc.where, tc.rule)
			}
			if r.Layer.Name != "" {
				t.Error("there is a layer with a fault")
			}
		})
	}
}
