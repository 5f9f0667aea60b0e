package web

import (
	"testing"

	"github.com/PuerkitoBio/goquery"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
)

// lastingWithin counts the context events that meet the axis of a chart, and those of them that last longer than a day.
func lastingWithin(events []incident.ContextEvent, bins []incident.Bin) (all, lasting int) {
	axis := incident.Days{From: bins[0].From, To: bins[len(bins)-1].To}
	for _, e := range events {
		from, to := e.Date, max(e.Date, e.EndDate)
		if e.EndDate == 0 && e.DatePrecision == incident.MonthOnly {
			y, m, _ := e.Date.Date()
			from, to = incident.DayOf(y, m, 1), incident.DayOf(y, m+1, 0)
		}
		if from <= axis.To && axis.From <= to {
			all++
			if to > from {
				lasting++
			}
		}
	}
	return all, lasting
}

func TestEveryChartMarksTheSameEventsOnTheSameDays(t *testing.T) {
	a, at := odd(t).Load(), site(t)
	events := a.Data().Context
	if _, lasting := lastingWithin(events, a.Histogram(incident.Query{}, "month", "").Series[0].Bins); lasting == 0 {
		t.Fatal("no event lasts, so the test shows nothing")
	}
	for path, q := range map[string]incident.Query{
		"/": {}, "/histogram": {}, "/coverage": {},
		"/collections/districts/items/bannu": ofDistrict(incident.Query{}, "bannu"),
	} {
		all, lasting := lastingWithin(events, a.Histogram(q, "month", "").Series[0].Bins)
		chart := read(t, at+path).Find("svg.chart.bars")
		if n := chart.Find(".event").Length(); n != all {
			t.Errorf("%s marks %d events, want %d", path, n, all)
		}
		if n := chart.Find(".event .lasting").Length(); n != lasting {
			t.Errorf("%s draws %d events that last, want %d", path, n, lasting)
		}
	}
}

func TestEveryChartSaysOfAnEventWhatTheListSays(t *testing.T) {
	at := site(t)
	titles := func(path string) map[string]bool {
		found := map[string]bool{}
		read(t, at+path).Find("svg.chart.bars .event title").Each(func(_ int, title *goquery.Selection) { found[title.Text()] = true })
		return found
	}
	whole := titles("/histogram")
	for _, path := range []string{"/", "/coverage"} {
		for title := range titles(path) {
			if !whole[title] {
				t.Errorf("%s calls an event %q, which /histogram doesn't", path, title)
			}
		}
	}
}

func TestDatesAreNotWrittenMorePreciselyThanTheyAreKnown(t *testing.T) {
	w := wording{p: i18n.For(i18n.En)}
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
		if got := w.knownDays(incident.MustDay(tc.date), end, tc.precision); got != want {
			t.Errorf("%s to %q, %s: %q, want %q", tc.date, tc.end, tc.precision, got, want)
		}
	}
}
