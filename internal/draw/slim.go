package draw

import (
	"strconv"

	"khyberatlas/internal/incident"
)

// Slim are strips of many crossings under each other on one line of years. Each is a picture of its own, as wide as the
// column that it stands in: places are parts of the width, so that letters and hatches keep their size.
type Slim struct {
	Days    incident.Days // both ends closed
	On      incident.Day  // the day that is asked about
	Covered Covered       // other days are hatched
}

const (
	slimRow  = 6 // of one traffic
	slimHead = 20
)

func (l Slim) at(d incident.Day) float64 {
	d = min(max(d, l.Days.From), l.Days.To+1)
	return 100 * float64(d-l.Days.From) / float64(l.Days.Len())
}

func part(x float64) string { return strconv.FormatFloat(x, 'f', 2, 64) + "%" }

// Years is the head of the strips: a number for each January. It holds the hatches of all of them.
func (l Slim) Years() string {
	var s svg
	s.Open("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "slim slim-years strip", "width", "100%", "height",
		strconv.Itoa(slimHead), "aria-hidden", "true")
	s.Open("defs")
	s.Hatch("slim-closed", "hatch")
	s.Hatch("slim-later", "hatch pale")
	s.dots("slim-restricted")
	s.End("defs")
	first, _, _ := l.Days.From.Date()
	last, _, _ := l.Days.To.Date()
	for y := first; y <= last; y++ {
		begins := max(incident.DayOf(y, 1, 1), l.Days.From)
		if until := min(incident.DayOf(y+1, 1, 1), l.Days.To+1); l.at(until)-l.at(begins) < 9 {
			continue // no room for a number
		}
		s.Text("text", strconv.Itoa(y), "x", part(l.at(begins)), "y", "13")
	}
	s.End("svg")
	return s.String()
}

// Strip is one crossing: a band for each traffic, the years behind them, the day that is asked about before them.
func (l Slim) Strip(title string, rows []StripRow) string {
	var s svg
	height := len(rows)*slimRow + 2
	h := strconv.Itoa(height)
	s.Open("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "slim strip", "width", "100%", "height", h, "role", "img",
		"aria-label", title)
	s.Leaf("rect", "class", "slim-ground", "width", "100%", "height", h)
	first, _, _ := l.Days.From.Date()
	last, _, _ := l.Days.To.Date()
	for y := first + 1; y <= last; y++ {
		x := part(l.at(incident.DayOf(y, 1, 1)))
		s.Leaf("line", "class", "year", "x1", x, "x2", x, "y1", "0", "y2", h)
	}
	for i, row := range rows {
		for _, run := range row.Runs {
			if run.Status != incident.Unknown {
				l.run(&s, run, i*slimRow+1)
			}
		}
	}
	for _, gap := range l.Covered.Gaps(l.Days) {
		from, to := l.at(gap.From), l.at(gap.To+1)
		s.Leaf("rect", "class", "slim-later", "x", part(from), "width", part(to-from), "height", h, "fill", "url(#slim-later)")
	}
	if l.Days.Contains(l.On) {
		x := part((l.at(l.On) + l.at(l.On+1)) / 2)
		s.Leaf("line", "class", "slim-day", "x1", x, "x2", x, "y1", "0", "y2", h)
	}
	s.End("svg")
	return s.String()
}

func (l Slim) run(s *svg, run StripRun, y int) {
	class := "run s-" + string(run.Status)
	if !run.Confirmed {
		class += " faded"
	}
	from, to := l.at(run.From), l.at(run.To+1)
	box := []string{"x", part(from), "y", strconv.Itoa(y), "width", part(max(to-from, 0.12)), "height", strconv.Itoa(slimRow)}
	s.Open("g", "class", class)
	s.Text("title", run.Title)
	s.Leaf("rect", box...)
	if run.Status == incident.Closed || run.Status == incident.Restricted {
		s.Leaf("rect", append(box, "class", "over", "fill", "url(#slim-"+string(run.Status)+")")...)
	}
	s.End("g")
}
