// Package markup writes the elements of an SVG picture. What stands in a text or an attribute is escaped; what is drawn is
// its callers' business.
package markup

import (
	"math"
	"strconv"
	"strings"
)

// Writer writes elements one after another.
type Writer struct{ strings.Builder }

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

// Open begins an element; attrs are names and values in turn, and a blank value leaves its attribute out.
func (w *Writer) Open(name string, attrs ...string) {
	w.begin(name, attrs)
	w.WriteByte('>')
}

// Leaf is an element without content.
func (w *Writer) Leaf(name string, attrs ...string) {
	w.begin(name, attrs)
	w.WriteString("/>")
}

func (w *Writer) begin(name string, attrs []string) {
	w.WriteByte('<')
	w.WriteString(name)
	for i := 0; i+1 < len(attrs); i += 2 {
		if attrs[i+1] == "" {
			continue
		}
		w.WriteByte(' ')
		w.WriteString(attrs[i])
		w.WriteString(`="`)
		w.WriteString(escaper.Replace(attrs[i+1]))
		w.WriteByte('"')
	}
}

// End closes an element.
func (w *Writer) End(name string) {
	w.WriteString("</")
	w.WriteString(name)
	w.WriteByte('>')
}

// Text is an element with a text.
func (w *Writer) Text(name, text string, attrs ...string) {
	w.Open(name, attrs...)
	w.WriteString(escaper.Replace(text))
	w.End(name)
}

// Link opens a link with the name that screen readers and pointers get; a blank href opens a mere group. The caller
// closes the element that is given.
func (w *Writer) Link(href, title string, attrs ...string) (end string) {
	end = "a"
	if href == "" {
		end = "g"
	}
	w.Open(end, append([]string{"href", href}, attrs...)...)
	if title != "" {
		w.Text("title", title)
	}
	return end
}

// Num writes a length with at most one decimal.
func Num(x float64) string {
	tenths := math.Round(x * 10)
	if math.Abs(tenths) < 1e9 { // as any in a picture, and three times as fast as the shortest of all forms
		n := int64(tenths)
		if n%10 == 0 {
			return strconv.FormatInt(n/10, 10)
		}
		var room [16]byte
		out := room[:0]
		if n < 0 {
			out, n = append(out, '-'), -n
		}
		out = strconv.AppendInt(out, n/10, 10)
		return string(append(out, '.', byte('0'+n%10)))
	}
	text := strconv.FormatFloat(math.Round(x*10)/10, 'f', -1, 64)
	if text == "-0" {
		return "0"
	}
	return text
}

// Frame opens a picture. Without links inside, it is one image to a screen reader; with links it is a group of them.
func (w *Writer) Frame(class string, width, height float64, id, title, desc string, links bool) {
	role := "img"
	if links {
		role = "group"
	}
	w.Open("svg", "xmlns", "http://www.w3.org/2000/svg", "class", class, "viewBox", "0 0 "+Num(width)+" "+Num(height),
		"role", role, "aria-labelledby", id+"-title", "aria-describedby", id+"-desc")
	w.Text("title", title, "id", id+"-title")
	w.Text("desc", desc, "id", id+"-desc")
}

// Hatch writes a pattern of slanting lines.
func (w *Writer) Hatch(id, class string) {
	w.Open("pattern", "id", id, "class", class, "width", "5", "height", "5", "patternUnits", "userSpaceOnUse", "patternTransform",
		"rotate(45)")
	w.Leaf("path", "d", "M0 0v5")
	w.End("pattern")
}
