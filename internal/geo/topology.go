package geo

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"
)

// Topology has the borders that features share once, as arcs between the points where borders part. Shared means
// vertex by vertex; what lies beside a border is not drawn to it. It is immutable.
type Topology struct {
	arcs   []orb.LineString
	layers []Layer      // names, ids, properties and points; the paths stand in parts
	parts  [][]arcPaths // for each layer and feature
}

// arcPaths are the rings or lines of a feature, each a list of arcs; ^i is arc i backwards, as in TopoJSON.
type arcPaths struct {
	polygons [][][]int
	lines    [][]int
}

// NewTopology finds the arcs of all layers together, so that a line of one layer that is a border in another is the
// same line.
func NewTopology(layers []Layer) *Topology {
	b := arcBuilder{parting: partings(layers), known: map[arcKey][]int{}, t: &Topology{}}
	for _, l := range layers {
		parts := make([]arcPaths, len(l.Features))
		for i, f := range l.Features {
			for _, poly := range f.Shape {
				var rings [][]int
				for _, r := range poly {
					if len(r) >= 4 {
						rings = append(rings, b.ring(r))
					}
				}
				if len(rings) > 0 {
					parts[i].polygons = append(parts[i].polygons, rings)
				}
			}
			for _, line := range f.Lines {
				if len(line) >= 2 {
					parts[i].lines = append(parts[i].lines, b.path(line))
				}
			}
		}
		b.t.layers = append(b.t.layers, l)
		b.t.parts = append(b.t.parts, parts)
	}
	return b.t
}

// Layers are the features put together again from the arcs, with the winding they came with.
func (t *Topology) Layers() []Layer {
	out := make([]Layer, len(t.layers))
	for i, l := range t.layers {
		out[i] = Layer{Name: l.Name, Features: slices.Clone(l.Features)}
		for j := range out[i].Features {
			f, parts := &out[i].Features[j], t.parts[i][j]
			f.Shape, f.Lines = nil, nil
			for _, rings := range parts.polygons {
				var poly orb.Polygon
				for _, r := range rings {
					poly = append(poly, orb.Ring(t.join(r)))
				}
				f.Shape = append(f.Shape, poly)
			}
			for _, line := range parts.lines {
				f.Lines = append(f.Lines, orb.LineString(t.join(line)))
			}
		}
	}
	return out
}

func (t *Topology) join(arcs []int) []orb.Point {
	var out []orb.Point
	for _, a := range arcs {
		points := t.arcs[max(a, ^a)]
		if a < 0 {
			points = slices.Clone(points)
			slices.Reverse(points)
		}
		if len(out) > 0 {
			points = points[1:]
		}
		out = append(out, points...)
	}
	return out
}

// neighbours are the two points beside a vertex on a path, the smaller first.
type neighbours [2]orb.Point

// partings are the vertices where arcs end: those that two paths pass by different neighbours, and the ends of lines.
func partings(layers []Layer) map[orb.Point]bool {
	seen, parting := map[orb.Point]neighbours{}, map[orb.Point]bool{}
	visit := func(before, at, after orb.Point) {
		n := neighbours{before, after}
		if less(after, before) {
			n = neighbours{after, before}
		}
		if old, ok := seen[at]; ok && old != n {
			parting[at] = true
		}
		seen[at] = n
	}
	for _, l := range layers {
		for _, f := range l.Features {
			for _, poly := range f.Shape {
				for _, r := range poly {
					for i := 1; i < len(r); i++ {
						after := r[1]
						if i+1 < len(r) {
							after = r[i+1]
						}
						visit(r[i-1], r[i], after)
					}
				}
			}
			for _, line := range f.Lines {
				for i := 1; i+1 < len(line); i++ {
					visit(line[i-1], line[i], line[i+1])
				}
				if len(line) > 0 {
					parting[line[0]], parting[line[len(line)-1]] = true, true
				}
			}
		}
	}
	return parting
}

func less(a, b orb.Point) bool { return comparePoints(a, b) < 0 }

func comparePoints(a, b orb.Point) int {
	return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
}

// arcKey is the same for an arc and its reverse.
type arcKey struct {
	first, last orb.Point
	points      int
}

type arcBuilder struct {
	t       *Topology
	parting map[orb.Point]bool
	known   map[arcKey][]int
}

// ring begins at a parting point where there is one, else at its smallest point, so that the same ring is the same
// arc wherever it begins.
func (b arcBuilder) ring(r orb.Ring) []int {
	open := r[:len(r)-1]
	start := slices.IndexFunc(open, func(p orb.Point) bool { return b.parting[p] })
	if start < 0 {
		start = 0
		for i, p := range open {
			if less(p, open[start]) {
				start = i
			}
		}
	}
	turned := append(slices.Clone(open[start:]), open[:start]...)
	return b.path(append(turned, turned[0]))
}

func (b arcBuilder) path(points []orb.Point) []int {
	var out []int
	from := 0
	for i := 1; i < len(points); i++ {
		if i == len(points)-1 || b.parting[points[i]] {
			out = append(out, b.arc(points[from:i+1]))
			from = i
		}
	}
	return out
}

func (b arcBuilder) arc(points []orb.Point) int {
	key := arcKey{points[0], points[len(points)-1], len(points)}
	if less(key.last, key.first) {
		key.first, key.last = key.last, key.first
	}
	for _, i := range b.known[key] {
		if slices.Equal(b.t.arcs[i], points) {
			return i
		}
		if reversed(b.t.arcs[i], points) {
			return ^i
		}
	}
	i := len(b.t.arcs)
	b.t.arcs = append(b.t.arcs, slices.Clone(points))
	b.known[key] = append(b.known[key], i)
	return i
}

func reversed(a, b []orb.Point) bool {
	for i := range a {
		if a[i] != b[len(b)-1-i] {
			return false
		}
	}
	return true
}
