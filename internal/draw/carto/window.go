package carto

import (
	"github.com/paulmach/orb"

	"khyberatlas/internal/draw/labels"
	"khyberatlas/internal/draw/trace"
	"khyberatlas/internal/geo"
)

// window is a part of the picture that shows a part of the earth.
type window struct {
	box           orb.Bound // what it shows
	x, y          float64   // where it stands in the picture
	width, height float64
	spill         float64 // how far land goes on beyond its edge, so that a wider page shows no torn border
}

// The picture of the whole is a square. Its window shows the province and the frontier from Ghazni to the Wakhan; the
// inset, over the plains that lie empty, the far south of the frontier at a smaller scale.
const side = 1000

var (
	mainWindow = window{box: orb.Bound{Min: orb.Point{68.5, 31.0}, Max: orb.Point{73.9, 36.1}}, width: side, height: side,
		spill: 700}
	// Kandahar, Chaman and Quetta.
	insetWindow = window{box: orb.Bound{Min: orb.Point{65.1, 29.7}, Max: orb.Point{67.7, 32.1}}, x: 720, y: 720, width: 240,
		height: 240}
)

func (w window) projection() geo.Projection { return geo.Fit(w.box, w.width, w.height, 0) }

// plane is where a point stands in the picture.
func (w window) plane() func(orb.Point) orb.Point {
	p := w.projection()
	return func(at orb.Point) orb.Point {
		q := p.Plane(at)
		return orb.Point{q[0] + w.x, q[1] + w.y}
	}
}

// shows reports whether a point of the picture lies within the window, with room for a mark.
func (w window) shows(at orb.Point) bool {
	const room = 6
	return at[0] >= w.x+room && at[0] <= w.x+w.width-room && at[1] >= w.y+room && at[1] <= w.y+w.height-room
}

// frame is where it stands in the picture.
func (w window) frame() orb.Bound { return labels.Box(w.x, w.y, w.width, w.height) }

// seen is the part of the earth that gets drawn, the spill included.
func (w window) seen() orb.Bound {
	p := w.projection()
	nw, se := p.Earth(orb.Point{-w.spill, -60}), p.Earth(orb.Point{w.width + w.spill, w.height + 60})
	if w.spill == 0 {
		nw, se = p.Earth(orb.Point{0, 0}), p.Earth(orb.Point{w.width, w.height})
	}
	return orb.Bound{Min: orb.Point{nw[0], se[1]}, Max: orb.Point{se[0], nw[1]}}
}

// land is the ground of a window, without names; in the main one the districts, which can be followed, come upon it.
func (b *Base) land(w window) string {
	var s svg
	plane, seen := w.plane(), w.seen()
	fill := func(class string, patches []patch) {
		for _, p := range patches {
			if d := trace.Shape(geo.ClipPolygon(p.shape, seen), plane); d != "" {
				s.Leaf("path", "class", class, "d", d)
			}
		}
	}
	fill("land afghan", b.afghan)
	fill("land", b.provinces)
	if w.spill == 0 {
		fill("land home", b.districts)
	}
	return s.String()
}

// borders are the lines that no land's edge may cover.
func (b *Base) borders(w window) string {
	var s svg
	s.lines("river", b.rivers, w)
	s.lines("line disputed", b.disputed, w)
	s.lines("line frontier", b.frontier, w)
	return s.String()
}

func (s *svg) lines(class string, lines orb.MultiLineString, w window) {
	if d := trace.Lines(geo.ClipLines(lines, w.seen()), w.plane()); d != "" {
		s.Leaf("path", "class", class, "d", d)
	}
}
