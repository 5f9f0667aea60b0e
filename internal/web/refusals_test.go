package web

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"khyberatlas/internal/ogc"
)

// shaped checks that an answer is a problem as RFC 9457 has it, and nothing of the answer that it stands in for.
func shaped(t *testing.T, what string, res *http.Response, body string, status int) {
	t.Helper()
	if kind := res.Header.Get("Content-Type"); res.StatusCode != status || kind != "application/problem+json" {
		t.Errorf("%s: %d in %s, want %d", what, res.StatusCode, kind, status)
		return
	}
	if p := decode[ogc.Problem](t, body); p.Status != status || p.Title != http.StatusText(status) || p.Type != "about:blank" ||
		p.Detail == "" {
		t.Errorf("%s: %+v", what, p)
	}
	h := res.Header
	for _, name := range []string{"ETag", "Content-Disposition", "Khyberatlas-Attribution", "Khyberatlas-Filter",
		"OGC-NumberMatched",
		"OGC-NumberReturned"} {
		if h.Get(name) != "" {
			t.Errorf("%s: a problem has %s: %s", what, name, h.Get(name))
		}
	}
	if h.Get("Cache-Control") != "no-store" || h.Get("Access-Control-Allow-Origin") != "*" ||
		h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Content-Security-Policy") == "" {
		t.Errorf("%s: headers %v", what, h)
	}
}

func TestAnAnswerThatFailsAfterItsHeadIsMadeKeepsNothingOfIt(t *testing.T) {
	s := build(t, nil)
	s.answers.MostBytes = 1
	at := listen(t, s)
	for _, path := range []string{"/collections/incidents/items?f=gpkg&type=ied", "/downloads/incidents.gpkg?type=ied"} {
		res, body := get(t, at+path)
		shaped(t, path, res, body, http.StatusServiceUnavailable)
	}
}

func TestARequestWithABodyIsAnsweredAsItsMethodSays(t *testing.T) {
	at := site(t)
	send := func(method, path string, body io.Reader) (*http.Response, string) {
		req, err := http.NewRequest(method, at+path, body)
		if err != nil {
			t.Fatal(err)
		}
		return do(t, req)
	}
	for _, path := range addresses(t) {
		plain, want := get(t, at+path)
		// A reader of no known length is sent in chunks.
		for _, body := range []io.Reader{strings.NewReader("body"), io.MultiReader(strings.NewReader("body"))} {
			res, got := send(http.MethodGet, path, body)
			if res.StatusCode != plain.StatusCode || res.StatusCode == http.StatusOK && got != want || !res.Close {
				t.Errorf("%s: %d, without a body %d", path, res.StatusCode, plain.StatusCode)
			}
		}
		res, got := send(http.MethodPost, path, strings.NewReader("body"))
		shaped(t, "POST "+path, res, got, http.StatusMethodNotAllowed)
	}
}

// Beside wrong parameters, every route is asked for everything else that it refuses.
func TestEveryRefusalHasOneShapeOnEveryRoute(t *testing.T) {
	at := site(t)
	for name, path := range addresses(t) {
		op, _ := ogc.Lookup(name)
		for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, "PROPFIND"} {
			res, body := ask(t, method, at+path)
			shaped(t, method+" "+path, res, body, http.StatusMethodNotAllowed)
			if res.Header.Get("Allow") != "GET, HEAD, OPTIONS" {
				t.Errorf("%s %s: allowed is %q", method, path, res.Header.Get("Allow"))
			}
		}
		res, body := get(t, at+path+"?q="+strings.Repeat("a", ogc.MaxQuery))
		shaped(t, "a long address of "+path, res, body, http.StatusRequestURITooLong)
		if op.Pinned {
			res, body = get(t, at+"/v/0123456789abcdef"+path)
			shaped(t, "a version not held of "+path, res, body, http.StatusGone)
		}
		if answersIn(op, http.StatusNotAcceptable) && !strings.Contains(op.Path, "{file}") && op.To == "" {
			res, body = get(t, at+path, "Accept", "model/vrml")
			shaped(t, path+" as a model", res, body, http.StatusNotAcceptable)
		}
		if op.File {
			res, body = get(t, at+path, "Range", "bytes=99999999999-")
			shaped(t, "a part beyond "+path, res, body, http.StatusRequestedRangeNotSatisfiable)
		}
		if answersIn(op, http.StatusNotFound) {
			res, body = get(t, at+strings.NewReplacer("{collectionId}", "nope", "{featureId}", "nope", "{file}", "nope",
				"{tileMatrix}", "99", "{tileCol}", "0", "{tileRow}", "0").Replace(op.Path))
			if op.Name == ogc.OpOEmbed {
				res, body = get(t, at+op.Path+"?url=/nope")
			}
			shaped(t, "what is not there of "+op.Path, res, body, http.StatusNotFound)
		}
		if !strings.HasSuffix(path, "/") && op.To == "" {
			res, body = get(t, at+path+"/nope/nope/nope/nope")
			shaped(t, "below "+path, res, body, http.StatusNotFound)
		}
	}
}

func answersIn(op *ogc.Operation, status int) bool {
	for _, a := range op.Answers() {
		if a.Status == status {
			return true
		}
	}
	return false
}
