package answer

import (
	"testing"

	"khyberatlas/internal/ogc"
)

func TestEveryLayerAndTableOfTheProtocolIsWritten(t *testing.T) {
	if len(layers) != len(ogc.Collections()) || len(tables) != len(ogc.Tables()) {
		t.Errorf("%d layers and %d tables are written, there are %d and %d", len(layers), len(tables), len(ogc.Collections()), len(ogc.Tables()))
	}
	for _, c := range ogc.Collections() {
		if layers[c.ID] == nil {
			t.Errorf("the layer %s isn't written", c.ID)
		}
	}
	for _, table := range ogc.Tables() {
		if tables[table] == nil {
			t.Errorf("the table %s isn't written", table)
		}
	}
	for name := range forms {
		if _, ok := ogc.Lookup(name); !ok {
			t.Errorf("the answer %s belongs to no operation", name)
		}
	}
}
