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
