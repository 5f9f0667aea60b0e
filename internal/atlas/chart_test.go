package atlas_test

import (
	"fmt"
	"testing"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/internal/question/answertest"
)

func days(from, to string) incident.Days {
	var d incident.Days
	if from != "" {
		d.From = incident.MustDay(from)
	}
	if to != "" {
		d.To = incident.MustDay(to)
	}
	return d
}

func chart(t *testing.T, a *question.Question, q incident.Query, every incident.Interval) incident.Chart {
	t.Helper()
	c, err := a.Atlas.Chart(t.Context(), q, every, "")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestBinsHaveTheCalendarsBoundsButNeverLeaveThePeriod(t *testing.T) {
	at := func(date string) func(r *incident.Incident) {
		return func(r *incident.Incident) { r.Date = incident.MustDay(date) }
	}
	a := answertest.AskRows(t, answertest.InAlpha("1", at("2024-12-30")), answertest.InAlpha("2", at("2025-02-03")),
		answertest.InAlpha("3", at("2025-02-09")))
	for name, tc := range map[string]struct {
		period incident.Days
		every  incident.Interval
		want   string
	}{
		"months without a period": {days("", ""), "month",
			"[2024-12-01/2024-12-31 1] [2025-01-01/2025-01-31 0] [2025-02-01/2025-02-28 2] "},
		"months of a period": {days("2025-01-10", "2025-02-03"), "month",
			"[2025-01-10/2025-01-31 0] [2025-02-01/2025-02-03 1] "},
		"an open end": {days("2025-01-10", ""), "month",
			"[2025-01-10/2025-01-31 0] [2025-02-01/2025-02-28 2] "},
		"an open start": {days("", "2025-01-15"), "month",
			"[2024-12-01/2024-12-31 1] [2025-01-01/2025-01-15 0] "},
		"weeks begin on Monday": {days("2025-02-01", ""), "week",
			"[2025-02-01/2025-02-02 0] [2025-02-03/2025-02-09 2] "},
		"days": {days("2025-02-02", "2025-02-04"), "day",
			"[2025-02-02 0] [2025-02-03 1] [2025-02-04 0] "},
		"quarters": {days("2024-11-15", "2025-02-03"), "quarter",
			"[2024-11-15/2024-12-31 1] [2025-01-01/2025-02-03 1] "},
		"years": {days("", ""), "year",
			"[2024-01-01/2024-12-31 1] [2025-01-01/2025-12-31 2] "},
		"nothing found in a closed period": {days("2023-02-02", "2023-02-03"), "day",
			"[2023-02-02 0] [2023-02-03 0] "},
		"nothing found after an open one": {days("2026-02-02", ""), "day", ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := ""
			for _, b := range a.Bins(incident.Query{Days: tc.period}, tc.every) {
				got += fmt.Sprintf("[%s %d] ", b.Days, b.Count)
			}
			if got != tc.want {
				t.Errorf("got  %s\nwant %s", got, tc.want)
			}
		})
	}
}

func TestAChartOfTooManyBinsIsAnnouncedAndNotFilled(t *testing.T) {
	a := answertest.AskRows(t, answertest.InAlpha("1", nil))
	ever := incident.Query{Days: incident.Days{From: incident.FirstDay, To: incident.LastDay}}
	for every, want := range map[incident.Interval]int{"day": 3652059, "week": 521723, "month": 119988,
		"quarter": 39996, "year": 9999} {
		if got := chart(t, a, ever, every).Bins(); got != want {
			t.Errorf("%d bins of a %s, want %d", got, every, want)
		}
		if bins := a.Bins(ever, every); len(bins) != 0 {
			t.Errorf("%d bins were filled", len(bins))
		}
	}
}

func TestVagueDatesAreCountedApart(t *testing.T) {
	a := answertest.AskRows(t, answertest.InAlpha("day", nil), answertest.InAlpha("month",
		func(r *incident.Incident) { r.DatePrecision = "month" }))
	b := a.Bins(incident.Query{}, "month")[0]
	if b.Count != 2 || b.Vague != 1 {
		t.Errorf("%d of which %d vague, want 2 and 1", b.Count, b.Vague)
	}
}

func TestAnEventThatBeganBeforeThePeriodStandsInItsFirstBin(t *testing.T) {
	a := answertest.AskRows(t, answertest.InAlpha("long", func(r *incident.Incident) { r.EndDate = incident.MustDay("2025-04-10") }))
	bins := a.Bins(incident.Query{Days: days("2025-03-05", "2025-05-31")}, "month")
	if len(bins) != 3 || bins[0].Count != 1 || bins[1].Count+bins[2].Count != 0 {
		t.Errorf("an event of February to April, from 5 March on: %+v", bins)
	}
}

func TestAChartIsCountedWhileItIsReadAndNoFurther(t *testing.T) {
	a := answertest.AskRows(t, answertest.InAlpha("1", nil), answertest.InAlpha("2", nil))
	ever := incident.Query{Days: incident.Days{From: incident.FirstDay, To: incident.LastDay}}
	read := 0
	for _, s := range chart(t, a, ever, "day").Series {
		for b := range s.Bins {
			if read++; b.Days.Len() != 1 || read == 3 {
				break
			}
		}
	}
	if read != 3 {
		t.Errorf("%d bins were read", read)
	}
	if perRun := testing.AllocsPerRun(1, func() {
		for _, s := range chart(t, a, ever, "year").Series {
			for range s.Bins {
			}
		}
	}); perRun > 100 {
		t.Errorf("a chart of 9,999 bins took %v allocations", perRun)
	}
}

// A record that is stood for by one of a later day begins before all that count.
func TestWhatIsToldTwiceIsCountedOnceInTheFirstBin(t *testing.T) {
	ds := answertest.Map()
	ds.Origins = []incident.Origin{{ID: incident.Ours, Name: "Ours"}, {ID: "theirs", Name: "Theirs"}}
	ds.Incidents = []incident.Incident{answertest.InAlpha("ours", nil), answertest.InAlpha("theirs", func(r *incident.Incident) {
		r.Date, r.Origin = r.Date-1, "theirs"
	})}
	ds.Pairs = []incident.Pair{{A: "ours", B: "theirs", Verdict: incident.Same, By: incident.ByPerson}}
	bins := answertest.Ask(t, ds).Bins(incident.Query{}, "day")
	if len(bins) != 1 || bins[0].Count != 1 {
		t.Errorf("%+v", bins)
	}
}
