// Package cells has the rows of a version by where they are: strips from west to east with as many rows as each other, each cut
// from south to north into cells of about as many. Where much happened cells are small, so that a box touches few rows of which
// not all lie in it, and counts those of all other cells at once. The rows of a cell stand in their order, which is that of date,
// with their places beside them: of a period a cell costs a search by halves.
package cells

import (
	"math"
	"math/bits"
	"slices"
	"sort"

	"github.com/paulmach/orb"

	"khyberatlas/internal/index/column"
	"khyberatlas/internal/index/sections"
	"khyberatlas/internal/index/set"
)

// Cells are open for any number of readers.
type Cells struct {
	x, y       column.Float64s // where each row is, NaN where that isn't known
	strips     column.Int32s   // the first cell of each, and one more
	west, east []float64       // of each strip
	bounds     column.Float64s // of each cell: west, south, east, north
	starts     column.Int32s   // of each cell's rows, and one more
	rows       column.Int32s
	lon, lat   column.Float64s // in the order of rows
	unplaced   column.Int32s   // match any box, as OGC API - Features wants it
	all        orb.Bound
}

// Open needs to know where each row is.
func Open(f *sections.File, lon, lat column.Float64s) Cells {
	c := Cells{x: lon, y: lat, strips: f.Section("cells.strips"), bounds: f.Section("cells.bounds"),
		starts: f.Section("cells.starts"), rows: f.Section("cells.rows"), lon: f.Section("cells.lon"), lat: f.Section("cells.lat"),
		unplaced: f.Section("cells.unplaced")}
	for k := range c.strips.Len() - 1 {
		first, last := int(c.strips.At(k)), int(c.strips.At(k+1))
		strip := c.bound(first)
		for n := first; n < last; n++ {
			strip = strip.Union(c.bound(n))
		}
		if k == 0 {
			c.all = strip
		}
		c.all, c.west, c.east = c.all.Union(strip), append(c.west, strip.Min[0]), append(c.east, strip.Max[0])
	}
	return c
}

func (c *Cells) bound(n int) orb.Bound {
	of := func(k int) float64 { return c.bounds.At(4*n + k) }
	return orb.Bound{Min: orb.Point{of(0), of(1)}, Max: orb.Point{of(2), of(3)}}
}

func placed(p orb.Point) bool { return !math.IsNaN(p[0]) }

// touched calls for each run of cells that a box touches, and says whether all of them lie in the box: from one cell of a strip
// to the next both its south and its north go north, so that those between the first and the last do where the strip does.
func (c *Cells) touched(box orb.Bound, run func(from, to int, inside bool)) {
	for strip := sort.SearchFloat64s(c.east, box.Min[0]); strip < len(c.west) && c.west[strip] <= box.Max[0]; strip++ {
		first, last := int(c.strips.At(strip)), int(c.strips.At(strip+1))
		first = column.Search(first, last, func(n int) bool { return c.bounds.At(4*n+3) >= box.Min[1] })
		last = column.Search(first, last, func(n int) bool { return c.bounds.At(4*n+1) > box.Max[1] })
		if c.west[strip] < box.Min[0] || c.east[strip] > box.Max[0] || last-first < 3 {
			run(first, last, false)
			continue
		}
		run(first, first+1, false)
		run(first+1, last-1, true)
		run(last-1, last, false)
	}
}

// Narrowing are the boxes that are asked for; none where one of them holds all places, as that of a map seen from far out does.
func (c *Cells) Narrowing(boxes []orb.Bound) []orb.Bound {
	for _, b := range boxes {
		if b.Contains(c.all.Min) && b.Contains(c.all.Max) {
			return nil
		}
	}
	return boxes
}

// In reports whether a row has no place outside of every box.
func (c *Cells) In(boxes []orb.Bound, i int) bool {
	at := orb.Point{c.x.At(i), c.y.At(i)}
	for _, b := range boxes {
		if b.Contains(at) {
			return true
		}
	}
	return len(boxes) == 0 || !placed(at)
}

// Count is how many rows have no place outside of every box; false where the boxes overlap.
func (c *Cells) Count(boxes []orb.Bound) (n int, ok bool) {
	n = c.unplaced.Len()
	for k, b := range boxes {
		if slices.ContainsFunc(boxes[:k], b.Intersects) {
			return 0, false
		}
		c.touched(b, func(first, last int, inside bool) {
			from, to := int(c.starts.At(first)), int(c.starts.At(last))
			if inside {
				n += to - from
				return
			}
			c.within(b, from, to, func(int) { n++ })
		})
	}
	return n, true
}

