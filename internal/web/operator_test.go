package web

import (
	"bytes"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func TestTheLogNamesNeitherTheReaderNorTheQuestion(t *testing.T) {
	var b bytes.Buffer
	s := build(t, func(c *Config) { c.Log = slog.New(slog.NewJSONHandler(&b, nil)) })
	for _, path := range []string{"/totals?q=secret", "/collections/incidents/items/secret", "/secret?near=71,34,secret",
		"/totals?secret=1"} {
		req := httptest.NewRequest(http.MethodGet, path, nil)
		req.RemoteAddr = "192.0.2.77:4711"
		s.Handler().ServeHTTP(httptest.NewRecorder(), req)
	}
	if text := b.String(); strings.Contains(text, "secret") || strings.Contains(text, "192.0.2.77") ||
		strings.Count(text, "\n") != 4 {
		t.Errorf("got %s", text)
	}
	for _, want := range []string{`"operation":"totals"`, `"status":200`, `"method":"GET"`, `"took":`,
		`"version":"` + odd(t).Load().Version()} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%s lacks %s", b.String(), want)
		}
	}
}

func TestNeitherLogNorMetricsTellOnePageFromAnother(t *testing.T) {
	told := func(path string, size int64, took time.Duration) string {
		var b bytes.Buffer
		s := build(t, func(c *Config) {
			c.Log = slog.New(slog.NewTextHandler(&b, &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
				if a.Key == slog.TimeKey {
					return slog.Attr{} // the handler is the caller's
				}
				return a
			}}))
		})
		n := &logEntry{operation: "item", version: "0123456789abcdef"}
		s.logRequest(httptest.NewRequest(http.MethodGet, path, nil), n, &patientWriter{status: 200, bytes: size}, took)
		admin := httptest.NewRecorder()
		s.AdminHandler().ServeHTTP(admin, httptest.NewRequest(http.MethodGet, "/metrics", nil))
		for line := range strings.Lines(admin.Body.String()) {
			if strings.HasPrefix(line, "khyberatlas_re") {
				b.WriteString(line)
			}
		}
		return b.String()
	}
	one := told("/collections/incidents/items/a", 5599, 2612*time.Microsecond)
	if other := told("/collections/incidents/items/b", 11263, 4711*time.Microsecond); one != other {
		t.Errorf("got  %s\nwant %s", other, one)
	}
	if !strings.Contains(one, "took=0s") || !strings.Contains(one, `khyberatlas_response_bytes_total{operation="item"} 0`) {
		t.Error(one)
	}
}

func TestMetricsAndProfilesAreOnTheOperatorsPortOnly(t *testing.T) {
	s := build(t, nil)
	at := listen(t, s)
	get(t, at+"/totals")
	get(t, at+"/totals?x=1")
	admin := httptest.NewServer(s.AdminHandler())
	defer admin.Close()
	_, body := get(t, admin.URL+"/metrics")
	for _, want := range []string{`khyberatlas_requests_total{operation="totals",status="200"} 1`,
		`khyberatlas_requests_total{operation="totals",status="400"} 1`, `khyberatlas_dataset_info{released="` +
			odd(t).Load().Data().Meta.Released.String() + `",version="` + odd(t).Load().Version() + `"} 1`,
		`khyberatlas_dataset_records{table="crossings"} 16`,
		fmt.Sprintf("khyberatlas_dataset_records{table=\"incidents\"} %d\n", odd(t).Load().Len()),
		"khyberatlas_request_seconds_bucket", "go_goroutines"} {
		if !strings.Contains(body, want) {
			t.Errorf("the metrics lack %s", want)
		}
	}
	for _, grows := range []string{"network", "alloc", "malloc"} {
		if strings.Contains(body, grows) {
			t.Errorf("a figure of %s tells the bytes of each answer", grows)
		}
	}
	for _, path := range []string{"/metrics", "/debug/pprof/"} {
		if res, _ := get(t, at+path); res.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %d on the public port", path, res.StatusCode)
		}
		if res, _ := get(t, admin.URL+path); res.StatusCode != http.StatusOK {
			t.Errorf("%s: %d", path, res.StatusCode)
		}
	}
}

func TestTheBundleIsServedByItsHashedNames(t *testing.T) {
	dist := fstest.MapFS{
		"manifest.json":  {Data: []byte(`{"main.js":"main.abc.js","main.css":"main.def.css"}`)},
		"main.abc.js":    {Data: []byte("plain")},
		"main.abc.js.br": {Data: []byte("brotli")},
		"main.abc.js.gz": {Data: []byte("gzip")},
		"main.def.css":   {Data: []byte("body{}")},
		"licences.txt":   {Data: []byte("MIT")},
		".gitkeep":       {},
		"orphan.js.br":   {Data: []byte("x")},
	}
	at := listen(t, build(t, func(c *Config) { c.Assets = dist }))
	for coding, want := range map[string]string{"identity": "plain", "br": "brotli", "gzip": "gzip", "zstd": "plain"} {
		res, body := get(t, at+"/assets/main.abc.js", "Accept-Encoding", coding)
		if body != want || res.Header.Get("Content-Type") != "text/javascript; charset=utf-8" ||
			!strings.Contains(res.Header.Get("Cache-Control"), "immutable") || res.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%s: %q, %v", coding, body, res.Header)
		}
		again, body := get(t, at+"/assets/main.abc.js", "Accept-Encoding", coding, "If-None-Match", res.Header.Get("ETag"))
		if again.StatusCode != http.StatusNotModified || body != "" {
			t.Errorf("%s again: %d", coding, again.StatusCode)
		}
	}
	for path, status := range map[string]int{"/assets/licences.txt": 200, "/assets/orphan.js": 404, "/assets/.gitkeep": 404,
		"/assets/main.js":         404,
		"/assets/main.abc.js?x=1": 400, "/assets/..%2fmanifest.json": 404} {
		if res, _ := get(t, at+path); res.StatusCode != status {
			t.Errorf("%s: %d", path, res.StatusCode)
		}
	}
	_, page := get(t, at+"/about", "Accept", "text/html")
	if !strings.Contains(page, `href="/assets/main.def.css"`) || !strings.Contains(page, `src="/assets/main.abc.js"`) {
		t.Error("the page doesn't name the bundle")
	}
	broken := Config{Current: odd(t), Assets: fstest.MapFS{"manifest.json": {Data: []byte("{")}}}
	if _, err := New(broken); err == nil {
		t.Error("a broken manifest is taken")
	}
}
