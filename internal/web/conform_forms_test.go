package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"khyberatlas/internal/ogc"
	"khyberatlas/internal/ogc/conformance"
)

func encodingPoints() []point {
	return []point{
		{"S geojson: features as application/geo+json, all else as application/json; Accept of either works",
			func(t *testing.T, at string) {
				for path, want := range map[string]string{"/": "application/json", "/conformance": "application/json",
					"/collections":           "application/json",
					"/collections/crossings": "application/json", "/collections/crossings/items": "application/geo+json",
					"/collections/crossings/items/torkham": "application/geo+json"} {
					accepts := []string{"application/json", "application/geo+json, application/json;q=0.9"}
					if want == "application/geo+json" {
						accepts = append(accepts, want)
					}
					for _, accept := range accepts {
						if res, _ := get(t, at+path, "Accept", accept); res.StatusCode != 200 || res.Header.Get("Content-Type") != want {
							t.Errorf("%s as %s: %d in %s", path, accept, res.StatusCode, res.Header.Get("Content-Type"))
						}
					}
				}
			}},
		{"S html: every resource answers text/html with what it says and all its links as <a>", pagesHoldTheLinks},
		{"D: f beats Accept, an unknown f is 400, q-values count, */* and no Accept are JSON", negotiation},
		{"D: the alternates of every resource are the forms that it gives", func(t *testing.T, at string) {
			for _, path := range apiPaths {
				for _, as := range []string{"", "text/html"} {
					res, _ := get(t, at+path, "Accept", as)
					found := 0
					for _, h := range res.Header.Values("Link") {
						if address, rest, ok := strings.Cut(strings.TrimPrefix(h, "<"), ">"); ok && strings.Contains(rest, `rel="alternate"`) {
							_, kind, _ := strings.Cut(rest, `type="`)
							leads(t, ogc.Link{Href: address, Type: strings.TrimSuffix(kind, `"`)})
							found++
						}
					}
					if found == 0 {
						t.Errorf("%s as %q has no alternate", path, as)
					}
				}
			}
		}},
		{"RFC 7946, RFC 8142: null geometries, no NaN; each record of a sequence between RS and LF, with no collection around",
			sequences},
		{"D: ETag by version, normalised query and form, weak where compressed; If-None-Match takes lists and *; HEAD has the same",
			tags},
	}
}

// pagesHoldTheLinks compares each page with the JSON of the same address: an address of the JSON's links stands in an <a>
// of the page, whatever form it asks for.
func pagesHoldTheLinks(t *testing.T, at string) {
	collected := "../" + odd(t).Load().Days().To.String()
	plain := func(href string) string {
		u, err := url.Parse(href)
		if err != nil {
			t.Fatal(err)
		}
		q := u.Query()
		q.Del("f")
		if q.Get("datetime") == collected { // the map asks for what was collected where its reader names no period
			q.Del("datetime")
		}
		return strings.TrimPrefix(u.Path, "/v/"+odd(t).Load().Version()) + "?" + q.Encode()
	}
	for _, path := range append(apiPaths, "/collections/districts", "/collections/crossings/items/torkham",
		"/collections/incidents/items?limit=10&offset=10") {
		res, body := get(t, at+path, "Accept", "text/html")
		if res.StatusCode != 200 || res.Header.Get("Content-Type") != "text/html; charset=utf-8" ||
			!strings.HasPrefix(strings.ToLower(body), "<!doctype html>") {
			t.Errorf("%s as a page: %d", path, res.StatusCode)
			continue
		}
		anchors := map[string]bool{}
		parsed(t, body).Find("body a[href]").Each(func(_ int, a *goquery.Selection) {
			anchors[plain(a.AttrOr("href", ""))], anchors[a.AttrOr("href", "")] = true, true
		})
		_, data := get(t, at+path, "Accept", "application/json, application/geo+json")
		for _, l := range decode[struct{ Links []ogc.Link }](t, data).Links {
			if l.Rel != "self" && !anchors[plain(l.Href)] && !anchors[l.Href] {
				t.Errorf("the page of %s lacks the link %s to %s", path, l.Rel, l.Href)
			}
		}
	}
	saysAll(t, at)
}

// saysAll checks that the pages hold what the JSON says.
func saysAll(t *testing.T, at string) {
	contains := func(path string, texts ...string) {
		page := strings.Join(strings.Fields(read(t, at+path).Find("body").Text()), " ")
		for _, want := range texts {
			if !strings.Contains(page, strings.Join(strings.Fields(want), " ")) {
				t.Errorf("the page of %s doesn't say %q", path, want)
			}
		}
	}
	for _, class := range conformance.Classes() {
		contains("/conformance", class)
	}
	for _, p := range propertiesOf("crossings") {
		contains("/collections/crossings/schema", p.Name, p.Doc)
	}
	_, body := get(t, at+"/collections/incidents/items/2025-05-07-odd-barmal")
	f := decode[struct{ Properties map[string]any }](t, body)
	for _, name := range []string{"title", "summary", "place", "district", "admin1"} {
		text, _ := f.Properties[name].(string)
		contains("/collections/incidents/items/2025-05-07-odd-barmal", text)
	}
	contains("/collections/incidents/items/2025-05-07-odd-barmal", "46", "20", "Example ministry", "Example Wire",
		"46 civilians killed")
}

