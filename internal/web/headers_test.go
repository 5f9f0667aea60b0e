package web

import (
	"net/http"
	"net/netip"
	"strings"
	"testing"

	"khyberatlas/internal/page"
)

func TestEveryAnswerKeepsTheBrowserToOurOwnPages(t *testing.T) {
	at := site(t)
	for _, path := range []string{"/?f=html", "/totals", "/nope", "/totals?x=1", "/assets/none.js", "/healthz", "/incidents"} {
		res, _ := get(t, at+path)
		csp := res.Header.Get("Content-Security-Policy")
		for _, want := range []string{"default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:",
			"frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"} {
			if !strings.Contains(csp, want) {
				t.Errorf("%s: %s lacks %s", path, csp, want)
			}
		}
		if strings.Contains(csp, "unsafe") || strings.Contains(csp, "http") {
			t.Errorf("%s: %s", path, csp)
		}
		if res.Header.Get("X-Content-Type-Options") != "nosniff" || res.Header.Get("Referrer-Policy") == "" {
			t.Errorf("%s: %v", path, res.Header)
		}
	}
}

func TestOnlineTilesAreAllowedWhereTheOperatorNamesThem(t *testing.T) {
	for address, want := range map[string]string{
		"https://{s}.tiles.example.org/{z}/{x}/{y}.png":  "img-src 'self' data: https://*.tiles.example.org;",
		"https://tiles.example.org:8443/{z}/{x}/{y}.png": "img-src 'self' data: https://tiles.example.org:8443;",
	} {
		at := listen(t, build(t, func(c *Config) { c.Tiles.URL = address }))
		if res, _ := get(t, at+"/totals"); !strings.Contains(res.Header.Get("Content-Security-Policy"), want) {
			t.Errorf("%s: %s", address, res.Header.Get("Content-Security-Policy"))
		}
	}
	for _, c := range []Config{{Tiles: page.Tiles{URL: "javascript:x"}}, {Tiles: page.Tiles{URL: "https://a;b/"}},
		{BaseURL: "example.org"}, {BaseURL: "https://x/?q"}} {
		c.Current = odd(t)
		if _, err := New(c); err == nil {
			t.Errorf("%+v is taken", c)
		}
	}
}

func TestAnyOriginMayRead(t *testing.T) {
	at := site(t)
	res, _ := get(t, at+"/collections/incidents/items", "Origin", "https://example.org")
	if res.Header.Get("Access-Control-Allow-Origin") != "*" || !strings.Contains(res.Header.Get("Access-Control-Expose-Headers"),
		"Khyberatlas-Version") {
		t.Errorf("got %v", res.Header)
	}
	res, body := ask(t, http.MethodOptions, at+"/collections/incidents/items", "Origin", "https://example.org",
		"Access-Control-Request-Method", "GET", "Access-Control-Request-Headers", "cache-control")
	for _, header := range []string{"Cache-Control", "Pragma", "If-None-Match", "Range", "Accept"} {
		if !strings.Contains(res.Header.Get("Access-Control-Allow-Headers"), header) {
			t.Errorf("%s is not allowed: %s", header, res.Header.Get("Access-Control-Allow-Headers"))
		}
	}
	if res.StatusCode != http.StatusNoContent || body != "" || !strings.Contains(res.Header.Get("Access-Control-Allow-Methods"),
		"GET") ||
		res.Header.Get("Allow") == "" {
		t.Errorf("got %d, %v", res.StatusCode, res.Header)
	}
}

func TestAbsoluteLinksComeFromTheBaseAddressElseTheHost(t *testing.T) {
	trusting := func(c *Config) { c.TrustProxy = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")} }
	plain, behind := site(t), listen(t, build(t, trusting))
	based := listen(t, build(t, func(c *Config) { c.BaseURL = "https://example.org/atlas/" }))
	forwarded := []string{"X-Forwarded-Proto", "https", "X-Forwarded-Host", "map.example.org, inner"}
	for name, tc := range map[string]struct {
		at      string
		headers []string
		want    string
	}{
		"the host":              {plain, nil, plain + "/collections"},
		"a stranger's headers":  {plain, forwarded, plain + "/collections"},
		"a trusted proxy":       {behind, forwarded, "https://map.example.org/collections"},
		"a proxy without any":   {behind, nil, behind + "/collections"},
		"a proxy's nonsense":    {behind, []string{"X-Forwarded-Proto", "gopher"}, behind + "/collections"},
		"the base address wins": {based, forwarded, "https://example.org/atlas/collections"},
	} {
		_, body := get(t, tc.at+"/collections", tc.headers...)
		v := decode[struct{ Links []struct{ Href, Rel string } }](t, body)
		if len(v.Links) == 0 || v.Links[0].Href != tc.want {
			t.Errorf("%s: got %+v, want %s", name, v.Links, tc.want)
		}
	}
	for _, evil := range []string{"a b", "x/y", "evil\"", "-a", "a:b"} {
		req, err := http.NewRequest(http.MethodGet, behind+"/collections", nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("X-Forwarded-Host", evil)
		res, err := http.DefaultTransport.RoundTrip(req)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != http.StatusBadRequest {
			t.Errorf("%q: %d", evil, res.StatusCode)
		}
	}
}

func TestLinksWithinAPageStayBelowTheBaseAddressAndTheVersion(t *testing.T) {
	version := odd(t).Load().Version()
	at := listen(t, build(t, func(c *Config) { c.BaseURL = "https://example.org/atlas" }))
	res, _ := get(t, at+"/v/"+version+"/incidents")
	if got, want := res.Header.Get("Location"), "/atlas/v/"+version+"/collections/incidents/items"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
