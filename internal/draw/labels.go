package draw

import (
	"unicode/utf8"

	"github.com/paulmach/orb"
)

// label is a name that wants a place in the picture.
type label struct {
	text  string
	at    orb.Point
	class string
	size  float64 // height of the letters
	dot   bool    // a town: the name stands beside its dot, not on it
}

// placer gives names their place in the order in which they come and drops those that would cover another one.
type placer struct{ taken []orb.Bound }

func (p *placer) free(b orb.Bound) bool {
	for _, t := range p.taken {
		if t.Intersects(b) {
			return false
		}
	}
	return true
}

func (p *placer) take(b orb.Bound) { p.taken = append(p.taken, b) }

// letter is the mean width of a letter as a part of its height.
const letter = 0.56

// put writes a name where it is free: for a town right, left, above or below its dot, for an area on its point.
func (p *placer) put(s *svg, l label, within window) {
	width, height := float64(utf8.RuneCountInString(l.text))*l.size*letter, l.size
	type spot struct {
		anchor string
		x, y   float64 // of the text's start, middle or end, on its baseline
		box    orb.Bound
	}
	spots := []spot{{"middle", l.at[0], l.at[1] + height*0.35, bound(l.at[0]-width/2, l.at[1]-height*0.5, width, height)}}
	if l.dot {
		const gap = 5
		x, y := l.at[0], l.at[1]
		spots = []spot{
			{"", x + gap, y + height*0.35, bound(x+gap, y-height/2, width, height)},
			{"end", x - gap, y + height*0.35, bound(x-gap-width, y-height/2, width, height)},
			{"middle", x, y - gap, bound(x-width/2, y-gap-height, width, height)},
			{"middle", x, y + gap + height*0.8, bound(x-width/2, y+gap, width, height)},
		}
	}
	for _, at := range spots {
		inside := at.box.Min[0] >= within.x && at.box.Max[0] <= within.x+within.width &&
			at.box.Min[1] >= within.y && at.box.Max[1] <= within.y+within.height
		if !inside || !p.free(at.box) {
			continue
		}
		p.take(at.box)
		if l.dot {
			s.leaf("circle", "class", "dot", "cx", num(l.at[0]), "cy", num(l.at[1]), "r", "1.8")
		}
		s.words("text", l.text, "class", l.class, "x", num(at.x), "y", num(at.y), "text-anchor", at.anchor)
		return
	}
}

func bound(x, y, width, height float64) orb.Bound {
	return orb.Bound{Min: orb.Point{x, y}, Max: orb.Point{x + width, y + height}}
}

// names writes the names of a window: cities first, then areas, then towns by rank. What is taken already stays free.
func (b *Base) names(s *svg, p *placer, w window, patches []patch, ranks int) {
	plane := w.plane()
	s.open("g", "class", "names", "aria-hidden", "true")
	towns := func(rank int) {
		for _, t := range b.towns {
			if at := plane(t.at); t.rank == rank && w.shows(at) {
				p.put(s, label{text: t.name, at: at, class: "town rank" + num(float64(rank)), size: [...]float64{0, 15, 12, 11}[rank], dot: true}, w)
			}
		}
	}
	towns(1)
	for _, a := range patches {
		if at := plane(a.at); w.shows(at) {
			p.put(s, label{text: a.name, at: at, class: "area", size: 12}, w)
		}
	}
	for rank := 2; rank <= ranks; rank++ {
		towns(rank)
	}
	s.end("g")
}
