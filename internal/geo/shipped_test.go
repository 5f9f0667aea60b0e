package geo_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/paulmach/orb"
)

// named is a shape of the default dataset.
type named struct {
	Name  string
	Shape orb.MultiPolygon
}

// shipped reads one of the default dataset's maps.
func shipped(t testing.TB, name string) []named {
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
	var out []named
	for _, f := range doc.Features {
		n := named{Name: f.Properties.Name}
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

func shapesOf(list []named) []orb.MultiPolygon {
	var out []orb.MultiPolygon
	for _, n := range list {
		out = append(out, n.Shape)
	}
	return out
}

// land are the shapes of the provinces of Pakistan by name, and those of Afghanistan.
func land(t testing.TB) (provinces map[string]orb.MultiPolygon, afghan []orb.MultiPolygon) {
	provinces = map[string]orb.MultiPolygon{}
	for _, p := range shipped(t, "provinces.geojson") {
		provinces[p.Name] = p.Shape
	}
	return provinces, shapesOf(shipped(t, "basemap/af_provinces.geojson"))
}
