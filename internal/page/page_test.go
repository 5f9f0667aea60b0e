package page

import (
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
		for _, c := range ogc.Collections() {
			if layers[c.ID] == nil {
				t.Errorf("%s has no page for %s", name, c.ID)
			}
		}
		for id := range layers {
			if _, ok := ogc.CollectionOf(id); !ok {
				t.Errorf("%s has a page for %s, which is no layer", name, id)
			}
		}
	}
	for name := range pictures {
		if _, ok := ogc.Lookup(name); !ok {
			t.Errorf("the picture %s belongs to no operation", name)
		}
	}
}
