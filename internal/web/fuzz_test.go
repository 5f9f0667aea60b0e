package web

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"testing"
	"time"

	"khyberatlas/internal/ogc"
)

// FuzzServer sends whatever comes to the whole server: it answers, and never by a failure of its own. With FUZZ_SLOW
// naming a file, answers that took over a quarter of a second are noted there.
func FuzzServer(f *testing.F) {
	for _, op := range ogc.Operations() {
		f.Add(op.Example, "*/*", "identity", false)
		f.Add(op.Example, "text/html", "gzip", true)
	}
	s := build(f, nil)
	f.Fuzz(func(t *testing.T, target, accept, coding string, head bool) {
		u, err := url.ParseRequestURI(target)
		if err != nil || u.Host != "" {
			t.Skip("no address that a server is sent")
		}
		r := (&http.Request{Method: http.MethodGet, URL: u, RequestURI: target, Host: "example.org", Proto: "HTTP/1.1", ProtoMajor: 1,
			ProtoMinor: 1,
			RemoteAddr: "192.0.2.1:4711", Body: http.NoBody, Header: http.Header{"Accept": {accept}, "Accept-Encoding": {coding},
				"Range": {"bytes=" + coding}}}).
			WithContext(t.Context())
		if head {
			r.Method = http.MethodHead
			r.Header.Set("Accept-Language", accept)
			r.Header.Set("If-None-Match", coding)
		}
		rec := httptest.NewRecorder()
		began := time.Now()
		s.Handler().ServeHTTP(rec, r)
		took := time.Since(began)
		if rec.Code == http.StatusInternalServerError || rec.Code < 200 || rec.Code > 599 {
			t.Fatalf("%d: %s", rec.Code, rec.Body)
		}
		if rec.Code >= 300 && rec.Code < 400 && rec.Code != http.StatusNotModified {
			if to, err := url.Parse(rec.Header().Get("Location")); err != nil || to.Host != "" || to.Scheme != "" {
				t.Fatalf("%s leads to %q", target, rec.Header().Get("Location"))
			}
		}
		noteSlow(t, target, took)
	})
}

func noteSlow(t *testing.T, target string, took time.Duration) {
	file := os.Getenv("FUZZ_SLOW")
	if file == "" || took < 250*time.Millisecond {
		return
	}
	out, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	fmt.Fprintf(out, "%s %q\n", took, target)
}
