package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

// bundled writes files the way a run does and gives the manifest.
func bundled(t *testing.T, dir string, files map[string]string) map[string]string {
	t.Helper()
	d, err := openDist(dir)
	if err != nil {
		t.Fatal(err)
	}
	for name, body := range files {
		if err := d.add(name, []byte(body)); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.close(io.Discard); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(dir, manifestName))
	if err != nil {
		t.Fatal(err)
	}
	var manifest map[string]string
	if err := json.Unmarshal(raw, &manifest); err != nil {
		t.Fatal(err)
	}
	return manifest
}

func TestANameChangesWithTheBytesAndOnlyWithThem(t *testing.T) {
	first := bundled(t, t.TempDir(), map[string]string{"map.js": "a", "main.css": "b"})
	again := bundled(t, t.TempDir(), map[string]string{"map.js": "a", "main.css": "c"})
	if first["map.js"] != again["map.js"] || first["main.css"] == again["main.css"] {
		t.Errorf("%v and %v", first, again)
	}
}

func TestTwinsHoldTheSameBytes(t *testing.T) {
	dir, body := t.TempDir(), strings.Repeat("frontier ", 500)
	name := filepath.Join(dir, bundled(t, dir, map[string]string{"basemap.json": body})["basemap.json"])
	br, gz := open(t, name+".br"), open(t, name+".gz")
	plain, err := gzip.NewReader(gz)
	if err != nil {
		t.Fatal(err)
	}
	for coding, r := range map[string]io.Reader{"br": brotli.NewReader(br), "gzip": plain} {
		got, err := io.ReadAll(r)
		if err != nil || string(got) != body {
			t.Errorf("%s: %d bytes, %v", coding, len(got), err)
		}
	}
}

func open(t *testing.T, name string) io.Reader {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.NewReader(raw)
}

func TestARunReplacesItsOwnFilesAndKeepsTheOthers(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, ".gitkeep"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	old := bundled(t, dir, map[string]string{"map.js": "old", "basemap.json": "land"})
	now := bundled(t, dir, map[string]string{"map.js": "new"})
	if now["basemap.json"] != old["basemap.json"] {
		t.Errorf("the manifest forgot the basemap: %v", now)
	}
	for name, want := range map[string]bool{old["map.js"]: false, old["map.js"] + ".br": false, now["map.js"]: true,
		old["basemap.json"]: true, ".gitkeep": true} {
		if _, err := os.Stat(filepath.Join(dir, name)); (err == nil) != want {
			t.Errorf("%s is there: %t, want %t", name, err == nil, want)
		}
	}
}

func TestPackagesAreFoundFromThePathsOfTheirFiles(t *testing.T) {
	for path, want := range map[string]string{
		"node_modules/leaflet/dist/leaflet-src.esm.js": "leaflet",
		"node_modules/@scope/name/index.js":            "@scope/name",
		"src/main.ts":                                  "",
	} {
		if got, ok := packageOf(path); got != want || ok != (want != "") {
			t.Errorf("packageOf(%s) = %q, %t, want %q", path, got, ok, want)
		}
	}
}

func TestAPackageWithoutALicenceIsNotBundled(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "node_modules", "bare")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "package.json"), []byte(`{"version":"1.0.0"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := licencesOf(root, []string{"node_modules/bare/index.js"}); err == nil {
		t.Error("a package without a licence was let through")
	}
}

func TestPartsKeepTheirNamesAndReplaceThoseOfTheLastRun(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"tiles.OLD.js", "tiles.NEW.js"} {
		d, err := openDist(dir)
		if err != nil {
			t.Fatal(err)
		}
		if err := d.addParts(map[string][]byte{name: []byte("export {}")}); err != nil {
			t.Fatal(err)
		}
		if err := d.close(io.Discard); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]bool{"tiles.OLD.js": false, "tiles.NEW.js": true, "tiles.NEW.js.br": true} {
		if _, err := os.Stat(filepath.Join(dir, name)); (err == nil) != want {
			t.Errorf("%s is there: %v, want %v", name, err == nil, want)
		}
	}
}

func TestTheStyleSheetOfLeafletKeepsWhatTheMapHas(t *testing.T) {
	got := usedRules("/* a */ .leaflet-tile, .leaflet-marker-icon { left: 0 }\n.leaflet-popup { top: 0 }\n" +
		"@media print { .leaflet-control { left: 1px } }")
	if want := " .leaflet-tile{ left: 0 }\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
