package layer

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khyberatlas/internal/needs"
)

// converted is a file that GDAL has made of another.
func converted(t *testing.T, from, to string, flags ...string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), to)
	cmd := exec.Command(needs.Tool(t, "ogr2ogr"), append(flags, "-f", "GPKG", out, from)...)
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	return out
}

func written(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.geojson")
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func readPath(t *testing.T, path, layer string) Result {
	t.Helper()
	r, err := Read(t.Context(), path, layer, nil, 64<<20)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestAGeoPackageIsReadAsTheGeoJSONThatItWasMadeOf(t *testing.T) {
	for layer, content := range map[string]string{
		"roads": collection(featureOf("LineString", "[[70,33,1200],[70.5,33.2,1300]]", `"highway":"trunk","name":"A"`),
			featureOf("LineString", "[[71,33.1,900],[70.5,33.2,1300]]", `"highway":"primary","name":"B"`)),
		"lakes": collection(featureOf("MultiPolygon", "["+square+"]", `"name":"خشک","kind":"seasonal","rank":2`)),
		"places": collection(featureOf("Point", "[70.12345678,33.3]", `"name":"Khost","place":"town","population":120000`),
			`{"type":"Feature","properties":{"name":"Nowhere"},"geometry":null}`),
		"districts": collection(featureOf("Polygon", square, `"ADM2_EN":"Bak","ADM2_PCODE":"AF1407","ADM1_EN":"Khost"`)),
	} {
		path := written(t, content)
		plain, packed := readPath(t, path, layer), readPath(t, converted(t, path, "x.gpkg", "-nln", "something"), layer)
		clean(t, plain)
		plain.Layer.Source, packed.Layer.Source = "", "" // names
		if d := cmp.Diff(plain, packed); d != "" {
			t.Errorf("%s: GeoJSON -, GeoPackage +\n%s", layer, d)
		}
	}
}

func TestDamageOfAGeoPackageIsNamed(t *testing.T) {
	roads := collection(road("[[70,33],[71,34]]"), featureOf("LineString", "[[0,0],[71,34]]", `"name":"`+strings.Repeat("x", 70<<10)+`"`))
	good := converted(t, written(t, collection(road("[[70,33],[71,34]]"))), "good.gpkg", "-nln", "ways")
	whole, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	cut := filepath.Join(t.TempDir(), "cut.gpkg")
	if err := os.WriteFile(cut, whole[:len(whole)/2], 0o644); err != nil {
		t.Fatal(err)
	}
	two := converted(t, written(t, collection(road("[[70,33],[71,34]]"))), "two.gpkg", "-nln", "ways")
	for _, name := range []string{"rails", "roads"} {
		more := exec.Command(needs.Tool(t, "ogr2ogr"), "-update", "-f", "GPKG", two, good, "ways", "-nln", name)
		if out, err := more.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	for name, tc := range map[string]struct {
		path, layer string
		where, rule string // of the first fault
	}{
		"cut off":            {cut, "roads", "cut.gpkg", "damaged or cut off"},
		"no such geometry":   {good, "lakes", "good.gpkg", "a table has a Polygon"},
		"several tables":     {two, "rivers", "two.gpkg", "here are 3"},
		"in metres":          {converted(t, written(t, roads), "m.gpkg", "-t_srs", "EPSG:3857"), "roads", "m.gpkg", "EPSG:4326"},
		"a row that's wrong": {converted(t, written(t, roads), "w.gpkg"), "roads", "w.gpkg:2", ""},
	} {
		r := readPath(t, tc.path, tc.layer)
		switch {
		case len(r.Faults) == 0:
			t.Errorf("%s: there is no fault", name)
		case !strings.HasPrefix(r.Faults[0].Where, tc.where) || !strings.Contains(r.Faults[0].Rule, tc.rule):
			t.Errorf("%s: %v", name, r.Faults[0])
		}
		if r.Layer.Name != "" {
			t.Errorf("%s: there is a layer with a fault", name)
		}
	}
	if r := readPath(t, two, "roads"); len(r.Faults) > 0 {
		t.Errorf("the table of the layer's name isn't found: %v", r.Faults[0])
	}
}

// A table of places goes through GDAL, as docs/layers.md says.
func TestARealTableOfPlacesIsReadAsGDALWritesIt(t *testing.T) {
	out := filepath.Join(t.TempDir(), "places.geojson")
	cmd := exec.Command(needs.Tool(t, "ogr2ogr"), "-f", "GeoJSON", "-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat", out,
		filepath.Join(samples(t), "settlements.csv"))
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	r := readPath(t, out, "places")
	clean(t, r)
	ranks := map[int]int{}
	for _, n := range r.Layer.Names {
		ranks[n.Rank]++
	}
	if r.Counts.Kept != 3200 || ranks[2] != 27 || ranks[3] != 230 || ranks[4] != 2943 {
		t.Errorf("%+v, by rank %v", r.Counts, ranks)
	}
}
