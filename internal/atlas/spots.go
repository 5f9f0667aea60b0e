package atlas

import (
	"context"
	"sync"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index"
	"khyberatlas/internal/index/placed"
	"khyberatlas/internal/index/set"
	"khyberatlas/internal/spot"
	"khyberatlas/internal/spot/gathered"
	"khyberatlas/internal/survey"
)

// Spots gathers the matches by where a map shows them. Which of two rows stands for their event is found whether or not both lie
// in the tile.
func (a *Atlas) Spots(ctx context.Context, q incident.Query, grid spot.Grid) (spot.Spots, error) {
	if err := ctx.Err(); err != nil {
		return spot.Spots{}, err
	}
	match := sync.OnceValue(func() set.Rows { return a.match(q) })
	g, shown := gathered.New(a.rows, grid.Cells), &a.rows.Places
	period := a.periodOf(q)
	for _, coarse := range []bool{false, true} {
		from, to := shown.In(grid.Within.Zoom, grid.Within.X, grid.Within.Y, coarse)
		switch view := shown.View(q.Days, from, to); {
		case view.Rows() == 0:
		case period != nil && view.Rows() <= placed.ManyMore*period.count:
			g.Take(coarse, func(visit func(*placed.Shown)) { view.Each(period.keeps(), visit) })
		default:
			g.Take(coarse, func(visit func(*placed.Shown)) { view.EachOf(match(), visit) })
		}
	}
	withoutPlace := 0
	if grid.Within.Zoom == 0 {
		withoutPlace = match().Count() - g.Counted()
	}
	spots := g.Spots()
	spots.WithoutPlace = withoutPlace
	return spots, nil
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

// keeps is a test of rows that meet the days: of an event that several records tell of, the first record that matches is kept.
// It is nil where all are.
func (p *period) keeps() func(row int) bool {
	if p.apart && p.group == nil {
		return nil
	}
	return func(row int) bool {
		return (p.group == nil || p.wanted[p.group.CodeOf(row)]) && (p.apart || !p.a.told.stoodFor(row, p.holds))
	}
}

// Survey sums the matches by the area that they lie in.
func (a *Atlas) Survey(ctx context.Context, q incident.Query) (spot.Survey, error) {
	if err := ctx.Err(); err != nil {
		return spot.Survey{}, err
	}
	return survey.Of(a.rows, a.match(q), a.onMap), nil
}

// Regions counts the matches by the region that a small map shows them in.
func (a *Atlas) Regions(ctx context.Context, q incident.Query) (spot.Regions, error) {
	if err := ctx.Err(); err != nil {
		return spot.Regions{}, err
	}
	return survey.Regions(a.rows, a.match(q), q.Days, a.onMap), nil
}

func (a *Atlas) onMap(district string) bool { _, ours := a.areas.byID[district]; return ours }

// Marks are the matches that have a place, each as a map shows it.
func (a *Atlas) Marks(ctx context.Context, q incident.Query) ([]spot.Mark, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return survey.Marks(a.rows, a.match(q)), nil
}
