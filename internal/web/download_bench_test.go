package web

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"khyberatlas/internal/shelf"
)

// nowhere takes an answer and keeps nothing of it.
type nowhere struct{ head http.Header }

func (w nowhere) Header() http.Header         { return w.head }
func (w nowhere) WriteHeader(int)             {}
func (w nowhere) Write(p []byte) (int, error) { return len(p), nil }

func BenchmarkDownload(b *testing.B) {
	s := build(b, nil)
	for _, file := range []string{"incidents.geojson", "incidents.csv", "khyber-atlas.gpkg", "dataset.zip"} {
		for name, part := range map[string]string{"first": "", "whole": "", "part": "bytes=100000-199999"} {
			b.Run(file+"/"+name, func(b *testing.B) {
				r := httptest.NewRequest(http.MethodGet, "/downloads/"+file, nil)
				r.Header.Set("Range", part)
				b.ReportAllocs()
				for b.Loop() {
					if name == "first" { // nothing is held yet
						s.shelf = shelf.New(shelfBounds)
					}
					s.Handler().ServeHTTP(nowhere{http.Header{}}, r)
				}
			})
		}
	}
}
