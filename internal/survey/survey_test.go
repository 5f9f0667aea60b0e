package survey_test

import (
	"testing"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/question/answertest"
)

// What an atlas says is held to a plain count by the suite of package answertest; here a filter without matches, and one of all.
func TestASurveyHoldsWhatHasAPlace(t *testing.T) {
	q := answertest.AskOf(t, answertest.Odd(t))
	if s := q.Survey(incident.Query{Words: []string{"nothingsuch"}}); s.HasMiddle || len(s.Tallies) != 0 {
		t.Errorf("nothing lies in %+v", s)
	}
	total, held := q.Totals(incident.Query{}), 0
	s := q.Survey(incident.Query{})
	for _, tally := range s.Tallies {
		held += tally.Count
	}
	if held != total.Count-total.WithoutPlace || !s.HasMiddle || s.Middle.IsEmpty() {
		t.Errorf("areas hold %d of %+v, about %v", held, total, s.Middle)
	}
}
