package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"

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

// nobodys are shapes that Natural Earth has among the countries, and that a map of the largest letters must not name.
var nobodys = map[string]bool{"Siachen Glacier": true}

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
	for name, layers := range map[string][]geo.Layer{
		"basemap.json": append(beyond(land, countries), home.layers()...),
		"rivers.json":  home.ground.near(),
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

// beyond is the land beneath everything, the borders of other countries among each other, and their names.
func beyond(land, countries []geo.Feature) []geo.Layer {
	var ground []geo.Feature
	for _, f := range land {
		if shape := geo.ClipPolygon(f.Shape, view); len(shape) > 0 {
			ground = append(ground, geo.Feature{Shape: shape})
		}
	}
	var shapes []orb.MultiPolygon
	var names []geo.Feature
	for _, f := range countries {
		name, _ := f.Properties["name"].(string)
		shape := geo.ClipPolygon(f.Shape, view)
		if len(shape) == 0 {
			continue
		}
		if nobodys[name] {
			continue
		}
		at := geo.PointInside(largest(shape))
		names = append(names, geo.Feature{Properties: map[string]any{"name": name}, Point: &at})
		if !slices.Contains(ours, name) && !slices.Contains(disagree, name) {
			shapes = append(shapes, f.Shape)
		}
	}
	borders := geo.ClipLines(geo.InnerBorders(shapes), view)
	thin := geo.NewTopology([]geo.Layer{
		{Name: "land", Features: ground},
		{Name: "abroad", Features: []geo.Feature{{Lines: borders}}},
	}).Simplify(beyondKm2).Layers()
	return append(thin, geo.Layer{Name: "countries", Features: names})
}

func largest(mp orb.MultiPolygon) orb.MultiPolygon {
	return orb.MultiPolygon{slices.MaxFunc(mp, func(a, b orb.Polygon) int {
		return int(geo.Area(orb.MultiPolygon{a}) - geo.Area(orb.MultiPolygon{b}))
	})}
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
