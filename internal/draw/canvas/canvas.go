// Package canvas draws the same strokes twice: as an SVG document that needs nothing outside of itself, or as an image of
// pixels, lettered in a font that the program brings along. What is drawn is its callers' business.
package canvas

import (
	"math"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// Canvas is what a picture is drawn on, in the order of the calls: an SVG document or an image of pixels. Lengths are
// pixels, x to the right, y down.
type Canvas interface {
	// Fill colours what the rings enclose, by the nonzero rule.
	Fill(rings [][]orb.Point, c Tint)
	// Line follows each list of points with a pen, dashed by the lengths of on and off in turn.
	Line(lines [][]orb.Point, width float64, c Tint, dash ...float64)
	// Sign draws a shape of the legend: its path about the origin, scaled and moved, with an edge of a width in pixels.
	Sign(path string, at orb.Point, scale float64, fill, edge Tint, width float64)
	// Text writes a line from, about or up to a point of its baseline.
	Text(line string, at orb.Point, l Lettering)
}

// Tint is a colour as #rrggbb and how much of it covers, from 0 to 1.
type Tint struct {
	Hex   string
	Cover float64
}

// Solid covers all that is beneath.
func Solid(hex string) Tint { return Tint{hex, 1} }

// Anchors of a text, as SVG names them.
const (
	AtMiddle = "middle"
	AtEnd    = "end"
)

// Lettering is how a text is set. A halo of a width above 0 keeps it apart from what is beneath.
type Lettering struct {
	Size   float64
	Bold   bool
	Anchor string // blank: the point is where the text begins
	Tint   Tint
	Halo   Tint
	Around float64
}

// Box is a rectangle.
func Box(x, y, width, height float64) [][]orb.Point {
	return [][]orb.Point{{{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}}}
}

// Disc is a circle as a polygon that the eye takes for one.
func Disc(at orb.Point, r float64) []orb.Point {
	n := max(12, int(r*2.5))
	ring := make([]orb.Point, n)
	for i := range ring {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		ring[i] = orb.Point{at[0] + r*cos, at[1] + r*sin}
	}
	return ring
}

// Rings are the polygons of the path of a sign: moves, lines and half circles, as signs are written.
func Rings(path string) [][]orb.Point {
	var out [][]orb.Point
	var at orb.Point
	command := byte(0)
	s := signReader{path}
	for s.more() {
		if c := s.letter(); c != 0 {
			command = c
		}
		switch command {
		case 'M':
			at = orb.Point{s.number(), s.number()}
			out = append(out, []orb.Point{at})
			command = 'L' // further pairs are lines
			continue
		case 'L':
			at = orb.Point{s.number(), s.number()}
		case 'l':
			at = orb.Point{at[0] + s.number(), at[1] + s.number()}
		case 'h':
			at[0] += s.number()
		case 'v':
			at[1] += s.number()
		case 'a':
			r := s.number()
			for range 4 {
				s.number() // the other radius, the turn and the two flags: signs have half circles only
			}
			to := orb.Point{at[0] + s.number(), at[1] + s.number()}
			half := Disc(orb.Point{(at[0] + to[0]) / 2, (at[1] + to[1]) / 2}, r)
			from := 0
			if at[0] < to[0] {
				from = len(half) / 2 // the upper half turns from left to right
			}
			for i := range len(half) / 2 {
				out[len(out)-1] = append(out[len(out)-1], half[(from+i)%len(half)])
			}
			at = to
			continue
		default: // z: the ring is closed already
			continue
		}
		out[len(out)-1] = append(out[len(out)-1], at)
	}
	return out
}

// signReader takes a path apart.
type signReader struct{ rest string }

func (s *signReader) more() bool {
	s.rest = strings.TrimLeft(s.rest, " ,")
	return s.rest != ""
}

func (s *signReader) letter() byte {
	if c := s.rest[0]; c >= 'A' {
		s.rest = s.rest[1:]
		return c
	}
	return 0
}

// number reads on to where the next number or letter begins; a sign or a second point begins one too.
func (s *signReader) number() float64 {
	s.more()
	end, point := 0, false
	for end < len(s.rest) {
		c := s.rest[end]
		if c >= 'A' || c == ' ' || c == ',' || (c == '-' && end > 0) || (c == '.' && point) {
			break
		}
		point = point || c == '.'
		end++
	}
	n, err := strconv.ParseFloat(s.rest[:end], 64)
	if err != nil {
		panic("a sign's path is not as it is written here: " + s.rest) // paths are constants of the program
	}
	s.rest = s.rest[end:]
	return n
}

// Place scales rings about the origin and moves them.
func Place(list [][]orb.Point, at orb.Point, scale float64) [][]orb.Point {
	out := make([][]orb.Point, len(list))
	for i, ring := range list {
		out[i] = make([]orb.Point, len(ring))
		for j, p := range ring {
			out[i][j] = orb.Point{at[0] + p[0]*scale, at[1] + p[1]*scale}
		}
	}
	return out
}
