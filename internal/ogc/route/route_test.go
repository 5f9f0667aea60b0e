package route_test

import (
	"fmt"
	"testing"

	"khyberatlas/internal/ogc/route"
)

func ExampleOf() {
	fmt.Println(route.Of("/tiles/{collectionId}/{tileMatrix}/{tileCol}/{tileRow}.mvt"))
	// Output: /tiles/:collectionId/:tileMatrix/:tileCol/:tileRow
}

func TestAValueIsWithoutTheEndingOfItsPath(t *testing.T) {
	for _, tc := range []struct{ path, name, found, want string }{
		{"/tiles/{c}.json", "c", "incidents.json", "incidents"},
		{"/tiles/{c}.json", "c", "incidents", ""},
		{"/tiles/{c}.json", "c", ".json", ""},
		{"/downloads/{file}", "file", "incidents.csv", "incidents.csv"},
		{"/v/:version/totals", "version", "0123", "0123"},
	} {
		if got := route.Value(tc.path, tc.name, tc.found); got != tc.want {
			t.Errorf("%s of %s in %s is %q, want %q", tc.name, tc.found, tc.path, got, tc.want)
		}
	}
}
