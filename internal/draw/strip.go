package draw

import (
	"strconv"

	"khyberatlas/internal/incident"
)

// Strip is the history of a crossing: a row for each traffic, from the first day to the last.
type Strip struct {
	ID, Title, Desc string
	Days            incident.Days // both ends closed
	Chosen          incident.Days // what the page's filter asks for; all of time marks nothing
	Covered         Covered       // other days are hatched
	NotCollected    string        // what stands on the hatched days
	Rows            []StripRow
}

// StripRow is one traffic.
type StripRow struct {
	Label string
	Runs  []StripRun
}

// StripRun is a stretch of days in one state. A state that its source doesn't speak of any more is faded.
type StripRun struct {
	incident.Days
	Status    incident.Status
	Confirmed bool
	Title     string
}

const (
	chartWidth  = 960
	stripLabels = 110 // the column of the rows' names
	stripRow    = 26
	stripGap    = 8
)

// Strip draws the rows over a line of years.
func (r Strip) Draw() string {
	var s svg
	height := float64(len(r.Rows)*(stripRow+stripGap) + 30)
	s.Frame("chart strip", chartWidth, height, r.ID, r.Title, r.Desc, false)
	s.Open("defs")
	s.Hatch(r.ID+"-closed", "hatch")
	s.Hatch(r.ID+"-later", "hatch pale")
	s.dots(r.ID + "-restricted")
	s.End("defs")
	x := axis{days: r.Days, left: stripLabels, width: chartWidth - stripLabels - 2}
	foot := height - 24
	s.years(x, 0, foot)
	for i, row := range r.Rows {
		y := float64(i * (stripRow + stripGap))
		s.Text("text", row.Label, "class", "label", "x", "0", "y", num(y+stripRow*0.68))
		s.Leaf("path", "class", "rest", "d", "M"+num(x.left)+" "+num(y+stripRow/2)+"h"+num(x.width))
		for _, run := range row.Runs {
			if run.Status != incident.Unknown {
				s.run(r.ID, run, x, y)
			}
		}
	}
	for _, gap := range r.Covered.Gaps(r.Days) {
		s.gap(r.ID, x, gap, 0, foot, r.NotCollected)
	}
	if both, ok := r.Chosen.Intersect(r.Days); ok && !r.Chosen.All() {
		from, to := x.of(both.From), x.of(both.To+1)
		s.Leaf("path", "class", "chosen", "d", "M"+num(from)+" 0v"+num(foot)+"M"+num(to)+" 0v"+num(foot))
	}
	s.End("svg")
	return s.String()
}

func (s *svg) run(id string, run StripRun, x axis, y float64) {
	class := "run s-" + string(run.Status)
	if !run.Confirmed {
		class += " faded"
	}
	from, to := x.of(run.From), x.of(run.To+1)
	box := []string{"x", num(from), "y", num(y), "width", num(max(to-from, 1.2)), "height", num(stripRow)}
	s.Open("g", "class", class)
	s.Text("title", run.Title)
	s.Leaf("rect", box...)
	switch run.Status {
	case incident.Closed, incident.Restricted:
		s.Leaf("rect", append(box, "class", "over", "fill", "url(#"+id+"-"+string(run.Status)+")")...)
	}
	s.End("g")
}

// axis lays days along a line. From its bend on, if it has one, the days share a narrow part at its end.
type axis struct {
	days        incident.Days
	left, width float64
	bend        incident.Day
	narrow      float64
}

func (x axis) of(d incident.Day) float64 {
	d = min(max(d, x.days.From), x.days.To+1)
	if x.bend > 0 {
		wide := x.width - x.narrow
		if d > x.bend {
			return x.left + wide + x.narrow*float64(d-x.bend)/float64(x.days.To+1-x.bend)
		}
		return x.left + wide*float64(d-x.days.From)/float64(x.bend-x.days.From)
	}
	return x.left + x.width*float64(d-x.days.From)/float64(x.days.Len())
}

// The room of a year's number, and how far apart the middles of two are at least.
const yearWide, yearRoom = 26.0, 34.0

// years draws a line for each January and writes a year's number below the middle of its days: of every year, or of every
// second, fifth or tenth where they would touch, and of the last one.
func (s *svg) years(x axis, top, foot float64) {
	first, _, _ := x.days.From.Date()
	last, _, _ := x.days.To.Date()
	s.Leaf("path", "class", "foot", "d", "M"+num(x.left)+" "+num(foot)+"h"+num(x.width))
	every, wide := 1, x.width/float64(last-first+1)
	for _, n := range []int{2, 5, 10, 25, 100, 1000, 10000} {
		if float64(every)*wide < yearRoom {
			every = n
		}
	}
	var names svg
	names.Open("g", "class", "year-names", "text-anchor", "middle")
	var at []float64 // the middles of numbers
	for y := first; y <= last; y++ {
		begins := incident.DayOf(y, 1, 1)
		from, to := x.of(begins), x.of(incident.DayOf(y+1, 1, 1))
		if begins >= x.days.From {
			s.Leaf("path", "class", "year", "d", "M"+num(from)+" "+num(top)+"v"+num(foot+5-top))
		}
		middle := min(max((from+to)/2, x.left+yearWide/2), x.left+x.width-yearWide/2)
		if (y%every == 0 || y == last) && (len(at) == 0 || middle-at[len(at)-1] >= yearRoom) {
			at = append(at, middle)
			names.Text("text", strconv.Itoa(y), "x", num(middle), "y", num(foot+17))
		}
	}
	names.End("g")
	s.WriteString(names.String())
}

// gap hatches days that nobody collected.
func (s *svg) gap(id string, x axis, days incident.Days, top, foot float64, text string) {
	from, to := x.of(days.From), x.of(days.To+1)
	s.Open("g", "class", "later")
	s.Text("title", text)
	s.Leaf("rect", "x", num(from), "y", num(top), "width", num(to-from), "height", num(foot-top), "fill", "url(#"+id+"-later)")
	s.End("g")
	if to-from > float64(len(text))*6 {
		s.Text("text", text, "class", "later-text", "x", num((from+to)/2), "y", num(top+12), "text-anchor", "middle")
	}
}

func (s *svg) dots(id string) {
	s.Open("pattern", "id", id, "class", "hatch", "width", "5", "height", "5", "patternUnits", "userSpaceOnUse")
	s.Leaf("circle", "cx", "2.5", "cy", "2.5", "r", "1")
	s.End("pattern")
}
