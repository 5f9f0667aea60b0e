package atlas_test

import (
	"errors"
	"testing"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question/answertest"
)

func version(t *testing.T, v string) *atlas.Atlas {
	t.Helper()
	return answertest.Ask(t, &incident.Dataset{Version: v}).Atlas
}

func TestTheVersionBeforeTheCurrentOneIsStillHeld(t *testing.T) {
	var c atlas.Current
	if c.Load() != nil {
		t.Fatal("something is served before the first version")
	}
	first, second := version(t, "1"), version(t, "2")
	c.Swap(first)
	c.Swap(second)
	if c.Load() != second {
		t.Error("the second version is not served")
	}
	if a, err := c.Version("1"); err != nil || a != first {
		t.Errorf("version 1: %v, %v", a, err)
	}
	c.Swap(version(t, "3"))
	if _, err := c.Version("1"); !errors.Is(err, incident.ErrGone) {
		t.Errorf("version 1 after two more: %v, want ErrGone", err)
	}
	if a, err := c.Version("2"); err != nil || a != second {
		t.Errorf("version 2: %v, %v", a, err)
	}
}

func TestTheSameVersionAgainPushesNothingOut(t *testing.T) {
	var c atlas.Current
	c.Swap(version(t, "1"))
	c.Swap(version(t, "2"))
	again := version(t, "2")
	c.Swap(again)
	if _, err := c.Version("1"); err != nil {
		t.Error(err)
	}
	if a, err := c.Version("2"); err != nil || a != again {
		t.Errorf("version 2: %v, %v", a, err)
	}
}

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
