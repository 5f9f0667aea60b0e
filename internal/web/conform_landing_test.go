package web

import (
	"encoding/json"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"khyberatlas/internal/ogc"
)

const openAPIType = "application/vnd.oai.openapi+json;version=3.0"

// linksAt are the links of an answer.
func linksAt(t *testing.T, address string, headers ...string) []ogc.Link {
	t.Helper()
	res, body := get(t, address, headers...)
	if res.StatusCode != 200 {
		t.Errorf("%s: %d", address, res.StatusCode)
	}
	return decode[struct{ Links []ogc.Link }](t, body).Links
}

// rel finds the links of a relation, of a type where one is named.
func rel(links []ogc.Link, rel, kind string) []ogc.Link {
	return slices.DeleteFunc(slices.Clone(links), func(l ogc.Link) bool { return l.Rel != rel || kind != "" && l.Type != kind })
}

// wellFormed checks that every link has what the standard demands.
func wellFormed(t *testing.T, where string, links []ogc.Link) {
	t.Helper()
	if len(links) == 0 {
		t.Errorf("%s has no links", where)
	}
	for _, l := range links {
		u, err := url.Parse(l.Href)
		if err != nil || !u.IsAbs() || l.Rel == "" || l.Type == "" || l.Title == "" {
			t.Errorf("%s: %+v", where, l)
		}
	}
}

// answers checks that a link leads to what it promises.
func leads(t *testing.T, l ogc.Link) {
	t.Helper()
	for _, accept := range []string{l.Type, "*/*"} {
		res, _ := get(t, l.Href, "Accept", accept)
		if kind := res.Header.Get("Content-Type"); res.StatusCode != 200 || kind != l.Type && !strings.HasPrefix(kind, l.Type+";") {
			t.Errorf("%s: %d in %s, promised %s", l.Href, res.StatusCode, kind, l.Type)
		}
	}
}

func landingPoints() []point {
	return []point{
		{"S A3: the landing page answers 200", func(t *testing.T, at string) {
			for _, accept := range []string{"", "*/*", "application/json", "text/html"} {
				if res, _ := get(t, at+"/", "Accept", accept); res.StatusCode != 200 {
					t.Errorf("%s: %d", accept, res.StatusCode)
				}
			}
		}},
		{"S A4: it links service-desc, service-doc, conformance, data, self and alternate, and says title, description and attribution",
			func(t *testing.T, at string) {
				links := linksAt(t, at+"/")
				for _, name := range []string{"service-desc", "service-doc", "conformance", "data", "self", "alternate"} {
					if len(rel(links, name, "")) == 0 {
						t.Errorf("no %s", name)
					}
				}
				_, body := get(t, at+"/")
				if v := decode[ogc.LandingAnswer](t, body); v.Title == "" || v.Description == "" || v.Attribution == "" {
					t.Errorf("%+v", v)
				}
			}},
		{"S oas30: service-desc is exactly " + openAPIType + ", service-doc text/html, data application/json",
			func(t *testing.T, at string) {
				links := linksAt(t, at+"/")
				if len(rel(links, "service-desc", openAPIType)) != 1 || len(rel(links, "service-doc", "text/html")) != 1 ||
					len(rel(links, "data", "application/json")) != 1 {
					t.Errorf("%+v", links)
				}
			}},
		{"S: every link has rel and type, an absolute href and a title", func(t *testing.T, at string) {
			for _, path := range append(apiPaths, "/collections/tehsils", "/collections/crossings/items?limit=2&offset=2") {
				if strings.HasSuffix(path, "schema") || strings.HasSuffix(path, "properties") || path == "/api" || path == "/openapi.json" {
					continue
				}
				wellFormed(t, path, linksAt(t, at+path))
			}
			_, body := get(t, at+"/collections")
			for _, c := range decode[struct{ Collections []ogc.CollectionAnswer }](t, body).Collections {
				wellFormed(t, string(c.ID), c.Links)
			}
		}},
		{"E: JSON for Accept: application/json without f, HTML for a browser", func(t *testing.T, at string) {
			for accept, want := range map[string]string{"application/json": "application/json",
				"text/html,application/xhtml+xml,*/*;q=0.8": "text/html; charset=utf-8"} {
				if res, _ := get(t, at+"/", "Accept", accept); res.Header.Get("Content-Type") != want {
					t.Errorf("%s: %s", accept, res.Header.Get("Content-Type"))
				}
			}
		}},
	}
}

