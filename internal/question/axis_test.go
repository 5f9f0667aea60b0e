package question_test

import (
	"testing"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
)

func TestTheAxisHoldsTheCollectionAndWhateverLiesOutsideIt(t *testing.T) {
	a, err := atlas.Build(datasettest.With(t, datasettest.OddRows()))
	if err != nil {
		t.Fatal(err)
	}
	q := question.New(t.Context())
	q.About(a, a)
	axis := q.Axis()
	if axis != axis.WholeMonths() {
		t.Errorf("the axis is %s, want whole months", axis)
	}
	if axis.From > a.Days().From || axis.To < a.Days().To {
		t.Errorf("the axis %s lacks a part of the collection %s", axis, a.Days())
	}
	for _, r := range q.Search(incident.Query{}, incident.SortDateDesc) {
		if !axis.Contains(r.Date) {
			t.Errorf("the axis %s lacks %s", axis, r.Date)
		}
	}
	q.Asked.Query = incident.Query{Types: []incident.Type{"ied"}}
	if again := q.Axis(); again != axis {
		t.Errorf("another filter has another axis: %s", again)
	}
}
