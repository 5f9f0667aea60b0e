package draw

import (
	"math"
	"slices"
	"strconv"

	"khyberatlas/internal/incident"
)

// Bars is a chart of counts over time.
type Bars struct {
	ID, Title, Desc string
	Days            incident.Days // the axis, closed at both ends; blank: from the first bin to the last
	Bins            []Bar         // without a gap, in order
	Chosen          incident.Days // what lies outside is paler; all of time leaves nothing out
	Covered         Covered       // other days are hatched, and whole bins after it are narrow
	NotCollected    string
	Lanes           []string // the names of the rows of events above the bars
	Events          []Event
	Height          float64 // 0: the usual one
	Number          func(int) string
	Month           func(year, month int) string // the short name; nil leaves months unnamed
}

// Bar is a count; Vague of it are things whose day is not known, a paler part.
type Bar struct {
	incident.Days
	Count, Vague int
	Href, Title  string
}

const (
	chartHeight = 240
	chartLeft   = 40
	chartFoot   = 24
	chartTop    = 18
)

// Draw writes the chart.
func (c Bars) Draw() string {
	var s svg
	height := c.Height
	if height == 0 {
		height = chartHeight
	}
	links := len(c.Bins) > 0 && c.Bins[0].Href != ""
	s.Frame("chart bars", chartWidth, height, c.ID, c.Title, c.Desc, links)
	s.Open("defs")
	s.Hatch(c.ID+"-later", "hatch pale")
	s.End("defs")
	if len(c.Bins) == 0 {
		s.End("svg")
		return s.String()
	}
	x := c.axis()
	top := float64(chartTop)
	if len(c.Lanes) > 0 {
		top = float64(len(c.Lanes))*laneRow + 8
	}
	foot := height - chartFoot
	y := scaleOf(float64(c.most()), top, foot)
	if slices.ContainsFunc(c.Bins, func(b Bar) bool { return float64(b.Count) > y.most }) {
		y.top += 10 // room for the number of a bar that goes beyond
		top = y.top
	}
	s.grid(y, x, foot, c.Number)
	if c.Month != nil && x.days.Len() <= monthsNamed {
		s.months(x, foot, c.Month)
	} else {
		s.years(x, top, foot)
	}
	for _, b := range c.Bins {
		s.bar(b, x, y, c)
	}
	for _, gap := range c.Covered.Gaps(x.days) {
		s.gap(c.ID, x, gap, top, foot, c.NotCollected)
	}
	s.lanes(c.Lanes, c.Events, x)
	s.End("svg")
	return s.String()
}

// Axis is the days that the chart spans.
func (c Bars) Axis() incident.Days {
	if c.Days.From == 0 && len(c.Bins) > 0 {
		return incident.Days{From: c.Bins[0].From, To: c.Bins[len(c.Bins)-1].To}
	}
	return c.Days
}

// laterPart is how much of the width the bins after the collection may take: they were not looked for, and more of them
// must not look like more that happened.
const laterPart = 0.08

func (c Bars) axis() axis {
	days := c.Axis()
	x := axis{days: days, left: chartLeft}
	if len(c.Lanes) > 0 {
		x.left = laneLeft
	}
	x.width = chartWidth - x.left - 2
	for _, b := range c.Bins {
		if c.Covered.After(b.Days) && b.From > days.From {
			x.bend = b.From
			x.narrow = x.width * min(laterPart, float64(days.To+1-b.From)/float64(days.Len()))
			break
		}
	}
	return x
}

// most is the highest count of the collection; finds outside of it may stand out above the scale's
// end only where there is nothing else.
func (c Bars) most() int {
	most, other := 0, 1
	for _, b := range c.Bins {
		if !c.Covered.Bare(b.Days) {
			most = max(most, b.Count)
		}
		other = max(other, b.Count)
	}
	if most == 0 {
		return other
	}
	return most
}

func (s *svg) bar(b Bar, x axis, y valueAxis, c Bars) {
	from, to := x.of(b.From), x.of(b.To+1)
	gap := min(1.5, (to-from)*0.15)
	class := "bar"
	if !b.Meets(c.Chosen) || c.Covered.Bare(b.Days) {
		class += " out"
	}
	// A blank href makes it a group: the picture then is one image to a screen reader.
	end := s.Link(b.Href, b.Title, "class", class)
	s.Leaf("rect", "class", "reach", "x", num(from), "y", num(y.top), "width", num(to-from), "height", num(y.foot-y.top))
	sharp, top := y.of(float64(b.Count-b.Vague)), y.of(float64(b.Count))
	if b.Count > b.Vague {
		s.Leaf("rect", "x", num(from+gap/2), "y", num(sharp), "width", num(to-from-gap), "height", num(y.foot-sharp))
	}
	if sharp > top {
		s.Leaf("rect", "class", "vague", "x", num(from+gap/2), "y", num(top), "width", num(to-from-gap), "height", num(sharp-top))
	}
	if float64(b.Count) > y.most {
		s.Leaf("path", "class", "beyond", "d", "M"+num(from-1)+" "+num(y.top+7)+"l"+num(to-from+2)+" -4")
		s.Text("text", c.Number(b.Count), "class", "says", "x", num(to), "y", num(y.top-3), "text-anchor",
			"end")
	}
	s.End(end)
}

// monthsNamed is how many days a chart may have for its months to be named.
const monthsNamed = 800

// months names every month, or every third where they would touch, and the year in January and at the beginning.
func (s *svg) months(x axis, foot float64, name func(year, month int) string) {
	const room = 62
	s.Leaf("path", "class", "foot", "d", "M"+num(x.left)+" "+num(foot)+"h"+num(x.width))
	every := 1
	if x.width/float64(x.days.Len())*30 < room {
		every = 3
	}
	year, month, _ := x.days.From.Date()
	for first := true; ; first = false {
		begins := incident.DayOf(year, month, 1)
		if begins > x.days.To {
			return
		}
		at, y, m := x.of(begins), year, month
		if year, month = y, m+1; month > 12 {
			year, month = y+1, 1
		}
		if x.of(incident.DayOf(year, month, 1))-at < room && every == 1 {
			continue
		}
		switch {
		case m == 1 || first:
			s.Leaf("path", "class", "year", "d", "M"+num(at)+" "+num(foot)+"v5")
			s.Text("text", name(y, m)+" "+strconv.Itoa(y), "x", num(at+2), "y", num(foot+17))
		case (m-1)%every == 0:
			s.Text("text", name(y, m), "x", num(at+2), "y", num(foot+17))
		}
	}
}

// valueAxis lays values from the foot up.
type valueAxis struct{ most, step, top, foot float64 }

// scaleOf is an axis that ends on a round value.
func scaleOf(most, top, foot float64) valueAxis {
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
	return valueAxis{most: math.Ceil(most/step) * step, step: step, top: top, foot: foot}
}

func (v valueAxis) of(value float64) float64 { return v.foot - (v.foot-v.top)*min(value/v.most, 1) }

func (s *svg) grid(y valueAxis, x axis, foot float64, number func(int) string) {
	for value := 0.0; value <= y.most; value += y.step {
		at := y.of(value)
		s.Leaf("path", "class", "grid", "d", "M"+num(x.left)+" "+num(at)+"h"+num(x.width))
		s.Text("text", number(int(value)), "x", num(x.left-6), "y", num(at+4), "text-anchor", "end")
	}
}
