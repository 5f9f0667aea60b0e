package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"khyberatlas/internal/ogc"
	"khyberatlas/internal/served"
)

// bad are query strings that no operation takes, with the parameter that the problem must name.
var bad = map[string]string{
	"unknownQueryParameter12345=1": "unknownQueryParameter12345",
	"form=2024":                    "form",
	"utmsource=1":                  "utmsource",
	"%ff=1":                        "",
	"q=%zz":                        "",
	"a;b":                          "",
}

// badValues are values that no operation takes which has the parameter.
var badValues = map[string][]string{
	"datetime": {"now", "2024-02-30", "../..", "2025-02-01/2025-01-01"}, "from": {"x"}, "to": {"2025-13-01"},
	"bbox": {"1,2,3", "NaN,1,2,3", "1,3,2,2"}, "type": {"bomb"}, "actor": {"x"}, "district": {"Atlantis"},
	"in_district": {"Atlantis"}, "admin1": {"x"},
	"country": {"IN"}, "confidence": {"x"}, "geo_precision": {"x"}, "killed_min": {"-1"}, "civilians_min": {"x"}, "q": {"!"},
	"near": {"1,2"}, "limit": {"0", "unlimited"}, "offset": {"-1"}, "sortby": {"x"}, "interval": {"hour"}, "by": {"x"},
	"map": {"x"}, "sel": {"a b"}, "lang": {"xx"}, "f": {"shp"},
}

func TestEveryErrorHasOneShapeOnEveryRoute(t *testing.T) {
	at := site(t)
	for name, path := range addresses(t) {
		for query, parameter := range bad {
			checkProblem(t, at+path+"?"+query, http.StatusBadRequest, parameter)
		}
		op, _ := ogc.Lookup(name)
		for _, p := range op.Params {
			for _, v := range badValues[p.Name] {
				checkProblem(t, at+path+"?"+p.Name+"="+strings.ReplaceAll(v, " ", "%20"), http.StatusBadRequest, p.Name)
			}
			if p.Name != "f" {
				checkProblem(t, at+path+"?"+p.Name+"=", http.StatusBadRequest, p.Name)
			}
		}
	}
}

func TestWhatIsNotThereIsSaidInTheSameShape(t *testing.T) {
	at := site(t)
	for path, status := range map[string]int{
		"/nope": 404, "/collections/nope": 404, "/collections/incident/items": 404, "/collections/incidents/items/nope": 404,
		"/collections/strikes/items/2025-10-08-orakzai": 404, "/collections/tehsils/items/nope": 404, "/downloads/nope.csv": 404,
		"/assets/nope.js": 404, "/v/0123456789abcdef/totals": 410, "/v/0123456789abcdef/nope": 404, "/v/x": 410,
		"/collections/incidents/items/a%2Fb": 404, "/healthz/x": 404,
	} {
		checkProblem(t, at+path, status, "")
	}
	res, body := get(t, at+"/collections/incident/items")
	if p := decode[ogc.Problem](t, body); p.Hint != "did you mean incidents?" || len(p.Allowed) != 5 ||
		res.Header.Get("ETag") != "" {
		t.Errorf("got %+v", p)
	}
}

func checkProblem(t *testing.T, address string, status int, parameter string) {
	t.Helper()
	res, body := get(t, address, "Accept", "application/json")
	if kind := res.Header.Get("Content-Type"); res.StatusCode != status || kind != "application/problem+json" {
		t.Errorf("%s: %d in %s", address, res.StatusCode, kind)
		return
	}
	p := decode[ogc.Problem](t, body)
	if p.Status != status || p.Title != http.StatusText(status) || p.Type == "" || p.Detail == "" {
		t.Errorf("%s: %+v", address, p)
	}
	if status == http.StatusBadRequest && (p.Parameter != parameter || len(p.Errors) == 0) {
		t.Errorf("%s: names %q, want %q", address, p.Parameter, parameter)
	}
	if res.Header.Get("Vary") == "" || res.Header.Get("Access-Control-Allow-Origin") != "*" ||
		res.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("%s: headers %v", address, res.Header)
	}
	if strings.Contains(address, "?f=") || strings.Contains(address, "=&") || strings.HasSuffix(address, "=") {
		return
	}
	res, body = get(t, address, "Accept", "text/html,*/*;q=0.8")
	if kind := res.Header.Get("Content-Type"); res.StatusCode != status || !strings.HasPrefix(kind, "text/html") ||
		!strings.Contains(body, "<") {
		t.Errorf("%s as a page: %d in %s", address, res.StatusCode, kind)
	}
}

