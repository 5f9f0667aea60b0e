// Package rivals draws who says how many: the claims on one incident, on one axis of numbers.
package rivals

import (
	"math"

	"khyberatlas/internal/draw/markup"
)

// picture is an SVG picture that is being written.
type picture struct{ markup.Writer }

var num = markup.Num

// Claims is who says how many: a row for each claimant on one axis of numbers, in sections of one subject each, for claims
// on different subjects are not laid over each other. The range that the dataset gives is a band behind its section.
type Claims struct {
	ID, Title, Desc string
	Sections        []ClaimSection
	Number          func(int) string
}

// ClaimSection is one subject.
type ClaimSection struct {
	Title  string
	Band   *ClaimBand // nil where the dataset gives no figure
	Groups []ClaimGroup
}

// ClaimBand is the dataset's own figure: Best is nil where it gives only a range, High where its end is open.
type ClaimBand struct {
	Low        int
	Best, High *int
	Label      string
}

// ClaimGroup is claimants of one standing: the parties, or those who are none.
type ClaimGroup struct {
	Title string
	Party bool
	Rows  []ClaimRow
}

// ClaimRow is a claim: without a high end it is "at least", without a low one "at most".
type ClaimRow struct {
	Class, Claimant, Side, Figure string
	Low, High                     *int
}

const (
	claimsWidth   = 400
	claimRow      = 38
	claimSection  = 30
	claimGroup    = 22
	claimsFoot    = 30
	claimsLeft    = 8
	claimsRight   = 34 // room for an arrow beyond the last number
	claimsSpacing = 14
)

// Draw writes the rows.
func (c Claims) Draw() string {
	var s picture
	height := 0.0
	for _, sec := range c.Sections {
		height += sec.height()
	}
	height += float64(claimsFoot)
	s.Open("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "claims-axis", "viewBox", "0 0 "+num(claimsWidth)+" "+num(height),
		"role", "img", "aria-labelledby", c.ID+"-title", "aria-describedby", c.ID+"-desc")
	s.Text("title", c.Title, "id", c.ID+"-title")
	s.Text("desc", c.Desc, "id", c.ID+"-desc")
	to := scaleOf(float64(c.most()))
	x := func(n int) float64 { return claimsLeft + (claimsWidth-claimsLeft-claimsRight)*float64(n)/to.most }
	foot := height - claimsFoot + 4
	top := 0.0
	for _, sec := range c.Sections {
		s.claimSection(sec, top, x, to)
		top += sec.height()
	}
	for value := 0.0; value <= to.most; value += to.step {
		s.Text("text", c.Number(int(value)), "class", "tick", "x", num(x(int(value))), "y", num(foot+14), "text-anchor",
			anchorOf(value))
	}
	s.Leaf("path", "class", "foot", "d", "M"+num(x(0))+" "+num(foot)+"H"+num(x(int(to.most))))
	s.End("svg")
	return s.String()
}

func anchorOf(value float64) string {
	if value == 0 {
		return "start"
	}
	return "middle"
}

func (c ClaimSection) height() float64 {
	height := float64(claimSection + claimsSpacing)
	if len(c.Groups) == 0 {
		return height + claimRow/2 // the band alone
	}
	for _, g := range c.Groups {
		height += claimGroup + float64(len(g.Rows)*claimRow)
	}
	return height
}

func (c Claims) most() int {
	most := 1
	take := func(n *int) {
		if n != nil {
			most = max(most, *n)
		}
	}
	for _, sec := range c.Sections {
		if sec.Band != nil {
			most = max(most, sec.Band.Low)
			take(sec.Band.Best)
			take(sec.Band.High)
		}
		for _, g := range sec.Groups {
			for _, r := range g.Rows {
				take(r.Low)
				take(r.High)
			}
		}
	}
	return most
}

