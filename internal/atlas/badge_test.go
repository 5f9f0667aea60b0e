package atlas_test

import (
	"testing"

	"pgregory.net/rapid"

	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/internal/question/answertest"
)

// agreeOnPlaces: badges, points and what has no place make the total, and a badge has one point for all of its rows.
func agreeOnPlaces(t *rapid.T, a *question.Question, q incident.Query) {
	badged, points, nowhere := 0, 0, 0
	for _, r := range a.Search(q, "") {
		switch {
		case r.Badge >= 0:
			badged++
			if b := a.Atlas.Badges()[r.Badge]; r.At == nil || *r.At != b.At || b.Country != r.Country || b.Admin1 != r.Admin1 ||
				b.Precision != r.GeoPrecision {
				t.Fatalf("%s stands under badge %+v", r.ID, b)
			}
		case r.At != nil:
			points++
			if r.GeoPrecision.Coarse() || *r.At != *r.Point {
				t.Fatalf("%s is drawn as a sharp point", r.ID)
			}
		default:
			nowhere++
		}
	}
	if total := a.Totals(q); badged+points+nowhere != total.Count || nowhere != total.WithoutPlace {
		t.Fatalf("%d in badges + %d points + %d without place, total %+v", badged, points, nowhere, total)
	}
}

func TestEveryMatchStandsUnderItsBadgeOrAtItsPoint(t *testing.T) {
	shipped := answertest.Ask(t, datasettest.With(t, datasettest.OddRows()))
	rapid.Check(t, func(t *rapid.T) {
		ds := answertest.Rows(t)
		a := answertest.Ask(t, ds)
		agreeOnPlaces(t, a, answertest.Query(t, ds, a.Atlas.Vocabulary()))
		agreeOnPlaces(t, shipped, answertest.Query(t, shipped.Atlas.Data(), shipped.Atlas.Vocabulary()))
	})
}
