package incident_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
)

func TestTheDaysOfARowAreThoseThatItsDatesStandFor(t *testing.T) {
	for name, tc := range map[string]struct {
		date, end string
		precision incident.DatePrecision
		want      string
	}{
		"a day":                           {"2025-06-10", "", incident.DayExact, "2025-06-10"},
		"several days":                    {"2025-06-10", "2025-06-12", incident.DayExact, "2025-06-10/2025-06-12"},
		"a week":                          {"2025-06-28", "", incident.WeekOnly, "2025-06-28/2025-07-04"},
		"a month":                         {"2024-02-01", "", incident.MonthOnly, "2024-02-01/2024-02-29"},
		"a month, dated within it":        {"2025-12-15", "", incident.MonthOnly, "2025-12-01/2025-12-31"},
		"an end beats the precision":      {"2007-01-01", "2007-12-31", incident.MonthOnly, "2007-01-01/2007-12-31"},
		"an end on the day that it began": {"2025-06-10", "2025-06-10", incident.WeekOnly, "2025-06-10"},
	} {
		t.Run(name, func(t *testing.T) {
			e := incident.ContextEvent{Date: incident.MustDay(tc.date), DatePrecision: tc.precision}
			i := incident.Incident{Date: e.Date, DatePrecision: tc.precision}
			if tc.end != "" {
				e.EndDate = incident.MustDay(tc.end)
				i.EndDate = e.EndDate
			}
			if e.Span().String() != tc.want || i.Span() != e.Span() {
				t.Errorf("the event is of %s, the incident of %s, want %s", e.Span(), i.Span(), tc.want)
			}
		})
	}
}

func TestDayIsWhatTheCalendarSays(t *testing.T) {
	for name, tc := range map[string]struct {
		text string
		ok   bool
	}{
		"a day":                        {"2025-10-08", true},
		"leap day":                     {"2024-02-29", true},
		"the first that can be":        {"0001-01-01", true},
		"the last that can be":         {"9999-12-31", true},
		"30 February":                  {"2024-02-30", false},
		"month 13":                     {"2024-13-01", false},
		"no leap year":                 {"2023-02-29", false},
		"year 0":                       {"0000-01-01", false},
		"a month alone":                {"2024-02", false},
		"one digit":                    {"2024-2-01", false},
		"an instant":                   {"2024-02-01T00:00:00Z", false},
		"blank":                        {"", false},
		"Arabic digits":                {"٢٠٢٤-٠٢-٠١", false},
		"sign before the year":         {"-024-02-01", false},
		"day as long as a day, no day": {"abcd-ef-gh", false},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := incident.ParseDay(tc.text)
			if (err == nil) != tc.ok {
				t.Fatalf("ParseDay(%q): %v", tc.text, err)
			}
			if tc.ok && d.String() != tc.text {
				t.Errorf("%q comes back as %q", tc.text, d)
			}
		})
	}
	if incident.MustDay("0001-01-01") != incident.FirstDay || incident.MustDay("9999-12-31") != incident.LastDay {
		t.Error("FirstDay or LastDay isn't the day it says")
	}
}

// Days are written and read without time.Time, for speed.
func TestDayIsWrittenAsTimeWritesIt(t *testing.T) {
	one := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	for d := incident.FirstDay; d <= incident.LastDay; d += 61 {
		want := one.AddDate(0, 0, int(d)-1).Format(time.DateOnly)
		if back, err := incident.ParseDay(want); d.String() != want || back != d || err != nil {
			t.Fatalf("day %d is %s, want %s; read %d, %v", d, d, want, back, err)
		}
	}
	for _, d := range []incident.Day{-1, -500, incident.LastDay + 1} {
		if want := one.AddDate(0, 0, int(d)-1).Format(time.DateOnly); d.String() != want {
			t.Errorf("day %d is %s, want %s", d, d, want)
		}
	}
}

func TestDayCountsAsTheCalendarDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := incident.Day(rapid.Int32Range(int32(incident.FirstDay), int32(incident.LastDay)).Draw(t, "day"))
		back, err := incident.ParseDay(d.String())
		if err != nil || back != d {
			t.Fatalf("%d is written %q and read as %d (%v)", d, d, back, err)
		}
		y, m, dd := d.Date()
		if incident.DayOf(y, m, dd) != d {
			t.Fatalf("%v falls apart into %d-%d-%d", d, y, m, dd)
		}
		if want := (int(time.Date(y, time.Month(m), dd, 0, 0, 0, 0, time.UTC).Weekday()) + 6) % 7; d.Weekday() != want {
			t.Fatalf("%v is weekday %d, want %d", d, d.Weekday(), want)
		}
	})
}

func days(t testing.TB, from, to string) incident.Days {
	t.Helper()
	var d incident.Days
	if from != ".." {
		d.From = incident.MustDay(from)
	}
	if to != ".." {
		d.To = incident.MustDay(to)
	}
	return d
}

func TestDaysMeet(t *testing.T) {
	for name, tc := range map[string]struct {
		a, b [2]string
		want bool
	}{
		"the last day is shared":    {[2]string{"2025-10-01", "2025-10-08"}, [2]string{"2025-10-08", ".."}, true},
		"the day after is not":      {[2]string{"2025-10-01", "2025-10-08"}, [2]string{"2025-10-09", ".."}, false},
		"all of time meets all":     {[2]string{"..", ".."}, [2]string{"2025-10-09", "2025-10-09"}, true},
		"open start, later":         {[2]string{"..", "2025-10-08"}, [2]string{"2025-10-09", ".."}, false},
		"one inside the other":      {[2]string{"2025-01-01", "2025-12-31"}, [2]string{"2025-10-09", "2025-10-10"}, true},
		"two open ends that cross":  {[2]string{"2025-01-01", ".."}, [2]string{"..", "2025-01-01"}, true},
		"two open ends that do not": {[2]string{"2025-01-02", ".."}, [2]string{"..", "2025-01-01"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			a, b := days(t, tc.a[0], tc.a[1]), days(t, tc.b[0], tc.b[1])
			if a.Meets(b) != tc.want || b.Meets(a) != tc.want {
				t.Errorf("%v and %v: want %v both ways", a, b, tc.want)
			}
			if _, ok := a.Intersect(b); ok != tc.want {
				t.Errorf("%v and %v intersect: %v", a, b, ok)
			}
		})
	}
}

func TestSpanOfAnIncident(t *testing.T) {
	for name, tc := range map[string]struct {
		date, end string
		precision incident.DatePrecision
		want      incident.Days
	}{
		"a day is itself":                {"2025-10-08", "..", incident.DayExact, days(t, "2025-10-08", "2025-10-08")},
		"an end date ends it":            {"2025-10-08", "2025-10-11", incident.DayExact, days(t, "2025-10-08", "2025-10-11")},
		"a week is seven days":           {"2025-12-29", "..", incident.WeekOnly, days(t, "2025-12-29", "2026-01-04")},
		"a month is its calendar month":  {"2024-02-10", "..", incident.MonthOnly, days(t, "2024-02-01", "2024-02-29")},
		"December ends with the year":    {"2024-12-01", "..", incident.MonthOnly, days(t, "2024-12-01", "2024-12-31")},
		"an end date beats the vague":    {"2024-02-10", "2024-02-12", incident.MonthOnly, days(t, "2024-02-10", "2024-02-12")},
		"an end date beats a week's six": {"2024-02-10", "2024-02-28", incident.WeekOnly, days(t, "2024-02-10", "2024-02-28")},
	} {
		t.Run(name, func(t *testing.T) {
			d := days(t, tc.date, tc.end)
			i := incident.Incident{Date: d.From, EndDate: d.To, DatePrecision: tc.precision}
			if got := i.Span(); got != tc.want {
				t.Errorf("span %v, want %v", got, tc.want)
			}
		})
	}
}
