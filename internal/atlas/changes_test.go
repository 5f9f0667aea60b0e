package atlas_test

import (
	"cmp"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/question/answertest"
)

func TestChangesAreTheMatchesInTheOrderOfTheirLastChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ds := answertest.Rows(t)
		ds.History = map[string]incident.Day{"a": incident.MustDay("2026-01-01"), "b": incident.MustDay("2026-02-01")}
		for i := range ds.Incidents {
			ds.Incidents[i].ChangedIn = rapid.SampledFrom([]string{"a", "b", "not held"}).Draw(t, "changed in")
		}
		ds.Meta.Released = incident.MustDay("2026-01-15")
		a := answertest.Ask(t, ds)
		q := answertest.Query(t, ds, a.Atlas.Vocabulary())

		want := slices.Clone(a.Search(q, incident.SortDate))
		slices.SortFunc(want, func(x, y *incident.Record) int {
			changed := func(r *incident.Record) string {
				return map[string]string{"a": "2026-01-01", "b": "2026-02-01", "not held": "2026-01-15"}[r.ChangedIn]
			}
			return cmp.Or(cmp.Compare(changed(y), changed(x)), cmp.Compare(y.Date, x.Date), cmp.Compare(x.ID, y.ID))
		})
		if diff := gocmp.Diff(idsOf(want), idsOf(a.Search(q, incident.SortChanged))); diff != "" {
			t.Fatalf("changes of %+v (-sorted +atlas):\n%s", q, diff)
		}
	})
}

func TestAnotherPastOfTheSameVersionIsToldApart(t *testing.T) {
	past := func(changed string) string {
		ds := &incident.Dataset{Incidents: []incident.Incident{{ID: "x", Date: 1, ChangedIn: changed}},
			History: map[string]incident.Day{"a": 1, "b": 2}}
		return answertest.Ask(t, ds).Atlas.Past()
	}
	first, again, other := past("a"), past("a"), past("b")
	if first != again || first == other {
		t.Errorf("the same past is %s and %s, another %s", first, again, other)
	}
}

func idsOf(records []*incident.Record) []string {
	ids := make([]string, len(records))
	for i, r := range records {
		ids[i] = r.ID
	}
	return ids
}
