package draw

import (
	"math"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// svg writes elements one after another.
type svg struct{ strings.Builder }

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

// open begins an element; attrs are names and values in turn, and a blank value leaves its attribute out.
func (s *svg) open(name string, attrs ...string) {
	s.begin(name, attrs)
	s.WriteByte('>')
}

// leaf is an element without content.
func (s *svg) leaf(name string, attrs ...string) {
	s.begin(name, attrs)
	s.WriteString("/>")
}

func (s *svg) begin(name string, attrs []string) {
	s.WriteByte('<')
	s.WriteString(name)
	for i := 0; i+1 < len(attrs); i += 2 {
		if attrs[i+1] == "" {
			continue
		}
		s.WriteByte(' ')
		s.WriteString(attrs[i])
		s.WriteString(`="`)
		s.WriteString(escaper.Replace(attrs[i+1]))
		s.WriteByte('"')
	}
}

func (s *svg) end(name string) {
	s.WriteString("</")
	s.WriteString(name)
	s.WriteByte('>')
}

// words is an element with a text.
func (s *svg) words(name, text string, attrs ...string) {
	s.open(name, attrs...)
	s.WriteString(escaper.Replace(text))
	s.end(name)
}

// link opens a link with the name that screen readers and pointers get; a blank href opens a mere group. The caller
// closes what linkEnd names.
func (s *svg) link(href, title string, attrs ...string) (end string) {
	end = "a"
	if href == "" {
		end = "g"
	}
	s.open(end, append([]string{"href", href}, attrs...)...)
	if title != "" {
		s.words("title", title)
	}
	return end
}

// num writes a length with at most one decimal.
func num(x float64) string {
	text := strconv.FormatFloat(math.Round(x*10)/10, 'f', -1, 64)
	if text == "-0" {
		return "0"
	}
	return text
}

// frame opens a picture. Without links inside, it is one image to a screen reader; with links it is a group of them.
func (s *svg) frame(class string, width, height float64, id, title, desc string, links bool) {
	role := "img"
	if links {
		role = "group"
	}
	s.open("svg", "xmlns", "http://www.w3.org/2000/svg", "class", class, "viewBox", "0 0 "+num(width)+" "+num(height),
		"role", role, "aria-labelledby", id+"-title", "aria-describedby", id+"-desc")
	s.words("title", title, "id", id+"-title")
	s.words("desc", desc, "id", id+"-desc")
}

// trace is the path of rings or lines in whole units: neighbours stay joined, for equal points round alike.
func trace(b *strings.Builder, points []orb.Point, plane func(orb.Point) orb.Point, closed bool) {
	var x, y int
	n := 0
	for _, p := range points {
		at := plane(p)
		px, py := int(math.Round(at[0])), int(math.Round(at[1]))
		switch {
		case n == 0:
			b.WriteString("M" + strconv.Itoa(px) + " " + strconv.Itoa(py))
		case px == x && py == y:
			continue
		default:
			sep := ""
			if n > 1 && px >= x {
				sep = " "
			}
			if n == 1 {
				sep = "l"
			}
			b.WriteString(sep + strconv.Itoa(px-x))
			if py >= y {
				b.WriteByte(' ')
			}
			b.WriteString(strconv.Itoa(py - y))
		}
		x, y = px, py
		n++
	}
	if closed && n > 0 {
		b.WriteByte('z')
	}
}

func shapePath(shape orb.MultiPolygon, plane func(orb.Point) orb.Point) string {
	var b strings.Builder
	for _, polygon := range shape {
		for _, ring := range polygon {
			if len(ring) > 3 {
				trace(&b, ring[:len(ring)-1], plane, true)
			}
		}
	}
	return b.String()
}

func linesPath(lines orb.MultiLineString, plane func(orb.Point) orb.Point) string {
	var b strings.Builder
	for _, line := range lines {
		trace(&b, line, plane, false)
	}
	return b.String()
}
