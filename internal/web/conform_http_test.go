package web

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"khyberatlas/internal/ogc"
)

// apiPaths are the resources that the standard knows.
var apiPaths = []string{"/", "/api", "/openapi.json", "/conformance", "/collections", "/collections/incidents",
	"/collections/incidents/schema", "/collections/incidents/properties", "/collections/incidents/items",
	"/collections/incidents/items/2025-10-08-orakzai"}

func httpPoints() []point {
	return []point{
		{"S A1: every path answers GET by HTTP/1.1", func(t *testing.T, at string) {
			for name, path := range addresses(t) {
				if res, _ := get(t, at+path); res.Proto != "HTTP/1.1" || res.StatusCode >= 400 && name != "asset" {
					t.Errorf("%s: %s %d", path, res.Proto, res.StatusCode)
				}
			}
		}},
		{"S A20: an invalid value of a known parameter is 400", func(t *testing.T, at string) {
			for _, query := range []string{"limit=unlimited", "bbox=x", "datetime=x", "type=x", "offset=x", "f=x", "near=x"} {
				checkProblem(t, at+"/collections/incidents/items?"+query, http.StatusBadRequest, strings.SplitN(query, "=", 2)[0])
			}
		}},
		{"S A21: an unknown parameter is 400 on every path, and none is declared as free", func(t *testing.T, at string) {
			for _, path := range addresses(t) {
				checkProblem(t, at+path+"?unknownQueryParameter12345=1", http.StatusBadRequest, "unknownQueryParameter12345")
			}
			for path, item := range definition(t, at).Paths.Map() {
				for method, op := range item.Operations() {
					for _, p := range append(op.Parameters, item.Parameters...) {
						if strings.Contains(text(t, p.Value), "additionalProperties") {
							t.Errorf("%s %s declares %s as free", method, path, p.Value.Name)
						}
					}
				}
			}
		}},
		{"S: an unknown collection and an unknown feature are 404, as JSON and as HTML", func(t *testing.T, at string) {
			for _, path := range []string{"/collections/nope", "/collections/nope/items", "/collections/nope/items/x",
				"/collections/incidents/items/nope"} {
				checkProblem(t, at+path, http.StatusNotFound, "")
			}
		}},
		{"R: 405 with Allow, 406, 304 for a matching ETag, 500 without what is inside", statuses},
		{"R: errors are application/problem+json with type, title, status, detail, parameter and hint", func(t *testing.T, at string) {
			res, body := get(t, at+"/collections/incidents/items?form=2024")
			p := decode[ogc.Problem](t, body)
			if res.Header.Get("Content-Type") != "application/problem+json" || p.Type == "" || p.Title != "Bad Request" ||
				p.Status != 400 ||
				p.Detail == "" || p.Parameter != "form" || p.Hint != "did you mean from?" || len(p.Allowed) == 0 {
				t.Errorf("%s", body)
			}
		}},
		{"R: HEAD is GET without a body; OPTIONS, CORS and Vary, on a 304 too", heads},
		{"R: Link headers with self, alternate and next", func(t *testing.T, at string) {
			for _, path := range apiPaths {
				res, _ := get(t, at+path)
				all := strings.Join(res.Header.Values("Link"), ", ")
				if !strings.Contains(all, `rel="self"`) || !strings.Contains(all, `rel="alternate"`) {
					t.Errorf("%s: %s", path, all)
				}
			}
			res, _ := get(t, at+"/collections/incidents/items?limit=1")
			if all := strings.Join(res.Header.Values("Link"), ", "); !strings.Contains(all, `rel="next"; type="application/geo+json"`) {
				t.Errorf("no next in %s", all)
			}
		}},
		{"D: of two limits the last counts, two datetimes both hold, lists may be repeated, all else twice is 400", twice},
		{"D: an empty value is 400; %2F, %2C and %3A are read as they stand for", func(t *testing.T, at string) {
			for _, name := range []string{"limit", "bbox", "datetime", "type", "q"} {
				checkProblem(t, at+"/collections/incidents/items?"+name+"=", http.StatusBadRequest, name)
			}
			sameFeatures(t, at, "datetime=2025-10-01T00:00:00Z/..&bbox=70,33,71,34",
				"datetime=2025-10-01T00%3A00%3A00Z%2F..&bbox=70%2C33%2C71%2C34")
		}},
	}
}

