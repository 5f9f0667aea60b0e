package draw

import "strings"

// Spark is a small line of counts, to stand in the row of a table: all of a table have one scale.
type Spark struct {
	Title  string
	Counts []int
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
	var line strings.Builder
	for i, n := range k.Counts {
		sep := "L"
		if i == 0 {
			sep = "M"
		}
		line.WriteString(sep + num(x(float64(i))) + " " + num(y(n)))
	}
	foot := num(sparkHeight - sparkEdge)
	s.Leaf("path", "class", "under", "d", line.String()+"V"+foot+"H"+num(sparkEdge)+"z")
	s.Leaf("path", "class", "over", "d", line.String())
	s.End("svg")
	return s.String()
}
