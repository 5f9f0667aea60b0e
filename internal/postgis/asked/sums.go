package asked

import (
	"context"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/postgis/asked/table"
)

// sums are the columns that a sum reads, of rows r, but for those that hang on the codes of a version.
const sums = `count(*), sum(coalesce(r.low, r.best, 0)), sum(coalesce(r.high, r.best, r.low, 0)), sum(r.best),
	count(r.best), count(*) FILTER (WHERE num_nonnulls(r.best, r.low, r.high) = 0),
	count(*) FILTER (WHERE r.low IS NOT NULL AND num_nonnulls(r.best, r.high) = 0),
	sum(r.civilians), count(r.civilians), sum(r.forces), count(r.forces), sum(r.militants), count(r.militants),
	sum(r.injured), count(r.injured), count(*) FILTER (WHERE r.publishers = 1), count(*) - count(r.lon)`

// sums are all columns that a sum reads.
func (a *Answerer) sums() string {
	var wide []string
	for _, p := range incident.GeoPrecisions {
		if p.Wide() {
			wide = append(wide, string(p))
		}
	}
	return fmt.Sprintf("%s, count(*) FILTER (WHERE %s), count(*) FILTER (WHERE %s)", sums, a.vague(), a.any(table.Precision, wide))
}

// vague is whether the day of a row r isn't known.
func (a *Answerer) vague() string {
	return a.any(table.Dated, []string{string(incident.WeekOnly), string(incident.MonthOnly)})
}

// any is whether a row r has one of some values.
func (a *Answerer) any(l table.List, values []string) string {
	parts := []string{"false"}
	for _, v := range values {
		if c := a.facts.Code(l, v); c >= 0 {
			parts = append(parts, "r."+table.Columns[l]+" = "+decimal(c))
		}
	}
	return "(" + strings.Join(parts[min(1, len(parts)-1):], " OR ") + ")"
}

// sum reads them.
type sum struct {
	count, withBest, without, open, one, placeless, vague, wide int
	low, high                                                   *int
	best                                                        *int
	people                                                      [4]*int
	given                                                       [4]int
}

func (s *sum) into() []any {
	return []any{&s.count, &s.low, &s.high, &s.best, &s.withBest, &s.without, &s.open, &s.people[0], &s.given[0], &s.people[1],
		&s.given[1], &s.people[2], &s.given[2], &s.people[3], &s.given[3], &s.one, &s.placeless, &s.vague, &s.wide}
}

// totals are the sums as answers have them.
func (s *sum) totals() incident.Totals {
	t := incident.Totals{Count: s.count, Vague: s.vague, Killed: s.best, WithoutBest: s.count - s.withBest, WithoutFigure: s.without,
		Open: s.open, PublishersOne: s.one, ProvinceLevel: s.wide, WithoutPlace: s.placeless}
	if s.count > 0 {
		t.KilledLow, t.KilledHigh = *s.low, *s.high
	}
	for i, p := range [...]*incident.Part{&t.Civilians, &t.Forces, &t.Militants, &t.Injured} {
		p.Sum, p.Without = s.people[i], s.count-s.given[i]
	}
	return t
}

// add adds another one.
func (s *sum) add(o *sum) {
	of := o.into()
	for i, to := range s.into() {
		switch to := to.(type) {
		case *int:
			*to += *of[i].(*int)
		case **int:
			if n := *of[i].(**int); n != nil {
				*to = new(*n + deref(*to))
			}
		}
	}
}

func deref(n *int) int {
	if n == nil {
		return 0
	}
	return *n
}

// Totals sums the matches.
func (a *Answerer) Totals(ctx context.Context, q incident.Query) (incident.Totals, error) {
	f, err := a.found(ctx, q)
	if err != nil {
		return incident.Totals{}, err
	}
	var s sum
	err = a.one(ctx, "SELECT "+a.sums()+f.where(), f.Args, s.into()...)
	return s.totals(), err
}

// sumsBy are the totals by the values of a list.
func (a *Answerer) sumsBy(ctx context.Context, l table.List, q incident.Query) (map[string]incident.Totals, error) {
	f, err := a.found(ctx, q)
	if err != nil {
		return nil, err
	}
	by := map[string]incident.Totals{}
	column := "r." + table.Columns[l]
	err = a.each(ctx, "SELECT "+a.sums()+", "+column+f.where()+" GROUP BY "+column, f.Args, func(rows pgx.Rows) error {
		var s sum
		var code int
		err := rows.Scan(append(s.into(), &code)...)
		by[a.facts.Lists[l][code]] = s.totals()
		return err
	})
	return by, err
}
