package claims_test

import (
	"slices"
	"strings"
	"testing"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/page/claims"
	"khyberatlas/internal/question/answertest"
	"khyberatlas/internal/wording"
)

// claimedFigure is a figure of an incident with the subjects of the claims that can stand in for it.
type claimedFigure struct {
	name     string
	given    func(*incident.Record) *int
	subjects []incident.Subject
	claim    func(*incident.Claim) (low, high *int)
}

func claimedFigures() []claimedFigure {
	killed := func(c *incident.Claim) (low, high *int) { return c.KilledLow, c.KilledHigh }
	return []claimedFigure{
		{"Civilians killed", func(r *incident.Record) *int { return r.Civilians }, []incident.Subject{"civilians"}, killed},
		{"State forces killed", func(r *incident.Record) *int { return r.Forces },
			[]incident.Subject{"forces_pk", "forces_af"}, killed},
		{"Militants killed", func(r *incident.Record) *int { return r.Militants }, []incident.Subject{"militants"}, killed},
		{"Injured", func(r *incident.Record) *int { return r.Injured }, append([]incident.Subject{"all"}, incident.Groups...),
			func(c *incident.Claim) (low, high *int) { return c.InjuredLow, c.InjuredHigh }},
	}
}

func TestNoFigureThatAClaimReportsIsCalledNotReported(t *testing.T) {
	w := wording.Wording{Printer: i18n.For(i18n.En)}
	found := 0
	for _, r := range answertest.AskOf(t, answertest.Odd(t)).Search(incident.Query{}, incident.SortDate) {
		facts := claims.Breakdown(w, r)
		for i, figure := range claimedFigures() {
			claimed := slices.ContainsFunc(r.Claims, func(c incident.Claim) bool {
				low, high := figure.claim(&c)
				return slices.Contains(figure.subjects, c.Subject) && (low != nil || high != nil)
			})
			want := "not reported"
			switch given := figure.given(r); {
			case given != nil:
				want = w.Number(*given)
			case claimed:
				want = "no agreed figure; "
				found++
			}
			if facts[i].Name != figure.name || !strings.HasPrefix(facts[i].Text, want) {
				t.Errorf("%s: %s: %q, want %q", r.ID, facts[i].Name, facts[i].Text, want)
			}
		}
	}
	if found == 0 {
		t.Error("no incident of the shipped data has a figure that only claims give")
	}
}

func TestARecordIsCitedOnceForAllItsRowsOfAnEvent(t *testing.T) {
	ds := &incident.Dataset{Origins: []incident.Origin{{ID: incident.Ours, Name: "Ours"}, {ID: "theirs", Name: "Theirs",
		Citation: "Theirs 2026", URL: "https://example.org"}, {ID: "third", Name: "Third", Citation: "Third 2025"}}}
	r := &incident.Record{Incident: &incident.Incident{ID: "a", Origin: incident.Ours}, Event: 1}
	for _, o := range []struct{ id, origin string }{{"theirs-1", "theirs"}, {"theirs-2", "theirs"}, {"third-1", "third"}} {
		r.Others = append(r.Others, incident.Other{Incident: &incident.Incident{ID: o.id, Origin: o.origin}, Verdict: incident.Same,
			By: incident.ByPerson})
	}
	v := claims.Others(wording.Wording{Printer: i18n.English()}, ds, r, func(id string) string { return id })
	var cited []string
	for _, l := range v.Lines {
		cited = append(cited, l.Source.Text)
	}
	if !slices.Equal(cited, []string{"Theirs 2026", "", "Third 2025"}) {
		t.Errorf("the lines cite %q, want each record once", cited)
	}
}
