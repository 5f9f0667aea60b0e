package answertest

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/maptile"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/spot"
)

// Spots puts each match into its cell or to the others of its area. It numbers the areas of the matches from 0, for it knows
// no badges.
func (t *Twin) Spots(ctx context.Context, q incident.Query, grid spot.Grid) (spots spot.Spots, err error) {
	cells, areas := map[maptile.Tile][]*row{}, map[string][]*row{}
	within := maptile.New(uint32(grid.Within.X), uint32(grid.Within.Y), maptile.Zoom(grid.Within.Zoom))
	for _, r := range t.rows.search(q) {
		switch {
		case r.At == nil && within.Z == 0:
			spots.WithoutPlace++
		case r.At == nil || cellOf(*r.At, within.Z) != within:
		case r.GeoPrecision == "district" || r.GeoPrecision == "province":
			areas[t.rows.area(r)] = append(areas[t.rows.area(r)], r)
		default:
			cell := cellOf(*r.At, maptile.Zoom(grid.Cells))
			cells[cell] = append(cells[cell], r)
		}
	}
	for _, of := range cells {
		spots.Places = append(spots.Places, gathered(of, -1))
	}
	slices.SortFunc(spots.Places, func(a, b spot.Spot) int {
		x, y := cellOf(a.At, maptile.Zoom(grid.Cells)), cellOf(b.At, maptile.Zoom(grid.Cells))
		return cmp.Compare(x.Quadkey(), y.Quadkey())
	})
	var names []string
	for name := range areas {
		names = append(names, name)
	}
	slices.Sort(names)
	for i, name := range names {
		spots.Areas = append(spots.Areas, gathered(areas[name], i))
	}
	return spots, ctx.Err()
}

// area is what rows that are known only to the same area have in common, such that its order is that of the badges.
func (n *rows) area(r *row) string {
	district := ""
	if r.GeoPrecision == "district" {
		district = called(r)
		for _, d := range n.ds.Districts {
			if d.ID == r.DistrictID {
				district = d.Name
			}
		}
	}
	return strings.Join([]string{string(r.Country), r.Admin1, district, string(r.GeoPrecision)}, "\x00")
}

// cellOf is the tile of the web's map that holds a point, where the map's edges take in what lies on them and beyond.
func cellOf(p orb.Point, zoom maptile.Zoom) maptile.Tile {
	if zoom == 0 {
		return maptile.Tile{}
	}
	cell := maptile.At(p, zoom)
	if p[0] >= 180 { // maptile.At goes around there
		cell.X = 1<<zoom - 1
	}
	return cell
}

func lot(p orb.Point) uint64 { return spot.Lot(geo.WebCurve(geo.WebMap(p))) }

// gathered is the spot of some rows.
func gathered(of []*row, badge int) spot.Spot {
	s := spot.Spot{Badge: badge, Count: len(of)}
	at := map[orb.Point]int{}
	for _, r := range of {
		at[*r.At]++
		if r.DatePrecision != "day" {
			s.Vague++
		}
		if r.Killed.Best == nil {
			s.WithoutBest++
		} else {
			sumUp(&s.Killed, *r.Killed.Best)
		}
		if r.Killed.Best != nil {
			sumUp(&s.AtLeast, *r.Killed.Best)
		} else if r.Killed.Low != nil {
			sumUp(&s.AtLeast, *r.Killed.Low)
		}
	}
	s.Points = len(at)
	for p, n := range at {
		m := at[s.At]
		if n > m || n == m && cmp.Or(cmp.Compare(lot(p), lot(s.At)), cmp.Compare(p[0], s.At[0]), cmp.Compare(p[1], s.At[1])) < 0 {
			s.At = p
		}
	}
	s.Curve = geo.WebCurve(geo.WebMap(s.At))
	for _, kind := range incident.Types {
		k := spot.Kind{Type: kind}
		for _, r := range of {
			if r.Type == kind {
				k.Count++
				if r.Confidence == "contested" {
					k.Contested++
				}
			}
		}
		if k.Count > 0 {
			s.Kinds = append(s.Kinds, k)
			s.Contested += k.Contested
		}
	}
	if len(of) == 1 {
		r := of[0]
		s.One = &spot.One{ID: r.ID, Origin: r.Origin, Date: r.Date, DatePrecision: r.DatePrecision,
			GeoPrecision: r.GeoPrecision, Actor: r.Actor, Confidence: r.Confidence}
	}
	return s
}
