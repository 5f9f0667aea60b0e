package incident_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
)

func claimOn(subject incident.Subject, low, high *int) incident.Claim {
	return incident.Claim{Subject: subject, KilledLow: low, KilledHigh: high}
}

// spanned writes spans as "subject low..high", an end that is open in words.
func spanned(spans []incident.Claimed) string {
	var out []string
	for _, s := range spans {
		text := fmt.Sprintf("%s %d..%d", s.Subject, s.Low, s.High)
		if s.AtLeast {
			text += " or more"
		}
		if s.AtMost {
			text += " or fewer"
		}
		out = append(out, text)
	}
	return strings.Join(out, " ")
}

func TestClaimsSpanOneSubjectAndNeverTwo(t *testing.T) {
	for name, tc := range map[string]struct {
		claims []incident.Claim
		want   string
	}{
		"none":      {nil, ""},
		"no figure": {[]incident.Claim{claimOn("all", nil, nil)}, ""},
		"two sides on everyone": {[]incident.Claim{claimOn("all", n(400), n(408)), claimOn("all", n(187), n(372))},
			"all 187..408"},
		"everyone takes groups in": {[]incident.Claim{claimOn("militants", n(8), n(8)), claimOn("all", n(3), n(9))},
			"all 3..9"},
		"a group of more than everyone": {[]incident.Claim{claimOn("militants", n(80), n(80)), claimOn("all", n(0), n(0))},
			"all 0..0 militants 80..80"},
		"groups stand apart": {[]incident.Claim{claimOn("militants", n(80), n(80)), claimOn("civilians", n(13), n(18))},
			"civilians 13..18 militants 80..80"},
		"both forces stand apart": {[]incident.Claim{claimOn("forces_af", n(9), n(200)), claimOn("forces_pk", n(23), n(23))},
			"forces_pk 23..23 forces_af 9..200"},
		"a claim about the cause":   {[]incident.Claim{claimOn("cause", n(12), n(12)), claimOn("responsibility", n(3), n(3))}, ""},
		"at least":                  {[]incident.Claim{claimOn("all", n(20), nil)}, "all 20..20 or more"},
		"at least, beneath another": {[]incident.Claim{claimOn("all", n(20), nil), claimOn("all", n(58), n(58))}, "all 20..58"},
		"at least, above another": {[]incident.Claim{claimOn("all", n(20), n(30)), claimOn("all", n(58), nil)},
			"all 20..58 or more"},
		"at most": {[]incident.Claim{claimOn("all", nil, n(30))}, "all 30..30 or fewer"},
		"at least as many as another is": {[]incident.Claim{claimOn("all", n(30), n(30)), claimOn("all", n(30), nil)},
			"all 30..30 or more"},
	} {
		if got := spanned((&incident.Incident{Claims: tc.claims}).KilledUnagreed()); got != tc.want {
			t.Errorf("%s: %q, want %q", name, got, tc.want)
		}
	}
}

func TestAFigureOfTheIncidentsOwnBeatsItsClaims(t *testing.T) {
	claims := []incident.Claim{{Subject: "all", KilledLow: n(5), KilledHigh: n(5), InjuredLow: n(7), InjuredHigh: n(9)}}
	i := incident.Incident{Claims: claims, Killed: incident.Toll{Low: n(1), High: n(2)}, Injured: n(0)}
	if i.KilledUnagreed() != nil || i.InjuredUnagreed() != nil {
		t.Error("claims stand in for a figure that is given")
	}
	i.Injured = nil
	if got := spanned(i.InjuredUnagreed()); got != "all 7..9" {
		t.Errorf("the injured by the claims: %q", got)
	}
}

func TestASpanNamesNoNumberThatNoClaimGives(t *testing.T) {
	maybe := rapid.Custom(func(t *rapid.T) *int {
		if rapid.Bool().Draw(t, "blank") {
			return nil
		}
		return n(rapid.IntRange(0, 50).Draw(t, "figure"))
	})
	rapid.Check(t, func(t *rapid.T) {
		var i incident.Incident
		given := map[incident.Subject]map[int]bool{}
		for range rapid.IntRange(0, 8).Draw(t, "claims") {
			c := claimOn(rapid.SampledFrom(incident.Subjects).Draw(t, "subject"), maybe.Draw(t, "low"), maybe.Draw(t, "high"))
			if c.KilledLow != nil && c.KilledHigh != nil && *c.KilledLow > *c.KilledHigh {
				c.KilledLow, c.KilledHigh = c.KilledHigh, c.KilledLow
			}
			i.Claims = append(i.Claims, c)
			for _, f := range []*int{c.KilledLow, c.KilledHigh} {
				if f != nil {
					if given[c.Subject] == nil {
						given[c.Subject] = map[int]bool{}
					}
					given[c.Subject][*f] = true
				}
			}
		}
		for _, span := range i.KilledClaims(incident.Subjects...) {
			if !given[span.Subject][span.Low] || !given[span.Subject][span.High] || span.Low > span.High {
				t.Fatalf("%+v: an end stands in no claim", span)
			}
			delete(given, span.Subject)
		}
		if len(given) > 0 {
			t.Fatalf("claims without a span: %v", given)
		}
	})
}
