package draw

import (
	"math"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// sheet is a canvas that is an SVG document of its own: it can stand in any page, for it has neither script nor style
// sheet nor a reference to anything outside of itself.
type sheet struct {
	body svg
	defs svg
	ids  map[string]string // of the signs that are defined
}

// fonts are what a reader's machine may have that is like the one of the image.
const fonts = "Go, Helvetica Neue, Helvetica, Arial, Liberation Sans, sans-serif"

func (s *sheet) fill(rings [][]orb.Point, c tint) {
	if d := tracks(rings, true); d != "" {
		s.body.leaf("path", "fill", c.hex, "fill-opacity", cover(c), "d", d)
	}
}

func (s *sheet) line(lines [][]orb.Point, width float64, c tint, dash ...float64) {
	d := tracks(lines, false)
	if d == "" {
		return
	}
	parts := make([]string, len(dash))
	for i, on := range dash {
		parts[i] = num(on)
	}
	s.body.leaf("path", "fill", "none", "stroke", c.hex, "stroke-opacity", cover(c), "stroke-width", num(width),
		"stroke-linejoin", "round", "stroke-dasharray", strings.Join(parts, " "), "d", d)
}

func (s *sheet) sign(path string, at orb.Point, scale float64, fill, edge tint, width float64) {
	key := path + fill.hex + edge.hex + strconv.FormatFloat(scale, 'g', -1, 64)
	id := s.ids[key]
	if id == "" {
		id = "s" + strconv.Itoa(len(s.ids))
		if s.ids == nil {
			s.ids = map[string]string{}
		}
		s.ids[key] = id
		s.defs.leaf("path", "id", id, "fill", fill.hex, "fill-opacity", cover(fill), "stroke", edge.hex,
			"stroke-width", strconv.FormatFloat(width/scale, 'f', 2, 64),
			"transform", "scale("+strconv.FormatFloat(scale, 'f', -1, 64)+")", "d", path)
	}
	s.body.leaf("use", "href", "#"+id, "x", num(at[0]), "y", num(at[1]))
}

func (s *sheet) text(line string, at orb.Point, l lettering) {
	weight, order, halo, around := "", "", "", ""
	if l.bold {
		weight = "700"
	}
	if l.around > 0 {
		order, halo, around = "stroke", l.halo.hex, num(2*l.around)
	}
	s.body.words("text", line, "x", num(at[0]), "y", num(at[1]), "font-size", num(l.size), "font-weight", weight,
		"text-anchor", l.anchor, "fill", l.tint.hex, "paint-order", order, "stroke", halo, "stroke-width", around,
		"stroke-linejoin", strings.Replace(order, "stroke", "round", 1))
}

// document is the picture with its name and description.
func (s *sheet) document(width, height float64, title, desc string) string {
	var out svg
	out.open("svg", "xmlns", "http://www.w3.org/2000/svg", "width", num(width), "height", num(height),
		"viewBox", "0 0 "+num(width)+" "+num(height), "role", "img", "aria-labelledby", "title", "aria-describedby", "desc",
		"font-family", fonts)
	out.words("title", title, "id", "title")
	out.words("desc", desc, "id", "desc")
	out.open("defs")
	out.WriteString(s.defs.String())
	out.end("defs")
	out.WriteString(s.body.String())
	out.end("svg")
	return out.String()
}

func cover(c tint) string {
	if c.cover == 1 {
		return ""
	}
	return strconv.FormatFloat(c.cover, 'f', -1, 64)
}

// tracks writes points in tenths of a pixel, each from the one before, so that neighbours stay joined.
func tracks(lists [][]orb.Point, closed bool) string {
	var b strings.Builder
	tenths := func(n int) string {
		text := strconv.FormatFloat(float64(n)/10, 'f', -1, 64)
		if strings.HasPrefix(text, "0.") {
			return text[1:]
		}
		return strings.Replace(text, "-0.", "-.", 1)
	}
	for _, list := range lists {
		var x, y, steps int
		for i, p := range list {
			px, py := int(math.Round(p[0]*10)), int(math.Round(p[1]*10))
			switch {
			case i == 0:
				b.WriteString("M" + tenths(px) + " " + tenths(py))
			case px == x && py == y:
				continue
			default:
				steps++
				between := " "
				if steps == 1 {
					between = "l"
				}
				for _, d := range []int{px - x, py - y} {
					if d >= 0 || between == "l" {
						b.WriteString(between)
					}
					b.WriteString(tenths(d))
					between = " "
				}
			}
			x, y = px, py
		}
		if closed && len(list) > 0 {
			b.WriteByte('z')
		}
	}
	return b.String()
}
