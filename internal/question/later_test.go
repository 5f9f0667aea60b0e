package question_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/question/answertest"
)

// What begins after the collection, and what stands for a record, is worked out without all matches. Here it is with them.
func TestWhatIsLaterAndWhatStandsIsWhatASearchForAllFinds(t *testing.T) {
	later, standing := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		ds := answertest.Rows(t)
		ds.Meta.CollectedTo = incident.MustDay("2025-02-01")
		for i := range ds.Periods {
			ds.Periods[i].To = min(ds.Periods[i].To, ds.Meta.CollectedTo)
		}
		q := answertest.Ask(t, ds)
		filter := answertest.Query(t, ds, q.Atlas.Vocabulary())
		if rapid.Bool().Draw(t, "everything") {
			filter = incident.Query{}.Within(filter.Days)
		}
		all := slices.Collect(q.Each(filter, incident.SortDate))
		var want, got []string
		for _, r := range all {
			if r.Span().From > q.Atlas.Days().To {
				want = append(want, r.ID)
			}
		}
		for r := range q.Later(filter) {
			got = append(got, r.ID)
		}
		if !slices.Equal(want, got) || q.CountLater(filter) != len(want) {
			t.Fatalf("later in %+v are %v, want %v", filter, got, want)
		}
		later += len(want)
		for r := range q.Each(filter.AllTold(), incident.SortDate) {
			want := ""
			if !slices.ContainsFunc(all, func(o *incident.Record) bool { return o.ID == r.ID }) {
				want = all[slices.IndexFunc(all, func(o *incident.Record) bool { return o.Event == r.Event })].ID
				standing++
			}
			if got := q.Standing(r.ID, filter); got != want {
				t.Fatalf("%q stands for %q in %+v, want %q", got, r.ID, filter, want)
			}
		}
		for _, r := range q.Atlas.Data().Incidents {
			if got := q.Standing(r.ID, filter); got != "" &&
				!slices.ContainsFunc(all, func(o *incident.Record) bool { return o.ID == got }) {
				t.Fatalf("%q stands for %q, and isn't in %+v", got, r.ID, filter)
			}
		}
		if q.Err() != nil {
			t.Fatal(q.Err())
		}
	})
	if later == 0 || standing == 0 {
		t.Errorf("%d were later and %d stood for another: nothing was tried", later, standing)
	}
}
