package main

import (
	"encoding/json"
	"io/fs"
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
)

// home is the two countries as the dataset's basemap files have them.
type home struct {
	provinces, afghan, towns []geo.Feature
	ground                   ground
}

func (h home) layers() []geo.Layer {
	pk, af := bare(h.provinces), bare(h.afghan)
	byName := map[string]orb.MultiPolygon{}
	for _, p := range h.provinces {
		name, _ := p.Properties["name"].(string)
		byName[name] = p.Shape
	}
	frontier, disputed := geo.Frontier(byName, af)
	af = geo.Mate(af, frontier)
	taken := segments(frontier, disputed, geo.InnerBorders(pk))
	outer := outerEdges(pk, func(e edge) bool { return !taken[e] })
	inner := segments(geo.InnerBorders(af))
	outer = append(outer, outerEdges(af, func(e edge) bool {
		return !inner[e] && !(onLine(e[0], frontier) && onLine(e[1], frontier))
	})...)

	lines := func(name string, l orb.MultiLineString) geo.Layer {
		return geo.Layer{Name: name, Features: []geo.Feature{{Lines: l}}}
	}
	var kp []geo.Feature
	for _, p := range h.provinces {
		if p.Properties["name"] == incident.KP {
			kp = append(kp, geo.Feature{Shape: p.Shape})
		}
	}
	exact := verticesOf(frontier, kp)
	layers := geo.NewTopology([]geo.Layer{
		{Name: "afghan", Features: []geo.Feature{{Shape: whole(af)}}},
		{Name: "home", Features: kp},
		{Name: "areas", Features: h.areas(af)},
		lines("borders", outer),
		lines("inner", append(geo.InnerBorders(pk), geo.InnerBorders(af)...)),
		lines("disputed", disputed),
		lines("frontier", frontier),
	}).SimplifyWhere(farKm2, func(p orb.Point) bool { return !exact[p] }).Layers()
	rounded(layers, func(p orb.Point) bool { return !exact[p] && !onLine(p, frontier) })
	layers = append(layers, h.ground.layers(frontier)...)
	return append(layers, []geo.Layer{
		{Name: "provinces", Features: append(labels(h.provinces, "PK"), labels(h.afghan, "AF")...)},
		{Name: "towns", Features: h.towns},
	}...)
}

// areas are the provinces but the one whose districts are known, by their ids: what is known only to one stays within it.
func (h home) areas(af []orb.MultiPolygon) []geo.Feature {
	var out []geo.Feature
	add := func(country string, features []geo.Feature, shape func(i int) orb.MultiPolygon) {
		for i, f := range features {
			if name, _ := f.Properties["name"].(string); name != incident.KP {
				out = append(out, geo.Feature{ID: incident.Slug(country, name), Shape: shape(i)})
			}
		}
	}
	add("AF", h.afghan, func(i int) orb.MultiPolygon { return af[i] })
	add("PK", h.provinces, func(i int) orb.MultiPolygon { return h.provinces[i].Shape })
	return out
}

// farParts is the grid, in parts of a degree, that what is thinned lies on: what two hundred metres more or less don't matter to.
const farParts = 500

// rounded moves points of lines and shapes to that grid. Equal points stay equal, so that neighbours still meet.
func rounded(layers []geo.Layer, mayMove func(orb.Point) bool) {
	along := func(points []orb.Point) {
		for i, p := range points {
			if mayMove(p) {
				points[i] = roundTo(p, farParts)
			}
		}
	}
	for _, l := range layers {
		for _, f := range l.Features {
			for _, line := range f.Lines {
				along(line)
			}
			for _, poly := range f.Shape {
				for _, ring := range poly {
					along(ring)
				}
			}
		}
	}
}

// farKm2 is what a bend is worth to be kept in a line that is neither the frontier nor the province's edge: these two are
// the same line on every layer, in the districts' shapes too.
const farKm2 = 4

func verticesOf(lines orb.MultiLineString, shapes []geo.Feature) map[orb.Point]bool {
	out := map[orb.Point]bool{}
	for _, l := range lines {
		for _, p := range l {
			out[p] = true
		}
	}
	for _, f := range shapes {
		for e := range segments(ringsOf(f.Shape)) {
			out[e[0]], out[e[1]] = true, true
		}
	}
	return out
}

func ringsOf(shape orb.MultiPolygon) orb.MultiLineString {
	var out orb.MultiLineString
	for _, poly := range shape {
		for _, r := range poly {
			out = append(out, orb.LineString(r))
		}
	}
	return out
}

// whole is one shape of many that meet: drawn as one, no seam shows between them.
func whole(shapes []orb.MultiPolygon) orb.MultiPolygon { return slices.Concat(shapes...) }

// onLine reports whether a point is one of the line, but for what is lost on the way there.
func onLine(p orb.Point, line orb.MultiLineString) bool { return geo.DistanceToLine(p, line) < 0.05 }

func bare(features []geo.Feature) []orb.MultiPolygon {
	out := make([]orb.MultiPolygon, len(features))
	for i, f := range features {
		out[i] = f.Shape
	}
	return out
}

// labels are the names of shapes at a point inside of each.
func labels(features []geo.Feature, country string) []geo.Feature {
	out := make([]geo.Feature, len(features))
	for i, f := range features {
		at := geo.PointInside(f.Shape)
		properties := map[string]any{"country": country}
		for _, key := range []string{"name", "name_ur", "name_ps"} {
			if f.Properties[key] != nil && f.Properties[key] != "" {
				properties[key] = f.Properties[key]
			}
		}
		out[i] = geo.Feature{Properties: properties, Point: &at}
	}
	return out
}

// edge is a piece of a line between two vertices, the lesser first.
type edge [2]orb.Point

func edgeOf(a, b orb.Point) edge {
	if b[0] < a[0] || b[0] == a[0] && b[1] < a[1] {
		return edge{b, a}
	}
	return edge{a, b}
}

func segments(all ...orb.MultiLineString) map[edge]bool {
	out := map[edge]bool{}
	for _, lines := range all {
		for _, l := range lines {
			for i := 1; i < len(l); i++ {
				out[edgeOf(l[i-1], l[i])] = true
			}
		}
	}
	return out
}

// outerEdges are the stretches of the shapes' rings whose every edge is wanted.
func outerEdges(shapes []orb.MultiPolygon, want func(edge) bool) orb.MultiLineString {
	var out orb.MultiLineString
	for _, s := range shapes {
		for _, poly := range s {
			for _, ring := range poly {
				var run orb.LineString
				for i := 1; i < len(ring); i++ {
					if !want(edgeOf(ring[i-1], ring[i])) {
						run = nil
						continue
					}
					if run == nil {
						run = orb.LineString{ring[i-1], ring[i]}
						out = append(out, run)
						continue
					}
					run = append(run, ring[i])
					out[len(out)-1] = run
				}
			}
		}
	}
	return out
}

func shapes(fsys fs.FS, name string) ([]geo.Feature, error) {
	var out []geo.Feature
	err := eachFeature(fsys, name, func(properties map[string]any, kind string, coordinates json.RawMessage) error {
		shape := make(orb.MultiPolygon, 1)
		var into any = &shape[0]
		if kind == "MultiPolygon" {
			into = &shape
		}
		if err := json.Unmarshal(coordinates, into); err != nil {
			return err
		}
		out = append(out, geo.Feature{Properties: properties, Shape: shape})
		return nil
	})
	return out, err
}
