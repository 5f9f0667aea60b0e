package canvas

import (
	"math"
	"strings"
	"sync"

	"github.com/paulmach/orb"
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// cut is a font that is part of the program. It has the letters of Latin, Greek and Cyrillic and no others.
type cut struct {
	font *sfnt.Font
	unit fixed.Int26_6 // the size at which a unit of the font is one
	em   float64
}

// cuts are read once and only when a picture wants them. They are part of the program: a broken one is its fault, which
// the tests find.
var cuts = sync.OnceValue(func() map[bool]cut {
	all := map[bool]cut{}
	for bold, ttf := range map[bool][]byte{false: goregular.TTF, true: gobold.TTF} {
		f, err := sfnt.Parse(ttf)
		if err != nil {
			panic(err)
		}
		all[bold] = cut{f, fixed.I(int(f.UnitsPerEm())), float64(f.UnitsPerEm())}
	}
	return all
})

// What sets a part of a text apart is no letter: it stands in the text, and nothing is drawn.
const (
	firstStrongIsolate, popDirectionalIsolate = '\u2068', '\u2069'

	nothing = sfnt.GlyphIndex(math.MaxUint16)
)

func units(x fixed.Int26_6) float64 { return float64(x) / 64 }

// each calls do for every letter of a text with where it begins and where the next may, and gives the whole's width, all
// in sizes of the letters. A letter that the font lacks is its sign for that.
func (c cut) each(text string, do func(b *sfnt.Buffer, letter sfnt.GlyphIndex, from, to float64)) float64 {
	var b sfnt.Buffer
	x := 0.0
	var before sfnt.GlyphIndex
	for i, r := range text {
		if r == firstStrongIsolate || r == popDirectionalIsolate {
			if do != nil {
				do(&b, nothing, x, x)
			}
			continue
		}
		letter := c.letter(&b, r)
		if i > 0 {
			x += c.kern(&b, before, letter)
		}
		from := x
		x += c.advance(&b, letter)
		if do != nil {
			do(&b, letter, from, x)
		}
		before = letter
	}
	return x
}

func (c cut) letter(b *sfnt.Buffer, r rune) sfnt.GlyphIndex {
	letter, err := c.font.GlyphIndex(b, r)
	if err != nil {
		return 0
	}
	return letter
}

func (c cut) kern(b *sfnt.Buffer, before, letter sfnt.GlyphIndex) float64 {
	kern, err := c.font.Kern(b, before, letter, c.unit, font.HintingNone)
	if err != nil {
		return 0
	}
	return units(kern) / c.em
}

func (c cut) advance(b *sfnt.Buffer, letter sfnt.GlyphIndex) float64 {
	advance, err := c.font.GlyphAdvance(b, letter, c.unit, font.HintingNone)
	if err != nil {
		return 0
	}
	return units(advance) / c.em
}

// width is how wide a text is when it is set.
func (l Lettering) width(text string) float64 { return cuts()[l.Bold].each(text, nil) * l.Size }

// outlines are the rings of a text's letters, begun where its anchor says.
func (l Lettering) outlines(text string, at orb.Point) [][]orb.Point {
	switch l.Anchor {
	case AtMiddle:
		at[0] -= l.width(text) / 2
	case AtEnd:
		at[0] -= l.width(text)
	}
	var out [][]orb.Point
	c := cuts()[l.Bold]
	c.each(text, func(b *sfnt.Buffer, letter sfnt.GlyphIndex, x, _ float64) {
		if letter == nothing {
			return
		}
		segments, err := c.font.LoadGlyph(b, letter, c.unit, nil)
		if err != nil {
			return
		}
		point := func(p fixed.Point26_6) orb.Point {
			return orb.Point{at[0] + (x+units(p.X)/c.em)*l.Size, at[1] + units(p.Y)/c.em*l.Size}
		}
		for _, s := range segments {
			switch s.Op {
			case sfnt.SegmentOpMoveTo:
				out = append(out, []orb.Point{point(s.Args[0])})
			case sfnt.SegmentOpLineTo:
				out[len(out)-1] = append(out[len(out)-1], point(s.Args[0]))
			case sfnt.SegmentOpQuadTo:
				out[len(out)-1] = bend(out[len(out)-1], point(s.Args[0]), point(s.Args[1]))
			}
		}
	})
	return out
}

// bend appends a quadratic curve: TrueType has no others.
func bend(ring []orb.Point, by, to orb.Point) []orb.Point {
	const steps = 6
	from := ring[len(ring)-1]
	for i := 1; i <= steps; i++ {
		t := float64(i) / steps
		a, b, c := (1-t)*(1-t), 2*t*(1-t), t*t
		ring = append(ring, orb.Point{a*from[0] + b*by[0] + c*to[0], a*from[1] + b*by[1] + c*to[1]})
	}
	return ring
}

// Wrap breaks a text into lines of a width. What doesn't fit the last of them is cut, with a sign that it is.
func (l Lettering) Wrap(text string, width float64, most int) []string {
	var lines []string
	line := ""
	words := strings.Fields(text)
	for i, word := range words {
		longer := strings.TrimSpace(line + " " + word)
		if line == "" || l.width(longer) <= width {
			line = longer
			continue
		}
		if len(lines)+1 == most {
			return append(lines, l.Clip(line+" "+strings.Join(words[i:], " "), width))
		}
		lines, line = append(lines, l.Clip(line, width)), word
	}
	if line == "" {
		return lines
	}
	return append(lines, l.Clip(line, width))
}

// more is the sign that a text goes on.
const more = '…'

// Clip cuts what is wider than a width. It measures every letter once: a stranger can send eight thousand.
func (l Lettering) Clip(line string, width float64) string {
	c := cuts()[l.Bold]
	var b sfnt.Buffer
	sign := c.letter(&b, more)
	room, letters := width/l.Size-c.advance(&b, sign), 0
	n, last := 0, sfnt.GlyphIndex(0)
	whole := c.each(line, func(b *sfnt.Buffer, letter sfnt.GlyphIndex, _, to float64) {
		if letter != nothing {
			last = letter
		}
		if n++; to+c.kern(b, last, sign) <= room {
			letters = n
		}
	})
	if whole*l.Size <= width {
		return line
	}
	return strings.TrimRight(string([]rune(line)[:letters]), " ,.;") + string(more)
}
