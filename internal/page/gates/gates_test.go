package gates_test

import (
	"strings"
	"testing"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/page/gates"
	"khyberatlas/internal/question"
	"khyberatlas/internal/question/answertest"
	"khyberatlas/internal/wording"
)

func asking(t *testing.T, on incident.Day) *question.Question {
	a := answertest.Odd(t)
	q := answertest.AskOf(t, a)
	q.Wording = wording.Wording{Printer: i18n.For(i18n.En), Collected: a.Days()}
	if on != 0 {
		q.Asked.Query = q.Asked.Query.Within(incident.Days{From: on, To: on})
	}
	return q
}

func TestEveryCrossingHasAStripOfficialOnesFirstAndFromNorthToSouth(t *testing.T) {
	q := asking(t, 0)
	at := map[string]incident.CrossingState{}
	for _, s := range q.Crossings(q.Asked.Query) {
		at[s.Name] = s
	}
	strips := gates.Strips(q)
	rows := 0
	for i, g := range strips.Groups {
		last := 90.0
		for _, r := range g.Rows {
			s, ok := at[r.Text]
			if !ok {
				t.Fatalf("%s is no crossing", r.Text)
			}
			if (s.Category == "official") != (i == 0) || s.At[1] > last {
				t.Errorf("%s (%s, %.2f) stands in group %d after %.2f", r.Text, s.Category, s.At[1], i, last)
			}
			last = s.At[1]
			rows++
			if !strings.Contains(r.SVG, "<svg") {
				t.Errorf("%s has no strip", r.Text)
			}
		}
	}
	if rows != len(at) || len(strips.Groups) != 2 {
		t.Errorf("%d rows of %d crossings in %d groups", rows, len(at), len(strips.Groups))
	}
}

func TestTheDaysBesideADayLeadOnADayEach(t *testing.T) {
	d := gates.Day(asking(t, incident.DayOf(2025, 11, 1)), "/collections/crossings/items")
	if d.Day != "2025-11-01" || !strings.HasSuffix(d.Before.Href, "?datetime=2025-10-31") ||
		!strings.HasSuffix(d.After.Href, "?datetime=2025-11-02") {
		t.Errorf("got %+v", d)
	}
	open := asking(t, 0)
	if got := gates.Day(open, "/").Day; got != open.Wording.Collected.To.String() {
		t.Errorf("without a day it is %s", got)
	}
	if d := gates.Day(asking(t, incident.LastDay), "/"); d.After.Href != "" || d.Before.Href == "" {
		t.Errorf("on the last day of all: %+v", d)
	}
}
