package geo

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/paulmach/orb"
)

// DecodeTopoJSON reads a TopoJSON document, quantised or not: a layer for each object, by name. Numbers as ids become
// their text; geometries that the map does not draw (collections within collections, many points) are errors.
func DecodeTopoJSON(r io.Reader) ([]Layer, error) {
	var doc struct {
		Type      string                  `json:"type"`
		Transform *topoTransform          `json:"transform"`
		Objects   map[string]topoGeometry `json:"objects"`
		Arcs      [][][2]float64          `json:"arcs"`
	}
	if err := json.NewDecoder(r).Decode(&doc); err != nil {
		return nil, fmt.Errorf("read topojson: %w", err)
	}
	if doc.Type != "Topology" {
		return nil, fmt.Errorf("read topojson: the type is %q and not Topology", doc.Type)
	}
	d := topoDecoder{transform: doc.Transform, arcs: make([]orb.LineString, len(doc.Arcs))}
	for i, arc := range doc.Arcs {
		d.arcs[i] = d.line(arc)
	}
	var out []Layer
	for name, object := range doc.Objects {
		l := Layer{Name: name}
		geometries := []topoGeometry{object}
		if object.Type == "GeometryCollection" {
			geometries = object.Geometries
		}
		for i, g := range geometries {
			f, err := d.feature(g)
			if err != nil {
				return nil, fmt.Errorf("read topojson: object %s, geometry %d: %w", name, i, err)
			}
			l.Features = append(l.Features, f)
		}
		out = append(out, l)
	}
	slices.SortFunc(out, func(a, b Layer) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}

type topoDecoder struct {
	transform *topoTransform
	arcs      []orb.LineString
}

func (d topoDecoder) line(arc [][2]float64) orb.LineString {
	var x, y float64
	out := make(orb.LineString, len(arc))
	for i, p := range arc {
		if d.transform == nil {
			out[i] = p
			continue
		}
		x, y = x+p[0], y+p[1]
		out[i] = d.point([2]float64{x, y})
	}
	return out
}

func (d topoDecoder) point(p [2]float64) orb.Point {
	if d.transform == nil {
		return p
	}
	s, t := d.transform.Scale, d.transform.Translate
	if s == [2]float64{step, step} {
		return orb.Point{Round4(p[0]*s[0] + t[0]), Round4(p[1]*s[1] + t[1])}
	}
	return orb.Point{p[0]*s[0] + t[0], p[1]*s[1] + t[1]}
}

func (d topoDecoder) feature(g topoGeometry) (Feature, error) {
	f := Feature{Properties: g.Properties, ID: strings.Trim(string(g.ID), `"`)}
	if len(g.ID) > 0 && g.ID[0] == '"' {
		if err := json.Unmarshal(g.ID, &f.ID); err != nil {
			return f, err
		}
	}
	var polygon [][]int
	var polygons [][][]int
	var line []int
	switch g.Type {
	case "Polygon":
		if err := json.Unmarshal(g.Arcs, &polygon); err != nil {
			return f, err
		}
		return d.shape(f, [][][]int{polygon})
	case "MultiPolygon":
		if err := json.Unmarshal(g.Arcs, &polygons); err != nil {
			return f, err
		}
		return d.shape(f, polygons)
	case "LineString":
		if err := json.Unmarshal(g.Arcs, &line); err != nil {
			return f, err
		}
		return d.lines(f, [][]int{line})
	case "MultiLineString":
		if err := json.Unmarshal(g.Arcs, &polygon); err != nil {
			return f, err
		}
		return d.lines(f, polygon)
	case "Point":
		var at [2]float64
		if err := json.Unmarshal(g.Coordinates, &at); err != nil {
			return f, err
		}
		p := d.point(at)
		f.Point = &p
		return f, nil
	case "":
		return f, nil
	}
	return f, fmt.Errorf("a %s is not read", g.Type)
}

func (d topoDecoder) shape(f Feature, polygons [][][]int) (Feature, error) {
	for _, rings := range polygons {
		var poly orb.Polygon
		for _, arcs := range rings {
			points, err := d.join(arcs)
			if err != nil {
				return f, err
			}
			poly = append(poly, orb.Ring(points))
		}
		f.Shape = append(f.Shape, poly)
	}
	return f, nil
}

func (d topoDecoder) lines(f Feature, lines [][]int) (Feature, error) {
	for _, arcs := range lines {
		points, err := d.join(arcs)
		if err != nil {
			return f, err
		}
		f.Lines = append(f.Lines, orb.LineString(points))
	}
	return f, nil
}

func (d topoDecoder) join(arcs []int) ([]orb.Point, error) {
	for _, a := range arcs {
		if a = max(a, ^a); a >= len(d.arcs) || len(d.arcs[a]) == 0 {
			return nil, fmt.Errorf("there is no arc %d", a)
		}
	}
	return (&Topology{arcs: d.arcs}).join(arcs), nil
}
