package atlas

import (
	"cmp"
	"context"
	"math/bits"
	"slices"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index"
	"khyberatlas/internal/index/set"
	"khyberatlas/internal/spot"
	"khyberatlas/internal/survey"
)

// Spots gathers the matches by where a map shows them. Which of two rows stands for their event is found whether or not both lie
// in the tile.
func (a *Atlas) Spots(ctx context.Context, q incident.Query, grid spot.Grid) (spot.Spots, error) {
	if err := ctx.Err(); err != nil {
		return spot.Spots{}, err
	}
	var found *set.Rows // once it was needed
	match := func() set.Rows {
		if found == nil {
			s := a.match(q)
			found = &s
		}
		return *found
	}
	g := gatherer{x: a.rows, cells: grid.Cells}
	period := a.periodOf(q)
	for _, coarse := range []bool{false, true} {
		from, to := g.x.Places.In(grid.Within.Zoom, grid.Within.X, grid.Within.Y, coarse)
		switch n := g.x.Places.Held(from, to); {
		case n == 0:
		case period != nil && n <= index.ManyMore*period.count:
			g.gather(min(to-from, period.count), func(visit func(place int, r index.Shown)) { period.each(from, to, visit) })
		default:
			s := match()
			g.gather(min(to-from, s.Count()), func(visit func(place int, r index.Shown)) {
				g.x.Places.Each(&s, incident.Days{}, from, to, visit)
			})
		}
	}
	if grid.Within.Zoom == 0 {
		g.spots.WithoutPlace = match().Count() - g.counted
	}
	return g.spots, nil
}

// period finds what a query for days, and for the values of one list at most, asks for at some places, without a set of all
// that the days hold.
type period struct {
	a      *Atlas
	days   incident.Days
	apart  bool
	group  *index.Group // nil where no list is asked for
	wanted []bool       // by its codes
	count  int          // of the rows anywhere, each by itself
}

// periodOf is nil where a query asks for more.
func (a *Atlas) periodOf(q incident.Query) *period {
	l, values, plain := a.rows.Plain(&q)
	if !plain {
		return nil
	}
	sum := a.rows.Meeting(l, values, q.Days)
	p := &period{a: a, days: q.Days, apart: q.Apart || !a.told.any, count: sum.Totals().Count}
	if l >= 0 {
		p.group = a.rows.Groups[l]
		p.wanted = make([]bool, len(p.group.Values()))
		for _, v := range values {
			if c := p.group.Code(v); c >= 0 {
				p.wanted[c] = true
			}
		}
	}
	return p
}

// holds reports whether the query finds a row by itself.
func (p *period) holds(row int) bool {
	return p.days.Meets(p.a.rows.Span(row)) && (p.group == nil || p.wanted[p.group.CodeOf(row)])
}

// each visits what the query finds at some places: of an event that several records tell of, the first record that matches.
func (p *period) each(from, to int, visit func(place int, r index.Shown)) {
	p.a.rows.Places.Each(nil, p.days, from, to, func(place int, r index.Shown) {
		switch {
		case p.group != nil && !p.wanted[p.group.CodeOf(r.Row)]:
		case !p.apart && p.a.told.followers.Has(r.Row) && slices.ContainsFunc(p.a.told.of[r.Row].Before, p.holds):
		default:
			visit(place, r)
		}
	})
}

// gatherer makes spots of rows that come place by place. What many spots point at is held in a few pieces.
type gatherer struct {
	x       *index.Index
	cells   int
	spots   spot.Spots
	counted int

	now       spot.Spot
	cell      uint64 // of the present spot
	place     int    // of the row before
	run, most int    // rows at this place, and at the commonest one of the spot
	commonest int
	row       int // the last one

	best, atLeast       int
	withBest, withLeast bool
	kinds               [64]spot.Kind // by code of the type
	occur               uint64        // the codes that occur

	figures []int
	lists   []spot.Kind
	ones    []spot.One
}

