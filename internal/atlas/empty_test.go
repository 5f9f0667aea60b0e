package atlas_test

import (
	"testing"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question/answertest"
)

func TestNoDatasetIsAnErrorAndAnEmptyOneIsNot(t *testing.T) {
	if _, err := atlas.Build(nil); err == nil {
		t.Error("an atlas of nothing was built")
	}
	a := answertest.Ask(t, &incident.Dataset{Version: "empty"})
	if n := len(a.Search(incident.Query{Words: []string{"a"}}, "")); n != 0 {
		t.Errorf("%d hits in an empty dataset", n)
	}
	c, err := a.Atlas.Chart(t.Context(), incident.Query{}, "month", "")
	if bins := a.Bins(incident.Query{}, "month"); err != nil || len(c.Series) != 1 || len(bins) != 0 {
		t.Errorf("the chart of an empty dataset: %+v, %v", bins, err)
	}
	if c := a.Atlas.Coverage(); len(c.ByMonth) != 0 {
		t.Errorf("its coverage: %+v", c)
	}
}
