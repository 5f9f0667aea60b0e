package incident_test

import (
	"testing"

	"khyberatlas/internal/incident"
)

func n(i int) *int { return &i }

func TestTotalsNeverCountABlankAsZero(t *testing.T) {
	tolls := []incident.Toll{
		{Low: n(3), Best: n(4), High: n(9)},
		{Best: n(2)},
		{Low: n(1), High: n(5)}, // a range without a best
		{Low: n(7)},             // at least seven
		{},
		{Best: n(0), Low: n(0), High: n(0)},
	}
	var got incident.Totals
	for _, toll := range tolls {
		got.Add(&incident.Record{Incident: &incident.Incident{Killed: toll}})
	}
	if got.Count != 6 || got.Killed == nil || *got.Killed != 6 || got.KilledLow != 3+2+1+7 || got.KilledHigh != 9+2+5+7 {
		t.Errorf("got %+v", got)
	}
	if got.WithoutBest != 3 || got.WithoutFigure != 1 {
		t.Errorf("without best %d, want 3; without figure %d, want 1", got.WithoutBest, got.WithoutFigure)
	}
	if got.Civilians.Sum != nil || got.Civilians.Without != 6 {
		t.Errorf("civilians %+v: no figure is given, so there is no sum", got.Civilians)
	}
}

func TestASumWithoutAnyFigureIsNone(t *testing.T) {
	var got incident.Totals
	got.Add(&incident.Record{Incident: &incident.Incident{Killed: incident.Toll{Low: n(1), High: n(3)}}})
	if got.Killed != nil {
		t.Errorf("best sum %d where no incident gives a best figure", *got.Killed)
	}
}

func TestFoldedWordsAreFoundAsPeopleTypeThem(t *testing.T) {
	for in, want := range map[string][]string{
		"Mīr-Alī, NORTH":   {"mir", "ali", "north"},
		"Dūr Bābā (Khost)": {"dur", "baba", "khost"},
		"پشـاور":           {"پشاور"},
		"  ":               nil,
		"T-55 tank":        {"t", "55", "tank"},
	} {
		got := incident.FoldWords(in)
		if len(got) != len(want) {
			t.Errorf("%q folds to %q, want %q", in, got, want)
			continue
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%q folds to %q, want %q", in, got, want)
			}
		}
	}
}
