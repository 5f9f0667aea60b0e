package carto

import (
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/draw/labels"
	"khyberatlas/internal/geo"

	"khyberatlas/internal/draw/canvas"
)

// noteLeading is the height of a line at the foot of a card's map, and noteWidth what is kept free for it.
const (
	noteLeading = 20.0
	noteWidth   = 420.0
)

// cardName is a name in its place.
type cardName struct {
	labels.Label
	middle orb.Point
	set    canvas.Lettering
}

type cardNames []cardName

// layCard gives the names of a card their places, those of the districts with most incidents before any sign; the signs
// then stand where these left room, each within its area.
func (b *Base) layCard(w window, dots []orb.Point, heaps []Heap, signs []standingSign, notes int) cardNames {
	r := &labels.Room{Within: w.frame()}
	for _, at := range dots {
		r.Dots.Add(at)
	}
	foot := noteLeading*float64(notes) + 12
	r.Boxes = append(r.Boxes, labels.Box(w.x+w.width-noteWidth, w.height-foot, noteWidth, foot))
	own, plane := largestOf(signs), w.plane()
	var names cardNames
	put := func(l labels.Label, set canvas.Lettering, spots []labels.Candidate) {
		if at, ok := r.Stand(l, spots); ok {
			set.Size, set.Anchor, set.Halo, set.Around = l.Size, canvas.AtMiddle, mapHome, 1.6
			names = append(names, cardName{l, at, set})
		}
	}
	list, ranks := b.districts, 1
	if w.close() {
		list, ranks = b.fine, 3
	}
	districts := b.districtNames(w, list, b.countIn(w, list, dots, heaps, signs), own, 13)
	first := min(namedFirst, len(districts))
	area := canvas.Lettering{Tint: mapLabel}
	for _, d := range districts[:first] {
		d.Must = true
		put(d.Label, area, d.spots())
	}
	b.standSigns(signs, func(orb.Point) *labels.Room { return r }, func(orb.Point) window { return w })
	towns := func(rank int) {
		for _, t := range b.towns {
			if at := plane(t.at); t.rank == rank && w.shows(at) {
				l := labels.Label{Text: t.name, At: at, Size: [...]float64{0, 15, 13, 12}[rank], Dot: true, Must: rank == 1}
				put(l, canvas.Lettering{Bold: rank == 1, Tint: mapLabel}, l.Beside(5))
			}
		}
	}
	towns(1)
	b.acrossCard(w, func(l labels.Label, spots []labels.Candidate) {
		put(l, canvas.Lettering{Bold: true, Tint: mapLabel}, spots)
	})
	for _, d := range districts[first:] {
		put(d.Label, area, d.spots())
	}
	for rank := 2; rank <= ranks; rank++ {
		towns(rank)
	}
	for _, p := range b.afghan {
		if at := plane(p.at); w.shows(at) {
			l := labels.Label{Text: p.name, At: at, Size: 11.5}
			put(l, canvas.Lettering{Tint: mapFaint}, l.Inside(own[p.id].R, b.around(w, p), w.holder(p.shape)))
		}
	}
	return names
}

// acrossCard gives the countries' names with their spots: level, each on its own ground, nearest to the middle.
func (b *Base) acrossCard(w window, put func(labels.Label, []labels.Candidate)) {
	var across [2][]labels.Candidate
	if kept, ok := b.ready[w]; ok {
		across = kept().across
	} else {
		across = b.findAcross(w)
	}
	for i := range across {
		put(b.acrossName(i), across[i])
	}
}

func (b *Base) acrossName(i int) labels.Label {
	return labels.Label{Text: b.upperCountries()[i], Size: 17, Wide: 1.35}
}

// findAcross finds those spots.
func (b *Base) findAcross(w window) (out [2][]labels.Candidate) {
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
		half := b.acrossName(i).Width() / 2
		for y := 40.0; y < w.height-40; y += stride {
			for x := w.x + half + 12; x < w.x+w.width-half-12; x += stride {
				at := orb.Point{x, y}
				if on(at) && on(orb.Point{x - half, y}) && on(orb.Point{x + half, y}) {
					out[i] = append(out[i], labels.Candidate{At: at, Cost: distance(at, middle) / 40})
				}
			}
		}
	}
	return out
}

// countIn counts what is drawn in each area, by which areas are named first. Where there are heaps the dots are those.
func (b *Base) countIn(w window, areas []patch, dots []orb.Point, heaps []Heap, signs []standingSign) map[string]int {
	count := map[string]int{}
	for _, s := range signs {
		count[s.Area] += s.Count
	}
	at := map[orb.Point]int{} // a place once, and not for each of its incidents, nor for each area again
	for i, dot := range dots {
		n := 1
		if len(heaps) > 0 {
			n = heaps[i].Count
		}
		at[dot] += n
	}
	p, boxes := w.projection(), make([]orb.Bound, len(areas))
	for i, a := range areas {
		boxes[i] = a.shape.Bound()
	}
	for dot, n := range at {
		earth := p.Earth(orb.Point{dot[0] - w.x, dot[1] - w.y})
		for i, a := range areas {
			if boxes[i].Contains(earth) && geo.Contains(a.shape, earth) {
				count[a.id] += n
				break
			}
		}
	}
	return count
}

func (n cardNames) write(on canvas.Canvas) {
	for _, name := range n {
		if name.Dot {
			on.Fill([][]orb.Point{canvas.Disc(name.At, 1.9)}, mapLabel)
		}
		on.Text(name.Text, orb.Point{name.middle[0], name.middle[1] + name.Size*0.35}, name.set)
	}
}
