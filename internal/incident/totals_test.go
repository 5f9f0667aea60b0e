package incident_test

import (
	"strconv"
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

func TestASumIsToldWithItsBestOnlyWhereNoRangeIsLeftOut(t *testing.T) {
	for name, tc := range map[string]struct {
		tolls []incident.Toll
		want  string
	}{
		"nothing":           {nil, "–..–..–"},
		"no figure":         {[]incident.Toll{{}, {}}, "–..–..–"},
		"best figures":      {[]incident.Toll{{Low: n(3), Best: n(4), High: n(9)}, {Best: n(2)}, {}}, "5..6..11"},
		"a range among":     {[]incident.Toll{{Low: n(3), Best: n(4), High: n(9)}, {Low: n(65), High: n(408)}}, "68..–..417"},
		"at least so many":  {[]incident.Toll{{Best: n(2)}, {Low: n(4)}}, "6..–..–"},
		"at most so many":   {[]incident.Toll{{Best: n(2)}, {High: n(4)}}, "2..–..6"},
		"nobody was killed": {[]incident.Toll{{Best: n(0)}}, "0..0..0"},
	} {
		var sum incident.Totals
		for _, toll := range tc.tolls {
			sum.Add(&incident.Record{Incident: &incident.Incident{Killed: toll}})
		}
		text := func(n *int) string {
			if n == nil {
				return "–"
			}
			return strconv.Itoa(*n)
		}
		got := sum.Toll()
		if s := text(got.Low) + ".." + text(got.Best) + ".." + text(got.High); s != tc.want {
			t.Errorf("%s: %s, want %s", name, s, tc.want)
		}
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
