package beside_test

import (
	"strings"
	"testing"

	"khyberatlas/internal/draw/carto"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/page/beside"
	"khyberatlas/internal/question/answertest"
)

func TestQuartersEndWithWhatTheVersionHolds(t *testing.T) {
	q := made(t, map[string]int{"2025-02-01": 2, "2025-08-01": 1})
	q.Asked.Each = "quarter"
	q.Asked.Query = q.Asked.Query.Within(days("2025-01-01", "2090-12-31"))
	x := beside.QuartersOf(q)
	if want := days("2025-01-01", "2025-09-30"); x.Filter.Days != want || !strings.Contains(x.Lead(), "3 incidents") {
		t.Errorf("the maps are of %s, want %s: %q", x.Filter.Days, want, x.Lead())
	}
	if notes := x.Notes(); len(notes) != 1 || strings.Contains(notes[0], "left out") {
		t.Errorf("the notes are %q", notes)
	}
	q.Asked.Query = q.Asked.Query.Within(days("2080-01-01", "2090-12-31"))
	if notes := beside.QuartersOf(q).Notes(); len(notes) != 1 || notes[0] != "The atlas holds nothing for this period." {
		t.Errorf("the notes are %q", notes)
	}
}

func TestQuartersBeginWithTheFirstThatHasSomething(t *testing.T) {
	q := made(t, map[string]int{"2025-05-01": 2})
	q.Asked.Each = "quarter"
	base := carto.NewBase(q.Atlas.Data(), func(string, string, string) string { return "" }, [2]string{"Pakistan", "Afghanistan"})
	all := beside.QuartersOf(q)
	maps, notes := all.Maps(base), strings.Join(all.Notes(), " ")
	if len(maps) != 1 || maps[0].Name != "Apr–Jun 2025" || !strings.Contains(notes, "Left out: January to March 2025,") {
		t.Errorf("the first of %d is %+v; %q", len(maps), maps, notes)
	}
	q.Asked.Query = q.Asked.Query.Within(days("2025-01-01", "2025-06-30")) // whose first day is asked for
	if maps := beside.QuartersOf(q).Maps(base); len(maps) != 2 || maps[0].Name != "Jan–Mar 2025" {
		t.Errorf("of a period that is asked for, the maps are %+v", maps)
	}
}

func TestTheLeadSaysHowManyEventsStandOnTwoMaps(t *testing.T) {
	for _, tc := range []struct {
		each ogc.Each
		want bool
	}{{"quarter", true}, {"year", false}} {
		ds := answertest.Map()
		ds.Incidents = []incident.Incident{answertest.InAlpha("1", nil), answertest.InAlpha("2", func(r *incident.Incident) {
			r.Date, r.EndDate = incident.MustDay("2025-03-30"), incident.MustDay("2025-04-02")
		})}
		q := worded(answertest.Ask(t, ds))
		q.Asked.Each = tc.each
		lead := beside.QuartersOf(q).Lead()
		if strings.Contains(lead, "1 event lasts") != tc.want || !strings.Contains(lead, "2 incidents") {
			t.Errorf("%s: %q", tc.each, lead)
		}
	}
}
