package asked

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/postgis/asked/table"
	"khyberatlas/internal/spot"
)

// gathered is what of a row r is added up for a spot, by kind.
func (a *Answerer) gathered() string {
	return fmt.Sprintf("count(*) AS n, count(*) FILTER (WHERE %s) AS contested, count(*) FILTER (WHERE %s) AS vague, "+
		"sum(r.best) AS best, count(r.best) AS with_best, sum(coalesce(r.best, r.low)) AS least, min(r.row) AS row",
		a.contested(), a.facts.Vague())
}

// contested is whether the sides disagree about a row r.
func (a *Answerer) contested() string { return a.facts.Any(table.Confidence, []string{"contested"}) }

// ofKind reads it.
type ofKind struct {
	kind, n, contested, vague, withBest, row int
	best, least                              *int
}

func (k *ofKind) into() []any {
	return []any{&k.kind, &k.n, &k.contested, &k.vague, &k.best, &k.withBest, &k.least, &k.row}
}

// addTo adds it to a spot.
func (a *Answerer) addTo(s *spot.Spot, k *ofKind) {
	s.Count += k.n
	s.Vague += k.vague
	s.Contested += k.contested
	s.WithoutBest += k.n - k.withBest
	s.Killed, s.AtLeast = plus(s.Killed, k.best), plus(s.AtLeast, k.least)
	s.Kinds = append(s.Kinds, spot.Kind{Type: incident.Type(a.facts.Lists[table.Type][k.kind]), Count: k.n, Contested: k.contested})
}

// plus adds what is known.
func plus(sum, n *int) *int {
	if sum == nil || n == nil {
		return cmp.Or(sum, n)
	}
	return new(*sum + *n)
}

// inOrder puts kinds in that of incident.Types.
func inOrder(kinds []spot.Kind) {
	slices.SortFunc(kinds, func(x, y spot.Kind) int {
		return cmp.Compare(slices.Index(incident.Types, x.Type), slices.Index(incident.Types, y.Type))
	})
}

// gathering is a spot while its kinds come.
type gathering struct {
	spot.Spot
	row int // the first one
}

// Spots gathers the matches by where a map shows them.
func (a *Answerer) Spots(ctx context.Context, q incident.Query, grid spot.Grid) (out spot.Spots, err error) {
	f, err := a.found(ctx, q)
	if err != nil {
		return out, err
	}
	places, err := a.places(ctx, f, grid)
	if err != nil {
		return out, err
	}
	areas, err := a.areas(ctx, f, grid.Within)
	if err != nil {
		return out, err
	}
	if out.Places, out.Areas, err = a.told(ctx, places, areas); err != nil {
		return spot.Spots{}, err
	}
	if grid.Within.Zoom == 0 {
		err = a.one(ctx, "SELECT count(*)"+f.where()+" AND r.lon IS NULL", f.Args, &out.WithoutPlace)
	}
	return out, err
}

// kinds has the cells of a grid with the kinds in them, and of the rows whose place no other has how many there are and the
// least lot: where most rows stand alone no place needs to be counted.
const kinds = `SELECT %[1]s AS cell, count(*) FILTER (WHERE NOT r.shared), min(r.lot) FILTER (WHERE NOT r.shared), r.type, %[2]s
	%[3]s AND r.curve BETWEEN %[4]d AND %[5]d GROUP BY 1, r.type ORDER BY 1`

// crowds has, of the others, the point that most of a cell's rows have, of equally common ones that of the least lot, then the
// most western, then the most southern; and how many points there are.
const crowds = `SELECT DISTINCT ON (cell) cell, n, lot, curve, lon, lat, count(*) OVER (PARTITION BY cell)
	FROM (SELECT %[1]s AS cell, r.curve, r.lot, r.lon, r.lat, count(*) AS n
		%[2]s AND r.curve BETWEEN %[3]d AND %[4]d AND r.shared GROUP BY 1, 2, 3, 4, 5) AS q
	ORDER BY cell, n DESC, lot, lon, lat`

// alone are rows whose place no other has, by where that is along the curve.
const alone = `SELECT r.curve, r.lon, r.lat%s AND NOT r.shared AND r.curve = ANY(%s::int8[])`

