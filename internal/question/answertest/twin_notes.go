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

// Cited counts them row by row.
func (t *Twin) Cited(ctx context.Context, q incident.Query) (sources, claims int, err error) {
	for _, r := range t.rows.search(q) {
		sources, claims = sources+len(r.Sources), claims+len(r.Claims)
	}
	return sources, claims, ctx.Err()
}

// Among looks for each id in every row.
func (t *Twin) Among(ctx context.Context, q incident.Query, ids []string) (out []string, err error) {
	found := recordsOf(t.rows.search(q))
	for _, id := range ids {
		if slices.ContainsFunc(found, func(r *incident.Record) bool { return r.ID == id }) {
			out = append(out, id)
		}
	}
	return out, ctx.Err()
}

// agreeOnNotes: citations and claims are the twin's, and of some ids those match that a search finds.
func agreeOnNotes(t *rapid.T, a question.Answerer, twin *Twin, q incident.Query) {
	ctx := context.Background()
	sources, claims, err := a.Cited(ctx, q)
	wantSources, wantClaims, _ := twin.Cited(ctx, q)
	if err != nil || sources != wantSources || claims != wantClaims {
		t.Fatalf("%+v has %d citations and %d claims, want %d and %d, %v", q, sources, claims, wantSources, wantClaims, err)
	}
	ids := []string{"nowhere", ""}
	for _, r := range twin.rows.search(incident.Query{}.AllTold()) {
		ids = append(ids, r.ID)
	}
	same(t, q, "among", must(twin.Among(ctx, q, ids))(t), must(a.Among(ctx, q, ids))(t))
}