func definitionPoints() []point {
	return []point{
		{"S A5: service-desc and service-doc answer 200 in the type that they declare", func(t *testing.T, at string) {
			links := linksAt(t, at+"/")
			for _, l := range append(rel(links, "service-desc", ""), rel(links, "service-doc", "")...) {
				leads(t, l)
			}
			res, _ := get(t, rel(links, "service-desc", "")[0].Href)
			if res.Header.Get("Content-Type") != openAPIType {
				t.Errorf("got %s", res.Header.Get("Content-Type"))
			}
		}},
		{"S A6: it is valid OpenAPI 3.0", func(t *testing.T, at string) { definition(t, at) }},
		{"S: every operation lists every status and media type that it answers with, and what is described works",
			func(t *testing.T, _ string) {
				TestEveryExampleRunsAndIsAsDescribed(t)
				TestTheFormsOfEveryLayerAreAsDescribed(t)
				TestEveryErrorIsAsDescribed(t)
			}},
		{"E: paths has the standard's own paths and those of every layer's items; servers[0] is right behind a proxy", serverAndPaths},
		{"S A16: limit is described as clients read it: 1 to 10,000, 100 without it", func(t *testing.T, at string) {
			p := taken(t, at, "limit")
			if s := p.Schema.Value; !s.Type.Is("integer") || *s.Min != 1 || *s.Max != 10000 || s.Default != 100.0 {
				t.Errorf("%+v", s)
			}
		}},
		{"S A14: bbox is an array of four or six numbers", func(t *testing.T, at string) {
			s := taken(t, at, "bbox").Schema.Value
			if !s.Type.Is("array") || !s.Items.Value.Type.Is("number") || s.MinItems != 4 || *s.MaxItems != 6 || len(s.OneOf) != 2 {
				t.Errorf("%+v", s)
			}
		}},
		{"S A18: datetime is a string", func(t *testing.T, at string) {
			if s := taken(t, at, "datetime").Schema.Value; !s.Type.Is("string") {
				t.Errorf("%+v", s)
			}
		}},
		{"D: every filter is declared with name, style, explode, type and its closed list", func(t *testing.T, at string) {
			op, _ := ogc.Lookup("items")
			doc := definition(t, at)
			for _, p := range op.Params {
				s := takenIn(t, doc, p.Name).Schema.Value
				if s.Type == nil || len(p.Enum) > 0 && !strings.Contains(text(t, s), `"`+p.Enum[0]+`"`) {
					t.Errorf("%s: %s", p.Name, text(t, s))
				}
			}
		}},
	}
}

func text(t *testing.T, v any) string {
	t.Helper()
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func definition(t *testing.T, at string) *openapi3.T {
	t.Helper()
	_, body := get(t, at+"/openapi.json")
	doc, err := openapi3.NewLoader().LoadFromData([]byte(body))
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(t.Context()); err != nil || !strings.HasPrefix(doc.OpenAPI, "3.0.") {
		t.Errorf("%s: %v", doc.OpenAPI, err)
	}
	return doc
}

// taken is a parameter of the features' operation, as query parameter of plain style.
func taken(t *testing.T, at, name string) *openapi3.Parameter {
	t.Helper()
	return takenIn(t, definition(t, at), name)
}

func takenIn(t *testing.T, doc *openapi3.T, name string) *openapi3.Parameter {
	t.Helper()
	p := doc.Paths.Value("/collections/{collectionId}/items").Get.Parameters.GetByInAndName("query", name)
	if p == nil || p.Required || p.Style != "form" || p.Explode == nil || *p.Explode {
		t.Fatalf("%s: %+v", name, p)
	}
	return p
}

func serverAndPaths(t *testing.T, at string) {
	doc := definition(t, at)
	paths := []string{"/", "/conformance", "/collections", "/collections/{collectionId}", "/collections/{collectionId}/items",
		"/collections/{collectionId}/items/{featureId}"}
	for _, c := range ogc.CollectionIDs() {
		paths = append(paths, "/collections/"+c+"/items")
	}
	for _, path := range paths {
		if doc.Paths.Value(path) == nil {
			t.Errorf("no %s", path)
		}
	}
	if doc.Servers[0].URL != at {
		t.Errorf("the server is %s", doc.Servers[0].URL)
	}
	behind := listen(t, build(t, func(c *Config) { c.TrustProxy = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")} }))
	based := listen(t, build(t, func(c *Config) { c.BaseURL = "https://example.org/atlas/" }))
	for address, want := range map[string]string{behind: "https://map.example.org", based: "https://example.org/atlas"} {
		_, body := get(t, address+"/openapi.json", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "map.example.org")
		if got := decode[struct{ Servers []struct{ URL string } }](t, body).Servers[0].URL; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func declarationPoints() []point {
	return []point{
		{"S A7: reachable through the link and at /conformance", func(t *testing.T, at string) {
			links := append(rel(linksAt(t, at+"/"), "conformance", ""), ogc.Link{Href: at + "/conformance", Type: "application/json"})
			for _, l := range links {
				leads(t, l)
			}
		}},
		{"S A8: it claims core, geojson, html and oas30 of Part 1, the schemas of Part 5, the filters of Part 3 and the classes of " +
			"CQL2 of section 11, vector tiles, and nothing else",
			func(t *testing.T, at string) {
				_, body := get(t, at+"/conformance")
				var want []string
				for _, class := range []string{"core", "geojson", "html", "oas30"} {
					want = append(want, "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/"+class)
				}
				for _, class := range []string{"schemas", "returnables-and-receivables"} {
					want = append(want, "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/"+class)
				}
				for _, class := range []string{"queryables", "filter", "features-filter"} {
					want = append(want, "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/"+class)
				}
				for _, class := range []string{"cql2-text", "cql2-json", "basic-cql2", "advanced-comparison-operators",
					"case-insensitive-comparison", "basic-spatial-functions", "basic-spatial-functions-plus", "temporal-functions",
					"basic-spatial-operators"} {
					want = append(want, "http://www.opengis.net/spec/cql2/1.0/conf/"+class)
				}
				for _, class := range []string{"core", "tileset", "tilesets-list", "geodata-tilesets", "mvt"} {
					want = append(want, "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/"+class)
				}
				if got := decode[ogc.ConformanceAnswer](t, body).ConformsTo; !slices.Equal(got, want) {
					t.Errorf("%v", got)
				}
			}},
	}
}
