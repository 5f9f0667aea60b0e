package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/geodata"
	"khyberatlas/internal/geo"
)

// view is the part of the world that the map can show.
var view = orb.Bound{Min: orb.Point{58, 22}, Max: orb.Point{81, 42}}

// What Natural Earth gives beyond the two countries is thinned to this many square kilometres a point; our own lines
// are left as they are, so that the frontier is the same line on every layer and at every zoom.
const beyondKm2 = 40

// The countries whose edges come from our own files, or are nobody's to draw here: China and India agree on none.
var (
	ours     = []string{"Pakistan", "Afghanistan"}
	disagree = []string{"China", "India"}
)

func addBasemap(d *dist, root string) error {
	atlas := filepath.Join(root, "node_modules", "world-atlas")
	land, err := topoFile(filepath.Join(atlas, "land-10m.json"), "land")
	if err != nil {
		return err
	}
	countries, err := topoFile(filepath.Join(atlas, "countries-10m.json"), "countries")
	if err != nil {
		return err
	}
	home, err := readHome()
	if err != nil {
		return err
	}
	far := append(beyond(land, countries), home.layers()...)
	for name, layers := range map[string][]geo.Layer{
		"basemap.json":    named(far, "name"),
		"basemap-ur.json": named(far, "name_ur"),
		"basemap-ps.json": named(far, "name_ps"),
		"rivers.json":     home.ground.near(),
	} {
		var b bytes.Buffer
		if err := geo.EncodeTopoJSON(&b, layers); err != nil {
			return fmt.Errorf("encode %s: %w", name, err)
		}
		if err := d.add(name, b.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// named are layers with the names of one column alone, English where it has none: a reader has use for one language.
func named(layers []geo.Layer, column string) []geo.Layer {
	out := slices.Clone(layers)
	for i, l := range out {
		out[i].Features = slices.Clone(l.Features)
		for j, f := range out[i].Features {
			properties := map[string]any{}
			for key, value := range f.Properties {
				if !strings.HasPrefix(key, "name") {
					properties[key] = value
				}
			}
			for _, key := range []string{column, "name"} {
				if name, ok := f.Properties[key].(string); ok && name != "" {
					properties["name"] = name
					break
				}
			}
			out[i].Features[j].Properties = properties
		}
	}
	return out
}

// addRelief takes the pictures of the relief as they are: they are compressed already.
func addRelief(d *dist, root string) error {
	for _, name := range []string{"relief-light.webp", "relief-dark.webp", "relief-near-light.webp", "relief-near-dark.webp"} {
		body, err := os.ReadFile(filepath.Join(root, "src", "ground", name))
		if err != nil {
			return fmt.Errorf("read the relief: %w", err)
		}
		if err := d.add(name, body); err != nil {
			return err
		}
	}
	return nil
}

func topoFile(path, layer string) ([]geo.Feature, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open the world's land (npm ci brings it): %w", err)
	}
	defer f.Close()
	layers, err := geo.DecodeTopoJSON(f)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", filepath.Base(path), err)
	}
	i := slices.IndexFunc(layers, func(l geo.Layer) bool { return l.Name == layer })
	if i < 0 {
		return nil, fmt.Errorf("read %s: no layer %s", filepath.Base(path), layer)
	}
	return layers[i].Features, nil
}

// beyond is the land beneath everything, and the borders of other countries among each other.
func beyond(land, countries []geo.Feature) []geo.Layer {
	var ground []geo.Feature
	for _, f := range land {
		if shape := geo.ClipPolygon(f.Shape, view); len(shape) > 0 {
			ground = append(ground, geo.Feature{Shape: shape})
		}
	}
	var shapes []orb.MultiPolygon
	for _, f := range countries {
		name, _ := f.Properties["name"].(string)
		if len(geo.ClipPolygon(f.Shape, view)) > 0 && !slices.Contains(ours, name) && !slices.Contains(disagree, name) {
			shapes = append(shapes, f.Shape)
		}
	}
	borders := geo.ClipLines(geo.InnerBorders(shapes), view)
	thin := geo.NewTopology([]geo.Layer{
		{Name: "land", Features: ground},
		{Name: "abroad", Features: []geo.Feature{{Lines: borders}}},
	}).Simplify(beyondKm2).Layers()
	rounded(thin, func(orb.Point) bool { return true })
	return thin
}

func readHome() (home, error) {
	var h home
	var err error
	if h.provinces, err = shapes(geodata.Files, "provinces.geojson"); err != nil {
		return h, err
	}
	if h.afghan, err = shapes(geodata.Files, "basemap/af_provinces.geojson"); err != nil {
		return h, err
	}
	if h.towns, err = places(geodata.Files, "basemap/towns.csv", "name", "name_ur", "name_ps"); err != nil {
		return h, err
	}
	h.ground, err = readGround(geodata.Files)
	return h, err
}
