package web

import (
	"strings"
	"testing"

	"khyberatlas/internal/ogc"
)

// GDAL takes zoom, column and row from a tile's address, and puts it where it belongs.
func TestGDALReadsATileWhereItLies(t *testing.T) {
	t.Parallel()
	for name, at := range both(t) {
		for _, c := range ogc.CollectionIDs() {
			address := at + "/tiles/" + c + "/6/44/25.mvt"
			out := gdal(t, "ogrinfo", "-al", "-so", "MVT:"+address, c)
			if n, want := counted(t, out), len(tileAt(t, address).Features); n != want || n == 0 {
				t.Errorf("%s: GDAL counts %d %s, we %d", name, n, c, want)
			}
			if !strings.Contains(out, "ID[\"EPSG\",3857]]") {
				t.Errorf("%s: %s isn't placed: %s", name, c, out)
			}
		}
	}
}
