package geo_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
)

// shipped reads one of the default dataset's maps.
func shipped(t testing.TB, name string) []geo.Named {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "geodata", name))
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Features []struct {
			Properties struct{ Name string }
			Geometry   struct {
				Type        string
				Coordinates json.RawMessage
			}
		}
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	var out []geo.Named
	for _, f := range doc.Features {
		n := geo.Named{Name: f.Properties.Name}
		var into any = &n.Shape
		if f.Geometry.Type == "Polygon" {
			n.Shape = make(orb.MultiPolygon, 1)
			into = &n.Shape[0]
		}
		if err := json.Unmarshal(f.Geometry.Coordinates, into); err != nil {
			t.Fatal(err)
		}
		out = append(out, n)
	}
	return out
}

var shippedMaps = []string{"districts.geojson", "tehsils.geojson", "provinces.geojson", "basemap/af_provinces.geojson"}

func shapesOf(named []geo.Named) []orb.MultiPolygon {
	var out []orb.MultiPolygon
	for _, n := range named {
		out = append(out, n.Shape)
	}
	return out
}
