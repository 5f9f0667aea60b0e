package atlas

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/index"
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
	a.match(q).Each(func(i int) bool {
		at := a.rows.At(i)
		if !index.Placed(at) {
			if grid.Within.Zoom == 0 {
				spots.WithoutPlace++
			}
			return true
		}
		x, y := geo.WebMap(at)
		switch badge := a.rows.Badge(i); {
		case int(x>>(32-grid.Within.Zoom)) != grid.Within.X || int(y>>(32-grid.Within.Zoom)) != grid.Within.Y:
		case badge >= 0:
			if areas[badge] == nil {
				areas[badge] = &spot.Spot{At: at, Badge: badge, Points: 1}
			}
			a.addTo(areas[badge], i)
		default:
			placed = append(placed, inCell{y >> (32 - grid.Cells), x >> (32 - grid.Cells), i})
		}
		return true
	})
	spots.Places = a.gathered(placed)
	for _, badge := range slices.Sorted(maps.Keys(areas)) {
		spots.Areas = append(spots.Areas, *areas[badge])
	}
	return spots, nil
}

// addTo counts a row in.
func (a *Atlas) addTo(s *spot.Spot, i int) {
	x := a.rows
	confidence, dated := x.Value(index.Confidence, i), incident.DatePrecision(x.Value(index.Dated, i))
	killed := x.Toll(i)
	s.AddRow(spot.Row{Type: incident.Type(x.Value(index.Type, i)), Contested: confidence == "contested",
		Vague: dated == incident.WeekOnly || dated == incident.MonthOnly, Best: killed.Best, AtLeast: killed.AtLeast()})
	if s.Count == 1 {
		s.One = &spot.One{ID: x.ID(i), Origin: x.Value(index.Origin, i), Date: x.Date(i), DatePrecision: dated,
			GeoPrecision: incident.GeoPrecision(x.Value(index.Precision, i)), Actor: incident.Actor(x.Value(index.Actor, i)),
			Confidence: incident.Confidence(confidence)}
	}
}

// inCell is a row in its cell of a grid.
type inCell struct {
	row, column uint32
	of          int
}

// gathered are the spots of rows with a place: one a cell.
func (a *Atlas) gathered(placed []inCell) []spot.Spot {
	point := func(c inCell) orb.Point { return a.rows.At(c.of) }
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
		a.addTo(s, c.of)
	}
	return spots
}
