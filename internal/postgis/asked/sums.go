package asked

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/postgis/asked/filter"
	"khyberatlas/internal/postgis/asked/table"
)

// sum is what rows add up to, as table.Sums has it.
type sum struct {
	count, low, high, best, withBest, without, open int
	people                                          [4]struct{ sum, given int }
	one, placeless, vague, wide                     int
}

func (s *sum) into() []any {
	return []any{&s.count, &s.low, &s.high, &s.best, &s.withBest, &s.without, &s.open, &s.people[0].sum, &s.people[0].given,
		&s.people[1].sum, &s.people[1].given, &s.people[2].sum, &s.people[2].given, &s.people[3].sum, &s.people[3].given,
		&s.one, &s.placeless, &s.vague, &s.wide}
}

// add adds another one, or with the sign -1 takes it away.
func (s *sum) add(o *sum, sign int) {
	of := o.into()
	for i, to := range s.into() {
		*to.(*int) += sign * *of[i].(*int)
	}
}

// totals are the sums as answers have them.
func (s *sum) totals() incident.Totals {
	t := incident.Totals{Count: s.count, Vague: s.vague, KilledLow: s.low, KilledHigh: s.high, WithoutBest: s.count - s.withBest,
		WithoutFigure: s.without, Open: s.open, PublishersOne: s.one, ProvinceLevel: s.wide, WithoutPlace: s.placeless}
	if s.withBest > 0 {
		t.Killed = new(s.best)
	}
	for i, p := range [...]*incident.Part{&t.Civilians, &t.Forces, &t.Militants, &t.Injured} {
		if p.Without = s.count - s.people[i].given; s.people[i].given > 0 {
			p.Sum = new(s.people[i].sum)
		}
	}
	return t
}

// sums are the columns that a sum of rows r reads, and those that a sum of sums s does.
func (a *Answerer) sums() string {
	var of []string
	for _, s := range a.facts.Sums() {
		of = append(of, s.Of)
	}
	return strings.Join(of, ", ")
}

func (a *Answerer) sumsOfSums() string {
	var of []string
	for _, s := range a.facts.Sums() {
		of = append(of, "coalesce(sum(s."+s.Name+"), 0)::int8")
	}
	return strings.Join(of, ", ")
}

// by are sums by the code of a list and by the bin of a chart.
type by map[[2]int]*sum

// take reads sums with their codes and bins behind them.
func (b by) take(sign int) func(pgx.Rows) error {
	return func(rows pgx.Rows) error {
		var s sum
		var key [2]int
		err := rows.Scan(append(s.into(), &key[0], &key[1])...)
		if b[key] == nil {
			b[key] = &sum{}
		}
		b[key].add(&s, sign)
		return err
	}
}

// column is the code of a row r in a list.
func column(l table.List) string {
	if l == table.All {
		return "0"
	}
	return "r." + table.Columns[l]
}

// binning is how a chart's bins are told: of rows r, and of months of sums s; blank where a bin may end within a month.
type binning struct{ rows, months string }

// whole is one bin.
var whole = binning{"0", "0"}

// sumsBy adds up what a query finds by the codes of a list and by bins.
func (a *Answerer) sumsBy(ctx context.Context, q incident.Query, l table.List, bin binning) (by, error) {
	out, told, err := a.quick(ctx, q, l, bin)
	if err != nil {
		return nil, err
	}
	f, err := a.found(ctx, q)
	if err != nil {
		return nil, err
	}
	sums := fmt.Sprintf("SELECT %s, %s AS code, %s AS bin", a.sums(), column(l), bin.rows)
	if !told {
		return out, a.each(ctx, sums+f.where()+" GROUP BY code, bin", f.Args, out.take(1))
	}
	if f.apart || !a.facts.Told {
		return out, nil
	}
	// Of the rows of an event one counts.
	twice := " FROM " + f.From("r", "") + " WHERE r.before IS NOT NULL AND " + f.Each("r", "") + " AND " + f.Stands("")
	return out, a.each(ctx, sums+twice+" GROUP BY code, bin", f.Args, out.take(-1))
}

