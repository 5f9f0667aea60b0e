package carto

import (
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/draw/canvas"
)

// noteLeading is the height of a line at the foot of a card's map, and noteWidth what is kept free for it.
const (
	noteLeading = 20.0
	noteWidth   = 420.0
)

// cardName is a name in its place.
type cardName struct {
	label
	middle orb.Point
	set    canvas.Lettering
}

type cardNames []cardName

// layCard gives the names of a card their places, those of the districts with most incidents before any sign; the signs
// then stand where these left room, each within its area.
func (b *Base) layCard(w window, dots []orb.Point, signs []standingSign, notes int) cardNames {
	r := &room{within: w, dots: dots}
	foot := noteLeading*float64(notes) + 12
	r.boxes = append(r.boxes, bound(w.x+w.width-noteWidth, w.height-foot, noteWidth, foot))
	own, plane := largestOf(signs), w.plane()
	var names cardNames
	put := func(l label, set canvas.Lettering, spots []candidate) {
		if at, ok := r.stand(l, spots); ok {
			set.Size, set.Anchor, set.Halo, set.Around = l.size, canvas.AtMiddle, mapHome, 1.6
			names = append(names, cardName{l, at, set})
		}
	}
	list, ranks := b.districts, 1
	if w.close() {
		list, ranks = b.fine, 3
	}
	districts := districtNames(w, list, b.countIn(w, list, dots, signs), own, 13)
	first := min(namedFirst, len(districts))
	area := canvas.Lettering{Tint: mapLabel}
	for _, d := range districts[:first] {
		d.must = true
		put(d.label, area, d.spots())
	}
	b.standSigns(signs, func(orb.Point) *room { return r }, func(orb.Point) window { return w })
	towns := func(rank int) {
		for _, t := range b.towns {
			if at := plane(t.at); t.rank == rank && w.shows(at) {
				l := label{text: t.name, at: at, size: [...]float64{0, 15, 13, 12}[rank], dot: true, must: rank == 1}
				put(l, canvas.Lettering{Bold: rank == 1, Tint: mapLabel}, l.beside(5))
			}
		}
	}
	towns(1)
	b.acrossCard(w, func(l label, spots []candidate) { put(l, canvas.Lettering{Bold: true, Tint: mapLabel}, spots) })
	for _, d := range districts[first:] {
		put(d.label, area, d.spots())
	}
	for rank := 2; rank <= ranks; rank++ {
		towns(rank)
	}
	for _, p := range b.afghan {
		if at := plane(p.at); w.shows(at) {
			l := label{text: p.name, at: at, size: 11.5}
			put(l, canvas.Lettering{Tint: mapFaint}, l.inside(own[p.id].r, w.holder(p.shape)))
		}
	}
	return names
}

// acrossCard gives the countries' names with their spots: level, each on its own ground, nearest to the middle.
func (b *Base) acrossCard(w window, put func(label, []candidate)) {
	const stride = 24
	middle := orb.Point{w.x + w.width/2, w.height / 2}
	for i, patches := range [][]patch{b.afghan, append(slices.Clone(b.provinces), b.districts...)} {
		var holders []func(orb.Point) bool
		for _, p := range patches {
			holders = append(holders, w.holder(p.shape))
		}
		on := func(at orb.Point) bool {
			return slices.ContainsFunc(holders, func(holds func(orb.Point) bool) bool { return holds(at) })
		}
		l := label{text: strings.ToUpper(b.countries[i]), size: 17, wide: 1.35}
		half := l.width() / 2
		var spots []candidate
		for y := 40.0; y < w.height-40; y += stride {
			for x := w.x + half + 12; x < w.x+w.width-half-12; x += stride {
				at := orb.Point{x, y}
				if on(at) && on(orb.Point{x - half, y}) && on(orb.Point{x + half, y}) {
					spots = append(spots, candidate{at, distance(at, middle) / 40})
				}
			}
		}
		put(l, spots)
	}
}

// countIn counts what is drawn in each area, by which areas are named first.
func (b *Base) countIn(w window, areas []patch, dots []orb.Point, signs []standingSign) map[string]int {
	count := map[string]int{}
	for _, s := range signs {
		count[s.Area] += s.Count
	}
	left := dots
	for _, a := range areas {
		holds := w.holder(a.shape)
		var others []orb.Point
		for _, at := range left {
			if holds(at) {
				count[a.id]++
			} else {
				others = append(others, at)
			}
		}
		left = others
	}
	return count
}

func (n cardNames) write(on canvas.Canvas) {
	for _, name := range n {
		if name.dot {
			on.Fill([][]orb.Point{canvas.Disc(name.at, 1.9)}, mapLabel)
		}
		on.Text(name.text, orb.Point{name.middle[0], name.middle[1] + name.size*0.35}, name.set)
	}
}