func (s *picture) claimSection(sec ClaimSection, top float64, x func(int) float64, to scale) {
	end := top + sec.height() - claimsSpacing
	from := top + claimSection
	for value := 0.0; value <= to.most; value += to.step {
		s.Leaf("path", "class", "grid", "d", "M"+num(x(int(value)))+" "+num(from)+"V"+num(end))
	}
	s.Text("text", sec.Title, "class", "section", "x", num(claimsLeft), "y", num(top+19))
	if b := sec.Band; b != nil {
		s.claimBand(*b, top, end, x, x(int(to.most)))
	}
	y := from
	for _, g := range sec.Groups {
		s.Text("text", g.Title, "class", "group", "x", num(claimsLeft), "y", num(y+16))
		y += claimGroup
		for _, r := range g.Rows {
			s.claim(r, g.Party, y, x, x(int(to.most)))
			y += claimRow
		}
	}
}

// claimBand marks the dataset's figure behind the rows, and says at the end of the section's title what it is.
func (s *picture) claimBand(b ClaimBand, top, end float64, x func(int) float64, last float64) {
	to := last + claimsRight - 6
	if b.High != nil {
		to = x(*b.High)
	}
	from := x(b.Low)
	if to-from < 3 {
		from, to = from-1.5, to+1.5
	}
	s.Leaf("rect", "class", "band", "x", num(from), "y", num(top+claimSection), "width", num(to-from), "height",
		num(end-top-claimSection))
	if b.Best != nil {
		s.Leaf("path", "class", "best", "d", "M"+num(x(*b.Best))+" "+num(top+claimSection)+"V"+num(end))
	}
	s.Text("text", b.Label, "class", "band-label", "x", num(claimsWidth-4), "y", num(top+19), "text-anchor", "end")
}

// claim is a row: who says so and how many above, a dot or a stretch beneath. Parties are filled, others hollow.
func (s *picture) claim(r ClaimRow, party bool, y float64, x func(int) float64, last float64) {
	class := "claim " + r.Class
	if !party {
		class += " outsider"
	}
	at := y + 27
	s.Open("g", "class", class)
	s.Open("text", "class", "who", "x", num(claimsLeft), "y", num(y+14))
	s.Text("tspan", r.Claimant, "class", "claimant")
	if r.Side != "" {
		s.Text("tspan", " · "+r.Side, "class", "of-side")
	}
	s.End("text")
	s.Text("text", r.Figure, "class", "says", "x", num(claimsWidth-4), "y", num(y+14), "text-anchor", "end")
	least := 0
	if r.Low != nil {
		least = *r.Low
	}
	s.Leaf("path", "class", "stem", "d", "M"+num(x(0))+" "+num(at)+"H"+num(x(least)))
	dot := func(n int) { s.Leaf("circle", "cx", num(x(n)), "cy", num(at), "r", "5") }
	switch {
	case r.High == nil: // at least
		s.Leaf("path", "class", "reaches", "d", "M"+num(x(*r.Low))+" "+num(at)+"H"+num(last+claimsRight-14))
		s.Leaf("path", "class", "open", "d", "M"+num(last+claimsRight-20)+" "+num(at-5)+"l8 5-8 5")
		dot(*r.Low)
	case r.Low == nil: // at most
		s.Leaf("path", "class", "reaches", "d", "M"+num(x(0))+" "+num(at)+"H"+num(x(*r.High)))
		dot(*r.High)
	default:
		if *r.High > *r.Low {
			s.Leaf("path", "class", "reaches", "d", "M"+num(x(*r.Low))+" "+num(at)+"H"+num(x(*r.High)))
			dot(*r.Low)
		}
		dot(*r.High)
	}
	s.End("g")
}

// scale is an axis of numbers that ends on a round one.
type scale struct{ most, step float64 }

func scaleOf(most float64) scale {
	step := math.Pow(10, math.Floor(math.Log10(max(most, 1))))
	for _, k := range []float64{0.2, 0.5, 1} {
		if most/(step*k) <= 5 && step*k >= 1 {
			step *= k
			break
		}
	}
	if most/step > 6 {
		step *= 2
	}
	return scale{most: math.Ceil(most/step) * step, step: step}
}
