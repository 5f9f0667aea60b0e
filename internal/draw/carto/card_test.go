package carto

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"image"
	"image/png"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"khyberatlas/internal/draw/labels"
	"pgregory.net/rapid"

	"khyberatlas/internal/draw/canvas"
	"khyberatlas/internal/hue"
	"khyberatlas/internal/incident"
)

func shippedCard(t testing.TB) (c Card, matches int) {
	m, matches := shippedMap(t)
	return Card{Title: "Map", Desc: "A map", Brand: "Khyber Atlas",
		Heading: "Armed conflict in Khyber Pakhtunkhwa and on its frontier",
		Period:  "1 February 2021 to 16 March 2026", Count: "1,109 incidents", Killed: "4,528 killed (4,170 to 5,764)",
		Sample: "A sample, not a count.",
		Data:   "Collected to 16 March 2026, version 0123456789abcdef", Credit: "Us & them", Marks: m.Marks, Rings: m.Rings,
		Beyond: func(n int) string { return "beyond " + strconv.Itoa(n) }}, matches
}

// tally is a canvas that counts what it is given.
type tally struct{ signs, counted int }

func (n *tally) Fill([][]orb.Point, canvas.Tint)                                    {}
func (n *tally) Line([][]orb.Point, float64, canvas.Tint, ...float64)               {}
func (n *tally) Sign(string, orb.Point, float64, canvas.Tint, canvas.Tint, float64) { n.signs++ }
func (n *tally) Text(line string, _ orb.Point, l canvas.Lettering) {
	if k, err := strconv.Atoi(strings.TrimPrefix(line, "beyond ")); err == nil {
		n.counted += k
	}
}

func TestWhatACardShowsAndWhatItSaysLiesBeyondAddUp(t *testing.T) {
	base := shippedBase(t)
	whole, matches := shippedCard(t)
	rapid.Check(t, func(t *rapid.T) {
		c := whole
		c.Near = rapid.Bool().Draw(t, "near")
		n := rapid.IntRange(0, len(c.Marks)).Draw(t, "marks")
		left := matches - (len(c.Marks) - n)
		c.Marks = c.Marks[:n]
		if rapid.Bool().Draw(t, "many") {
			for _, m := range c.Marks {
				c.Heaps = append(c.Heaps, Heap{At: m.At, Count: 7})
				left += 6
			}
			c.Marks = nil
		}
		if rapid.Bool().Draw(t, "chosen") {
			c.Chosen = &orb.Point{71.094, 34.118}
		}
		var on tally
		w, area := base.cardPlace(c)
		base.card(&on, c, w, area)
		if on.signs+on.counted != left {
			t.Fatalf("%d marks and %d counted, want %d together", on.signs, on.counted, left)
		}
	})
}

func TestOnACardSignsKeepClearOfNamesAndOfEachOther(t *testing.T) {
	base := shippedBase(t)
	whole, _ := shippedCard(t)
	w := whole.window(nil)
	var dots []orb.Point
	for _, m := range whole.Marks {
		dots = append(dots, w.plane()(m.At))
	}
	var signs []standingSign
	for _, r := range whole.Rings {
		if at := w.plane()(r.At); w.shows(at) {
			d := labels.Disc{At: at, R: r.reach(cardScale(whole.Rings))}
			signs = append(signs, standingSign{r, d, d})
		}
	}
	names := base.layCard(w, dots, nil, signs, 2)
	covered, districts := 0, 0
	for _, n := range names {
		box := labels.Box(n.middle[0]-n.Width()/2, n.middle[1]-n.Size/2, n.Width(), n.Size)
		for _, s := range signs {
			if s.disc.Meets(box, 0) {
				covered++
			}
		}
		if n.Class == "area" {
			districts++
		}
	}
	meeting := 0
	for i, a := range signs {
		for _, b := range signs[:i] {
			if distance(a.disc.At, b.disc.At) < a.disc.R+b.disc.R {
				meeting++
			}
		}
	}
	if covered > 0 || meeting*20 > len(signs) || districts < namedFirst {
		t.Errorf("%d names are covered, %d of %d signs meet, %d districts are named", covered, meeting, len(signs), districts)
	}
}

func TestAnAreaIsShadedWhereNoMoreIsKnown(t *testing.T) {
	c := Card{Title: "One", Near: true, Area: "orakzai", Rings: []Ring{{At: orb.Point{71, 33.7}, Count: 1}},
		Chosen: &orb.Point{71, 33.7}}
	for area, want := range map[string]tally{"orakzai": {}, "nowhere": {counted: 1}, "": {counted: 1}} {
		c.Area = area
		var on tally
		base := shippedBase(t)
		w, shape := base.cardPlace(c)
		if base.card(&on, c, w, shape); on != want {
			t.Errorf("%q: %+v, want %+v", area, on, want)
		}
	}
}

