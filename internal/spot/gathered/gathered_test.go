package gathered_test

import (
	"testing"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/question/answertest"
	"khyberatlas/internal/spot"
)

// What spots hold of random rows is held to a plain count by the suite of package answertest.
func TestASpotOfASingleRowSaysWhatThatIs(t *testing.T) {
	at := func(p orb.Point) func(*incident.Incident) { return func(r *incident.Incident) { r.Point = &p } }
	q := answertest.AskRows(t, answertest.InAlpha("one", at(orb.Point{70, 33})), answertest.InAlpha("two", at(orb.Point{71, 33})),
		answertest.InAlpha("three", at(orb.Point{71, 33})), answertest.InAlpha("four", at(orb.Point{71.00001, 33})))
	for cells, want := range map[int][]int{0: {4}, 14: {1, 3}, spot.FinestGrid: {1, 2, 1}} {
		places := q.Spots(incident.Query{}, spot.Grid{Cells: cells}).Places
		if len(places) != len(want) {
			t.Fatalf("%d cells: %+v", cells, places)
		}
		for i, s := range places {
			if s.Count != want[i] || (s.One != nil) != (s.Count == 1) || i == 0 && s.One != nil && s.One.ID != "one" ||
				s.Count > 1 && s.At != (orb.Point{71, 33}) {
				t.Errorf("%d cells: %+v of %+v", cells, s, s.One)
			}
		}
	}
}
