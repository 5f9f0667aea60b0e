package index

import (
	"math"
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/index/column"
	"khyberatlas/internal/index/sections"
	"khyberatlas/internal/index/set"
)

// grid has the rows of every cell of a grid over all points, so that a box costs what lies in it. Its cells hold about as many
// rows as a search in one of them takes for the rows of a period.
type grid struct {
	x        *Index
	box      orb.Bound
	side     int           // cells along each side
	starts   column.Int32s // of each cell's rows, from the south-west by rows of cells
	rows     column.Int32s
	unplaced column.Int32s // match any box, as OGC API - Features wants it
}

const (
	rowsOfACell = 64
	mostCells   = 512 // a side
)

func openGrid(x *Index) grid {
	f := x.file
	of := column.Float64s(f.Section("grid"))
	return grid{x, orb.Bound{Min: orb.Point{of.At(0), of.At(1)}, Max: orb.Point{of.At(2), of.At(3)}}, int(of.At(4)),
		f.Section("grid.starts"), f.Section("grid.rows"), f.Section("grid.unplaced")}
}

// cell is the column or the row of cells that a degree falls in, by the bounds of the grid.
func cell(v, low, high float64, side int) int {
	if high <= low {
		return 0
	}
	return max(0, min(side-1, int((v-low)/(high-low)*float64(side))))
}

func (g *grid) columnOf(lon float64) int { return cell(lon, g.box.Min[0], g.box.Max[0], g.side) }
func (g *grid) rowOf(lat float64) int    { return cell(lat, g.box.Min[1], g.box.Max[1], g.side) }

// candidates calls for each run of cells that a box touches, with where their rows stand, and whether all of them lie in the
// box: cells between those of its sides do.
func (g *grid) candidates(box orb.Bound, run func(from, to int, inside bool)) {
	if !box.Intersects(g.box) {
		return
	}
	west, east := g.columnOf(box.Min[0]), g.columnOf(box.Max[0])
	south, north := g.rowOf(box.Min[1]), g.rowOf(box.Max[1])
	for r := south; r <= north; r++ {
		at := func(c int) int { return int(g.starts.At(r*g.side + c)) }
		if r == south || r == north || east-west < 2 {
			run(at(west), at(east+1), false)
			continue
		}
		run(at(west), at(west+1), false)
		run(at(west+1), at(east), true)
		run(at(east), at(east+1), false)
	}
}

// narrowing are the boxes that are asked for; none where one of them holds all places, as that of a map seen from far out does.
func (g *grid) narrowing(boxes []orb.Bound) []orb.Bound {
	for _, b := range boxes {
		if b.Contains(g.box.Min) && b.Contains(g.box.Max) {
			return nil
		}
	}
	return boxes
}

// keepBoxes drops what has a place outside every box.
func (g *grid) keepBoxes(s set.Rows, boxes []orb.Bound) {
	if len(boxes) == 0 {
		return
	}
	in := func(i int) bool {
		at := g.x.At(i)
		return slices.ContainsFunc(boxes, func(b orb.Bound) bool { return b.Contains(at) })
	}
	g.keep(s, boxes, in, true)
}

// keepNear drops what lies farther away than so many kilometres, what has no place, and what is known to a province only.
func (g *grid) keepNear(s set.Rows, at orb.Point, km float64) {
	precision := g.x.Groups[Precision]
	in := func(i int) bool {
		p := g.x.At(i)
		return Placed(p) && !g.x.wide[precision.codes.At(i)] && geo.Distance(at, p) <= km
	}
	degrees := km/geo.EarthKm*180/math.Pi + 1e-6
	reach := orb.Bound{Min: orb.Point{-180, at[1] - degrees}, Max: orb.Point{180, at[1] + degrees}}
	// Along a parallel it is farther in degrees, the most at the latitude where the circle touches a meridian.
	if sin := math.Sin(km/geo.EarthKm) / math.Cos(at[1]*math.Pi/180); reach.Min[1] > -90 && reach.Max[1] < 90 && sin < 1 {
		along := math.Asin(sin)*180/math.Pi + 1e-6
		if at[0]-along >= -180 && at[0]+along <= 180 {
			reach.Min[0], reach.Max[0] = at[0]-along, at[0]+along
		}
	}
	g.keep(s, []orb.Bound{reach}, func(i int) bool { return reach.Contains(g.x.At(i)) && in(i) }, false)
}

// keep drops what the test refuses; what passes it lies in a box, or, where the boxes are all that is asked for, has no place.
// It looks at the set row by row or at what the cells hold, whichever is less.
func (g *grid) keep(s set.Rows, boxes []orb.Bound, in func(i int) bool, unplaced bool) {
	inCells := 0
	for _, b := range boxes {
		g.candidates(b, func(from, to int, _ bool) { inCells += to - from })
	}
	if len(s.Words)*2 <= inCells && s.Count() <= inCells {
		s.Filter(func(i int) bool { return in(i) || unplaced && !Placed(g.x.At(i)) })
		return
	}
	found := s.Like()
	lo, hi := s.Stretch()
	for _, b := range boxes {
		g.candidates(b, func(from, to int, inside bool) {
			for k := from; k < to; k++ {
				if i := int(g.rows.At(k)); i >= lo && i < hi && (inside && unplaced || s.Has(i) && in(i)) {
					found.Add(i)
				}
			}
		})
	}
	if unplaced {
		n := g.unplaced.Len()
		first := column.Search(0, n, func(k int) bool { return int(g.unplaced.At(k)) >= lo })
		for k := first; k < n && int(g.unplaced.At(k)) < hi; k++ {
			found.Add(int(g.unplaced.At(k)))
		}
	}
	s.Keep(found)
}

func putGrid(w *sections.Writer, rows []Row) {
	var all orb.Bound
	placed := 0
	var unplaced column.Builder
	for i := range rows {
		switch at := rows[i].At; {
		case !Placed(at):
			unplaced.Int32(int32(i))
		case placed == 0:
			all, placed = at.Bound(), 1
		default:
			all, placed = all.Extend(at), placed+1
		}
	}
	side := max(1, min(mostCells, int(math.Sqrt(float64(placed)/rowsOfACell))))
	g := grid{box: all, side: side}
	cells := make([][]int32, side*side)
	for i := range rows {
		if at := rows[i].At; Placed(at) {
			c := g.rowOf(at[1])*side + g.columnOf(at[0])
			cells[c] = append(cells[c], int32(i))
		}
	}
	var head, starts, order column.Builder
	for _, v := range slices.Concat(all.Min[:], all.Max[:], []float64{float64(side)}) {
		head.Float64(v)
	}
	at := int32(0)
	for _, of := range cells {
		starts.Int32(at)
		at += int32(len(of))
		for _, i := range of {
			order.Int32(i)
		}
	}
	starts.Int32(at)
	head.Put(w, "grid")
	starts.Put(w, "grid.starts")
	order.Put(w, "grid.rows")
	unplaced.Put(w, "grid.unplaced")
}
