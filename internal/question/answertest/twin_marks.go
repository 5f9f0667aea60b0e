package answertest

import (
	"context"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/internal/spot"
)

// Marks are the matches that have a place; their badges are left to the answerer.
func (t *Twin) Marks(ctx context.Context, q incident.Query) (out []spot.Mark, err error) {
	hits, err := t.Search(ctx, q, incident.Page{Sort: incident.SortDateDesc})
	for _, r := range hits.Records {
		if r.At != nil {
			out = append(out, spot.Mark{ID: r.ID, Type: r.Type, At: *r.At, Badge: r.Badge, AtLeast: r.Killed.AtLeast(),
				Contested: r.Contested()})
		}
	}
	return out, err
}

// agreeOnMarks: they are the twin's, in its order, with the badges of the records, and with what has no place all matches.
func agreeOnMarks(t *rapid.T, a question.Answerer, twin *Twin, q incident.Query) {
	ctx := context.Background()
	got, total := must(a.Marks(ctx, q))(t), must(a.Totals(ctx, q))(t)
	want := must(twin.Marks(ctx, q))(t)
	for i, m := range want {
		want[i].Badge = must(a.Record(ctx, m.ID))(t).Badge
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("marks of %+v (-scan +answer):\n%s", q, diff)
	}
	if len(got)+total.WithoutPlace != total.Count {
		t.Fatalf("%d marks of %+v, %d without a place, want %d", len(got), q, total.WithoutPlace, total.Count)
	}
}
