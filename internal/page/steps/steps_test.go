package steps_test

import (
	"slices"
	"strings"
	"testing"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/page/steps"
	"khyberatlas/internal/question/answertest"
	"khyberatlas/internal/wording"
)

func TestLaterVisitsEveryIncidentOfTheFilterOnceAndEarlierComesBack(t *testing.T) {
	a := answertest.Odd(t)
	q := answertest.AskOf(t, a)
	q.Wording = wording.Wording{Printer: i18n.For(i18n.En), Collected: a.Days()}
	q.Asked.Query.Types = []incident.Type{"air_strike", "drone_strike"}
	hits := q.Search(q.Asked.Query, incident.SortDate)
	if len(hits) < 3 {
		t.Fatalf("%d strikes are no trail", len(hits))
	}
	var back []string
	seen := map[string]bool{}
	r := hits[0]
	for i := range hits {
		s := steps.Of(q, r)
		if seen[r.ID] || r.ID != hits[i].ID {
			t.Fatalf("step %d is %s", i, r.ID)
		}
		seen[r.ID] = true
		back = append(back, s.Earlier.Href)
		if s.Later.Href == "" {
			break
		}
		if !strings.Contains(s.Later.Href, "type=air_strike,drone_strike") {
			t.Errorf("%s loses the filter", s.Later.Href)
		}
		path, _, _ := strings.Cut(s.Later.Href, "?")
		r, _ = q.Record(path[strings.LastIndex(path, "/")+1:])
	}
	if len(seen) != len(hits) {
		t.Errorf("%d of %d were visited", len(seen), len(hits))
	}
	if back[0] != "" || slices.Contains(back[1:], "") {
		t.Error("only the first has nothing before it")
	}
}

func TestWithoutAFilterThereIsNoTrailAndOutsideOfItNoNeighbour(t *testing.T) {
	a := answertest.Odd(t)
	q := answertest.AskOf(t, a)
	q.Wording = wording.Wording{Printer: i18n.For(i18n.En), Collected: a.Days()}
	strike := q.Search(incident.Query{Types: []incident.Type{"air_strike"}}, incident.SortDate)[0]
	if s := steps.Of(q, strike); s.Filter != "" || s.Later.Href != "" {
		t.Errorf("without a filter: %+v", s)
	}
	q.Asked.Query.Types = []incident.Type{"ied"}
	if s := steps.Of(q, strike); s.Earlier.Href != "" || s.Later.Href != "" || s.All.Href == "" || s.Where == "" {
		t.Errorf("outside of the filter: %+v", s)
	}
}