// quick adds up the rows that a query finds, each by itself, where it asks for a period and for values of one list alone, as
// pages mostly do: of whole months the sums are kept, and rows are looked at only in the months at the ends. It reports false
// where it isn't so.
func (a *Answerer) quick(ctx context.Context, q incident.Query, l table.List, bin binning) (out by, told bool, err error) {
	out = by{}
	of, code, plain := a.plain(q, l)
	from, to := wholly(q.Days)
	if !plain || from >= to || bin.months == "" {
		return out, false, ctx.Err()
	}
	kept := fmt.Sprintf("SELECT %s, %s AS code, %s AS bin FROM %s s WHERE s.list = %d AND s.month >= %d AND s.month < %d",
		a.sumsOfSums(), code, bin.months, a.names.Sums, of, from, to)
	if codes := a.codes(q, of); codes != "" {
		kept += " AND s.code IN (" + codes + ")"
	}
	if err := a.each(ctx, kept+" GROUP BY 20, 21", nil, out.take(1)); err != nil {
		return nil, false, err
	}
	begins, ends := table.Begins(from), table.Begins(to)
	for _, e := range []struct {
		is    bool
		days  incident.Days
		which string
	}{{q.Days.From != 0, incident.Days{From: q.Days.From, To: max(q.Days.From, begins-1)}, fmt.Sprintf("r.first < %d", begins)},
		{q.Days.To != 0 && ends <= q.Days.To, incident.Days{From: ends, To: q.Days.To}, fmt.Sprintf("r.first >= %d", ends)}} {
		if !e.is {
			continue
		}
		f := filter.Of(q.Within(e.days), a.facts, a.names)
		sql := fmt.Sprintf("SELECT %s, %s AS code, %s AS bin FROM %s WHERE %s AND %s GROUP BY code, bin", a.sums(), column(l), bin.rows,
			f.From("r", ""), f.Each("r", ""), e.which)
		if err := a.each(ctx, sql, f.Args, out.take(1)); err != nil {
			return nil, false, err
		}
	}
	return out, true, nil
}

// wholly are the months that lie in a period with all of their days: from the first up to the one before another.
func wholly(period incident.Days) (from, to int) {
	to = table.Month(incident.LastDay) + 1
	if period.From != 0 {
		if from = table.Month(period.From); table.Begins(from) < period.From {
			from++
		}
	}
	if period.To != 0 {
		to = table.Month(period.To + 1)
	}
	return from, to
}

// plain is the list whose sums tell what a query finds by the codes of another, and how the latter are told; false where none
// does.
func (a *Answerer) plain(q incident.Query, l table.List) (of table.List, code string, plain bool) {
	if !filter.Bare(q, a.facts) {
		return l, "", false
	}
	of, code = l, "s.code"
	asked := filter.Lists(q)
	if len(asked) == 1 && l == table.All {
		of, code = asked[0], "0"
	}
	return of, code, (of == table.All || slices.Contains(table.Summed, of)) && (len(asked) == 0 || len(asked) == 1 && asked[0] == of)
}

// codes are the numbers of the values that a query asks for in a list; blank where it asks for none.
func (a *Answerer) codes(q incident.Query, l table.List) string {
	var codes []string
	for _, v := range filter.Values(q)[l] {
		codes = append(codes, decimal(a.facts.Code(l, v)))
	}
	return strings.Join(codes, ", ")
}

// Totals sums the matches.
func (a *Answerer) Totals(ctx context.Context, q incident.Query) (incident.Totals, error) {
	sums, err := a.sumsBy(ctx, q, table.All, whole)
	if err != nil {
		return incident.Totals{}, err
	}
	var s sum
	for _, one := range sums {
		s.add(one, 1)
	}
	return s.totals(), nil
}

// totalsBy are the totals by the values of a list.
func (a *Answerer) totalsBy(ctx context.Context, l table.List, q incident.Query) (map[string]incident.Totals, error) {
	sums, err := a.sumsBy(ctx, q, l, whole)
	if err != nil {
		return nil, err
	}
	out := map[string]incident.Totals{}
	for key, s := range sums {
		out[a.facts.Lists[l][key[0]]] = s.totals()
	}
	return out, nil
}
