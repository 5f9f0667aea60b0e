package page

import (
	"slices"
	"strings"
	"testing"

	"khyberatlas/internal/ogc"
)

func TestEveryPageAndPictureBelongsToAnOperation(t *testing.T) {
	for name := range pages {
		op, collection, _ := strings.Cut(name, "/")
		if _, ok := ogc.Lookup(op); !ok || collection != "" && !slices.Contains(ogc.CollectionIDs(), collection) {
			t.Errorf("the page %s belongs to no operation", name)
		}
	}
	for name := range pictures {
		if _, ok := ogc.Lookup(name); !ok {
			t.Errorf("the picture %s belongs to no operation", name)
		}
	}
}
