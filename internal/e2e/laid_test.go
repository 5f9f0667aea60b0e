package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// laying imports layers into a new database and serves it.
func laying(t *testing.T, layers map[string]string, credit string) (s server, db string) {
	t.Helper()
	program, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	db = filepath.Join(t.TempDir(), "atlas.db")
	for layer, file := range layers {
		cmd := exec.Command(program, "import", "--db", db, "--layer", layer, "--attribution", credit, "--licence", "ODbL 1.0", file)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", layer, err, out)
		}
	}
	return launch(t, exec.Command(program, "serve", "--addr", "127.0.0.1:0", "--db", db)), db
}

// What an operator lays into the ground is drawn in the place of ours, far out and closer by, after all else is there, and
// credited as long as it is there.
func TestALayerOfTheOperatorIsDrawnInThePlaceOfOursAndCredited(t *testing.T) {
	file := func(name, text string) string {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(`{"type":"FeatureCollection","features":[`+text+`]}`), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	s, db := laying(t, map[string]string{
		"roads": file("roads.geojson", `{"type":"Feature","properties":{"highway":"trunk"},"geometry":
			{"type":"LineString","coordinates":[[70.5,33],[71,33.5],[71.5,33.4]]}},
			{"type":"Feature","properties":{"highway":"tertiary"},"geometry":{"type":"LineString","coordinates":[[70.5,33],[70.6,33.5]]}}`),
		"places": file("places.geojson", `{"type":"Feature","properties":{"place":"city","name":"Made Up"},"geometry":
			{"type":"Point","coordinates":[73.2,33]}}`),
	}, "© the makers")
	b := browse(t, desktop)
	b.open(s, "/?map=8/33/72.5")
	b.until(`document.querySelector('.laid-roads')`)
	if n := eval[int](b, `document.querySelectorAll('.ground-route').length`); n != 0 {
		t.Errorf("%d of our routes are drawn beside", n)
	}
	if credit := eval[string](b, `document.querySelector('.stage > .map-credit').innerText`); credit != "© the makers" {
		t.Errorf("the map credits %q", credit)
	}
	named := `(() => { const d = {}; document.querySelector('[data-map]').dispatchEvent(new CustomEvent('plan', {detail: d}));
		return d.plan.labels.map((l) => l.text); })()`
	b.until(named + `.includes('Made Up')`)
	if names := eval[[]string](b, named); strings.Contains(strings.Join(names, " "), "Rawalpindi") {
		t.Errorf("towns of ours are named beside: %q", names)
	}
	b.open(s, "/?map=10.5/33.2/70.7")
	b.until(`document.querySelector('.laid-roads-4')`)
	b.open(s, "/?map=8/33/72.5&layers=crossings,districts")
	b.shows(len(b.usual()))
	b.until(`!document.querySelector('.laid-roads')`)

	program, _ := binary()
	for _, layer := range []string{"roads", "places"} {
		if out, err := exec.Command(program, "import", "--db", db, "--layer", layer, "--remove").CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	for asked := 0; ; asked++ { // within two seconds
		if _, page := s.get(t, "/", "Accept", "text/html"); !strings.Contains(string(page), "the makers") {
			break
		}
		if asked > 5000 {
			t.Fatal("a layer that was taken out is still credited")
		}
	}
	b.open(s, "/?map=8/33/72.5")
	b.until(`document.querySelector('.ground-route')`)
}

// Real roads, rivers, lakes and districts of others, where they are.
func TestRealLayersAreDrawn(t *testing.T) {
	samples := filepath.Join(root, "..", "shared", "samples", "context")
	if _, err := os.Stat(samples); err != nil {
		t.Skipf("SKIPPED: the real files are not there: %v", err)
	}
	layers := map[string]string{"districts": filepath.Join(samples, "afghan_districts.geojson")}
	for _, layer := range []string{"roads", "rivers", "lakes"} {
		layers[layer] = filepath.Join(samples, layer+".geojson")
	}
	s, _ := laying(t, layers, "© OpenStreetMap contributors")
	b := browse(t, telephone)
	b.open(s, "/?map=8/33.9/72")
	for layer := range layers {
		b.until(`document.querySelector('.laid-` + layer + `')?.getBoundingClientRect().width > 0`)
	}
	if n := eval[int](b, `document.querySelectorAll('.ground-river, .ground-route').length`); n != 0 {
		t.Errorf("%d of our rivers and routes are drawn beside", n)
	}
	if wide := eval[bool](b, `document.documentElement.scrollWidth > innerWidth`); wide {
		t.Error("the credit makes the page wider than the telephone")
	}
}
