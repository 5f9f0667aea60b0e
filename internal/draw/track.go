package draw

import "khyberatlas/internal/incident"

// Track is a line of what one record has collected, as wide as the column that it stands in, below a chart of the same days.
type Track struct {
	Days    incident.Days // the axis of the chart, both ends closed
	Chart   Covered       // what the chart's records have collected together: its axis bends with the first month after
	Covered Covered       // what this one has
}

// Draw writes the line.
func (t Track) Draw() string {
	x := axis{days: t.Days, width: 100}
	if n := len(t.Chart); n > 0 {
		y, m, _ := t.Chart[n-1].To.Date()
		if bend := incident.DayOf(y, m+1, 1); t.Days.From < bend && bend <= t.Days.To {
			x.bend, x.narrow = bend, 100*min(laterPart, float64(t.Days.To+1-bend)/float64(t.Days.Len()))
		}
	}
	var s svg
	s.Open("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "track", "width", "100%", "height", "6", "aria-hidden", "true")
	for _, d := range t.Covered {
		if d.Meets(t.Days) {
			from, to := x.of(d.From), x.of(d.To+1)
			s.Leaf("rect", "x", part(from), "width", part(to-from), "height", "6")
		}
	}
	s.End("svg")
	return s.String()
}
