package web

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"khyberatlas/internal/web/hot"
)

// BenchmarkAnswers asks for what is asked for most, and for what a reader holds already, without a network.
func BenchmarkAnswers(b *testing.B) {
	page := "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
	for _, bench := range []struct{ name, path, accept string }{
		{"map", "/", page},
		{"map of a filter", "/?type=air_strike", page},
		{"table", "/collections/incidents/items", page},
		{"district", "/collections/districts/items/north-waziristan", page},
		{"crossings", "/collections/crossings/items", page},
		{"collections", "/collections", page},
		{"coverage", "/coverage", page},
		{"quarters", "/quarters", page},
		{"card as a document", "/embed.svg", "*/*"},
		{"card in pixels", "/embed.png", "*/*"},
		{"marks", "/map/marks", "*/*"},
		{"sums", "/map/sums", "*/*"},
		{"list", "/map/list?limit=50", "*/*"},
		{"features", "/collections/incidents/items", "application/geo+json"},
		{"incident", "/collections/incidents/items/2025-10-08-orakzai", page},
		{"totals", "/totals", "application/json"},
	} {
		b.Run(bench.name, func(b *testing.B) { answered(b, bench.path, bench.accept, "gzip, deflate, br, zstd", http.StatusOK) })
	}
	b.Run("unchanged", func(b *testing.B) {
		answered(b, "/map/marks", "*/*", "gzip, deflate, br, zstd", http.StatusNotModified)
	})
}

// BenchmarkSmallAnswers asks for little, as it is: what every answer costs.
func BenchmarkSmallAnswers(b *testing.B) {
	for name, path := range map[string]string{
		"incident":           "/collections/incidents/items/2025-10-08-orakzai?f=json",
		"crossings of a day": "/collections/crossings/items?f=json&datetime=2025-10-12",
		"totals of a period": "/totals?datetime=2024-01-01/2025-01-01",
	} {
		b.Run(name, func(b *testing.B) { answered(b, path, "*/*", "", http.StatusOK) })
	}
}

// answered sends one request again and again; one that is to be unchanged names the tag of the answer before it.
func answered(b *testing.B, path, accept, coding string, status int) {
	s := build(b, nil)
	h := s.Handler()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Header.Set("Accept", accept)
	r.Header.Set("Accept-Language", "en-GB,en;q=0.9,ur;q=0.8")
	r.Header.Set("Accept-Encoding", coding)
	first := httptest.NewRecorder()
	h.ServeHTTP(first, r)
	if status == http.StatusNotModified {
		r.Header.Set("If-None-Match", first.Header().Get("ETag"))
	}
	s.hot = hot.New(0) // nothing is asked for again
	b.ReportAllocs()
	for b.Loop() {
		w := &unread{header: http.Header{}}
		h.ServeHTTP(w, r)
		if w.status != status {
			b.Fatalf("%s: %d", path, w.status)
		}
	}
}

// unread takes an answer that nobody reads.
type unread struct {
	header http.Header
	status int
}

func (u *unread) Header() http.Header         { return u.header }
func (u *unread) WriteHeader(status int)      { u.status = status }
func (u *unread) Write(p []byte) (int, error) { return len(p), nil }
