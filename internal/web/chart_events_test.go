package web

import (
	"testing"

	"github.com/PuerkitoBio/goquery"

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
	a, at := asking(t, odd(t)), site(t)
	events := a.Atlas.Data().Context
	if _, lasting := lastingWithin(events, a.Bins(incident.Query{}, "month")); lasting == 0 {
		t.Fatal("no event lasts, so the test shows nothing")
	}
	for path, q := range map[string]incident.Query{
		"/": {}, "/histogram": {}, "/coverage": {},
		"/collections/districts/items/bannu": {InDistricts: []string{"bannu"}},
	} {
		all, lasting := lastingWithin(events, a.Bins(q, "month"))
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
