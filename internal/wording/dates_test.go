package wording_test

import (
	"testing"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/wording"
)

func TestAPeriodIsNamedByTheEndsThatWereAskedFor(t *testing.T) {
	day := incident.MustDay
	w := wording.Wording{Printer: i18n.For(i18n.En), Collected: incident.Days{From: day("2021-02-01"), To: day("2026-03-16")}}
	for name, tc := range map[string]struct {
		days incident.Days
		want string
	}{
		"all of time":                     {incident.Days{}, "1 February 2021 to 16 March 2026"},
		"a month":                         {incident.Days{From: day("2026-03-01"), To: day("2026-03-31")}, "March 2026"},
		"no beginning":                    {incident.Days{To: day("2021-03-15")}, "1 February to 15 March 2021"},
		"no beginning, before collection": {incident.Days{To: day("2017-01-01")}, "Until 1 January 2017"},
		"both ends before it":             {incident.Days{From: day("2016-01-01"), To: day("2016-12-31")}, "2016"},
		"no end, after collection":        {incident.Days{From: day("2026-04-01")}, "From 1 April 2026 on"},
		"the first of all days": {incident.Days{From: incident.FirstDay, To: day("2021-03-15")},
			"1 February to 15 March 2021"},
		"the last of all days": {incident.Days{From: day("2026-03-01"), To: incident.LastDay}, "1 to 16 March 2026"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := w.Asked(tc.days); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

func TestDatesAreNotWrittenMorePreciselyThanTheyAreKnown(t *testing.T) {
	w := wording.Wording{Printer: i18n.For(i18n.En)}
	for want, tc := range map[string]struct {
		date, end string
		precision incident.DatePrecision
	}{
		"10 Jun 2025":                {"2025-06-10", "", incident.DayExact},
		"10 Jun 2025 to 12 Jun 2025": {"2025-06-10", "2025-06-12", incident.DayExact},
		"Week of 10 Jun 2025":        {"2025-06-10", "", incident.WeekOnly},
		"June 2025":                  {"2025-06-01", "", incident.MonthOnly},
		"2007":                       {"2007-01-01", "2007-12-31", incident.MonthOnly},
		"August 2021 to June 2022":   {"2021-08-15", "2022-06-02", incident.MonthOnly},
	} {
		var end incident.Day
		if tc.end != "" {
			end = incident.MustDay(tc.end)
		}
		row := incident.Incident{Date: incident.MustDay(tc.date), EndDate: end, DatePrecision: tc.precision}
		if got := w.When(&row); got != want {
			t.Errorf("%s to %q, %s: %q, want %q", tc.date, tc.end, tc.precision, got, want)
		}
	}
}
