package web

import (
	"encoding/csv"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/needs"
	"khyberatlas/internal/ogc"
)

// gdal runs one of GDAL's programs.
func gdal(t testing.TB, program string, args ...string) string {
	t.Helper()
	cmd := exec.Command(needs.Tool(t, program), args...)
	cmd.Env = append(os.Environ(), "NO_PROXY=127.0.0.1", "no_proxy=127.0.0.1")
	out, err := cmd.CombinedOutput()
	if err != nil || strings.Contains(string(out), "ERROR") {
		t.Fatalf("%s %s: %v\n%.2000s", program, strings.Join(args, " "), err, out)
	}
	return string(out)
}

// both are a site of the shipped dataset and one of that with odd rows.
func both(t testing.TB) map[string]string {
	t.Helper()
	return map[string]string{"the shipped data": listen(t, build(t, func(c *Config) { c.Current = shipped(t) })),
		"odd rows": site(t)}
}

// features is what our own answer to a query holds.
func features(t testing.TB, at, layer, query string) (ids []string, withoutPlace int) {
	t.Helper()
	res, body := get(t, at+"/collections/"+layer+"/items?limit=10000&"+query)
	if res.StatusCode != http.StatusOK {
		t.Fatalf("%s, %s: %d %s", layer, query, res.StatusCode, body)
	}
	for _, f := range decode[struct {
		Features []struct {
			ID       string
			Geometry *struct{}
		}
	}](t, body).Features {
		ids = append(ids, f.ID)
		if f.Geometry == nil {
			withoutPlace++
		}
	}
	slices.Sort(ids)
	return ids, withoutPlace
}

// counted is the count that ogrinfo prints.
func counted(t testing.TB, out string) int {
	t.Helper()
	_, rest, ok := strings.Cut(out, "Feature Count: ")
	n, err := strconv.Atoi(strings.TrimSpace(strings.SplitN(rest, "\n", 2)[0]))
	if !ok || err != nil {
		t.Fatalf("no count in %.500s", out)
	}
	return n
}

func TestGDALListsTheLayers(t *testing.T) {
	t.Parallel()
	at := site(t)
	out := gdal(t, "ogrinfo", "-ro", "OAPIF:"+at)
	for i, id := range ogc.CollectionIDs() {
		if !strings.Contains(out, strconv.Itoa(i+1)+": "+id) {
			t.Errorf("%s isn't listed: %s", id, out)
		}
	}
	for _, id := range []string{"incidents", "tehsils"} {
		ids, _ := features(t, at, id, "")
		if n := counted(t, gdal(t, "ogrinfo", "-ro", "-so", "OAPIF:"+at, id)); n != len(ids) {
			t.Errorf("%s: GDAL counts %d, we %d", id, n, len(ids))
		}
	}
}

func readsDates(t *testing.T) {
	t.Helper()
	at := site(t)
	out := gdal(t, "ogrinfo", "-ro", "-so", "OAPIF:"+at, "incidents")
	for _, want := range []string{"\ndate: Date", "\nend_date: Date", "\nkilled: Integer", "\ntitle: String", "Geometry: Point"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in %s", want, out)
		}
	}
	if n := strings.Count(out, "\nid"); n != 1 { // both the feature and its properties have it
		t.Errorf("%d columns of ids in %s", n, out)
	}
	out = gdal(t, "ogrinfo", "-ro", "-so", "OAPIF:"+at, "crossings")
	if !strings.Contains(out, "\nstate_on: Date") || !strings.Contains(out, "\nstate_since: Date") {
		t.Errorf("crossings have no dates: %s", out)
	}
}

// GDAL turns a comparison on a date column into datetime and doesn't look again: what began before and reaches into
// the period comes back, and > acts as >=.
func filtersByDate(t *testing.T) {
	t.Helper()
	for name, at := range both(t) {
		for where, query := range map[string]string{
			"date >= '2024-01-01'":                          "datetime=2024-01-01/..",
			"date > '2024-01-01'":                           "datetime=2024-01-01/..",
			"date <= '2022-06-30'":                          "datetime=../2022-06-30",
			"date = '2025-10-08'":                           "datetime=2025-10-08",
			"date >= '2025-10-01' AND date <= '2025-10-31'": "datetime=2025-10-01/2025-10-31",
			"end_date >= '2025-01-01'":                      "datetime=2025-01-01/..",
		} {
			if name != "odd rows" && query != "datetime=2024-01-01/.." {
				continue
			}
			want, _ := features(t, at, "incidents", query)
			if n := counted(t, gdal(t, "ogrinfo", "-ro", "-so", "-oo", "PAGE_SIZE=1000", "-where", where, "OAPIF:"+at,
				"incidents")); n != len(want) || n == 0 {
				t.Errorf("%s, %s: GDAL finds %d, %s finds %d", name, where, n, query, len(want))
			}
		}
	}
	out := gdal(t, "ogrinfo", "-ro", "-where", "date >= '2025-01-01' AND date <= '2025-01-02'", "OAPIF:"+site(t), "incidents")
	if !strings.Contains(out, "2024-12-30-odd-year-end") {
		t.Error("an interval that began before the period is missing")
	}
}

