package draw

import "strings"

// Spark is a small line of counts, to stand in the row of a table: all of a table have one scale.
type Spark struct {
	Title  string
	Counts []int
	Bare   []bool   // of which counts nothing is known: the line has a gap there
	Most   int      // the count that reaches the top
	Bands  [][2]int // the first and the last count of each stretch that is marked
}

// The size of a line, and the room at its edges for its stroke.
const (
	sparkWidth  = 120
	sparkHeight = 26
	sparkEdge   = 2
)

// Draw writes the line; blank where there is none.
func (k Spark) Draw() string {
	if len(k.Counts) < 2 {
		return ""
	}
	step := float64(sparkWidth-2*sparkEdge) / float64(len(k.Counts)-1)
	x := func(i float64) float64 { return sparkEdge + i*step }
	y := func(n int) float64 {
		return sparkHeight - sparkEdge - float64(n)/float64(max(k.Most, 1))*(sparkHeight-2*sparkEdge)
	}
	var s svg
	s.Open("svg", "class", "spark", "viewBox", "0 0 "+num(sparkWidth)+" "+num(sparkHeight), "width", num(sparkWidth), "height",
		num(sparkHeight), "role", "img")
	s.Text("title", k.Title)
	for i, b := range k.Bands {
		from, to := max(x(float64(b[0])-0.5), 0), min(x(float64(b[1])+0.5), sparkWidth)
		s.Leaf("rect", "class", "band band-"+num(float64(i)), "x", num(from), "y", "0", "width", num(to-from), "height",
			num(sparkHeight))
	}
	foot := num(sparkHeight - sparkEdge)
	var under, over strings.Builder
	for _, run := range k.runs() {
		from, to := x(float64(run[0])), x(float64(run[1]))
		if run[0] == run[1] { // one alone would be a point, which has no stroke
			from, to = max(from-step/2, sparkEdge), min(to+step/2, sparkWidth-sparkEdge)
		}
		line := "M" + num(from) + " " + num(y(k.Counts[run[0]]))
		for i := run[0] + 1; i < run[1]; i++ {
			line += "L" + num(x(float64(i))) + " " + num(y(k.Counts[i]))
		}
		line += "L" + num(to) + " " + num(y(k.Counts[run[1]]))
		under.WriteString(line + "V" + foot + "H" + num(from) + "z")
		over.WriteString(line)
	}
	s.Leaf("path", "class", "under", "d", under.String())
	s.Leaf("path", "class", "over", "d", over.String())
	s.End("svg")
	return s.String()
}

// runs are the first and the last count of each stretch of which something is known.
func (k Spark) runs() (runs [][2]int) {
	for i, n := range k.Counts {
		switch {
		case n == 0 && i < len(k.Bare) && k.Bare[i]:
		case len(runs) > 0 && runs[len(runs)-1][1] == i-1:
			runs[len(runs)-1][1] = i
		default:
			runs = append(runs, [2]int{i, i})
		}
	}
	return runs
}
