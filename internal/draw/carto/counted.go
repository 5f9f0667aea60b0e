package carto

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/paulmach/orb"

	"khyberatlas/internal/draw/canvas"
	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
)

// Heap is how many incidents lie in a cell of the web's map, and where most of them do.
type Heap struct {
	At    orb.Point // lon, lat
	Count int
	Type  incident.Type // of most of them
}

// CountedCells says how finely heaps are to be gathered: the web's map is so many times halved. A cell is 33 units of the map of
// the whole.
const CountedCells = 11

// finest is how finely those of a small part of the country are gathered at most.
const finest = 16

// cellOf is the cell of a heap in a coarser grid.
func cellOf(at orb.Point, cells int) [2]int {
	x, y := geo.WebMap(at)
	return [2]int{int(x >> (32 - cells)), int(y >> (32 - cells))}
}

// heapsIn gathers heaps by a coarser grid, in the order in which they come.
func heapsIn(heaps []Heap, cells int) (order [][2]int, of map[[2]int][]Heap) {
	of = map[[2]int][]Heap{}
	for _, h := range heaps {
		k := cellOf(h.At, cells)
		if of[k] == nil {
			order = append(order, k)
		}
		of[k] = append(of[k], h)
	}
	return order, of
}

// heaps draws heaps as counted squares, and gives the number of those outside. In the inset, whose scale is smaller, the
// squares are cells of twice the side; a cell of that size is of one window only.
func (s *svg) heaps(m Map) (beyond int) {
	place := project()
	order, of := heapsIn(m.Heaps, CountedCells-1)
	for _, k := range order {
		children := of[k]
		most := slices.MaxFunc(children, func(a, b Heap) int { return cmp.Compare(a.Count, b.Count) })
		at, ok := place(most.At)
		if ok && windowOf(at) == insetWindow {
			n := 0
			for _, h := range children {
				n += h.Count
			}
			s.square(m, insetWindow, CountedCells-1, k, n)
			continue
		}
		for _, h := range children {
			if at, ok := place(h.At); ok && windowOf(at) == mainWindow {
				s.square(m, mainWindow, CountedCells, cellOf(h.At, CountedCells), h.Count)
			} else {
				beyond += h.Count
			}
		}
	}
	return beyond
}

// square draws a counted square in the middle of its cell.
func (s *svg) square(m Map, w window, cells int, k [2]int, n int) {
	box := geo.WebTile(cells, k[0], k[1], 0)
	plane := w.plane()
	nw, se := plane(orb.Point{box.Min[0], box.Max[1]}), plane(orb.Point{box.Max[0], box.Min[1]})
	x, y := (nw[0]+se[0])/2, (nw[1]+se[1])/2
	side := min(se[0]-nw[0]-3, 10+4*math.Sqrt(float64(n)))
	href, title := m.Cell(n, box)
	end := s.Link(href, title, "class", "cell", "data-count", strconv.Itoa(n), "tabindex", "-1")
	s.Leaf("rect", "x", num(x-side/2), "y", num(y-side/2), "width", num(side), "height", num(side))
	s.Text("text", shortCount(n), "x", num(x), "y", num(y+4), "text-anchor", "middle", "aria-hidden", "true")
	s.End(end)
}

// shortCount is a number in a square that has no room for a long one.
func shortCount(n int) string {
	const thousand = 1000
	switch {
	case n < 10*thousand:
		return strconv.Itoa(n)
	case n < thousand*thousand:
		return strconv.Itoa(n/thousand) + "k"
	}
	return strconv.Itoa(n/thousand/thousand) + "M"
}

// leastSquare is the least side of a card's cell, in pixels.
const leastSquare = 24

// cells is how finely what a card's map shows is gathered.
func (w window) cells() int {
	perDegree := w.width / (w.box.Max[0] - w.box.Min[0])
	return max(1, min(finest, int(math.Floor(math.Log2(360*perDegree/leastSquare)))))
}

// Cells is how finely the heaps of a card are to be gathered.
func (c Card) Cells() int { return c.window(nil).cells() }

// cardHeaps counts more marks than can be told apart, in squares.
func cardHeaps(on canvas.Canvas, heaps []Heap, w window) {
	plane := w.plane()
	order, of := heapsIn(heaps, w.cells())
	for _, k := range order {
		count := 0
		for _, h := range of[k] {
			count += h.Count
		}
		box := geo.WebTile(w.cells(), k[0], k[1], 0)
		nw, se := plane(orb.Point{box.Min[0], box.Max[1]}), plane(orb.Point{box.Max[0], box.Min[1]})
		cardSquare(on, (nw[0]+se[0])/2, (nw[1]+se[1])/2, se[0]-nw[0]-2, count)
	}
}

// cardSquare draws a number in a square, which is no wider than it may be.
func cardSquare(on canvas.Canvas, x, y, most float64, count int) {
	n := float64(count)
	side := min(most, 10+4*math.Sqrt(n))
	on.Fill(canvas.Box(x-side/2, y-side/2, side, side), canvas.Tint{Hex: accent.Hex, Cover: min(0.95, 0.35+0.1*math.Log10(n))})
	on.Text(shortCount(count), orb.Point{x, y + 4}, canvas.Lettering{Size: 11.5, Bold: true, Anchor: canvas.AtMiddle, Tint: paper})
}