func filtersByPlace(t *testing.T) {
	t.Helper()
	for name, at := range both(t) {
		for _, box := range [][4]string{{"70", "33", "71", "34"}, {"71.57", "34.01", "71.57", "34.01"}, {"60", "20", "80", "40"},
			{"0", "0", "1", "1"}} {
			if name != "odd rows" && box[0] != "70" {
				continue
			}
			ids, withoutPlace := features(t, at, "incidents", "bbox="+strings.Join(box[:], ","))
			args := append([]string{"-ro", "-so", "-oo", "PAGE_SIZE=1000", "-spat"}, box[:]...)
			if n := counted(t, gdal(t, "ogrinfo", append(args, "OAPIF:"+at, "incidents")...)); n != len(ids)-withoutPlace {
				t.Errorf("%s, %v: GDAL finds %d, we %d of which %d have no place", name, box, n, len(ids), withoutPlace)
			}
		}
	}
}

func findsByID(t *testing.T) {
	t.Helper()
	out := gdal(t, "ogrinfo", "-ro", "-where", "id = '2025-05-07-odd-barmal'", "OAPIF:"+site(t), "incidents")
	if counted(t, out) != 1 || !strings.Contains(out, "Across the frontier at one site") {
		t.Errorf("got %.800s", out)
	}
}

func readsOn(t *testing.T) {
	t.Helper()
	at := site(t)
	want, _ := features(t, at, "incidents", "type=ied")
	for _, size := range []string{"7", "100", "10000"} {
		out := gdal(t, "ogr2ogr", "-f", "CSV", "/vsistdout/", "-oo", "PAGE_SIZE="+size, "OAPIF:"+at+"?type=ied", "incidents")
		rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		column := slices.Index(rows[0], "id")
		var ids []string
		for _, r := range rows[1:] {
			ids = append(ids, r[column])
		}
		slices.Sort(ids)
		if !slices.Equal(ids, want) {
			t.Errorf("by %s: %d features, want %d", size, len(ids), len(want))
		}
	}
}

func makesGeoPackages(t *testing.T) {
	t.Helper()
	for name, at := range both(t) {
		for _, query := range []string{"", "datetime=2025-01-01/..", "type=air_strike,drone_strike"} {
			out := filepath.Join(t.TempDir(), "out.gpkg")
			from := "OAPIF:" + at
			if query != "" {
				from += "?" + query
			}
			gdal(t, "ogr2ogr", "-oo", "PAGE_SIZE=1000", out, from, "incidents")
			_, body := get(t, at+"/downloads/incidents.csv?"+url.PathEscape(query))
			rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			made := gdal(t, "ogrinfo", "-ro", "-so", out, "incidents")
			if n := counted(t, made); n != len(rows)-1 || n == 0 || !strings.Contains(made, "\ndate: Date") {
				t.Errorf("%s %s: %d features, %d rows; %s", name, query, n, len(rows)-1, made)
			}
		}
	}
}

func TestGDALOpensADownloadWhereItLies(t *testing.T) {
	t.Parallel()
	at, incidents := both(t)["the shipped data"], len(datasettest.Shipped(t).Incidents)
	for file, want := range map[string]int{"incidents.geojson": incidents, "districts.geojson": 36, "crossings.geojson": 16} {
		out := gdal(t, "ogrinfo", "-ro", "-al", "-so", "/vsicurl/"+at+"/downloads/"+file)
		if n := counted(t, out); n != want {
			t.Errorf("%s: GDAL counts %d, want %d", file, n, want)
		}
	}
	out := gdal(t, "ogrinfo", "-ro", "-so", "/vsicurl/"+at+"/downloads/khyber-atlas.gpkg", "incidents")
	if n := counted(t, out); n != incidents {
		t.Errorf("the GeoPackage: GDAL counts %d", n)
	}
}
