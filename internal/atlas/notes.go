package atlas

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index"
)

// Around finds where a record stands among the matches. In the order of date, which their rows have, it costs a look-up and a
// count; along the others it walks over numbers.
func (a *Atlas) Around(ctx context.Context, q incident.Query, order incident.Sort, id string) (x incident.Around, err error) {
	if err := ctx.Err(); err != nil {
		return x, err
	}
	found := a.match(q)
	x.Matched = found.Count()
	row := a.rows.Find(id)
	if row < 0 || !found.Has(row) {
		return x, nil
	}
	before, after := -1, -1
	if order == incident.SortDate {
		x.At, before, after = found.Before(row)+1, found.Last(row), found.Next(row)
	} else {
		last, place := -1, 0
		a.rows.Walk(found, order, func(i int) bool {
			if x.At > 0 {
				after = i
				return false
			}
			if place++; i == row {
				x.At, before = place, last
			}
			last = i
			return true
		})
	}
	if before >= 0 {
		x.Before = a.record(before)
	}
	if after >= 0 {
		x.After = a.record(after)
	}
	return x, nil
}

// Straddling counts the matches of which no more than a week or a month is known and that may lie outside the period.
func (a *Atlas) Straddling(ctx context.Context, q incident.Query) (n int, err error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	found := a.match(q)
	for _, dated := range []incident.DatePrecision{incident.WeekOnly, incident.MonthOnly} {
		found.Both(a.rows.Groups[index.Dated].Of(string(dated))).Each(func(i int) bool {
			if s := a.rows.Span(i); s.From < q.Days.From || q.Days.To != 0 && s.To > q.Days.To {
				n++
			}
			return true
		})
	}
	return n, nil
}

// Claimants counts, for each who gives a figure of the civilians killed, the matches with such a figure.
func (a *Atlas) Claimants(ctx context.Context, q incident.Query) ([]incident.Facet, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	found, counts := a.match(q), map[string]int{}
	for row, names := range a.sayers {
		if found.Has(row) {
			for _, name := range names {
				counts[name]++
			}
		}
	}
	out := make([]incident.Facet, 0, len(counts))
	for name, n := range counts {
		out = append(out, incident.Facet{Value: name, Count: n})
	}
	slices.SortFunc(out, func(x, y incident.Facet) int {
		return cmp.Or(cmp.Compare(y.Count, x.Count), strings.Compare(x.Value, y.Value))
	})
	return out, nil
}

// Cited counts the citations and the claims of the matches.
func (a *Atlas) Cited(ctx context.Context, q incident.Query) (sources, claims int, err error) {
	if err := ctx.Err(); err != nil {
		return 0, 0, err
	}
	sources, claims = a.rows.Cited(a.match(q))
	return sources, claims, nil
}

// Among are those of some ids whose incidents match, in their order.
func (a *Atlas) Among(ctx context.Context, q incident.Query, ids []string) ([]string, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	found := a.match(q)
	var out []string
	for _, id := range ids {
		if i := a.rows.Find(id); i >= 0 && found.Has(i) {
			out = append(out, id)
		}
	}
	return out, nil
}

// sayersOf are the names beside their rows.
func sayersOf(rows *index.Index, byID map[string][]string) map[int][]string {
	out := make(map[int][]string, len(byID))
	for id, names := range byID {
		out[rows.Find(id)] = names
	}
	return out
}
