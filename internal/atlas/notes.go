package atlas

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"khyberatlas/internal/incident"
)

// Around finds where a record stands among the matches.
func (a *Atlas) Around(ctx context.Context, q incident.Query, order incident.Sort, id string) (x incident.Around, err error) {
	var last *incident.Record
	for r, err := range a.Each(ctx, q, order) {
		if err != nil {
			return incident.Around{}, err
		}
		switch x.Matched++; {
		case r.ID == id:
			x.At, x.Before = x.Matched, last
		case x.At > 0 && x.At == x.Matched-1:
			x.After = r
		}
		last = r
	}
	return x, nil
}

// Straddling counts the matches of which no more than a week, a month or a year is known and that may lie outside the period.
func (a *Atlas) Straddling(ctx context.Context, q incident.Query) (n int, err error) {
	for r, err := range a.Each(ctx, q, incident.SortDate) {
		if err != nil {
			return 0, err
		}
		if s := r.Span(); r.Vague() && (s.From < q.Days.From || q.Days.To != 0 && s.To > q.Days.To) {
			n++
		}
	}
	return n, nil
}

// Claimants counts, for each who gives a figure of the civilians killed, the matches with such a figure.
func (a *Atlas) Claimants(ctx context.Context, q incident.Query) ([]incident.Facet, error) {
	counts := map[string]int{}
	for r, err := range a.Each(ctx, q, incident.SortDate) {
		if err != nil {
			return nil, err
		}
		if r.Civilians != nil {
			for _, name := range r.Claimants("civilians") {
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
