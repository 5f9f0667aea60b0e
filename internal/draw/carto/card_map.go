package carto

import (
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/draw/canvas"
	"khyberatlas/internal/draw/labels"
	"khyberatlas/internal/geo"
)

// cardSpill is how far shapes go on beyond the map's edge, so that no cut edge of them is seen.
const cardSpill = 30

// cardBox is what a card shows where nothing asks for less: what the map of the whole does.
var cardBox = mainWindow.box

// cardWindow is that of a card of the whole.
var cardWindow = window{box: cardBox, x: panelWidth, width: CardWidth - panelWidth, height: CardHeight}

// closeDegrees is from side to side the part of the country that takes fine shapes and the names of small towns.
const closeDegrees = 3

func (w window) close() bool { return w.box.Max[0]-w.box.Min[0] < closeDegrees }

// leastDegrees is how much of the country a card shows at least, from side to side.
const leastDegrees = 1.6

func (c Card) window(area orb.MultiPolygon) window {
	w := cardWindow
	if !c.Near {
		return w
	}
	var seen orb.MultiPoint
	switch {
	case len(area) > 0:
		seen = orb.MultiPoint{area.Bound().Min, area.Bound().Max}
	case c.Chosen != nil:
		seen = orb.MultiPoint{*c.Chosen}
	case c.Seen != nil:
		seen = orb.MultiPoint{c.Seen.Min, c.Seen.Max}
	default:
		for _, m := range c.Marks {
			seen = append(seen, m.At)
		}
		for _, r := range c.Rings {
			seen = append(seen, r.At)
		}
	}
	if len(seen) == 0 {
		return w
	}
	all := seen.Bound()
	middle := all.Center()
	all = all.Pad(max((all.Max[0]-all.Min[0])*0.12, 0.1))
	all = all.Union(orb.Bound{Min: orb.Point{middle[0] - leastDegrees/2, middle[1]},
		Max: orb.Point{middle[0] + leastDegrees/2, middle[1]}})
	if all.Max[0]-all.Min[0] < cardBox.Max[0]-cardBox.Min[0] {
		w.box = all
	}
	return w
}

// cardMap draws the ground and the names, then what the names left room for, and says how many lie outside.
func (b *Base) cardMap(on canvas.Canvas, c Card, w window, area orb.MultiPolygon) {
	if len(area) > 0 {
		c.Marks, c.Rings, c.Heaps, c.Chosen = nil, nil, nil, nil
	}
	plane := w.plane()
	inside := func(at orb.Point) bool {
		return at[0] >= w.x+8 && at[0] <= w.x+w.width-8 && at[1] >= 8 && at[1] <= w.height-8
	}
	beyond := 0
	var marks []Mark
	var placed []orb.Point
	for _, m := range c.Marks {
		if at := plane(m.At); inside(at) {
			marks, placed = append(marks, m), append(placed, at)
		} else {
			beyond++
		}
	}
	heaps := slices.DeleteFunc(slices.Clone(c.Heaps), func(h Heap) bool {
		at := plane(h.At)
		if !inside(at) {
			beyond += h.Count
			return true
		}
		placed = append(placed, at)
		return false
	})
	var rings []standingSign
	by := cardScale(c.Rings)
	for _, r := range c.Rings {
		if at := plane(r.At); inside(at) {
			d := labels.Disc{At: at, R: r.reach(by)}
			rings = append(rings, standingSign{r, d, d})
		} else {
			beyond += r.Count
		}
	}
	notes := c.notes(beyond)
	names := b.layCard(w, placed, heaps, rings, len(notes))
	if c.Chosen != nil {
		at := plane(*c.Chosen)
		on.Line([][]orb.Point{append(canvas.Disc(at, 26), canvas.Disc(at, 26)[0])}, 3, accent)
		on.Fill([][]orb.Point{canvas.Disc(at, 26)}, canvas.Tint{Hex: accent.Hex, Cover: 0.12})
	}
	if len(heaps) > 0 {
		cardHeaps(on, heaps, w)
	} else {
		for _, i := range largestFirst(marks) {
			cardDot(on, marks[i], placed[i], by)
		}
	}
	cardLeaders(on, rings)
	for _, r := range rings {
		cardSign(on, r.Ring, r.disc, by)
	}
	names.write(on)
	for i, note := range slices.Backward(notes) {
		on.Text(note, orb.Point{w.x + w.width - 16, w.height - 16 - float64(len(notes)-1-i)*noteLeading},
			canvas.Lettering{Size: 15, Tint: ink, Anchor: canvas.AtEnd, Halo: mapHome, Around: 2.5})
	}
}

