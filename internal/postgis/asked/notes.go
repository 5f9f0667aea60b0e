package asked

import (
	"context"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/postgis/asked/filter"
	"khyberatlas/internal/postgis/asked/table"
)

// Around finds where a record stands among the matches.
func (a *Answerer) Around(ctx context.Context, q incident.Query, order incident.Sort, id string) (x incident.Around, err error) {
	f, err := a.found(ctx, q)
	if err != nil {
		return x, err
	}
	if x.Matched, err = a.count(ctx, q, f); err != nil || !filter.Held(id) {
		return x, err
	}
	one := found{f.Copy(), f.apart}
	sql := "SELECT r.row, r.date, r.best, r.changed" + one.where() +
		" AND r.row = (SELECT i.row FROM " + a.names.Texts + " i WHERE i.id = " + one.Arg(id) + "::text)"
	var row, date, changed int
	var best *int
	if err := a.one(ctx, sql, one.Args, &row, &date, &best, &changed); err != nil {
		if isNone(err) {
			return x, nil
		}
		return x, err
	}
	before, after := sides(order, row, date, best, changed)
	if err := a.one(ctx, "SELECT 1 + count(*)"+f.where()+" AND "+before, f.Args, &x.At); err != nil {
		return x, err
	}
	for _, n := range []struct {
		to           **incident.Record
		beside, from string
	}{{&x.Before, before, backwards[order]}, {&x.After, after, orderOf(order)}} {
		sql := fmt.Sprintf("SELECT %s FROM (SELECT r.*%s AND %s ORDER BY %s LIMIT 1) r JOIN %s x ON x.row = r.row",
			table.Record, f.where(), n.beside, n.from, a.names.Texts)
		err := a.each(ctx, sql, f.Args, func(rows pgx.Rows) (err error) {
			*n.to, err = a.read.Read(rows)
			return err
		})
		if err != nil {
			return incident.Around{}, err
		}
	}
	return x, nil
}

// backwards are the orders from their end.
var backwards = map[incident.Sort]string{
	incident.SortDate:     "r.row DESC",
	incident.SortDateDesc: "r.date, r.row DESC",
	incident.SortKilled:   "r.best NULLS FIRST, r.row DESC",
	incident.SortChanged:  "r.changed, r.date, r.row DESC",
}

// sides are the conditions of what stands before and after a row in an order.
func sides(order incident.Sort, row, date int, best *int, changed int) (before, after string) {
	// of is what comes first by a key of which the larger one does, or else by what follows.
	of := func(key string, n int, before, after string) (string, string) {
		return fmt.Sprintf("(%[1]s > %[2]d OR %[1]s = %[2]d AND %[3]s)", key, n, before),
			fmt.Sprintf("(%[1]s < %[2]d OR %[1]s = %[2]d AND %[3]s)", key, n, after)
	}
	before, after = fmt.Sprintf("r.row < %d", row), fmt.Sprintf("r.row > %d", row)
	switch order {
	case incident.SortDateDesc:
		return of("r.date", date, before, after)
	case incident.SortKilled:
		n := -1
		if best != nil {
			n = *best
		}
		return of("coalesce(r.best, -1)", n, before, after)
	case incident.SortChanged:
		before, after = of("r.date", date, before, after)
		return of("r.changed", changed, before, after)
	}
	return before, after
}

// Origins are those that a query finds rows of, each row by itself.
func (a *Answerer) Origins(ctx context.Context, q incident.Query) (out []string, err error) {
	f, err := a.filter(ctx, q)
	if err != nil {
		return nil, err
	}
	sql := fmt.Sprintf("SELECT o.origin FROM generate_series(0, %d) AS o (origin) WHERE EXISTS (SELECT 1 FROM %s "+
		"WHERE r.origin = o.origin AND %s)", len(a.facts.Lists[table.Origin])-1, f.From("r", ""), f.Each("r", ""))
	err = a.each(ctx, sql, f.Args, func(rows pgx.Rows) error {
		var code int
		err := rows.Scan(&code)
		out = append(out, a.facts.Lists[table.Origin][code])
		return err
	})
	return out, err
}