// sameFeatures checks that two queries find the same incidents, and some.
func sameFeatures(t *testing.T, at, a, b string) {
	t.Helper()
	x, _ := features(t, at, "incidents", a)
	y, _ := features(t, at, "incidents", b)
	if len(x) == 0 || strings.Join(x, " ") != strings.Join(y, " ") {
		t.Errorf("%s finds %d, %s finds %d", a, len(x), b, len(y))
	}
}

func statuses(t *testing.T, at string) {
	for _, path := range apiPaths {
		res, _ := ask(t, http.MethodPost, at+path)
		if res.StatusCode != http.StatusMethodNotAllowed || res.Header.Get("Allow") != "GET, HEAD, OPTIONS" {
			t.Errorf("POST %s: %d %s", path, res.StatusCode, res.Header.Get("Allow"))
		}
		if res, _ = get(t, at+path, "Accept", "image/png"); res.StatusCode != http.StatusNotAcceptable {
			t.Errorf("%s as a picture: %d", path, res.StatusCode)
		}
		res, _ = get(t, at+path)
		if again, body := get(t, at+path, "If-None-Match", res.Header.Get("ETag")); again.StatusCode != http.StatusNotModified ||
			body != "" {
			t.Errorf("%s again: %d", path, again.StatusCode)
		}
	}
	s := build(t, nil)
	s.makes = makes("totals", func(io.Writer) error { return errors.New("a secret") })
	res, body := get(t, listen(t, s)+"/totals")
	if res.StatusCode != http.StatusInternalServerError || strings.Contains(body, "secret") ||
		decode[ogc.Problem](t, body).Status != 500 {
		t.Errorf("a failure: %d %s", res.StatusCode, body)
	}
}

func heads(t *testing.T, at string) {
	for _, path := range apiPaths {
		res, _ := get(t, at+path, "Origin", "https://example.org")
		head, body := ask(t, http.MethodHead, at+path, "Origin", "https://example.org")
		if head.StatusCode != res.StatusCode || body != "" || head.Header.Get("ETag") != res.Header.Get("ETag") ||
			head.Header.Get("Content-Type") != res.Header.Get("Content-Type") {
			t.Errorf("HEAD %s: %d %v", path, head.StatusCode, head.Header)
		}
		again, _ := get(t, at+path, "If-None-Match", res.Header.Get("ETag"))
		for _, r := range []*http.Response{res, head, again} {
			exposed := r.Header.Get("Access-Control-Expose-Headers")
			if r.Header.Get("Access-Control-Allow-Origin") != "*" || !strings.Contains(exposed, "Link") ||
				!strings.Contains(exposed, "ETag") ||
				!strings.Contains(exposed, "Content-Crs") || !strings.Contains(r.Header.Get("Vary"), "Accept,") ||
				!strings.Contains(r.Header.Get("Vary"), "Accept-Encoding") {
				t.Errorf("%s %d: %s, %s", path, r.StatusCode, exposed, r.Header.Get("Vary"))
			}
		}
		options, _ := ask(t, http.MethodOptions, at+path, "Origin", "https://example.org", "Access-Control-Request-Method", "GET")
		if options.StatusCode >= 300 || !strings.Contains(options.Header.Get("Access-Control-Allow-Methods"), "GET") {
			t.Errorf("OPTIONS %s: %d %v", path, options.StatusCode, options.Header)
		}
	}
}

func twice(t *testing.T, at string) {
	items := at + "/collections/incidents/items?"
	type window struct{ NumberReturned int }
	_, body := get(t, items+"limit=7&limit=3")
	if n := decode[window](t, body).NumberReturned; n != 3 {
		t.Errorf("two limits give %d", n)
	}
	// The executable suite adds a limit to a link that has one.
	_, body = get(t, items+"limit=60")
	for _, l := range decode[struct{ Links []ogc.Link }](t, body).Links {
		if l.Rel != "next" {
			continue
		}
		_, body = get(t, l.Href+"&limit=5")
		if n := decode[window](t, body).NumberReturned; n != 5 {
			t.Errorf("%s with another limit gives %d", l.Href, n)
		}
	}
	sameFeatures(t, at, "datetime=2025-01-01/..&datetime=../2025-06-30", "datetime=2025-01-01/2025-06-30")
	sameFeatures(t, at, "type=ied&type=air_strike", "type=ied,air_strike")
	for _, query := range []string{"bbox=1,2,3,4&bbox=1,2,3,5", "q=a&q=b", "sortby=date&sortby=-date", "offset=1&offset=2",
		"killed_min=1&killed_min=2"} {
		checkProblem(t, items+query, http.StatusBadRequest, strings.SplitN(query, "=", 2)[0])
	}
}
