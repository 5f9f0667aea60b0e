package answertest

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
)

// Around looks for the row among all that a search finds.
func (t *Twin) Around(ctx context.Context, q incident.Query, order incident.Sort, id string) (incident.Around, error) {
	found := t.rows.search(q)
	t.rows.sorted(found, order)
	return around(incident.Hits{Matched: len(found), Records: recordsOf(found)}, id), ctx.Err()
}

func recordsOf(found []*row) (all []*incident.Record) {
	for _, r := range found {
		all = append(all, &r.Record)
	}
	return all
}

func around(hits incident.Hits, id string) incident.Around {
	x := incident.Around{Matched: hits.Matched}
	at := slices.IndexFunc(hits.Records, func(r *incident.Record) bool { return r.ID == id })
	if at < 0 {
		return x
	}
	x.At = at + 1
	if at > 0 {
		x.Before = hits.Records[at-1]
	}
	if x.At < hits.Matched {
		x.After = hits.Records[x.At]
	}
	return x
}

// agreeOnNeighbours: each match stands where a search has it, and what is no match stands nowhere.
func agreeOnNeighbours(t *rapid.T, a question.Answerer, hits incident.Hits, q incident.Query, order incident.Sort) {
	ids := []string{"nowhere", ""}
	for _, r := range hits.Records {
		ids = append(ids, r.ID)
	}
	for _, id := range []string{"nowhere", pick(t, "id", ids), ids[min(2, len(ids)-1)], ids[len(ids)-1]} {
		same(t, q, "around "+id, around(hits, id), must(a.Around(context.Background(), q, order, id))(t))
	}
}

// Straddling compares spans with the period.
func (t *Twin) Straddling(ctx context.Context, q incident.Query) (int, error) {
	return len(where(t.rows.search(q), func(r *row) bool {
		before := q.Days.From != 0 && r.from < q.Days.From.String()
		return r.DatePrecision != "day" && (before || q.Days.To != 0 && r.to > q.Days.To.String())
	})), ctx.Err()
}

// Claimants looks for each name in every row.
func (t *Twin) Claimants(ctx context.Context, q incident.Query) (out []incident.Facet, err error) {
	counts := map[string]map[string]bool{}
	for _, r := range t.rows.search(q) {
		for _, c := range r.Claims {
			if r.Civilians != nil && c.Subject == "civilians" && (c.KilledLow != nil || c.KilledHigh != nil) {
				if counts[c.Claimant] == nil {
					counts[c.Claimant] = map[string]bool{}
				}
				counts[c.Claimant][r.ID] = true
			}
		}
	}
	for name, ids := range counts {
		out = append(out, incident.Facet{Value: name, Count: len(ids)})
	}
	slices.SortFunc(out, func(x, y incident.Facet) int { return cmp.Or(y.Count-x.Count, strings.Compare(x.Value, y.Value)) })
	return out, ctx.Err()
}
