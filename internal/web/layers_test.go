package web

import (
	"net/http"
	"testing"

	"khyberatlas/internal/ogc"
)

// A layer of the protocol that no other room has a row for is an error in each of them: nobody serves another layer's
// features or figures in its place: a fault of the program's, not of the reader's.
func TestALayerThatOnlyTheProtocolHasIsAnErrorEverywhere(t *testing.T) {
	s := build(t, nil)
	row := &ogc.Collections()[len(ogc.Collections())-1]
	kept := *row
	t.Cleanup(func() { *row = kept })
	row.ID = "made-up"

	at := listen(t, s)
	paths := []string{"/collections", "/collections?f=html", "/collections/made-up", "/collections/made-up?f=html", "/data?f=html",
		"/collections/made-up/items/bannu", "/collections/made-up/items/bannu?f=html", "/downloads/khyber-atlas.gpkg", "/sitemap.xml"}
	op, _ := ogc.Lookup(ogc.OpItems)
	for _, f := range op.Forms {
		paths = append(paths, "/collections/made-up/items?f="+string(f))
	}
	for _, path := range paths {
		if res, body := get(t, at+path); res.StatusCode != http.StatusInternalServerError {
			t.Errorf("%s: %d %.200s", path, res.StatusCode, body)
		}
	}
}