// within visits the places of rows in the order of cells that lie in a box.
func (c *Cells) within(box orb.Bound, from, to int, visit func(k int)) {
	lon, lat := c.lon[8*from:8*to], c.lat[8*from:8*to]
	west, south, east, north := box.Min[0], box.Min[1], box.Max[0], box.Max[1]
	for k := range to - from {
		if x, y := lon.At(k), lat.At(k); x >= west && x <= east && y >= south && y <= north {
			visit(from + k)
		}
	}
}

// stretch is where those rows of a cell stand that lie in a stretch of all.
func (c *Cells) stretch(cell, lo, hi int) (from, to int) {
	from, to = int(c.starts.At(cell)), int(c.starts.At(cell+1))
	from = column.Search(from, to, func(k int) bool { return int(c.rows.At(k)) >= lo })
	return from, column.Search(from, to, func(k int) bool { return int(c.rows.At(k)) >= hi })
}

// searched is how many rows a search in a cell costs.
const searched = 24

// Keep drops what has a place outside of every box. It looks at the set row by row or at the cells, whichever is less.
func (c *Cells) Keep(s set.Rows, boxes []orb.Bound) {
	if len(boxes) == 0 {
		return
	}
	lo, hi := s.Stretch()
	if c.cost(boxes, lo, hi) >= s.Count() {
		c.filter(s, boxes)
		return
	}
	found := s.Like()
	for _, b := range boxes {
		c.touched(b, func(first, last int, inside bool) {
			for cell := first; cell < last; cell++ {
				from, to := c.stretch(cell, lo, hi)
				if !inside {
					c.within(b, from, to, func(k int) { found.Add(int(c.rows.At(k))) })
					continue
				}
				for k := from; k < to; k++ {
					found.Add(int(c.rows.At(k)))
				}
			}
		})
	}
	n := c.unplaced.Len()
	first := column.Search(0, n, func(k int) bool { return int(c.unplaced.At(k)) >= lo })
	for k := first; k < n && int(c.unplaced.At(k)) < hi; k++ {
		found.Add(int(c.unplaced.At(k)))
	}
	s.Keep(found)
}

// filter is Keep row by row.
func (c *Cells) filter(s set.Rows, boxes []orb.Bound) {
	if len(boxes) > 1 {
		s.Filter(func(i int) bool { return c.In(boxes, i) })
		return
	}
	west, south, east, north := boxes[0].Min[0], boxes[0].Min[1], boxes[0].Max[0], boxes[0].Max[1]
	for w, word := range s.Words {
		base := 64 * (s.First + w)
		lon, lat := c.x[8*base:], c.y[8*base:]
		for rest := word; rest != 0; rest &= rest - 1 {
			b := bits.TrailingZeros64(rest)
			// A place that isn't known is NaN, which lies on no side of anything.
			if x, y := lon.At(b), lat.At(b); x < west || x > east || y < south || y > north {
				word &^= 1 << b
			}
		}
		s.Words[w] = word
	}
}

// KeepPlaced drops what has no place in a box, and what the test refuses.
func (c *Cells) KeepPlaced(s set.Rows, box orb.Bound, holds func(i int, at orb.Point) bool) {
	lo, hi := s.Stretch()
	if c.cost([]orb.Bound{box}, lo, hi) >= s.Count() {
		s.Filter(func(i int) bool {
			at := orb.Point{c.x.At(i), c.y.At(i)}
			return placed(at) && box.Contains(at) && holds(i, at)
		})
		return
	}
	found := s.Like()
	c.touched(box, func(first, last int, _ bool) {
		for cell := first; cell < last; cell++ {
			from, to := c.stretch(cell, lo, hi)
			c.within(box, from, to, func(k int) {
				if i := int(c.rows.At(k)); s.Has(i) && holds(i, orb.Point{c.lon.At(k), c.lat.At(k)}) {
					found.Add(i)
				}
			})
		}
	})
	s.Keep(found)
}

// cost is about how many rows it takes to look at the cells of boxes for the rows of a stretch.
func (c *Cells) cost(boxes []orb.Bound, lo, hi int) int {
	rows, cells := 0, 0
	for _, b := range boxes {
		c.touched(b, func(first, last int, _ bool) {
			rows, cells = rows+int(c.starts.At(last)-c.starts.At(first)), cells+last-first
		})
	}
	all := c.rows.Len() + c.unplaced.Len()
	return searched*cells + int(float64(rows)*float64(min(hi, all)-lo)/float64(max(all, 1)))
}
