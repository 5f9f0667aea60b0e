package main

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
)

// riverKm2 is what a bend of a river must be worth where it is seen from far out.
const riverKm2 = 5

// ground is what explains the lie of the land: rivers, roads, passes and peaks, as the dataset's files have them.
type ground struct {
	rivers, routes, heights []geo.Feature
}

func readGround(fsys fs.FS) (ground, error) {
	var g ground
	var err error
	if g.rivers, err = rivers(fsys, "basemap/rivers.geojson"); err != nil {
		return g, err
	}
	if g.routes, err = routes(fsys, "basemap/routes.csv"); err != nil {
		return g, err
	}
	g.heights, err = places(fsys, "basemap/passes_peaks.csv", "kind", "name", "name_ur", "name_ps")
	return g, err
}

// layers are what is seen from far out: the lines of the first two ranks, a river's name with the points of it where it may
// stand, those nearest to the frontier first.
func (g ground) layers(frontier orb.MultiLineString) []geo.Layer {
	great := slices.DeleteFunc(slices.Clone(g.rivers), func(f geo.Feature) bool { return f.Properties["rank"] == 3.0 })
	thin := geo.NewTopology([]geo.Layer{{Features: great}}).Simplify(riverKm2).Layers()[0].Features
	for i, f := range thin {
		for _, l := range f.Lines {
			for j, p := range l {
				l[j] = roundTo(p, 500)
			}
		}
		f.Properties = maps.Clone(f.Properties)
		if f.Properties["name"] != nil {
			if at := namePoints(f.Lines, frontier); len(at) > 0 {
				f.Properties["at"] = at
			}
		}
		thin[i] = f
	}
	return []geo.Layer{
		{Name: "rivers", Features: thin},
		{Name: "routes", Features: []geo.Feature{{Lines: joined(g.routes)}}},
		{Name: "heights", Features: g.heights},
	}
}

// near are the rivers as they came, for a look from closer by.
func (g ground) near() []geo.Layer {
	lines := make([]geo.Feature, len(g.rivers))
	for i, f := range g.rivers {
		lines[i] = geo.Feature{Lines: f.Lines, Properties: map[string]any{"rank": f.Properties["rank"]}}
	}
	return []geo.Layer{{Name: "rivers", Features: lines}}
}

// A river is named where the map looks at: every so often within these kilometres of the frontier.
const (
	nameEveryKm  = 90
	nameWithinKm = 330
	namesOfRiver = 4
)

func namePoints(lines, frontier orb.MultiLineString) []orb.Point {
	var out []orb.Point
	for _, l := range lines {
		run := nameEveryKm / 2.0
		for i := 1; i < len(l); i++ {
			if run += geo.Distance(l[i-1], l[i]); run < nameEveryKm {
				continue
			}
			run = 0
			if at := roundTo(l[i], 100); geo.DistanceToLine(at, frontier) < nameWithinKm {
				out = append(out, at)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b orb.Point) int {
		return cmp.Compare(geo.DistanceToLine(a, frontier), geo.DistanceToLine(b, frontier))
	})
	return out[:min(len(out), namesOfRiver)]
}

// roundTo is a point to a part of a degree: a hundredth is enough for a name, a five hundredth for a river.
func roundTo(p orb.Point, parts float64) orb.Point {
	return orb.Point{math.Round(p[0]*parts) / parts, math.Round(p[1]*parts) / parts}
}

func joined(features []geo.Feature) orb.MultiLineString {
	var out orb.MultiLineString
	for _, f := range features {
		out = append(out, f.Lines...)
	}
	return out
}

func rivers(fsys fs.FS, name string) ([]geo.Feature, error) {
	var out []geo.Feature
	err := eachFeature(fsys, name, func(properties map[string]any, kind string, coordinates json.RawMessage) error {
		lines := make(orb.MultiLineString, 1)
		var into any = &lines[0]
		if kind == "MultiLineString" {
			into = &lines
		}
		if err := json.Unmarshal(coordinates, into); err != nil {
			return err
		}
		kept := map[string]any{"rank": properties["rank"]}
		for _, key := range []string{"name", "name_ur", "name_ps"} {
			if properties[key] != "" && properties[key] != nil {
				kept[key] = properties[key]
			}
		}
		out = append(out, geo.Feature{Lines: lines, Properties: kept})
		return nil
	})
	return out, err
}

func routes(fsys fs.FS, name string) ([]geo.Feature, error) {
	rows, err := table(fsys, name)
	if err != nil {
		return nil, err
	}
	var out []geo.Feature
	for i, row := range rows {
		var line orb.LineString
		for at := range strings.FieldsSeq(row["via"]) {
			lon, lat, _ := strings.Cut(at, ",")
			p, err := point(lon, lat)
			if err != nil {
				return nil, fmt.Errorf("read %s: line %d: %w", name, i+2, err)
			}
			line = append(line, p)
		}
		out = append(out, geo.Feature{Lines: orb.MultiLineString{line}})
	}
	return out, nil
}

// places are the rows of a table that have a place and a rank, with some of their columns.
func places(fsys fs.FS, name string, columns ...string) ([]geo.Feature, error) {
	rows, err := table(fsys, name)
	if err != nil {
		return nil, err
	}
	var out []geo.Feature
	for i, row := range rows {
		at, errAt := point(row["lon"], row["lat"])
		rank, errRank := strconv.Atoi(row["rank"])
		if errAt != nil || errRank != nil {
			return nil, fmt.Errorf("read %s: line %d has no place or rank", name, i+2)
		}
		properties := map[string]any{"rank": rank}
		for _, c := range columns {
			properties[c] = row[c]
		}
		out = append(out, geo.Feature{Point: &at, Properties: properties})
	}
	return out, nil
}

func point(lon, lat string) (orb.Point, error) {
	x, errX := strconv.ParseFloat(lon, 64)
	y, errY := strconv.ParseFloat(lat, 64)
	return orb.Point{x, y}, cmp.Or(errX, errY)
}

// table is a CSV file's rows by column.
func table(fsys fs.FS, name string) ([]map[string]string, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read the basemap: %w", err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	out := make([]map[string]string, len(rows)-1)
	for i, row := range rows[1:] {
		out[i] = map[string]string{}
		for j, column := range rows[0] {
			out[i][column] = row[j]
		}
	}
	return out, nil
}

// eachFeature gives the features of a GeoJSON file with their geometry unread.
func eachFeature(fsys fs.FS, name string,
	do func(properties map[string]any, kind string, coordinates json.RawMessage) error) error {
	raw, err := fs.ReadFile(fsys, name)
	if err != nil {
		return fmt.Errorf("read the basemap: %w", err)
	}
	var fc struct {
		Features []struct {
			Properties map[string]any
			Geometry   struct {
				Type        string
				Coordinates json.RawMessage
			}
		}
	}
	if err := json.Unmarshal(raw, &fc); err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	for i, f := range fc.Features {
		if err := do(f.Properties, f.Geometry.Type, f.Geometry.Coordinates); err != nil {
			return fmt.Errorf("read %s: feature %d: %w", name, i+1, err)
		}
	}
	return nil
}
