package atlas_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question/answertest"
)

func TestWhatWasReckonedOfTheRowsIsKeptWithoutThem(t *testing.T) {
	ds := answertest.Map()
	ds.Incidents = []incident.Incident{answertest.InAlpha("one", nil), answertest.InAlpha("two", func(r *incident.Incident) {
		r.Date, r.Origin = incident.MustDay("2025-04-01"), "theirs"
	})}
	ds.Reported = []incident.ReportedTotal{
		reported(incident.KP, "violent incidents", "incidents", "2025-02-01", "2025-02-28", 9, "Z"),
		reported("Alpha", "violent incidents", "incidents", "2025-01-01", "2025-06-30", 9, "Z")}
	whole := answertest.Ask(t, ds).Atlas
	kept, err := whole.Reckoned()
	if err != nil {
		t.Fatal(err)
	}
	facts := *ds
	facts.Incidents = nil
	a, err := atlas.WithoutRows(&facts, kept)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(whole.Coverage(), a.Coverage()); diff != "" {
		t.Errorf("coverage (-with rows +without):\n%s", diff)
	}
	if a.Len() != 2 || !a.Holds("theirs") || a.Holds("nobody") {
		t.Errorf("%d rows", a.Len())
	}
	facts.Districts = facts.Districts[:1]
	if _, err := atlas.WithoutRows(&facts, kept); err == nil {
		t.Error("what was reckoned of another version is taken")
	}
}
