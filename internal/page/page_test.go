package page

import (
	"maps"
	"slices"
	"testing"

	"khyberatlas/internal/ogc"
)

func TestEveryPageAndPictureBelongsToAnOperation(t *testing.T) {
	for name := range pages {
		if _, ok := ogc.Lookup(name); !ok {
			t.Errorf("the page %s belongs to no operation", name)
		}
	}
	for name, layers := range featurePages {
		if _, ok := ogc.Lookup(name); !ok {
			t.Errorf("the pages %s belong to no operation", name)
		}
		if got, want := slices.Sorted(maps.Keys(layers)), slices.Sorted(slices.Values(ogc.CollectionIDs())); !slices.Equal(got, want) {
			t.Errorf("%s: pages for the layers %v, want %v", name, got, want)
		}
	}
	for name := range pictures {
		if _, ok := ogc.Lookup(name); !ok {
			t.Errorf("the picture %s belongs to no operation", name)
		}
	}
}
