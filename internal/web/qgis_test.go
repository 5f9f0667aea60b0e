package web

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"khyberatlas/internal/ogc"
)

// asksAsQGIS sends what QGIS's client of OGC API - Features sends, in its order and with its Accept headers, and reads
// of the answers what it reads (src/providers/wfs/oapif of QGIS 3.22 to 3.44).
func asksAsQGIS(t *testing.T) {
	t.Helper()
	at := site(t)
	const json, anyFeatures = "application/json", "application/geo+json, application/json"
	send := func(address, accept string) string {
		t.Helper()
		res, body := get(t, address, "Accept", accept, "User-Agent", "Mozilla/5.0 QGIS/32216")
		if res.StatusCode != http.StatusOK {
			t.Fatalf("%s: %d", address, res.StatusCode)
		}
		return body
	}
	landing := decode[struct{ Links []ogc.Link }](t, send(at, json)).Links
	api, data, conformance := rel(landing, "service-desc", openAPIType), rel(landing, "data", json), rel(landing, "conformance", "")
	if len(api) != 1 || len(data) != 1 || len(conformance) != 1 {
		t.Fatalf("missing information in response: %+v", landing)
	}
	collections, _, _ := strings.Cut(data[0].Href, "?")

	doc, err := openapi3.NewLoader().LoadFromData([]byte(send(api[0].Href,
		openAPIType+", application/openapi+json;version=3.0, application/json")))
	if err != nil {
		t.Fatal(err)
	}
	limit := doc.Components.Parameters["limit"].Value.Schema.Value
	if *limit.Max != 10000 || limit.Default != 100.0 {
		t.Errorf("QGIS reads a limit of %v, default %v", *limit.Max, limit.Default)
	}
	var queryables []string
	for _, p := range doc.Paths.Value("/collections/incidents/items").Get.Parameters {
		if p.Value.In == "query" && p.Value.Style == "form" && !*p.Value.Explode && p.Value.Schema.Value.Type.Is("string") {
			queryables = append(queryables, p.Value.Name)
		}
	}
	for _, name := range []string{"type", "actor", "country", "confidence", "geo_precision"} {
		if !slices.Contains(queryables, name) {
			t.Errorf("QGIS can't filter by %s", name)
		}
	}

	send(collections, json)
	collection := decode[ogc.CollectionAnswer](t, send(collections+"/incidents", json))
	if len(collection.Extent.Spatial.Bbox) != 1 || len(rel(collection.Links, "license", "")) == 0 {
		t.Errorf("%+v", collection)
	}
	send(conformance[0].Href, json)

	readsTypesAsQGIS(t, at)

	items := collections + "/incidents/items"
	first := decode[list](t, send(items+"?limit=10", anyFeatures))
	if first.NumberMatched == nil || len(first.Features) != 10 || len(rel(first.Links, "next", "application/geo+json")) != 1 {
		t.Errorf("%v matched, %d features, %+v", first.NumberMatched, len(first.Features), first.Links)
	}
	res, _ := ask(t, http.MethodOptions, items)
	if res.StatusCode >= 300 || strings.Contains(res.Header.Get("Allow"), "POST") ||
		!strings.Contains(res.Header.Get("Allow"), "GET") {
		t.Errorf("OPTIONS: %d %v", res.StatusCode, res.Header)
	}
	if one := decode[list](t, send(items+"?limit=1", anyFeatures)); *one.NumberMatched != *first.NumberMatched {
		t.Errorf("counted %d, at first %d", *one.NumberMatched, *first.NumberMatched)
	}
	for query, want := range map[string]int{"?limit=1000": *first.NumberMatched,
		"?limit=1000&bbox=69.200000000000003,31,74.099999999999994,36.899999999999999": -1} {
		seen := map[string]bool{}
		for next := items + query; next != ""; {
			page := decode[list](t, send(next, anyFeatures))
			for _, f := range page.Features {
				seen[f.ID] = true
			}
			if want < 0 {
				want = *page.NumberMatched
			}
			next = ""
			if links := rel(page.Links, "next", "application/geo+json"); len(links) == 1 && len(page.Features) > 0 {
				next = links[0].Href
			}
		}
		if len(seen) != want {
			t.Errorf("%s: %d features, want %d", query, len(seen), want)
		}
	}
}