// reaches is the condition of a row whose span goes beyond a period; blank where none can.
func reaches(period incident.Days) string {
	from, to := "", ""
	if period.From != 0 {
		from = fmt.Sprintf("r.first < %d", period.From)
	}
	if period.To != 0 {
		to = fmt.Sprintf("r.last > %d", period.To)
	}
	switch {
	case from != "" && to != "":
		return "(" + from + " OR " + to + ")"
	case from+to == "":
		return "false"
	}
	return from + to
}

// Straddling counts the matches of which no more than a week or a month is known and that may lie outside the period.
func (a *Answerer) Straddling(ctx context.Context, q incident.Query) (n int, err error) {
	f, err := a.found(ctx, q)
	if err != nil {
		return 0, err
	}
	err = a.one(ctx, "SELECT count(*)"+f.where()+" AND "+a.facts.Vague()+" AND "+reaches(q.Days), f.Args, &n)
	return n, err
}

// Claimants counts, for each who gives a figure of the civilians killed, the matches with such a figure.
func (a *Answerer) Claimants(ctx context.Context, q incident.Query) (out []incident.Facet, err error) {
	f, err := a.found(ctx, q)
	if err != nil {
		return nil, err
	}
	sql := "SELECT s.name, count(*) FROM (SELECT x.sayers" + f.withTexts() + " AND x.sayers IS NOT NULL) m, " +
		`unnest(m.sayers) AS s (name) GROUP BY s.name ORDER BY count(*) DESC, s.name COLLATE "C"`
	err = a.each(ctx, sql, f.Args, func(rows pgx.Rows) error {
		var one incident.Facet
		err := rows.Scan(&one.Value, &one.Count)
		out = append(out, one)
		return err
	})
	return out, err
}

// Cited counts the citations and the claims of the matches.
func (a *Answerer) Cited(ctx context.Context, q incident.Query) (sources, claims int, err error) {
	f, err := a.found(ctx, q)
	if err != nil {
		return 0, 0, err
	}
	err = a.one(ctx, "SELECT coalesce(sum(r.sources), 0), coalesce(sum(r.claims), 0)"+f.where(), f.Args, &sources, &claims)
	return sources, claims, err
}

// Among are those of some ids whose incidents match, in their order.
func (a *Answerer) Among(ctx context.Context, q incident.Query, ids []string) (out []string, err error) {
	f, err := a.found(ctx, q)
	if err != nil {
		return nil, err
	}
	held := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return !filter.Held(id) })
	sql := fmt.Sprintf("SELECT i.id FROM %s i WHERE i.id = ANY(%s::text[]) AND i.row IN (SELECT r.row%s)", a.names.Texts,
		f.Arg(held), f.where())
	match := map[string]bool{}
	err = a.each(ctx, sql, f.Args, func(rows pgx.Rows) error {
		var id string
		err := rows.Scan(&id)
		match[id] = true
		return err
	})
	for _, id := range ids {
		if match[id] {
			out = append(out, id)
		}
	}
	return out, err
}

// Extent holds the places and the days of all matches.
func (a *Answerer) Extent(ctx context.Context, q incident.Query) (e incident.Extent, err error) {
	f, err := a.found(ctx, q)
	if err != nil {
		return e, err
	}
	if e, known := a.extentOfAll(q); known {
		return e, nil
	}
	var first, last *incident.Day
	var west, south, east, north *float64
	err = a.one(ctx, "SELECT min(r.first), max(r.last), min(r.lon), min(r.lat), max(r.lon), max(r.lat)"+f.where(), f.Args,
		&first, &last, &west, &south, &east, &north)
	if err != nil {
		return e, err
	}
	if first != nil {
		e.Days = incident.Days{From: *first, To: *last}
	}
	if west != nil {
		e.HasBox = true
		e.Box.Min[0], e.Box.Min[1], e.Box.Max[0], e.Box.Max[1] = *west, *south, *east, *north
	}
	return e, nil
}

// extentOfAll is what is known without a look where nothing is asked for: each event counts by a row that none stands for.
func (a *Answerer) extentOfAll(q incident.Query) (incident.Extent, bool) {
	switch {
	case !filter.Bare(q, a.facts) || len(filter.Lists(q)) > 0 || !q.Days.All():
		return incident.Extent{}, false
	case q.Apart:
		return a.facts.All, true
	}
	return a.facts.First, true
}