func TestACardHasNeitherScriptNorReference(t *testing.T) {
	c, _ := shippedCard(t)
	c.Legend = []LegendLine{{"ied", "<script>alert(1)</script>", false}}
	picture := shippedBase(t).SVG(c)
	counted(t, picture)
	d := xml.NewDecoder(strings.NewReader(picture))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		el, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if slices.Contains([]string{"script", "style", "image", "foreignObject", "a"}, el.Name.Local) {
			t.Errorf("the card has <%s>", el.Name.Local)
		}
		for _, a := range el.Attr {
			if a.Name.Local == "href" && !strings.HasPrefix(a.Value, "#") || strings.Contains(a.Value, "url(") {
				t.Errorf("<%s> refers to %s", el.Name.Local, a.Value)
			}
		}
	}
}

func TestASmallCardIsDrawnAsItWas(t *testing.T) {
	killed := 31
	c := Card{Title: "A & B", Desc: "A map", Brand: "Atlas", Heading: "A heading that is so long that it takes more than a line",
		About: "Shelling", Period: "2025", Count: "4 incidents", Killed: "31 killed", Sample: "A sample.", Data: "Version 0",
		Credit: "Us",
		Marks: []Mark{{At: orb.Point{71, 34}, Type: "shelling", Killed: &killed}, {At: orb.Point{71.2, 34}, Type: "ied"},
			{At: orb.Point{10, 34}, Type: "ied"}, {At: orb.Point{71.4, 34.2}, Type: "drone_strike", Killed: &killed, Contested: true}},
		Rings: []Ring{{At: orb.Point{71, 33}, Count: 12}}, RingNote: "Ring: a district",
		Legend: []LegendLine{{"shelling", "Shelling", false}, {"ied", "Roadside bomb", false}},
		Beyond: func(n int) string { return strconv.Itoa(n) + " outside" }}
	base := NewBase(&incident.Dataset{}, func(name, _, _ string) string { return name }, [2]string{"Afghanistan", "Pakistan"})
	golden(t, "card", base.SVG(c))
	c.Marks, c.Near, c.Chosen = c.Marks[:1], true, &orb.Point{71, 34}
	golden(t, "card_chosen", base.SVG(c))
}

func TestACardInPixelsShowsWhatTheDocumentDoes(t *testing.T) {
	killed := 40
	c := Card{Title: "One", Brand: "Atlas", Count: "1 incident", Near: true,
		Marks: []Mark{{At: orb.Point{71, 34}, Type: "shelling", Killed: &killed}}}
	var b bytes.Buffer
	if err := shippedBase(t).PNG(t.Context(), &b, c); err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	if picture.Bounds() != image.Rect(0, 0, CardWidth, CardHeight) {
		t.Errorf("the picture is %v", picture.Bounds())
	}
	same := func(at image.Point, c canvas.Tint) bool {
		r, g, b, a := picture.At(at.X, at.Y).RGBA()
		wr, wg, wb, wa := c.RGBA()
		return [4]uint32{r, g, b, a} == [4]uint32{wr, wg, wb, wa}
	}
	middle := image.Pt(panelWidth+(CardWidth-panelWidth)/2, CardHeight/2)
	if !same(middle, canvas.Solid(hue.Of("shelling"))) {
		t.Errorf("the middle is %v, not the mark's colour", picture.At(middle.X, middle.Y))
	}
	if !same(image.Pt(5, 5), paper) {
		t.Errorf("the panel is %v", picture.At(5, 5))
	}
	inked := 0
	for y := range CardHeight {
		for x := range panelWidth {
			if same(image.Pt(x, y), ink) {
				inked++
			}
		}
	}
	if inked < 300 {
		t.Errorf("only %d pixels of the panel have the colour of its text", inked)
	}
}

func TestACardIsNotDrawnForAReaderWhoHasGone(t *testing.T) {
	c, _ := shippedCard(t)
	ctx, hangUp := context.WithCancel(t.Context())
	hangUp()
	var b bytes.Buffer
	if err := shippedBase(t).PNG(ctx, &b, c); !errors.Is(err, context.Canceled) || b.Len() > 0 {
		t.Errorf("%v, %d bytes", err, b.Len())
	}
	r := canvas.NewPixels(ctx, CardWidth, CardHeight)
	base := shippedBase(t)
	w, area := base.cardPlace(c)
	base.card(r, c, w, area)
	if err := r.Encode(&b); err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	if i := slices.IndexFunc(picture.(*image.NRGBA).Pix, func(p uint8) bool { return p != 0 }); i >= 0 {
		t.Errorf("byte %d was drawn", i)
	}
}

func BenchmarkCardInPixels(b *testing.B) {
	base := shippedBase(b)
	c, _ := shippedCard(b)
	for b.Loop() {
		if err := base.PNG(b.Context(), io.Discard, c); err != nil {
			b.Fatal(err)
		}
	}
}
