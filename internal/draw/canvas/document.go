package canvas

import (
	"maps"
	"math"
	"strconv"
	"strings"

	"khyberatlas/internal/draw/markup"

	"github.com/paulmach/orb"
)

// Document is a canvas that is an SVG document of its own: it can stand in any page, for it has neither script nor style
// sheet nor a reference to anything outside of itself.
type Document struct {
	body markup.Writer
	defs markup.Writer
	ids  map[string]string // of the signs that are defined
}

// fonts are what a reader's machine may have that is like the one of the image.
const fonts = "Go, Helvetica Neue, Helvetica, Arial, Liberation Sans, sans-serif"

// Fill is as Canvas says.
func (s *Document) Fill(rings [][]orb.Point, c Tint) {
	if d := tracks(rings, true); d != "" {
		s.body.Leaf("path", "fill", c.Hex, "fill-opacity", cover(c), "d", d)
	}
}

// Line is as Canvas says.
func (s *Document) Line(lines [][]orb.Point, width float64, c Tint, dash ...float64) {
	d := tracks(lines, false)
	if d == "" {
		return
	}
	parts := make([]string, len(dash))
	for i, on := range dash {
		parts[i] = markup.Num(on)
	}
	s.body.Leaf("path", "fill", "none", "stroke", c.Hex, "stroke-opacity", cover(c), "stroke-width", markup.Num(width),
		"stroke-linejoin", "round", "stroke-dasharray", strings.Join(parts, " "), "d", d)
}

// Sign is as Canvas says.
func (s *Document) Sign(path string, at orb.Point, scale float64, fill, edge Tint, width float64) {
	key := path + fill.Hex + edge.Hex + strconv.FormatFloat(scale, 'g', -1, 64)
	id := s.ids[key]
	if id == "" {
		id = "s" + strconv.Itoa(len(s.ids))
		if s.ids == nil {
			s.ids = map[string]string{}
		}
		s.ids[key] = id
		s.defs.Leaf("path", "id", id, "fill", fill.Hex, "fill-opacity", cover(fill), "stroke", edge.Hex,
			"stroke-width", strconv.FormatFloat(width/scale, 'f', 2, 64),
			"transform", "scale("+strconv.FormatFloat(scale, 'f', -1, 64)+")", "d", path)
	}
	s.body.Leaf("use", "href", "#"+id, "x", markup.Num(at[0]), "y", markup.Num(at[1]))
}

// Text is as Canvas says.
func (s *Document) Text(line string, at orb.Point, l Lettering) {
	weight, order, halo, around := "", "", "", ""
	if l.Bold {
		weight = "700"
	}
	if l.Around > 0 {
		order, halo, around = "stroke", l.Halo.Hex, markup.Num(2*l.Around)
	}
	s.body.Text("text", line, "x", markup.Num(at[0]), "y", markup.Num(at[1]), "font-size", markup.Num(l.Size), "font-weight", weight,
		"text-anchor", l.Anchor, "fill", l.Tint.Hex, "paint-order", order, "stroke", halo, "stroke-width", around,
		"stroke-linejoin", strings.Replace(order, "stroke", "round", 1))
}

// Write is the whole picture with its name and description.
func (s *Document) Write(width, height float64, title, desc string) string {
	var out markup.Writer
	out.Open("svg", "xmlns", "http://www.w3.org/2000/svg", "width", markup.Num(width), "height", markup.Num(height),
		"viewBox", "0 0 "+markup.Num(width)+" "+markup.Num(height), "role", "img", "aria-labelledby", "title", "aria-describedby",
		"desc",
		"font-family", fonts)
	out.Text("title", title, "id", "title")
	out.Text("desc", desc, "id", "desc")
	out.Open("defs")
	out.WriteString(s.defs.String())
	out.End("defs")
	out.WriteString(s.body.String())
	out.End("svg")
	return out.String()
}

func cover(c Tint) string {
	if c.Cover == 1 {
		return ""
	}
	return strconv.FormatFloat(c.Cover, 'f', -1, 64)
}

// tracks writes points in tenths of a pixel, each from the one before, so that neighbours stay joined.
func tracks(lists [][]orb.Point, closed bool) string {
	n := 0
	for _, list := range lists {
		n += len(list)
	}
	b := make([]byte, 0, 8*n+2*len(lists))
	for _, list := range lists {
		var x, y, steps int
		for i, p := range list {
			px, py := int(math.Round(p[0]*10)), int(math.Round(p[1]*10))
			switch {
			case i == 0:
				b = appendTenths(append(b, 'M'), px)
				b = appendTenths(append(b, ' '), py)
			case px == x && py == y:
				continue
			default:
				steps++
				between := byte(' ')
				if steps == 1 {
					between = 'l'
				}
				for _, d := range [...]int{px - x, py - y} {
					if d >= 0 || between == 'l' {
						b = append(b, between)
					}
					b = appendTenths(b, d)
					between = ' '
				}
			}
			x, y = px, py
		}
		if closed && len(list) > 0 {
			b = append(b, 'z')
		}
	}
	return string(b)
}

// appendTenths writes a number of tenths as short as can be.
func appendTenths(b []byte, n int) []byte {
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	if n >= 10 || n == 0 {
		b = strconv.AppendInt(b, int64(n/10), 10)
	}
	if n%10 != 0 {
		b = append(b, '.', byte('0'+n%10))
	}
	return b
}

// Copy is a document that begins with what is drawn on this one.
func (s *Document) Copy() *Document {
	c := &Document{ids: maps.Clone(s.ids)}
	c.body.WriteString(s.body.String())
	c.defs.WriteString(s.defs.String())
	return c
}
