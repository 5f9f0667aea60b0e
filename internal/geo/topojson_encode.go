package geo

import (
	"encoding/json"
	"fmt"
	"io"
	"math"

	"github.com/paulmach/orb"
)

// EncodeTopoJSON writes layers as one TopoJSON document with an object for each layer, coordinates in whole ten
// thousandths of a degree: nothing is lost of data that has four decimals. The same layers give the same bytes.
func EncodeTopoJSON(w io.Writer, layers []Layer) error { return NewTopology(layers).EncodeTopoJSON(w) }

// EncodeTopoJSON writes the topology as EncodeTopoJSON does for layers.
func (t *Topology) EncodeTopoJSON(w io.Writer) error {
	origin := t.bound().Min
	doc := topoDoc{Type: "Topology", Objects: map[string]topoGeometry{}, Arcs: make([][][2]int, len(t.arcs)),
		Transform: &topoTransform{Scale: [2]float64{step, step}, Translate: [2]float64{Round4(origin[0]), Round4(origin[1])}}}
	for i, arc := range t.arcs {
		doc.Arcs[i] = doc.Transform.deltas(arc)
	}
	for i, l := range t.layers {
		object := topoGeometry{Type: "GeometryCollection", Geometries: []topoGeometry{}}
		for j, f := range l.Features {
			g, err := doc.Transform.geometry(f, t.parts[i][j])
			if err != nil {
				return fmt.Errorf("encode layer %s: %w", l.Name, err)
			}
			object.Geometries = append(object.Geometries, g)
		}
		doc.Objects[l.Name] = object
	}
	if err := json.NewEncoder(w).Encode(doc); err != nil {
		return fmt.Errorf("write topojson: %w", err)
	}
	return nil
}

type topoDoc struct {
	Type      string                  `json:"type"`
	Transform *topoTransform          `json:"transform,omitempty"`
	Objects   map[string]topoGeometry `json:"objects"`
	Arcs      [][][2]int              `json:"arcs"`
}

type topoTransform struct {
	Scale     [2]float64 `json:"scale"`
	Translate [2]float64 `json:"translate"`
}

type topoGeometry struct {
	Type        string          `json:"type,omitempty"`
	ID          json.RawMessage `json:"id,omitempty"`
	Properties  map[string]any  `json:"properties,omitempty"`
	Arcs        json.RawMessage `json:"arcs,omitempty"`
	Coordinates json.RawMessage `json:"coordinates,omitempty"`
	Geometries  []topoGeometry  `json:"geometries,omitzero"`
}

func (t *Topology) bound() orb.Bound {
	var all orb.MultiPoint
	for _, arc := range t.arcs {
		b := arc.Bound()
		all = append(all, b.Min, b.Max)
	}
	for _, l := range t.layers {
		for _, f := range l.Features {
			if f.Point != nil {
				all = append(all, *f.Point)
			}
		}
	}
	return all.Bound()
}

func (tr *topoTransform) whole(p orb.Point) [2]int {
	return [2]int{int(math.Round((p[0] - tr.Translate[0]) / step)), int(math.Round((p[1] - tr.Translate[1]) / step))}
}

// deltas leaves out steps of nothing, but an arc keeps two points.
func (tr *topoTransform) deltas(arc orb.LineString) [][2]int {
	var out [][2]int
	var last [2]int
	for i, p := range arc {
		q := tr.whole(p)
		d := [2]int{q[0] - last[0], q[1] - last[1]}
		if i == 0 || d != [2]int{} || i == len(arc)-1 && len(out) == 1 {
			out = append(out, d)
		}
		last = q
	}
	return out
}

func (tr *topoTransform) geometry(f Feature, parts arcPaths) (topoGeometry, error) {
	g := topoGeometry{Properties: f.Properties}
	var arcs, at any
	switch {
	case len(parts.polygons) == 1:
		g.Type, arcs = "Polygon", parts.polygons[0]
	case len(parts.polygons) > 1:
		g.Type, arcs = "MultiPolygon", parts.polygons
	case len(parts.lines) == 1:
		g.Type, arcs = "LineString", parts.lines[0]
	case len(parts.lines) > 1:
		g.Type, arcs = "MultiLineString", parts.lines
	case f.Point != nil:
		g.Type, at = "Point", tr.whole(*f.Point)
	}
	var err error
	if f.ID != "" {
		if g.ID, err = json.Marshal(f.ID); err != nil {
			return g, err
		}
	}
	if arcs != nil {
		g.Arcs, err = json.Marshal(arcs)
	} else if at != nil {
		g.Coordinates, err = json.Marshal(at)
	}
	return g, err
}
