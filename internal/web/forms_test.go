package web

import (
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"khyberatlas/internal/ogc"
)

// saved downloads a file under its own name and gives its path.
func saved(t *testing.T, at, file string) string {
	t.Helper()
	name, _, _ := strings.Cut(file, "?")
	path := filepath.Join(t.TempDir(), name)
	res, body := get(t, at+"/downloads/"+file)
	if res.StatusCode != http.StatusOK {
		t.Fatalf("%s: %d %.300s", file, res.StatusCode, body)
	}
	if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestGDALReadsEveryFileOfEveryLayer(t *testing.T) {
	t.Parallel()
	at := site(t)
	const query = "?datetime=2025-01-01/.."
	for _, d := range ogc.Downloads() {
		if string(d.Collection) == "" {
			continue
		}
		want, _ := features(t, at, string(d.Collection), query[1:])
		args := []string{"-ro", "-so", "-al", saved(t, at, d.File+query)}
		if d.Form == ogc.CSV {
			args = append(args, "-oo", "AUTODETECT_TYPE=YES", "-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat")
		}
		out := gdal(t, "ogrinfo", args...)
		if regexp.MustCompile(`(?i)warning`).MatchString(out) {
			t.Errorf("%s: %.500s", d.File, out)
		}
		// A GeoPackage has the related tables too; its features come first.
		_, out, _ = strings.Cut(out, "Layer name: ")
		if n := counted(t, out); n != len(want) || n == 0 {
			t.Errorf("%s: GDAL counts %d, we %d", d.File, n, len(want))
		}
		lines := []string{"\nid: String"}
		if string(d.Collection) == "incidents" && d.Form != ogc.KML {
			lines = append(lines, "\nGeometry: Point", "\ndate: Date", "\nkilled: Integer")
		}
		for _, line := range lines {
			if !strings.Contains(out, line) {
				t.Errorf("%s: GDAL doesn't say %q:\n%s", d.File, line, out)
			}
		}
	}
}

func TestTheGeoPackageOfAllLayersHoldsThemWithTheirTables(t *testing.T) {
	t.Parallel()
	at := site(t)
	const query = "?datetime=2025-10-01/2025-10-31&bbox=69,32,72,35"
	out := gdal(t, "ogrinfo", "-ro", "-so", "-al", saved(t, at, "khyber-atlas.gpkg"+query))
	found := map[string]int{}
	for _, part := range strings.Split(out, "Layer name: ")[1:] {
		name, text, _ := strings.Cut(part, "\n")
		found[name] = counted(t, text)
	}
	want := map[string]int{}
	for _, id := range ogc.CollectionIDs() {
		ids, _ := features(t, at, id, query[1:])
		want[id] = len(ids)
	}
	for _, table := range []string{"incident_sources", "claims"} {
		_, body := get(t, at+"/downloads/"+table+".json"+query)
		want[table] = decode[struct{ NumberMatched int }](t, body).NumberMatched
	}
	for name, n := range want {
		if found[name] != n || n == 0 {
			t.Errorf("%s: GDAL counts %d, we %d", name, found[name], n)
		}
	}
	if found["crossing_status"] == 0 {
		t.Error("no spells")
	}
	if !strings.Contains(out, "FILTER=datetime=2025-10-01/2025-10-31&bbox=69,32,72,35") {
		t.Errorf("the filter isn't said: %.800s", out)
	}
}

func TestAFormIsChosenByItsMediaType(t *testing.T) {
	at := site(t)
	for accept, want := range map[string]string{
		"application/geopackage+sqlite3":                    "application/geopackage+sqlite3",
		"application/vnd.google-earth.kml+xml, */*;q=0.1":   "application/vnd.google-earth.kml+xml",
		"application/x-ndjson":                              "application/x-ndjson",
		"application/geo+json-seq":                          "application/geo+json-seq",
		"application/geo+json-seq;q=0.5, text/csv":          "text/csv; charset=utf-8; header=present",
		"application/xml;q=0.9,application/*;q=0.8":         "application/geo+json",
		"application/vnd.google-earth.kmz, application/xml": "application/problem+json",
	} {
		res, _ := get(t, at+"/collections/districts/items?limit=1", "Accept", accept)
		if got := res.Header.Get("Content-Type"); got != want {
			t.Errorf("%s: %d in %s, want %s", accept, res.StatusCode, got, want)
		}
	}
}

// Some forms have no place for it: the head says it for all.
func TestTheHeadOfEveryFormSaysTermsVersionAndFilter(t *testing.T) {
	at := site(t)
	meta := odd(t).Load().Data().Meta
	for _, id := range ogc.CollectionIDs() {
		for _, f := range []ogc.Form{ogc.GeoJSON, ogc.CSV, ogc.GPKG, ogc.KML, ogc.GeoJSONL, ogc.GeoJSONSeq} {
			for _, path := range []string{"/downloads/" + id + "." + string(f) + "?type=air_strike",
				"/collections/" + id + "/items?limit=2&offset=1&type=air_strike&f=" + string(f)} {
				res, body := get(t, at+path)
				if res.StatusCode != http.StatusOK || res.Header.Get("Content-Type") != f.MediaType() || body == "" {
					t.Errorf("%s: %d in %s", path, res.StatusCode, res.Header.Get("Content-Type"))
				}
				said := res.Header.Get("Khyberatlas-Attribution")
				if said != meta.Attribution || res.Header.Get("Khyberatlas-Filter") != "type=air_strike" ||
					res.Header.Get("Khyberatlas-Version") != odd(t).Load().Version() ||
					!strings.Contains(strings.Join(res.Header.Values("Link"), ","), "<"+meta.LicenceURL+`>; rel="license"`) {
					t.Errorf("%s: %v", path, res.Header)
				}
				if !strings.HasPrefix(path, "/downloads/") && res.Header.Get("OGC-NumberReturned") != "2" {
					t.Errorf("%s: %v", path, res.Header)
				}
				inside := f == ogc.GeoJSON || f == ogc.KML || f == ogc.GPKG
				for _, want := range []string{meta.LicenceURL, odd(t).Load().Version(), "type=air_strike"} {
					if inside && !strings.Contains(body, want) {
						t.Errorf("%s doesn't hold %s", path, want)
					}
				}
			}
		}
	}
}

func TestTheWholeDatasetHasNoFilter(t *testing.T) {
	res, _ := get(t, site(t)+"/downloads/dataset.zip?type=ied")
	if res.StatusCode != http.StatusOK || res.Header.Get("Khyberatlas-Filter") != "" {
		t.Errorf("%d, %v", res.StatusCode, res.Header)
	}
}

// What temporary files are left tells whether a GeoPackage was built.
func TestNoGeoPackageIsBuiltForAHeadOrAReaderWhoHasIt(t *testing.T) {
	at := site(t)
	const items = "/collections/incidents/items?f=gpkg&type=ied"
	res, _ := get(t, at+items, "Accept-Encoding", "identity")
	tag := res.Header.Get("ETag")
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "nowhere")) // from here on no temporary file can be made
	if res, _ := get(t, at+items+"&limit=7"); res.StatusCode != http.StatusServiceUnavailable {
		t.Fatalf("a file was built where none can be: %d", res.StatusCode)
	}
	if res, body := get(t, at+items, "If-None-Match", tag); res.StatusCode != http.StatusNotModified || body != "" {
		t.Errorf("%d", res.StatusCode)
	}
	for _, address := range []string{items + "&limit=9", "/downloads/khyber-atlas.gpkg?type=other"} {
		res, body := ask(t, http.MethodHead, at+address, "Accept-Encoding", "gzip")
		if res.StatusCode != http.StatusOK || body != "" || res.Header.Get("Content-Type") != ogc.GPKG.MediaType() ||
			res.Header.Get("Content-Encoding") != "gzip" {
			t.Errorf("%s: %d, %v", address, res.StatusCode, res.Header)
		}
	}
	if res, body := get(t, at+items); res.StatusCode != http.StatusOK || len(body) == 0 {
		t.Errorf("the file that was built already isn't kept: %d", res.StatusCode)
	}
}
