package geo

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// Cell is a square of a grid with the points in it.
type Cell struct {
	Col, Row int
	Members  []int     // indexes of the points, in their order
	Centre   orb.Point // the mean of the points
}

// Grid sorts points of a plane into squares of a size: every point is in exactly one cell, so that counts add up.
// Cells come by row, then by column; empty ones are left out.
func Grid(points []orb.Point, size float64) []Cell {
	at := map[[2]int]int{}
	var out []Cell
	for i, p := range points {
		key := [2]int{int(math.Floor(p[0] / size)), int(math.Floor(p[1] / size))}
		n, ok := at[key]
		if !ok {
			n = len(out)
			at[key] = n
			out = append(out, Cell{Col: key[0], Row: key[1]})
		}
		c := &out[n]
		c.Members = append(c.Members, i)
		k := float64(len(c.Members))
		c.Centre = orb.Point{c.Centre[0] + (p[0]-c.Centre[0])/k, c.Centre[1] + (p[1]-c.Centre[1])/k}
	}
	slices.SortFunc(out, func(a, b Cell) int { return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col)) })
	return out
}
