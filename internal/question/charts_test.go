package question_test

import (
	"testing"

	"khyberatlas/internal/incident"
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

func TestTheMonthsOfAPeriodThatReachesTooFarAreThoseOfTheMatches(t *testing.T) {
	a := answertest.AskRows(t, answertest.InAlpha("1", func(r *incident.Incident) { r.Date = incident.MustDay("2024-12-30") }),
		answertest.InAlpha("2", func(r *incident.Incident) { r.Date = incident.MustDay("2025-02-03") }))
	none := incident.Query{Types: []incident.Type{"communal_violence"}}
	for name, tc := range map[string]struct {
		q      incident.Query
		period incident.Days
		want   string
	}{
		"from the first day on":       {period: incident.Days{From: incident.FirstDay}, want: "2024-12-01/2024-12-31 2025-01-01/2025-01-31 2025-02-01/2025-02-28 "},
		"to the last day":             {period: incident.Days{From: incident.MustDay("2025-02-01"), To: incident.LastDay}, want: "2025-02-01/2025-02-28 "},
		"from the first to a day":     {period: incident.Days{From: incident.FirstDay, To: incident.MustDay("2025-01-10")}, want: "2024-12-01/2024-12-31 "},
		"a period that is not so far": {period: days("2025-01-10", "2025-03-03"), want: "2025-01-10/2025-01-31 2025-02-01/2025-02-28 2025-03-01/2025-03-03 "},
		"nothing found":               {q: none, period: incident.Days{From: incident.FirstDay, To: incident.LastDay}},
	} {
		t.Run(name, func(t *testing.T) {
			tc.q.Days = tc.period
			got, counted := "", 0
			for _, b := range a.Months(tc.q) {
				got += b.Days.String() + " "
				counted += b.Count
			}
			if want := a.Totals(tc.q).Count; got != tc.want || counted != want {
				t.Errorf("%d in %s, want %d in %s", counted, got, want, tc.want)
			}
		})
	}
}
