package draw

import (
	"strconv"

	"khyberatlas/internal/incident"
)

// Beside is a chart that lays what others count beside what the dataset holds, month by month: bars for the dataset, a
// mark for every publisher's count. Nothing is joined to a line, for no two publishers count the same.
type Beside struct {
	ID, Title, Desc string
	Days            incident.Days // that the axis covers, both ends closed
	Months          []BesideMonth // in order, within it
	Number          func(int) string
}

// BesideMonth is a month; Held is nil where the dataset gives no figure.
type BesideMonth struct {
	incident.Days
	Held     *int
	Title    string
	Reported []Count
}

// Count is one publisher's; Publisher is its place in the list that the legend has.
type Count struct {
	Publisher int
	Value     float64
	High      *float64 // where the publisher gives a range
	Title     string
}

// publisherMarks are the shapes of publishers in a chart; with the classes of colour no two of the first eight are alike.
var publisherMarks = []string{
	"M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z", "M0-5 5 0 0 5-5 0z", "M-3.6-3.6h7.2v7.2h-7.2z", "M0-5 4.8 3.6h-9.6z",
	"M0 5 4.8-3.6h-9.6z", "M-1.4-4.6h2.8v3.2h3.2v2.8h-3.2v3.2h-2.8v-3.2h-3.2v-2.8h3.2z", "M0-5 4.8-1.5 2.9 4h-5.8l-1.9-5.5z",
	"M-5-2h10v4h-10z",
}

// PublisherMark is the mark of a publisher for the legend.
func PublisherMark(i int) string {
	return icon("icon publisher p-"+strconv.Itoa(i%len(publisherMarks)), publisherMarks[i%len(publisherMarks)])
}

// Draw writes the chart.
func (c Beside) Draw() string {
	var s svg
	s.Frame("chart beside", chartWidth, chartHeight, c.ID, c.Title, c.Desc, false)
	if len(c.Months) == 0 {
		s.End("svg")
		return s.String()
	}
	x := axis{days: c.Days, left: chartLeft, width: chartWidth - chartLeft - 8}
	const foot = chartHeight - chartFoot
	y := scaleOf(c.most(), chartTop, foot)
	s.grid(y, x, foot, c.Number)
	s.years(x, 0, foot)
	for _, m := range c.Months {
		from, to := x.of(m.From), x.of(m.To+1)
		if m.Held != nil {
			top := y.of(float64(*m.Held))
			s.Open("g", "class", "bar held")
			s.Text("title", m.Title)
			gap := min(1, (to-from)*0.1) // many months have little room each
			s.Leaf("rect", "x", num(from+gap), "y", num(top), "width", num(to-from-2*gap), "height", num(foot-top))
			s.End("g")
		}
	}
	for _, m := range c.Months {
		middle := (x.of(m.From) + x.of(m.To+1)) / 2
		for _, n := range m.Reported {
			at := y.of(n.Value)
			s.Open("g", "class", "publisher p-"+strconv.Itoa(n.Publisher%len(publisherMarks)))
			s.Text("title", n.Title)
			if n.High != nil {
				s.Leaf("path", "class", "reaches", "d", "M"+num(middle)+" "+num(at)+"V"+num(y.of(*n.High)))
			}
			s.Leaf("path", "transform", "translate("+num(middle)+" "+num(at)+")", "d", publisherMarks[n.Publisher%len(publisherMarks)])
			s.End("g")
		}
	}
	s.End("svg")
	return s.String()
}

func (c Beside) most() float64 {
	most := 1.0
	for _, m := range c.Months {
		if m.Held != nil {
			most = max(most, float64(*m.Held))
		}
		for _, n := range m.Reported {
			most = max(most, n.Value)
			if n.High != nil {
				most = max(most, *n.High)
			}
		}
	}
	return most
}
