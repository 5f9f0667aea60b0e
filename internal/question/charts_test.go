package question_test

import (
	"context"
	"errors"
	"strings"
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

func TestTheMonthsOfAPeriodThatReachesTooFarAreThoseOfTheMatches(t *testing.T) {
	a := answertest.AskRows(t, answertest.InAlpha("1", func(r *incident.Incident) { r.Date = incident.MustDay("2024-12-30") }),
		answertest.InAlpha("2", func(r *incident.Incident) { r.Date = incident.MustDay("2025-02-03") }))
	none := incident.Query{Types: []incident.Type{"communal_violence"}}
	for name, tc := range map[string]struct {
		q      incident.Query
		period incident.Days
		want   string
	}{
		"from the first day on": {period: incident.Days{From: incident.FirstDay},
			want: "2024-12-01/2024-12-31 2025-01-01/2025-01-31 2025-02-01/2025-02-28 "},
		"to the last day": {period: incident.Days{From: incident.MustDay("2025-02-01"), To: incident.LastDay},
			want: "2025-02-01/2025-02-28 "},
		"from the first to a day": {period: incident.Days{From: incident.FirstDay, To: incident.MustDay("2025-01-10")},
			want: "2024-12-01/2024-12-31 "},
		"a period that is not so far": {period: days("2025-01-10", "2025-03-03"),
			want: "2025-01-10/2025-01-31 2025-02-01/2025-02-28 2025-03-01/2025-03-03 "},
		"nothing found": {q: none, period: incident.Days{From: incident.FirstDay, To: incident.LastDay}},
	} {
		t.Run(name, func(t *testing.T) {
			tc.q.Days = tc.period
			got, counted := "", 0
			bars, _ := a.Bars(tc.q)
			for _, b := range bars {
				got += b.Days.String() + " "
				counted += b.Count
			}
			if want := a.Totals(tc.q).Count; got != tc.want || counted != want {
				t.Errorf("%d in %s, want %d in %s", counted, got, want, tc.want)
			}
		})
	}
}

func TestABarOfAChartOverDecadesIsAQuarterOrAYear(t *testing.T) {
	on := func(day string) *question.Question {
		return answertest.AskRows(t, answertest.InAlpha("1", func(r *incident.Incident) { r.Date = incident.MustDay(day) }),
			answertest.InAlpha("2", func(r *incident.Incident) { r.Date = incident.MustDay("2025-02-03") }))
	}
	for first, want := range map[string]string{"2024-12-30": "2025-02", "1992-03-05": "2025-01", "1962-03-05": "2025-01"} {
		bars, _ := on(first).Bars(incident.Query{})
		counted := 0
		for _, b := range bars {
			counted += b.Count
		}
		last := bars[len(bars)-1].Days
		if counted != 2 || len(bars) > 220 || !strings.HasPrefix(last.From.String(), want) {
			t.Errorf("from %s on, %d incidents in %d bars, the last of %s", first, counted, len(bars), last)
		}
	}
}

// uncounted is an answerer whose charts nobody may count.
type uncounted struct {
	question.Answerer
	t *testing.T
}

func (u uncounted) Chart(ctx context.Context, q incident.Query, every incident.Interval, by incident.By) (incident.Chart, error) {
	c, err := u.Answerer.Chart(ctx, q, every, by)
	for i := range c.Series {
		c.Series[i].Bins = func(func(incident.Bin, error) bool) { u.t.Errorf("a chart by %q of each %s is counted", by, every) }
	}
	return c, err
}

func TestADividedChartTooLargeIsRefusedAndNotFilled(t *testing.T) {
	var rows []incident.Incident
	for _, kind := range incident.Types {
		rows = append(rows, answertest.InAlpha(string(kind), func(r *incident.Incident) { r.Type = kind }))
	}
	a := answertest.AskRows(t, rows...).Atlas
	ever, years := incident.Days{From: incident.FirstDay, To: incident.LastDay}, days("2015-01-01", "2025-12-01")
	for _, tc := range []struct {
		days    incident.Days
		every   incident.Interval
		refused string
	}{
		{ever, "day", "interval"}, {ever, "week", "interval"}, {ever, "month", "interval"}, {ever, "year", "interval"},
		{years, "day", "by"}, {years, "week", ""},
	} {
		q := question.New(t.Context())
		q.About(a, uncounted{a, t})
		q.Asked.Query.Days, q.Asked.Interval, q.Asked.By = tc.days, tc.every, "type"
		c, err := q.Chart()
		var faults incident.Faults
		if errors.As(err, &faults); len(c.Series) != len(rows) || (len(faults) > 0) != (tc.refused != "") {
			t.Errorf("%d series of each %s in %s: %v", len(c.Series), tc.every, tc.days, err)
		}
		for _, f := range faults {
			if !strings.HasSuffix(f.Where, " "+tc.refused) {
				t.Errorf("each %s in %s: %+v", tc.every, tc.days, f)
			}
		}
	}
}
