package answer

import (
	"context"
	"io"
	"slices"
	"testing"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
	"khyberatlas/internal/question/answertest"
)

// windows is an answerer that knows what windows it was asked for.
type windows struct {
	question.Answerer
	asked []incident.Page
}

func (a *windows) Search(ctx context.Context, q incident.Query, window incident.Page) (incident.Hits, error) {
	a.asked = append(a.asked, window)
	return a.Answerer.Search(ctx, q, window)
}

func TestAPageOfIncidentsIsAllThatIsSearchedForIt(t *testing.T) {
	page := incident.Page{Limit: 10, Offset: 20, Sort: incident.SortDateDesc}
	for _, collection := range []incident.Layer{incident.LayerIncidents, incident.LayerStrikes} {
		for name, tc := range map[string]struct {
			asked ogc.Resource
			want  []incident.Page
		}{
			"a page": {ogc.Resource{Operation: ogc.OpItems, Collection: collection, Form: ogc.GeoJSON, Page: page}, []incident.Page{page}},
			"a file": {ogc.Resource{Operation: ogc.OpDownload, File: string(collection) + ".geojson", Form: ogc.GeoJSON,
				Page: incident.Page{Limit: 10, Sort: incident.SortDateDesc}}, []incident.Page{{Limit: 1, Sort: incident.SortDateDesc}}},
		} {
			c := asking(t, tc.asked)
			searched := &windows{Answerer: answertest.Odd(t)}
			c.About(answertest.Odd(t), searched)
			if err := c.maker.Write(io.Discard, c.Question, Outlet{}); err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(searched.asked, tc.want) {
				t.Errorf("%s of %s searched for %+v", name, collection, searched.asked)
			}
		}
	}
}

func TestEveryLayerAndTableOfTheProtocolIsWritten(t *testing.T) {
	if len(layers) != len(ogc.Collections()) || len(tables) != len(ogc.Tables()) {
		t.Errorf("%d layers and %d tables are written, there are %d and %d", len(layers), len(tables), len(ogc.Collections()),
			len(ogc.Tables()))
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
