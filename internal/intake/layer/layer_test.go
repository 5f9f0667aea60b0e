package layer

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
)

// drawn are the features of a prepared layer.
func drawn(t testing.TB, topology []byte) []geo.Feature {
	t.Helper()
	l, err := geo.DecodeTopoJSON(bytes.NewReader(topology))
	if err != nil {
		t.Fatal(err)
	}
	return l[0].Features
}

func clean(t *testing.T, r Result) {
	t.Helper()
	if len(r.Faults) > 0 {
		t.Fatal(r.Faults[0])
	}
}

func TestWaysThatGoOnAreOneRoadOfTheirRank(t *testing.T) {
	r := read(t, "roads", "x.geojson", []byte(collection(
		featureOf("LineString", "[[70,33],[70.5,33.2]]", `"highway":"trunk"`),
		featureOf("LineString", "[[71,33.1],[70.5,33.2,1700]]", `"fclass":"motorway"`),
		featureOf("LineString", "[[71,33.1],[71,33.5]]", `"highway":"residential"`),
		featureOf("MultiLineString", "[[[72,33],[72,34]]]", `"highway":"secondary"`),
		featureOf("LineString", "[[70,33],[200,33]]", ``)[:0]+`{"type":"Feature","properties":null,"geometry":null}`,
		featureOf("LineString", "[[10,33],[11,33]]", `"highway":"trunk"`),
	)))
	clean(t, r)
	if want := (Counts{Features: 6, Kept: 3, Outside: 1, Placeless: 1, Minor: 1}); r.Counts != want {
		t.Errorf("%+v, want %+v", r.Counts, want)
	}
	far, near := drawn(t, r.Layer.Far), drawn(t, r.Layer.Near)
	if len(far) != 1 || len(near) != 2 || len(near[0].Lines) != 1 || near[1].Properties["rank"] != 3.0 {
		t.Errorf("far %v, near %v", far, near)
	}
	if d := cmp.Diff(orb.LineString{{70, 33}, {70.5, 33.2}, {71, 33.1}}, near[0].Lines[0]); d != "" {
		t.Error(d)
	}
}

// Two districts of one province share a line, a third one is of another: what parts provinces is not the layer's to draw.
func TestOnlyTheBordersBetweenUnitsOfOneUnitAboveAreDrawn(t *testing.T) {
	box := func(west, east float64) string {
		return fmt.Sprintf("[[[%v,33],[%v,33],[%[2]v,34],[%[1]v,34],[%[1]v,33]]]", west, east)
	}
	unit := func(west, east float64, id, above string) string {
		return featureOf("Polygon", box(west, east), fmt.Sprintf(`"ADM2_EN":"%s","ADM2_PCODE":"%[1]s","ADM1_EN":"%s"`, id, above))
	}
	r := read(t, "districts", "x.geojson", []byte(collection(unit(66, 67, "a", "Khost"), unit(67, 68, "b", "Khost"),
		unit(68, 69, "c", "Paktya"), unit(72, 73, "alone", "Kunar"), unit(74, 75, "ours", "KP"))), orb.Point{74.5, 33.5})
	clean(t, r)
	if r.Counts.Own != 1 || len(r.Layer.Names) != 4 {
		t.Errorf("%+v, %d names", r.Counts, len(r.Layer.Names))
	}
	lines := drawn(t, r.Layer.Near)[0].Lines
	d := cmp.Diff(orb.LineString{{67, 33}, {67, 34}}, lines[0])
	if d != "" || len(lines) != 2 || lines[1][0][0] != 72 && lines[1][0][0] != 73 {
		t.Errorf("%v\n%s", lines, d)
	}
}

