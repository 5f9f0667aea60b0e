package asked_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb/encoding/mvt"

	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/postgis/asked"
	"khyberatlas/internal/question"
	"khyberatlas/internal/spot"
	"khyberatlas/internal/tile"
)

var _ question.Tiler = (*asked.Answerer)(nil)

// decoded are the features of a tile, read by another's hand, each by where it stands.
func decoded(t *testing.T, b []byte) (name string, features []map[string]any) {
	t.Helper()
	layers, err := mvt.Unmarshal(b)
	if err != nil {
		t.Fatal(err)
	}
	if len(layers) != 1 || layers[0].Version != 2 || layers[0].Extent != tile.Extent {
		t.Fatalf("%+v", layers)
	}
	for _, f := range layers[0].Features {
		of := map[string]any{"": f.Geometry}
		for key, v := range f.Properties {
			of[key] = v
		}
		features = append(features, of)
	}
	return layers[0].Name, features
}

func TestTilesOfPostGISShowWhatOursDo(t *testing.T) {
	pool := database(t)
	passed := func(origin string) bool { return origin != "theirs" }
	shown := 0
	for name, ds := range map[string]*incident.Dataset{"shipped": datasettest.With(t, datasettest.OddRows()),
		"told twice": rows(1000)} {
		whole, a, _ := must(t, pool, ds)
		for _, q := range []incident.Query{{}, {Types: []incident.Type{"ied"}}, {Words: []string{"nothingsuch"}},
			{Days: incident.Days{From: incident.MustDay("2020-01-01")}, Apart: true}} {
			for _, at := range []spot.Tile{{}, {Zoom: 6, X: 44, Y: 25}, {Zoom: 8, X: 178, Y: 102}, {Zoom: 11, X: 1425, Y: 817}} {
				spots, err := whole.Spots(t.Context(), q, tile.Grid(at))
				if err != nil {
					t.Fatal(err)
				}
				wantName, want := decoded(t, tile.Incidents("incidents", at, spots, whole.Badges(), passed))
				b, err := a.Tile(t.Context(), q, at, "incidents", passed)
				if err != nil {
					t.Fatal(err)
				}
				gotName, got := decoded(t, b)
				if diff := cmp.Diff(want, got); diff != "" || gotName != wantName {
					t.Errorf("%s, tile %v of %+v (-ours +PostGIS's):\n%.2000s", name, at, q, diff)
				}
				shown += len(want)
			}
		}
	}
	if shown < 100 {
		t.Errorf("%d features in all tiles", shown)
	}
}
