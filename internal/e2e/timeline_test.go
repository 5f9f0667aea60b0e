package e2e

import (
	"fmt"
	"testing"
)

func TestTheTimelineMarksEveryEventAndHowLongItLasts(t *testing.T) {
	s := serve(t)
	var chart struct{ Bins []struct{ From, To string } }
	s.json(t, "/histogram?interval=month", &chart)
	first, last := chart.Bins[0].From, chart.Bins[len(chart.Bins)-1].To
	all, lasting := 0, 0
	for _, r := range table(t, "context_events.csv") {
		if from, to := r.span(t); from <= last && first[:8]+"01" <= to {
			all++
			if from < to {
				lasting++
			}
		}
	}
	if lasting == 0 {
		t.Fatal("no event lasts, so the test shows nothing")
	}
	b := browse(t, desktop)
	b.open(s, "/")
	b.until(`document.querySelector('.months .bar')`)
	type marks struct{ All, Lasting int }
	got := eval[marks](b, `({All: document.querySelectorAll('.lanes .event').length, Lasting: document.querySelectorAll('.lanes .event .lasting').length})`)
	if want := (marks{all, lasting}); got != want {
		t.Errorf("the timeline marks %s, want %s", fmt.Sprint(got), fmt.Sprint(want))
	}
}
