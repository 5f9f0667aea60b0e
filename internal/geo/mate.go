package geo

import (
	"slices"

	"github.com/paulmach/orb"
)

// Mate has shapes end at a line that they only come near to: where their outer edges run along it, at most 12 km away, they
// follow the line itself, and the borders between them end on it. The provinces of Afghanistan and the frontier are
// generalised apart; drawn as they are, the land would end beside the line.
func Mate(shapes []orb.MultiPolygon, line orb.MultiLineString) []orb.MultiPolygon {
	layer := Layer{Features: make([]Feature, len(shapes))}
	for i, s := range shapes {
		layer.Features[i].Shape = s
	}
	t := NewTopology([]Layer{layer})
	m := newMate(t, line)
	mated := &Topology{layers: t.layers, parts: t.parts, arcs: make([]orb.LineString, len(t.arcs))}
	for i, arc := range t.arcs {
		mated.arcs[i] = m.arc(i, arc)
	}
	out := make([]orb.MultiPolygon, len(shapes))
	for i, f := range mated.Layers()[0].Features {
		out[i] = f.Shape
	}
	return out
}

// mate knows how often each arc is used, and where on the line the points come to lie at which edges near it meet borders.
type mate struct {
	line orb.MultiLineString
	uses []int
	ends map[orb.Point]spot
}

func newMate(t *Topology, line orb.MultiLineString) *mate {
	m := &mate{line: line, uses: make([]int, len(t.arcs)), ends: map[orb.Point]spot{}}
	for _, parts := range t.parts[0] {
		for _, rings := range parts.polygons {
			for _, a := range slices.Concat(rings...) {
				m.uses[max(a, ^a)]++
			}
		}
	}
	for i, arc := range t.arcs {
		if m.uses[i] > 1 || closed(arc) {
			continue
		}
		for _, p := range []orb.Point{arc[0], arc[len(arc)-1]} {
			if s, km := nearestSpot(line, p); km <= frontierKm {
				m.ends[p] = s
			}
		}
	}
	for i, arc := range t.arcs {
		if m.uses[i] > 1 {
			m.endAtCrossing(arc)
			m.endAtCrossing(backwards(arc))
		}
	}
	return m
}

// endAtCrossing has a border that passes the line before its end meet the edges there.
func (m *mate) endAtCrossing(border orb.LineString) {
	end := border[len(border)-1]
	if _, ok := m.ends[end]; !ok {
		return
	}
	if s, at := m.crossing(border); at > 0 {
		m.ends[end] = s
	}
}

// crossing is where a border first passes the line on the stretch before its end, and the vertex that then comes next; 0
// where it doesn't.
func (m *mate) crossing(border orb.LineString) (found spot, at int) {
	end := border[len(border)-1]
	for i := len(border) - 1; i > 0 && Distance(border[i], end) <= 2*frontierKm; i-- {
		if s, ok := crossingSpot(m.line, border[i-1], border[i]); ok {
			found, at = s, i
		}
	}
	return found, at
}

func (m *mate) arc(i int, arc orb.LineString) orb.LineString {
	switch {
	case m.uses[i] > 1:
		return m.border(arc)
	case closed(arc):
		return m.island(arc)
	}
	return m.edge(arc)
}

// border ends on the line where it comes near.
func (m *mate) border(arc orb.LineString) orb.LineString {
	from, begins := m.ends[arc[0]]
	to, ends := m.ends[arc[len(arc)-1]]
	head, tail := 0, len(arc)
	if _, at := m.crossing(backwards(arc)); begins && at > 0 {
		head = len(arc) - at
	}
	if _, at := m.crossing(arc); ends && at > 0 {
		tail = at
	}
	var out orb.LineString
	if begins {
		out = append(out, from.at)
	}
	if head < tail {
		out = extended(out, arc[head:tail]...)
	}
	if ends {
		out = extended(out, to.at)
	}
	return out
}

// edge follows the line as far as it runs along it from a point where it meets a border.
func (m *mate) edge(arc orb.LineString) orb.LineString {
	from, begins := m.ends[arc[0]]
	to, ends := m.ends[arc[len(arc)-1]]
	if begins && ends && m.run(arc) == len(arc) {
		return stretch(m.line, from, to)
	}
	if begins {
		arc = m.follow(arc, from, m.run(arc))
	}
	if ends {
		arc = backwards(arc)
		arc = backwards(m.follow(arc, to, m.run(arc)))
	}
	return arc
}

// island is a shape that touches no other: it follows the line on its longest stretch beside it.
func (m *mate) island(ring orb.LineString) orb.LineString {
	open := ring[:len(ring)-1]
	far := slices.IndexFunc(open, func(p orb.Point) bool { return !m.near(p) })
	if far < 0 {
		return ring
	}
	ring = slices.Concat(open[far:], open[:far], open[far:far+1])
	at, length := 0, 0
	for i := 0; i < len(ring); i++ {
		if n := m.run(ring[i:]); n > length {
			at, length = i, n
		}
		i += m.run(ring[i:])
	}
	if length < 2 {
		return ring
	}
	from, _ := nearestSpot(m.line, ring[at])
	return extended(slices.Clone(ring[:at]), m.follow(ring[at:], from, length)...)
}

func (m *mate) near(p orb.Point) bool {
	_, km := nearestSpot(m.line, p)
	return km <= frontierKm
}

// run is how many vertices from the beginning of a path are near the line.
func (m *mate) run(path orb.LineString) int {
	n := slices.IndexFunc(path, func(p orb.Point) bool { return !m.near(p) })
	if n < 0 {
		return len(path)
	}
	return n
}

// follow has the first vertices of a path follow the line. Those that lie beyond an end of the line stay.
func (m *mate) follow(path orb.LineString, from spot, run int) orb.LineString {
	for run > 1 {
		last, _ := nearestSpot(m.line, path[run-1])
		before, _ := nearestSpot(m.line, path[run-2])
		if last != before {
			return extended(stretch(m.line, from, last), path[run:]...)
		}
		run--
	}
	return extended(orb.LineString{from.at}, path...)
}

func closed(path orb.LineString) bool { return path[0] == path[len(path)-1] }

func backwards(path orb.LineString) orb.LineString {
	out := slices.Clone(path)
	slices.Reverse(out)
	return out
}

// extended adds points to a path, none twice in a row.
func extended(path orb.LineString, points ...orb.Point) orb.LineString {
	for _, p := range points {
		if len(path) == 0 || path[len(path)-1] != p {
			path = append(path, p)
		}
	}
	return path
}
