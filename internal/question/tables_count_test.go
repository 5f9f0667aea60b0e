package question_test

import (
	"testing"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/internal/question/answertest"
)

func TestCitationsAndClaimsAreCountedAsTheyGoBy(t *testing.T) {
	q := answertest.AskRows(t,
		answertest.InAlpha("one", func(r *incident.Incident) { r.Date = incident.MustDay("2024-01-01") }),
		answertest.InAlpha("two", func(r *incident.Incident) { r.Date = incident.MustDay("2025-01-01") }))
	ends := []incident.Day{0, q.Atlas.Days().To, incident.MustDay("2024-06-01")}
	for _, to := range append(ends, ends...) { // the second time what was kept
		q.Asked.Query = incident.Query{}.Within(incident.Days{To: to})
		for name, want := range map[string]int{
			"incident_sources": question.LengthOf(q.Sources()),
			"claims":           question.LengthOf(q.Claims()),
		} {
			if got := q.Count(name); got != want {
				t.Errorf("up to %d: %d of %s, want %d", to, got, name, want)
			}
		}
	}
	if q.Err() != nil {
		t.Fatal(q.Err())
	}
}
