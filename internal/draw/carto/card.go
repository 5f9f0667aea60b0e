package carto

import (
	"context"
	"fmt"
	"io"

	"github.com/paulmach/orb"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/draw/canvas"
	"khyberatlas/internal/hue"
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
	Heaps  []Heap     // in the place of marks where those are too many, by Cells
	Seen   *orb.Bound // around all of them
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
	Type      incident.Type
	Text      string
	Contested bool // drawn half
}

// The size that link previews are cut for; the map is on the right.
const (
	CardWidth, CardHeight = 1200, 630

	panelWidth = 540
	margin     = 40
)

// SVG is the card as a document.
func (b *Base) SVG(c Card) string {
	w, area := b.cardPlace(c)
	s := new(canvas.Document)
	if w == cardWindow && len(area) == 0 {
		s = b.cardDocument().Copy()
	} else {
		b.cardGround(s, w, area)
	}
	b.card(s, c, w, area)
	return s.Write(CardWidth, CardHeight, c.Title, c.Desc)
}

// PNG writes the card as an image: the very shapes of the document, lettered in a font that the program brings along.
// Drawing takes a tenth of a second, and ends with the context.
func (b *Base) PNG(ctx context.Context, out io.Writer, c Card) error {
	w, area := b.cardPlace(c)
	var r *canvas.Pixels
	if w == cardWindow && len(area) == 0 {
		r = b.cardPixels().Copy(ctx)
	} else {
		r = canvas.NewPixels(ctx, CardWidth, CardHeight)
		b.cardGround(r, w, area)
	}
	b.card(r, c, w, area)
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("draw %q: %w", c.Title, err)
	}
	if err := r.Encode(out); err != nil {
		return fmt.Errorf("draw %q: %w", c.Title, err)
	}
	return nil
}

// cardPlace is the part of the country that a card shows, and the area that it shades.
func (b *Base) cardPlace(c Card) (window, orb.MultiPolygon) {
	area := b.areaOf(Spot{Area: c.Area})
	if len(area) > 0 {
		c.Chosen = nil
	}
	return c.window(area), area
}

// card draws upon the ground.
func (b *Base) card(on canvas.Canvas, c Card, w window, area orb.MultiPolygon) {
	b.cardMap(on, c, w, area)
	on.Fill(canvas.Box(0, 0, panelWidth, CardHeight), paper)
	on.Fill(canvas.Box(panelWidth, 0, 1, CardHeight), rule)
	bottom := c.foot(on)
	top := c.head(on)
	c.legend(on, top, bottom)
}

// Tints of the light theme: a picture in somebody else's page doesn't know theirs.
var (
	paper     = canvas.Solid("#ffffff")
	ink       = canvas.Solid("#16191d")
	ink2      = canvas.Solid("#454b52")
	ink3      = canvas.Solid("#5f666e")
	rule      = canvas.Solid("#d9dcdf")
	accent    = canvas.Solid("#0b4f7d")
	mapLand   = canvas.Solid("#eaeae7")
	mapAfghan = canvas.Solid("#e6e4de")
	mapRiver  = canvas.Solid("#a9bfcd")
	mapHome   = canvas.Solid("#fbfbf9")
	mapLine   = canvas.Solid("#c9cac6")
	mapInner  = canvas.Solid("#d9dad6")
	mapBorder = canvas.Solid(hue.Line)
	mapLabel  = canvas.Solid("#4d5257")
	mapFaint  = canvas.Solid("#74797e")
)

// head writes what the picture shows and gives where it ends.
func (c Card) head(on canvas.Canvas) float64 {
	y := 58.0
	on.Fill(canvas.Place(canvas.Rings("M-9 7-3-7 1 0 3.5-3.5 9 7z"), orb.Point{margin + 9, y - 7}, 1), accent)
	on.Text(c.Brand, orb.Point{margin + 26, y}, canvas.Lettering{Size: 19, Bold: true, Tint: accent})
	y += 16
	y = c.lines(on, y, 1.2, 3, c.Heading, canvas.Lettering{Size: 32, Bold: true, Tint: ink})
	y = c.lines(on, y+4, 1.25, 2, c.About, canvas.Lettering{Size: 20, Tint: ink2})
	y = c.lines(on, y+4, 1.25, 1, c.Period, canvas.Lettering{Size: 20, Tint: ink2})
	y = c.lines(on, y+12, 1.15, 1, c.Count, canvas.Lettering{Size: 36, Bold: true, Tint: ink})
	return c.lines(on, y, 1.25, 3, c.Killed, canvas.Lettering{Size: 20, Tint: ink})
}

// foot writes what is to be known of the data, from the bottom up, and gives where it begins.
func (c Card) foot(on canvas.Canvas) float64 {
	type part struct {
		lines []string
		l     canvas.Lettering
	}
	const gap = 6
	y := float64(CardHeight - 26)
	var parts []part
	for _, p := range []struct {
		text string
		most int
		l    canvas.Lettering
	}{{c.Sample, 3, canvas.Lettering{Size: 16, Bold: true, Tint: ink2}}, {c.Data, 2, canvas.Lettering{Size: 15, Tint: ink3}},
		{c.Credit, 3, canvas.Lettering{Size: 13, Tint: ink3}}} {
		lines := p.l.Wrap(p.text, panelWidth-2*margin, p.most)
		parts = append(parts, part{lines, p.l})
		y -= float64(len(lines))*p.l.Size*1.3 + gap
	}
	top := y
	for _, p := range parts {
		y += gap
		for _, line := range p.lines {
			y += p.l.Size * 1.3
			on.Text(line, orb.Point{margin, y}, p.l)
		}
	}
	on.Fill(canvas.Box(margin, top, panelWidth-2*margin, 1), rule)
	return top
}

// lines writes a text in at most so many lines beneath y and gives where it ends.
func (c Card) lines(on canvas.Canvas, y, leading float64, most int, text string, l canvas.Lettering) float64 {
	for _, line := range l.Wrap(text, panelWidth-2*margin, most) {
		y += l.Size * leading
		on.Text(line, orb.Point{margin, y}, l)
	}
	return y
}

// legend names the shapes where there is room for them.
func (c Card) legend(on canvas.Canvas, top, bottom float64) {
	const row, column = 21, (panelWidth - 2*margin) / 2
	l := canvas.Lettering{Size: 15, Tint: ink2}
	rows := (len(c.Legend) + 1) / 2
	y := bottom - float64(rows)*row - 8
	if rows == 0 || y < top+6 {
		return
	}
	for i, line := range c.Legend {
		x, y := margin+float64(i/rows)*column, y+float64(i%rows)*row+row/2
		if at := (orb.Point{x + 8, y}); line.Contested {
			halfSign(on, line.Type, at, 1.1)
		} else {
			on.Sign(draw.Shape(line.Type), at, 1.1, canvas.Solid(hue.Of(line.Type)), paper, 0.8)
		}
		on.Text(l.Clip(line.Text, column-28), orb.Point{x + 24, y + 5}, l)
	}
}
