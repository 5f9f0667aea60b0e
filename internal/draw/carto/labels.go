package carto

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/paulmach/orb"

	"khyberatlas/internal/draw/labels"
)

// placer gives names their place in the order in which they come and drops those that would cover another one.
type placer struct {
	taken []orb.Bound
	said  map[string]bool
}

func (p *placer) free(b orb.Bound) bool {
	for _, t := range p.taken {
		if t.Intersects(b) {
			return false
		}
	}
	return true
}

func (p *placer) take(b orb.Bound) { p.taken = append(p.taken, b) }

// spot is where a name stands: its start, middle or end by the anchor, on its baseline.
type spot struct {
	anchor string
	at     orb.Point
}

// place takes a place for a name where it is free: for a town right, left, above or below its dot, for an area on its point.
func (p *placer) place(l labels.Label, within window) (spot, bool) {
	width, height := float64(utf8.RuneCountInString(l.Text))*l.Size*labels.Letter, l.Size
	x, y := l.At[0], l.At[1]
	spots := []spot{{"middle", orb.Point{x, y + height*0.35}}}
	boxes := []orb.Bound{labels.Box(x-width/2, y-height*0.5, width, height)}
	if l.Dot {
		const gap = 5
		spots = []spot{{"", orb.Point{x + gap, y + height*0.35}}, {"end", orb.Point{x - gap, y + height*0.35}},
			{"middle", orb.Point{x, y - gap}}, {"middle", orb.Point{x, y + gap + height*0.8}}}
		boxes = []orb.Bound{labels.Box(x+gap, y-height/2, width, height), labels.Box(x-gap-width, y-height/2, width, height),
			labels.Box(x-width/2, y-gap-height, width, height), labels.Box(x-width/2, y+gap, width, height)}
	}
	for i, b := range boxes {
		inside := b.Min[0] >= within.x && b.Max[0] <= within.x+within.width && b.Min[1] >= within.y &&
			b.Max[1] <= within.y+within.height
		if inside && p.free(b) {
			p.take(b)
			return spots[i], true
		}
	}
	return spot{}, false
}

// put writes a name where it is free.
func (p *placer) put(s *svg, l labels.Label, within window) {
	if p.said[l.Text] {
		return
	}
	where, ok := p.place(l, within)
	if !ok && l.Must {
		alone := &placer{}
		where, ok = alone.place(l, within)
		p.taken = append(p.taken, alone.taken...)
	}
	if !ok {
		return
	}
	if p.said == nil {
		p.said = map[string]bool{}
	}
	p.said[l.Text] = true
	if l.Dot {
		s.Leaf("circle", "class", "dot", "cx", num(l.At[0]), "cy", num(l.At[1]), "r", "1.8")
	}
	s.Text("text", l.Text, "class", l.Class, "x", num(where.at[0]), "y", num(where.at[1]), "text-anchor", where.anchor)
}

// names writes the names of a window: cities first, then towns that an area is called after, areas, other towns. What is
// taken already stays free, but a city is named all the same. An area that is called like a town isn't named again.
func (b *Base) names(s *svg, p *placer, w window, patches []patch, ranks int) {
	s.Open("g", "class", "names", "aria-hidden", "true")
	for _, l := range b.inOrder(w, patches, ranks) {
		p.put(s, l, w)
	}
	s.End("g")
}

func (b *Base) inOrder(w window, patches []patch, ranks int) []labels.Label {
	areas := map[string]bool{}
	var list []labels.Label
	b.eachName(w, patches, ranks, func(l labels.Label, rank int) {
		areas[l.Text] = areas[l.Text] || !l.Dot
		l.Must = rank == 1
		list = append(list, l)
	})
	order := func(l labels.Label) int {
		switch {
		case l.Must:
			return 0
		case l.Dot && areas[l.Text]:
			return 1
		case !l.Dot:
			return 2
		}
		return 3
	}
	slices.SortStableFunc(list, func(a, b labels.Label) int { return cmp.Compare(order(a), order(b)) })
	return list
}

// eachName gives the names of a window in the order in which they may take their place, with the rank of towns.
func (b *Base) eachName(w window, patches []patch, ranks int, do func(l labels.Label, rank int)) {
	plane := w.plane()
	towns := func(rank int) {
		for _, t := range b.towns {
			if at := plane(t.at); t.rank == rank && w.shows(at) {
				do(labels.Label{Text: t.name, At: at, Dot: true, Class: "town rank" + num(float64(rank)),
					Size: [...]float64{0, 15, 12, 11}[rank]}, rank)
			}
		}
	}
	towns(1)
	for _, a := range patches {
		if at := plane(a.at); w.shows(at) {
			do(labels.Label{Text: a.name, At: at, Class: "area", Size: 12}, 0)
		}
	}
	for rank := 2; rank <= ranks; rank++ {
		towns(rank)
	}
}
