package draw

import (
	"context"
	"fmt"
	"io"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

// Card is a picture that travels alone: a map with its caption, its period, what it is made of and who made it.
type Card struct {
	Title, Desc string // for who doesn't see it
	Brand       string
	Heading     string
	About       string // what is chosen; blank for everything
	Period      string
	Count       string
	Killed      string
	Sample      string // that the data is a sample; blank for complete data
	Data        string // until when it was collected, when released, which version
	Credit      string

	Marks  []Mark
	Rings  []Ring
	Chosen *orb.Point // the place that the picture is of, where it is of one
	// Area is what is shaded in the place of marks and rings where its shape is known: a district or tehsil by its id, a
	// province by its name.
	Area   string
	Near   bool // show no more of the country than the marks need
	Legend []LegendLine
	// RingNote says what a ring with a number stands for.
	RingNote string
	// Beyond words how many incidents lie outside of the picture.
	Beyond func(count int) string
}

// LegendLine is a kind of event with its words.
type LegendLine struct {
	Type incident.Type
	Text string
}

// The size that link previews are cut for; the map is on the right.
const (
	CardWidth, CardHeight = 1200, 630

	panelWidth = 540
	margin     = 40
)

// SVG is the card as a document.
func (b *Base) SVG(c Card) string {
	var s sheet
	b.card(&s, c)
	return s.document(CardWidth, CardHeight, c.Title, c.Desc)
}

// PNG writes the card as an image: the very shapes of the document, lettered in a font that the program brings along.
// Drawing takes a tenth of a second, and ends with the context.
func (b *Base) PNG(ctx context.Context, w io.Writer, c Card) error {
	r := newRaster(ctx, CardWidth, CardHeight)
	b.card(r, c)
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("draw %q: %w", c.Title, err)
	}
	if err := r.encode(w); err != nil {
		return fmt.Errorf("draw %q: %w", c.Title, err)
	}
	return nil
}

func (b *Base) card(on canvas, c Card) {
	b.cardMap(on, c)
	on.fill(box(0, 0, panelWidth, CardHeight), paper)
	on.fill(box(panelWidth, 0, 1, CardHeight), rule)
	bottom := c.foot(on)
	top := c.head(on)
	c.legend(on, top, bottom)
}

// Tints of the light theme: a picture in somebody else's page doesn't know theirs.
var (
	paper     = solid("#ffffff")
	ink       = solid("#16191d")
	ink2      = solid("#454b52")
	ink3      = solid("#5f666e")
	rule      = solid("#d9dcdf")
	accent    = solid("#0b4f7d")
	mapLand   = solid("#eaeae7")
	mapHome   = solid("#fbfbf9")
	mapLine   = solid("#c9cac6")
	mapInner  = solid("#d9dad6")
	mapBorder = solid("#6b6f72")
	mapLabel  = solid("#4d5257")
	mapFaint  = solid("#74797e")
)

var hues = map[incident.Type]tint{
	"suicide_bombing": solid("#9f1023"), "ied": solid("#d4481c"), "armed_attack": solid("#c97a06"),
	"targeted_killing": solid("#80480f"), "abduction": solid("#8a7500"), "security_operation": solid("#2468b0"),
	"air_strike": solid("#5f3196"), "drone_strike": solid("#b2287f"), "shelling": solid("#7e62b8"),
	"border_clash": solid("#00796f"), "communal_violence": solid("#4b7f1e"), "other": solid("#646b73"),
}

// head writes what the picture shows and gives where it ends.
func (c Card) head(on canvas) float64 {
	y := 58.0
	on.fill(place(rings("M-9 7-3-7 1 0 3.5-3.5 9 7z"), orb.Point{margin + 9, y - 7}, 1), accent)
	on.text(c.Brand, orb.Point{margin + 26, y}, lettering{size: 19, bold: true, tint: accent})
	y += 16
	y = c.lines(on, y, 1.2, 3, c.Heading, lettering{size: 32, bold: true, tint: ink})
	y = c.lines(on, y+4, 1.25, 2, c.About, lettering{size: 20, tint: ink2})
	y = c.lines(on, y+4, 1.25, 1, c.Period, lettering{size: 20, tint: ink2})
	y = c.lines(on, y+12, 1.15, 1, c.Count, lettering{size: 36, bold: true, tint: ink})
	return c.lines(on, y, 1.25, 3, c.Killed, lettering{size: 20, tint: ink})
}

// foot writes what is to be known of the data, from the bottom up, and gives where it begins.
func (c Card) foot(on canvas) float64 {
	type part struct {
		lines []string
		l     lettering
	}
	const gap = 6
	y := float64(CardHeight - 26)
	var parts []part
	for _, p := range []struct {
		text string
		most int
		l    lettering
	}{{c.Sample, 3, lettering{size: 16, bold: true, tint: ink2}}, {c.Data, 2, lettering{size: 15, tint: ink3}}, {c.Credit, 3, lettering{size: 13, tint: ink3}}} {
		lines := p.l.wrap(p.text, panelWidth-2*margin, p.most)
		parts = append(parts, part{lines, p.l})
		y -= float64(len(lines))*p.l.size*1.3 + gap
	}
	top := y
	for _, p := range parts {
		y += gap
		for _, line := range p.lines {
			y += p.l.size * 1.3
			on.text(line, orb.Point{margin, y}, p.l)
		}
	}
	on.fill(box(margin, top, panelWidth-2*margin, 1), rule)
	return top
}

// lines writes a text in at most so many lines beneath y and gives where it ends.
func (c Card) lines(on canvas, y, leading float64, most int, text string, l lettering) float64 {
	for _, line := range l.wrap(text, panelWidth-2*margin, most) {
		y += l.size * leading
		on.text(line, orb.Point{margin, y}, l)
	}
	return y
}

// legend names the shapes where there is room for them.
func (c Card) legend(on canvas, top, bottom float64) {
	const row, column = 21, (panelWidth - 2*margin) / 2
	l := lettering{size: 15, tint: ink2}
	rows := (len(c.Legend) + 1) / 2
	y := bottom - float64(rows)*row - 8
	if rows == 0 || y < top+6 {
		return
	}
	for i, line := range c.Legend {
		x, y := margin+float64(i/rows)*column, y+float64(i%rows)*row+row/2
		on.sign(glyphs[line.Type], orb.Point{x + 8, y}, 1.1, hues[line.Type], paper, 0.8)
		on.text(l.clip(line.Text, column-28), orb.Point{x + 24, y + 5}, l)
	}
}