func negotiation(t *testing.T, at string) {
	items := "/collections/incidents/items"
	for _, tc := range []struct{ query, accept, want string }{
		{"", "", "application/geo+json"}, {"", "*/*", "application/geo+json"}, {"", "text/html", "text/html"},
		{"", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"},
		{"?f=html", "application/json", "text/html"},
		{"?f=json", "text/html", "application/geo+json"}, {"?f=geojson", "text/html", "application/geo+json"},
		{"?f=csv", "text/html", "text/csv"},
		{"", "text/csv", "text/csv"}, {"", "text/html;q=0.2, application/geo+json;q=0.9", "application/geo+json"},
		{"", "text/html;q=0.9, application/geo+json;q=0.2", "text/html"}, {"", "application/*", "application/geo+json"},
		{"", "application/geo+json;q=0, text/html", "text/html"},
	} {
		res, _ := get(t, at+items+tc.query, "Accept", tc.accept)
		if kind := res.Header.Get("Content-Type"); res.StatusCode != 200 || kind != tc.want && !strings.HasPrefix(kind, tc.want+";") {
			t.Errorf("%s as %s: %d in %s, want %s", tc.query, tc.accept, res.StatusCode, kind, tc.want)
		}
	}
	checkProblem(t, at+items+"?f=shp", http.StatusBadRequest, "f")
	for _, f := range []string{"geojsonl", "geojsonseq", "kml", "gpkg"} {
		op, _ := ogc.Lookup("items")
		if p, _ := op.Param("f"); !strings.Contains(strings.Join(p.Enum, " ")+" ", f+" ") {
			t.Errorf("%s is not among the forms", f)
			continue
		}
		if res, _ := get(t, at+items+"?limit=1&f="+f); res.StatusCode != 200 ||
			res.Header.Get("Content-Type") != ogc.Form(f).MediaType() {
			t.Errorf("%s: %d in %s", f, res.StatusCode, res.Header.Get("Content-Type"))
		}
	}
}

func sequences(t *testing.T, at string) {
	_, body := get(t, at+"/collections/incidents/items?limit=10000")
	if !strings.Contains(body, `"geometry":null`) || strings.Contains(body, "NaN") {
		t.Error("no null geometry, or a NaN")
	}
	want, _ := features(t, at, "incidents", "")
	res, body := get(t, at+"/collections/incidents/items?limit=10000&f=geojsonseq")
	if res.Header.Get("Content-Type") != "application/geo+json-seq" {
		t.Errorf("sent as %s", res.Header.Get("Content-Type"))
	}
	records := strings.Split(body, "\x1e")
	if records[0] != "" || len(records)-1 != len(want) {
		t.Fatalf("%d records, want %d", len(records)-1, len(want))
	}
	for _, r := range records[1:] {
		var f struct{ Type string }
		if err := json.Unmarshal([]byte(r), &f); err != nil || f.Type != "Feature" || !strings.HasSuffix(r, "}\n") {
			t.Fatalf("%.200s: %v", r, err)
		}
	}
}

func tags(t *testing.T, at string) {
	path := at + "/collections/incidents/items"
	tag := func(query string, headers ...string) string {
		res, _ := get(t, path+query, headers...)
		return res.Header.Get("ETag")
	}
	same := [][2]string{{"?type=ied,air_strike&limit=5", "?limit=5&type=air_strike&type=ied"},
		{"?from=2025-01-01", "?datetime=2025-01-01/.."}, {"", "?limit=100"}}
	for _, pair := range same {
		if tag(pair[0]) != tag(pair[1]) {
			t.Errorf("%s and %s have different tags", pair[0], pair[1])
		}
	}
	seen := map[string]string{}
	for _, query := range []string{"", "?type=ied", "?limit=5", "?offset=5", "?f=html", "?f=csv"} {
		got := tag(query)
		if other, twice := seen[got]; twice || got == "" || strings.HasPrefix(got, "W/") {
			t.Errorf("%s has the tag of %s: %s", query, other, got)
		}
		seen[got] = query
	}
	if packed := tag("", "Accept-Encoding", "gzip"); packed != "W/"+tag("") {
		t.Errorf("compressed: %s", packed)
	}
	for _, held := range []string{tag(""), `"x", ` + tag(""), "W/" + tag(""), "*"} {
		if res, _ := get(t, path, "If-None-Match", held); res.StatusCode != http.StatusNotModified {
			t.Errorf("%s: %d", held, res.StatusCode)
		}
	}
	if head, _ := ask(t, http.MethodHead, path); head.Header.Get("ETag") != tag("") {
		t.Errorf("the head has the tag %s", head.Header.Get("ETag"))
	}
}

func clientPoints() []point {
	return []point{
		{"GDAL: a comparison of dates is datetime, -spat is bbox less what has no place, on shipped and on odd data; pages; dates " +
			"typed", func(t *testing.T, _ string) {
			filtersByDate(t)
			filtersByPlace(t)
			readsOn(t)
			readsDates(t)
		}},
		{"QGIS: the requests of its client, one by one", func(t *testing.T, _ string) { asksAsQGIS(t) }},
		{"ogr2ogr makes a GeoPackage of numberMatched rows", func(t *testing.T, _ string) { makesGeoPackages(t) }},
	}
}
