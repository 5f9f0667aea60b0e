package carto

import (
	"math"
	"slices"
	"strconv"

	"github.com/paulmach/orb"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/draw/canvas"
	"khyberatlas/internal/geo"
	"khyberatlas/internal/hue"
	"khyberatlas/internal/incident"
)

// cardSpill is how far shapes go on beyond the map's edge, so that no cut edge of them is seen.
const cardSpill = 30

// cardBox is what a card shows where nothing asks for less: the province and the frontier.
var cardBox = orb.Bound{Min: orb.Point{68.3, 31.1}, Max: orb.Point{74.6, 36.95}}

// leastDegrees is how much of the country a card shows at least, from side to side.
const leastDegrees = 1.6

func (c Card) window(area orb.MultiPolygon) window {
	w := window{box: cardBox, x: panelWidth, width: CardWidth - panelWidth, height: CardHeight}
	if !c.Near {
		return w
	}
	var seen orb.MultiPoint
	switch {
	case len(area) > 0:
		seen = orb.MultiPoint{area.Bound().Min, area.Bound().Max}
	case c.Chosen != nil:
		seen = orb.MultiPoint{*c.Chosen}
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

// cardMap draws the ground, then rings and marks, and says how many of them lie outside.
func (b *Base) cardMap(on canvas.Canvas, c Card) {
	area := b.areaOf(Spot{Area: c.Area})
	if len(area) > 0 {
		c.Marks, c.Rings, c.Chosen = nil, nil, nil
	}
	w := c.window(area)
	b.cardGround(on, w, area)
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
	if c.Chosen != nil {
		at := plane(*c.Chosen)
		on.Line([][]orb.Point{append(canvas.Disc(at, 26), canvas.Disc(at, 26)[0])}, 3, accent)
		on.Fill([][]orb.Point{canvas.Disc(at, 26)}, canvas.Tint{Hex: accent.Hex, Cover: 0.12})
	}
	if len(marks) > cellsAbove {
		cardCells(on, placed)
	} else {
		cardMarks(on, marks, placed)
	}
	for _, r := range c.Rings {
		if at := plane(r.At); inside(at) {
			cardRing(on, at, r.Count)
		} else {
			beyond += r.Count
		}
	}
	var notes []string
	if len(c.Rings) > 0 && c.RingNote != "" {
		notes = append(notes, c.RingNote)
	}
	if beyond > 0 && c.Beyond != nil {
		notes = append(notes, c.Beyond(beyond))
	}
	for i, note := range slices.Backward(notes) {
		on.Text(note, orb.Point{w.x + w.width - 16, w.height - 16 - float64(len(notes)-1-i)*20},
			canvas.Lettering{Size: 15, Tint: ink, Anchor: canvas.AtEnd, Halo: mapHome, Around: 2.5})
	}
}

func cardMarks(on canvas.Canvas, marks []Mark, placed []orb.Point) {
	for _, i := range largestFirst(marks) {
		m := marks[i]
		scale := math.Round(radius(weight(m.Killed))/glyphReach*100) / 100
		if m.Contested {
			halfSign(on, m.Type, placed[i], scale)
			continue
		}
		if m.Killed == nil {
			on.Sign(draw.Shape(m.Type), placed[i], scale, paper, canvas.Solid(hue.Of(m.Type)), 1.4)
			continue
		}
		on.Sign(draw.Shape(m.Type), placed[i], scale, canvas.Solid(hue.Of(m.Type)), paper, 0.8)
	}
}

// halfSign draws a contested event: the whole shape as an outline, its first half filled.
func halfSign(on canvas.Canvas, t incident.Type, at orb.Point, scale float64) {
	tint := canvas.Solid(hue.Of(t))
	on.Sign(draw.Shape(t), at, scale, paper, tint, 1.4)
	on.Fill(canvas.Place(firstHalf(canvas.Rings(draw.Shape(t))), at, scale), tint)
}

func cardRing(on canvas.Canvas, at orb.Point, count int) {
	ring := canvas.Disc(at, 8+1.4*math.Sqrt(float64(count)))
	on.Fill([][]orb.Point{ring}, canvas.Tint{Hex: mapHome.Hex, Cover: 0.85})
	on.Line([][]orb.Point{append(ring, ring[0])}, 1.6, ink2)
	on.Text(strconv.Itoa(count), orb.Point{at[0], at[1] + 4}, canvas.Lettering{Size: 11.5, Bold: true, Anchor: canvas.AtMiddle,
		Tint: ink})
}

// cardCells counts more marks than can be told apart, in squares.
func cardCells(on canvas.Canvas, placed []orb.Point) {
	const size = 36
	for _, c := range geo.Grid(placed, size) {
		n := float64(len(c.Members))
		x, y := (float64(c.Col)+0.5)*size, (float64(c.Row)+0.5)*size
		side := min(size-3, 10+4*math.Sqrt(n))
		on.Fill(canvas.Box(x-side/2, y-side/2, side, side), canvas.Tint{Hex: accent.Hex, Cover: min(0.95, 0.35+0.1*math.Log10(n))})
		on.Text(strconv.Itoa(len(c.Members)), orb.Point{x, y + 4}, canvas.Lettering{Size: 11.5, Bold: true, Anchor: canvas.AtMiddle,
			Tint: paper})
	}
}

// cardGround is land, the area that is shaded, borders and names. A part of the country takes the shapes as they came, the
// whole thinned ones.
func (b *Base) cardGround(on canvas.Canvas, w window, shaded orb.MultiPolygon) {
	districts, land, frontier, disputed := b.districts, append(slices.Clone(b.afghan), b.provinces...), b.frontier, b.disputed
	if w.box.Max[0]-w.box.Min[0] < 3 {
		districts, land, frontier, disputed = b.fine, b.fineLand, b.fineLine, b.fineDotted
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
	areas(land, mapLand, mapLine)
	areas(districts, mapHome, mapInner)
	if rings := flat(geo.ClipPolygon(shaded, seen), plane); len(rings) > 0 {
		on.Fill(rings, canvas.Tint{Hex: accent.Hex, Cover: 0.14})
		on.Line(rings, 1.8, accent)
	}
	lines := func(list orb.MultiLineString, width float64, dash ...float64) {
		var out [][]orb.Point
		for _, l := range geo.ClipLines(list, seen) {
			out = append(out, moved(l, plane))
		}
		on.Line(out, width, mapBorder, dash...)
	}
	lines(disputed, 1, 3, 3)
	lines(frontier, 1.6, 6, 3)
	b.cardNames(on, w, districts)
}

func (b *Base) cardNames(on canvas.Canvas, w window, districts []patch) {
	ranks := 1
	if w.box.Max[0]-w.box.Min[0] < 3 {
		ranks = 3
	}
	names := &placer{}
	names.take(bound(w.x+w.width-380, w.height-60, 380, 60))
	b.eachName(w, append(slices.Clone(districts), b.afghan...), ranks, func(l label, rank int) {
		where, ok := names.place(l, w)
		if !ok {
			return
		}
		set := canvas.Lettering{Size: l.size, Anchor: where.anchor, Tint: mapLabel, Halo: mapHome, Around: 1.4, Bold: rank == 1}
		if rank == 0 {
			set.Tint, set.Size = mapFaint, 11.5
		}
		if l.dot {
			on.Fill([][]orb.Point{canvas.Disc(l.at, 1.9)}, mapLabel)
		}
		on.Text(l.text, where.at, set)
	})
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

// firstHalf is the half of rings that stands before the middle, for what is drawn without windows.
func firstHalf(rings [][]orb.Point) [][]orb.Point {
	var out [][]orb.Point
	for _, ring := range rings {
		var half []orb.Point
		for i, to := range ring {
			from := ring[(i+len(ring)-1)%len(ring)]
			if (from[0] < 0) != (to[0] < 0) {
				half = append(half, orb.Point{0, from[1] + (to[1]-from[1])*from[0]/(from[0]-to[0])})
			}
			if to[0] < 0 {
				half = append(half, to)
			}
		}
		if len(half) > 2 {
			out = append(out, half)
		}
	}
	return out
}