func TestNamesAreFoundInTheColumnsOfEverySource(t *testing.T) {
	for name, tc := range map[string]struct {
		layer, properties string
		want              incident.GroundName
	}{
		"OpenStreetMap":   {"places", `"name":"خوست","name:en":"Khost","name:ps":"خوست","place":"city"`, incident.GroundName{Name: "Khost", NamePs: "خوست", Rank: 2}},
		"its own letters": {"places", `"name":"خوست\u200e","place":"town"`, incident.GroundName{Local: "خوست", Rank: 3}},
		"a large town":    {"places", `"name":"Kohat","place":"town","population":"220000"`, incident.GroundName{Name: "Kohat", Rank: 2}},
		"COD-AB":          {"districts", `"ADM2_EN":"Bak","ADM2_PCODE":"AF1407","ADM1_EN":"Khost"`, incident.GroundName{Name: "Bak", Rank: 1}},
		"newer COD-AB":    {"districts", `"adm2_name":"Bak","adm2_pcode":"AF1407"`, incident.GroundName{Name: "Bak", Rank: 1}},
		"geoBoundaries":   {"districts", `"shapeName":"Bak","shapeID":"1B","shapeGroup":"AFG","shapeType":"ADM2"`, incident.GroundName{Name: "Bak", Rank: 1}},
	} {
		geometry, at := "Point", "[69.9,33.3]"
		if tc.layer == "districts" {
			geometry, at = "Polygon", square
		}
		r := read(t, tc.layer, "x.geojson", []byte("\xef\xbb\xbf"+collection(featureOf(geometry, at, tc.properties))))
		clean(t, r)
		r.Layer.Names[0].At = nil
		if d := cmp.Diff(tc.want, r.Layer.Names[0]); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

func TestAZipWithOneFileIsReadAsTheFile(t *testing.T) {
	content := []byte(collection(featureOf("Polygon", square, `"natural":"water"`)))
	plain, zipped := read(t, "lakes", "lakes.geojson", content),
		read(t, "lakes", "x.zip", zipOf(t, map[string][]byte{"readme.txt": []byte("x"), "data/lakes.geojson": content}))
	clean(t, plain)
	plain.Layer.Source, zipped.Layer.Source = "", "" // names
	if d := cmp.Diff(plain, zipped); d != "" {
		t.Error(d)
	}
}

// A layer that is too much for a page is thinned until it isn't, and refused where no thinning helps.
func TestALayerIsThinnedUntilAPageCanDrawIt(t *testing.T) {
	var zigzag []string
	for i := range 2000 {
		zigzag = append(zigzag, fmt.Sprintf("[%.4f,%.4f]", 60+float64(i)/100, 30+0.02*float64(i%2)))
	}
	r := &reader{List: findings.New(16 << 20), ctx: t.Context(), kind: kinds["roads"], ids: findings.Unique{}}
	if err := r.geoJSON(strings.NewReader(collection(road("["+strings.Join(zigzag, ",")+"]"))), "x.geojson"); err != nil {
		t.Fatal(err)
	}
	whole, km2, err := r.drawn("x.geojson", look{ranks: 2, km2: 0.5, most: 100 << 10})
	if err != nil || km2 != 0.5 {
		t.Errorf("what fits is thinned to %v km² (%v)", km2, err)
	}
	less, km2, err := r.drawn("x.geojson", look{ranks: 2, km2: 0.5, most: len(whole) / 2})
	if err != nil || km2 <= 0.5 || len(less) > len(whole)/2 {
		t.Errorf("thinned to %v km² and %d bytes (%v)", km2, len(less), err)
	}
	if none, _, err := r.drawn("x.geojson", look{ranks: 2, km2: 0.5, most: 10}); none != nil || err != nil {
		t.Errorf("%s (%v)", none, err)
	}
	if faults, _ := r.Faults(); len(faults) != 1 || !strings.Contains(faults[0].Rule, "however much it is thinned") {
		t.Errorf("%v", faults)
	}
}

func TestAMissingFileAndAFolderAreWrongUse(t *testing.T) {
	for _, path := range []string{filepath.Join(t.TempDir(), "none.geojson"), t.TempDir()} {
		if _, err := Read(t.Context(), path, "roads", nil, 1<<20); err == nil {
			t.Errorf("%s was read", path)
		}
	}
}

// samples are real files of others, beside the checkout; where they are absent the test says so.
func samples(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	for ; err == nil && dir != "/"; dir = filepath.Dir(dir) {
		if _, missing := os.Stat(filepath.Join(dir, "go.mod")); missing == nil {
			break
		}
	}
	dir = filepath.Join(dir, "..", "shared", "samples", "context")
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("SKIPPED: the real files are not there: %v", err)
	}
	return dir
}

func TestRealFilesAreReadWhole(t *testing.T) {
	dir := samples(t)
	for name, tc := range map[string]struct {
		file            string
		features, names int
	}{
		"roads": {"roads.geojson", 117, 0}, "rivers": {"rivers.geojson", 82, 75}, "lakes": {"lakes.geojson", 33, 33},
		"districts": {"afghan_districts.geojson", 398, 398},
	} {
		r, err := Read(t.Context(), filepath.Join(dir, tc.file), name, nil, 512<<20)
		if err != nil {
			t.Fatal(err)
		}
		clean(t, r)
		if (r.Counts != Counts{Features: tc.features, Kept: tc.features}) || len(r.Layer.Names) != tc.names || r.FarKm2 != far.km2 {
			t.Errorf("%s: %+v, %d names, thinned to %v km²", name, r.Counts, len(r.Layer.Names), r.FarKm2)
		}
		for _, b := range [][]byte{r.Layer.Far, r.Layer.Near} {
			if len(drawn(t, b)) == 0 {
				t.Errorf("%s: nothing is drawn", name)
			}
		}
	}
}

// Whatever stands in a file, it has faults or can be drawn.
func FuzzRead(f *testing.F) {
	for _, s := range []string{collection(road("[[70,33],[71,34],[70,33]]")), collection(featureOf("Polygon", square, `"ADM2_EN":"x"`)),
		collection(featureOf("MultiPolygon", "["+square+","+square+"]", `"rank":2`)), collection(featureOf("Point", "[70,33]", `"name":"x"`))} {
		for i := range incident.GroundNames {
			f.Add([]byte(s), i)
		}
	}
	f.Fuzz(func(t *testing.T, content []byte, n int) {
		name := incident.GroundNames[max(n, -n)%len(incident.GroundNames)]
		r := &reader{List: findings.New(16 << 20), ctx: context.Background(), kind: kinds[name], ids: findings.Unique{}}
		if err := r.geoJSON(bytes.NewReader(content), "x.geojson"); err != nil {
			t.Fatal(err)
		}
		if faults, _ := r.Faults(); len(faults) > 0 {
			return
		}
		l, _, _, err := r.prepare("x.geojson")
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range [][]byte{l.Far, l.Near} {
			if len(b) > 0 {
				drawn(t, b)
			}
		}
	})
}