// gather makes spots of rows, at so many places at most.
func (g *gatherer) gather(most int, each func(visit func(place int, r index.Shown))) {
	types := g.x.Groups[index.Type]
	order := make([]int, 0, len(types.Values())) // codes in the order of incident.Types
	for _, kind := range incident.Types {
		if c := types.Code(string(kind)); c >= 0 {
			order = append(order, c)
		}
	}
	contested := g.x.Groups[index.Confidence].Code("contested")
	week, month := g.x.Groups[index.Dated].Code(string(incident.WeekOnly)), g.x.Groups[index.Dated].Code(string(incident.MonthOnly))
	if g.place = -1; g.spots.Places == nil {
		g.spots.Places = make([]spot.Spot, 0, most/2) // about so many share a cell with another
	}
	each(func(place int, r index.Shown) {
		if place != g.place {
			g.come(place, order)
		}
		if g.run++; g.run > g.most || g.run == g.most && g.x.Places.Lot(place) < g.x.Places.Lot(g.commonest) {
			g.commonest, g.most = place, g.run
		}
		g.now.Count++
		g.counted++
		g.row = r.Row
		g.occur |= 1 << r.Type
		g.kinds[r.Type].Count++
		if r.Confidence == contested {
			g.kinds[r.Type].Contested++
			g.now.Contested++
		}
		if r.Dated == week || r.Dated == month {
			g.now.Vague++
		}
		if r.Best >= 0 {
			g.best, g.withBest = g.best+r.Best, true
			g.atLeast, g.withLeast = g.atLeast+r.Best, true
			return
		}
		g.now.WithoutBest++
		if r.Low >= 0 {
			g.atLeast, g.withLeast = g.atLeast+r.Low, true
		}
	})
	g.end(order)
	slices.SortFunc(g.spots.Areas, func(s, t spot.Spot) int { return cmp.Compare(s.Badge, t.Badge) })
}

// come is what happens where the first row of a place comes: it belongs to the present spot, or begins one. A coarse place is
// one by itself.
func (g *gatherer) come(place int, order []int) {
	cell, badge := g.x.Places.Cell(place, g.cells), g.x.Places.Badge(place)
	if g.now.Count == 0 || badge >= 0 || g.now.Badge >= 0 || cell != g.cell {
		g.end(order)
		g.now, g.cell, g.most = spot.Spot{Badge: badge}, cell, 0
	}
	g.place, g.run = place, 0
	g.now.Points++
}

// end puts the present spot to the others.
func (g *gatherer) end(order []int) {
	s := &g.now
	if s.Count == 0 {
		return
	}
	s.At = g.x.Places.At(g.commonest)
	if g.withBest {
		s.Killed = keptIn(&g.figures, g.best)
	}
	if g.withLeast {
		s.AtLeast = keptIn(&g.figures, g.atLeast)
	}
	kinds := bits.OnesCount64(g.occur)
	if len(g.lists)+kinds > cap(g.lists) {
		g.lists = make([]spot.Kind, 0, max(many, kinds))
	}
	first := len(g.lists)
	for _, c := range order {
		if g.occur>>c&1 != 0 {
			k := g.kinds[c]
			k.Type = incident.Type(g.x.Groups[index.Type].Values()[c])
			g.lists = append(g.lists, k)
			g.kinds[c] = spot.Kind{}
		}
	}
	s.Kinds = g.lists[first:len(g.lists):len(g.lists)]
	if s.Count == 1 {
		s.One = keptIn(&g.ones, g.one(g.row))
	}
	if s.Badge >= 0 {
		g.spots.Areas = append(g.spots.Areas, *s)
	} else {
		g.spots.Places = append(g.spots.Places, *s)
	}
	g.now, g.best, g.atLeast, g.withBest, g.withLeast, g.occur = spot.Spot{}, 0, 0, false, false, 0
}

func (g *gatherer) one(i int) spot.One {
	return spot.One{ID: g.x.Text(0, i), Origin: g.x.Value(index.Origin, i), Date: g.x.Date(i),
		DatePrecision: incident.DatePrecision(g.x.Value(index.Dated, i)),
		GeoPrecision:  incident.GeoPrecision(g.x.Value(index.Precision, i)),
		Actor:         incident.Actor(g.x.Value(index.Actor, i)), Confidence: incident.Confidence(g.x.Value(index.Confidence, i))}
}

// many is how many things a piece has room for.
const many = 512

// keptIn is where a value is, in a piece that has room for many.
func keptIn[T any](piece *[]T, v T) *T {
	if len(*piece) == cap(*piece) {
		*piece = make([]T, 0, many)
	}
	*piece = append(*piece, v)
	return &(*piece)[len(*piece)-1]
}

// Survey sums the matches by the area that they lie in.
func (a *Atlas) Survey(ctx context.Context, q incident.Query) (spot.Survey, error) {
	if err := ctx.Err(); err != nil {
		return spot.Survey{}, err
	}
	onMap := func(district string) bool { _, ours := a.areas.byID[district]; return ours }
	return survey.Of(a.rows, a.match(q), onMap), nil
}

// Marks are the matches that have a place, each as a map shows it.
func (a *Atlas) Marks(ctx context.Context, q incident.Query) ([]spot.Mark, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return survey.Marks(a.rows, a.match(q)), nil
}