func (a *Answerer) places(ctx context.Context, f found, grid spot.Grid) (out []gathering, err error) {
	from, to := stretch(grid.Within)
	var lots []*int64        // of each cell, of what stands alone in it
	cells := map[int64]int{} // where each is in the list
	err = a.each(ctx, fmt.Sprintf(kinds, cellOf(grid), a.gathered(), f.where(), from, to), f.Args, func(rows pgx.Rows) error {
		var cell int64
		var n int
		var lot *int64
		var k ofKind
		if err := rows.Scan(append([]any{&cell, &n, &lot}, k.into()...)...); err != nil {
			return err
		}
		if _, known := cells[cell]; !known {
			cells[cell] = len(out)
			out, lots = append(out, gathering{spot.Spot{Badge: -1}, k.row}), append(lots, nil)
		}
		s, last := &out[len(out)-1].Spot, len(lots)-1
		if lot != nil && (lots[last] == nil || *lot < *lots[last]) {
			lots[last] = lot
		}
		s.Points += n
		a.addTo(s, &k)
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = a.each(ctx, fmt.Sprintf(crowds, cellOf(grid), f.where(), from, to), f.Args, func(rows pgx.Rows) error {
		var cell, lot, curve int64
		var n, points int
		var at orb.Point
		err := rows.Scan(&cell, &n, &lot, &curve, &at[0], &at[1], &points)
		i := cells[cell]
		s := &out[i].Spot
		s.Points += points
		if n > 1 || lots[i] == nil || lot < *lots[i] {
			s.At, s.Curve, lots[i] = at, table.Along(curve), nil
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, a.stand(ctx, f, out, lots)
}

// stand says where the spots are whose commonest point is one that a single row has.
func (a *Answerer) stand(ctx context.Context, f found, spots []gathering, lots []*int64) error {
	of, curves := map[int64]*spot.Spot{}, []int64{}
	for i, lot := range lots {
		if lot != nil {
			s := &spots[i].Spot
			s.Curve = spot.Drawn(table.Along(*lot))
			curve := table.Curve(s.Curve)
			of[curve], curves = s, append(curves, curve)
		}
	}
	if len(curves) == 0 {
		return nil
	}
	f = found{f.Copy(), f.apart}
	return a.each(ctx, fmt.Sprintf(alone, f.where(), f.Arg(curves)), f.Args, func(rows pgx.Rows) error {
		var curve int64
		var at orb.Point
		err := rows.Scan(&curve, &at[0], &at[1])
		of[curve].At = at
		return err
	})
}

// cellOf is the number of the cell that a row r lies in.
func cellOf(grid spot.Grid) string {
	if grid.Cells == 0 {
		return "0::int8"
	}
	return "r.curve >> " + decimal(64-2*grid.Cells)
}

// stretch is the part of the curve that lies in a tile.
func stretch(t spot.Tile) (from, to int64) {
	if t.Zoom == 0 {
		return table.Curve(0), table.Curve(1<<64 - 1)
	}
	first := geo.WebCurve(uint32(t.X), uint32(t.Y)) << (64 - 2*t.Zoom)
	return table.Curve(first), table.Curve(first | (1<<(64-2*t.Zoom) - 1))
}

// areas are the badges that stand in a tile.
func (a *Answerer) areas(ctx context.Context, f found, tile spot.Tile) (out []gathering, err error) {
	badges := a.atlas.Badges()
	from, to := stretch(tile)
	var within []int32
	along := make([]uint64, len(badges))
	for i, b := range badges {
		along[i] = geo.WebCurve(geo.WebMap(b.At))
		if c := table.Curve(along[i]); from <= c && c <= to {
			within = append(within, int32(i))
		}
	}
	if len(within) == 0 {
		return nil, nil
	}
	f = found{f.Copy(), f.apart}
	sql := "SELECT r.badge, r.type, " + a.gathered() + f.where() + " AND r.badge = ANY(" + f.Arg(within) + "::int4[])" +
		" GROUP BY r.badge, r.type ORDER BY r.badge"
	err = a.each(ctx, sql, f.Args, func(rows pgx.Rows) error {
		var badge int
		var k ofKind
		if err := rows.Scan(append([]any{&badge}, k.into()...)...); err != nil {
			return err
		}
		if len(out) == 0 || out[len(out)-1].Badge != badge {
			out = append(out, gathering{spot.Spot{At: badges[badge].At, Curve: along[badge], Badge: badge, Points: 1}, k.row})
		}
		a.addTo(&out[len(out)-1].Spot, &k)
		return nil
	})
	return out, err
}

// told are the spots, and those of one row are told of it.
func (a *Answerer) told(ctx context.Context, places, areas []gathering) (ofPlaces, ofAreas []spot.Spot, err error) {
	of, singles := [2][]spot.Spot{}, map[int]*spot.Spot{}
	for k, list := range [...][]gathering{places, areas} {
		of[k] = make([]spot.Spot, len(list))
		for i, g := range list {
			inOrder(g.Kinds)
			if of[k][i] = g.Spot; g.Count == 1 {
				singles[g.row] = &of[k][i]
			}
		}
	}
	if len(singles) == 0 {
		return of[0], of[1], nil
	}
	rows := make([]int32, 0, len(singles))
	for row := range singles {
		rows = append(rows, int32(row))
	}
	sql := fmt.Sprintf("SELECT r.row, x.id, r.date, r.origin, r.date_precision, r.geo_precision, r.actor, r.confidence FROM %s r "+
		"JOIN %s x ON x.row = r.row WHERE r.row = ANY($1::int4[])", a.names.Rows, a.names.Texts)
	err = a.each(ctx, sql, []any{rows}, func(rows pgx.Rows) error {
		var row, origin, dated, precision, actor, confidence int
		one := &spot.One{}
		err := rows.Scan(&row, &one.ID, &one.Date, &origin, &dated, &precision, &actor, &confidence)
		if err != nil {
			return err
		}
		l := &a.facts.Lists
		one.Origin, one.DatePrecision = l[table.Origin][origin], incident.DatePrecision(l[table.Dated][dated])
		one.GeoPrecision, one.Actor = incident.GeoPrecision(l[table.Precision][precision]), incident.Actor(l[table.Actor][actor])
		one.Confidence = incident.Confidence(l[table.Confidence][confidence])
		singles[row].One = one
		return nil
	})
	return of[0], of[1], err
}

// Marks are the matches that have a place, each as a map shows it.
func (a *Answerer) Marks(ctx context.Context, q incident.Query) (out []spot.Mark, err error) {
	f, err := a.found(ctx, q)
	if err != nil {
		return nil, err
	}
	sql := fmt.Sprintf("SELECT x.id, r.type, r.lon, r.lat, coalesce(r.badge, -1), coalesce(r.best, r.low), %s%s "+
		"AND r.lon IS NOT NULL ORDER BY %s", a.contested(), f.withTexts(), orders[incident.SortDateDesc])
	err = a.each(ctx, sql, f.Args, func(rows pgx.Rows) error {
		var m spot.Mark
		var kind int
		err := rows.Scan(&m.ID, &kind, &m.At[0], &m.At[1], &m.Badge, &m.AtLeast, &m.Contested)
		m.Type = incident.Type(a.facts.Lists[table.Type][kind])
		out = append(out, m)
		return err
	})
	return out, err
}