// notes are the lines at the foot of the map.
func (c Card) notes(beyond int) []string {
	var notes []string
	if len(c.Rings) > 0 && c.RingNote != "" {
		notes = append(notes, c.RingNote)
	}
	if beyond > 0 && c.Beyond != nil {
		notes = append(notes, c.Beyond(beyond))
	}
	return notes
}

// cardGround is land, the area that is shaded, rivers and borders. A part of the country takes the shapes as they came, the
// whole thinned ones; rivers are too coarse for a part.
func (b *Base) cardGround(on canvas.Canvas, w window, shaded orb.MultiPolygon) {
	districts, afghan, provinces := b.districts, b.afghan, b.provinces
	frontier, disputed, rivers := b.frontier, b.disputed, b.rivers
	if w.close() {
		districts, provinces, afghan = b.fine, b.fineLand[:len(b.provinces)], b.fineLand[len(b.provinces):]
		frontier, disputed, rivers = b.fineLine, b.fineDotted, nil
	}
	p := w.projection()
	nw, se := p.Earth(orb.Point{-cardSpill, -cardSpill}), p.Earth(orb.Point{w.width + cardSpill, w.height + cardSpill})
	seen := orb.Bound{Min: orb.Point{nw[0], se[1]}, Max: orb.Point{se[0], nw[1]}}
	plane := w.plane()
	on.Fill(canvas.Box(w.x, 0, w.width, w.height), mapLand)
	areas := func(list []patch, ground, edge canvas.Tint) {
		for _, a := range list {
			if rings := flat(geo.ClipPolygon(a.shape, seen), plane); len(rings) > 0 {
				on.Fill(rings, ground)
				on.Line(rings, 0.8, edge)
			}
		}
	}
	areas(afghan, mapAfghan, mapLine)
	areas(provinces, mapLand, mapLine)
	areas(districts, mapHome, mapInner)
	if rings := flat(geo.ClipPolygon(shaded, seen), plane); len(rings) > 0 {
		on.Fill(rings, canvas.Tint{Hex: accent.Hex, Cover: 0.14})
		on.Line(rings, 1.8, accent)
	}
	lines := func(list orb.MultiLineString, width float64, tint canvas.Tint, dash ...float64) {
		var out [][]orb.Point
		for _, l := range geo.ClipLines(list, seen) {
			out = append(out, moved(l, plane))
		}
		on.Line(out, width, tint, dash...)
	}
	lines(rivers, 1, mapRiver)
	lines(disputed, 1, mapBorder, 3, 3)
	lines(frontier, 1.6, mapBorder, 6, 3)
}

// flat are the rings of a shape in the picture, closed.
func flat(shape orb.MultiPolygon, plane func(orb.Point) orb.Point) [][]orb.Point {
	var out [][]orb.Point
	for _, polygon := range shape {
		for _, ring := range polygon {
			if len(ring) > 3 {
				out = append(out, moved(orb.LineString(ring), plane))
			}
		}
	}
	return out
}

func moved(line orb.LineString, plane func(orb.Point) orb.Point) []orb.Point {
	out := make([]orb.Point, len(line))
	for i, p := range line {
		out[i] = plane(p)
	}
	return out
}