func TestWhatIsNotAcceptableIs406(t *testing.T) {
	at := site(t)
	for _, path := range []string{"/", "/collections", "/collections/incidents/items", "/totals", "/map/marks"} {
		if res, _ := get(t, at+path, "Accept", "image/png"); res.StatusCode != http.StatusNotAcceptable {
			t.Errorf("%s: %d", path, res.StatusCode)
		}
		if res, _ := get(t, at+path+"?f=json", "Accept", "image/png"); path != "/map/marks" && res.StatusCode != http.StatusOK {
			t.Errorf("%s with f: %d", path, res.StatusCode)
		}
	}
}

func TestOnlyReadingIsAllowed(t *testing.T) {
	at := site(t)
	for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete} {
		for _, path := range []string{"/", "/collections/incidents/items", "/downloads/incidents.csv"} {
			res, body := ask(t, method, at+path)
			if res.StatusCode != http.StatusMethodNotAllowed || res.Header.Get("Allow") != "GET, HEAD, OPTIONS" ||
				decode[ogc.Problem](t, body).Status != 405 {
				t.Errorf("%s %s: %d, %v", method, path, res.StatusCode, res.Header)
			}
		}
	}
}

func TestLongAddressesAreRefused(t *testing.T) {
	checkProblem(t, site(t)+"/?q="+strings.Repeat("a", ogc.MaxQuery), http.StatusRequestURITooLong, "")
}

func TestWithoutADatasetTheServerLivesAndIsNotReady(t *testing.T) {
	at := listen(t, build(t, func(c *Config) { c.Current = &served.Current{} }))
	for path, status := range map[string]int{"/healthz": 200, "/readyz": 503, "/totals": 503, "/": 503} {
		if res, _ := get(t, at+path, "Accept", "text/html,*/*;q=0.1"); res.StatusCode != status {
			t.Errorf("%s: %d", path, res.StatusCode)
		}
	}
}

func TestTheServerSaysHowTheStoreStandsToWhatItServes(t *testing.T) {
	var state served.State
	s := build(t, func(c *Config) { c.State = func() served.State { return state } })
	at, admin := listen(t, s), httptest.NewServer(s.AdminHandler())
	defer admin.Close()
	const nobody = "the database that answers can't be reached just now"
	lost := time.Date(2026, 11, 27, 23, 59, 58, 7, time.FixedZone("PKT", 5*60*60))
	away := "serving version " + odd(t).Load().Version() + ", store unreachable since 2026-11-27T18:59:58Z\n"
	const before = "ready with the version before: the database can't be loaded, and the log says why\n"
	const since = "khyberatlas_store_unreachable_since_seconds"
	for _, tc := range []struct {
		state          served.State
		ready          string
		behind, up, at string
	}{
		{served.State{}, "ready\n", "0", "1", ""},
		{served.State{Behind: true}, before, "1", "1", ""},
		{served.State{Away: lost}, away, "0", "0", "1.795805998e+09"},
		{served.State{Behind: true, Away: lost}, away, "1", "0", "1.795805998e+09"},
		{served.State{Needed: true}, "ready\n", "0", "1", ""},
		{served.State{Needed: true, Away: lost}, nobody, "0", "0", "1.795805998e+09"},
		{served.State{}, "ready\n", "0", "1", ""},
	} {
		state = tc.state
		if tc.ready == nobody {
			checkProblem(t, at+"/readyz", http.StatusServiceUnavailable, "")
		} else if res, body := get(t, at+"/readyz"); res.StatusCode != http.StatusOK || body != tc.ready {
			t.Errorf("%+v: /readyz is %d: %s", state, res.StatusCode, body)
		}
		_, body := get(t, admin.URL+"/metrics")
		for name, want := range map[string]string{"khyberatlas_database_behind": tc.behind, "khyberatlas_store_up": tc.up,
			since: tc.at} {
			if want != "" && !strings.Contains(body, "\n"+name+" "+want+"\n") {
				t.Errorf("%+v: the metrics lack %s %s", state, name, want)
			}
		}
		if tc.at == "" && strings.Contains(body, since) {
			t.Errorf("%+v: the metrics tell since when it can't be reached", state)
		}
	}
}
