package atlas

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/spot"
)

// Spots gathers the matches by where a map shows them.
func (a *Atlas) Spots(ctx context.Context, q incident.Query, grid spot.Grid) (spot.Spots, error) {
	var spots spot.Spots
	if err := ctx.Err(); err != nil {
		return spots, err
	}
	var placed []inCell
	areas := map[int]*spot.Spot{}
	a.match(q).each(func(i int) {
		r := &a.records[i]
		if r.At == nil {
			if grid.Within.Zoom == 0 {
				spots.WithoutPlace++
			}
			return
		}
		x, y := geo.WebMap(*r.At)
		switch {
		case int(x>>(32-grid.Within.Zoom)) != grid.Within.X || int(y>>(32-grid.Within.Zoom)) != grid.Within.Y:
		case r.Badge >= 0:
			if areas[r.Badge] == nil {
				areas[r.Badge] = &spot.Spot{At: *r.At, Badge: r.Badge, Points: 1}
			}
			areas[r.Badge].Add(r)
		default:
			placed = append(placed, inCell{y >> (32 - grid.Cells), x >> (32 - grid.Cells), i})
		}
	})
	spots.Places = a.gathered(placed)
	for _, badge := range slices.Sorted(maps.Keys(areas)) {
		spots.Areas = append(spots.Areas, *areas[badge])
	}
	return spots, nil
}

// inCell is a record in its cell of a grid.
type inCell struct {
	row, column uint32
	record      int
}

// gathered are the spots of records with a place: one a cell.
func (a *Atlas) gathered(placed []inCell) []spot.Spot {
	point := func(c inCell) orb.Point { return *a.records[c.record].At }
	slices.SortFunc(placed, func(c, d inCell) int {
		p, q := point(c), point(d)
		return cmp.Or(cmp.Compare(c.row, d.row), cmp.Compare(c.column, d.column), cmp.Compare(p[0], q[0]), cmp.Compare(p[1], q[1]))
	})
	var spots []spot.Spot
	run, most := 0, 0 // the incidents at a point, and at the commonest one of the cell
	for i, c := range placed {
		if i == 0 || c.row != placed[i-1].row || c.column != placed[i-1].column {
			spots, run, most = append(spots, spot.Spot{Badge: -1}), 0, 0
		}
		s := &spots[len(spots)-1]
		if run == 0 || point(c) != point(placed[i-1]) {
			s.Points++
			run = 0
		}
		if run++; run > most {
			s.At, most = point(c), run
		}
		s.Add(&a.records[c.record])
	}
	return spots
}
