package claims_test

import (
	"strings"
	"testing"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/page/claims"
	"khyberatlas/internal/question/answertest"
	"khyberatlas/internal/wording"
)

func TestTheAxisHasEveryClaimOnTheKilledAndThePartiesFirst(t *testing.T) {
	w := wording.Wording{Printer: i18n.For(i18n.En)}
	drawn := 0
	for _, r := range answertest.AskOf(t, answertest.Odd(t)).Search(incident.Query{}, incident.SortDate) {
		rows := 0
		for _, c := range r.Claims {
			if (c.KilledLow != nil || c.KilledHigh != nil) && (c.Subject == "all" || isGroup(c.Subject)) {
				rows++
			}
		}
		picture, _ := claims.Axis(w, r.Incident)
		if picture == "" {
			if rows > 1 {
				t.Errorf("%s: %d claims and no axis", r.ID, rows)
			}
			continue
		}
		drawn++
		if got := strings.Count(picture, `class="claim side-`); got != rows {
			t.Errorf("%s: %d rows of %d claims", r.ID, got, rows)
		}
		for _, section := range strings.Split(picture, `class="section"`) {
			party, other := strings.LastIndex(section, ">Parties to the conflict<"), strings.Index(section, ">Not parties")
			if party >= 0 && other >= 0 && other < party {
				t.Errorf("%s: others stand before the parties", r.ID)
			}
		}
	}
	if drawn == 0 {
		t.Error("nothing was drawn")
	}
}

func isGroup(s incident.Subject) bool {
	for _, g := range incident.Groups {
		if g == s {
			return true
		}
	}
	return false
}

func TestTheBandIsTheRangeThatTheDatasetGives(t *testing.T) {
	n := func(n int) *int { return &n }
	w := wording.Wording{Printer: i18n.For(i18n.En)}
	claim := []incident.Claim{{Claimant: "A", Side: "media", Subject: "all", KilledLow: n(4), KilledHigh: n(4)},
		{Claimant: "B", Side: "local", Subject: "all", KilledLow: n(6)}}
	for want, toll := range map[string]incident.Toll{
		"our figure: 5 (3–9)":    {Low: n(3), Best: n(5), High: n(9)},
		"our figure: 3–9":        {Low: n(3), High: n(9)},
		"our figure: at least 3": {Low: n(3)},
		"our figure: 5":          {Best: n(5)},
		"":                       {},
	} {
		picture, note := claims.Axis(w, &incident.Incident{Killed: toll, Claims: claim})
		for said, is := range map[string]bool{"The line in it": toll.Best != nil, "without a best": want != "" && toll.Best == nil,
			"The band is": want != "", "no figure of its own": want == "", "Not every claim": toll.High == nil && want != "",
			"An arrow": true} {
			if strings.Contains(note, said) != is {
				t.Errorf("%q: %q in %q: want %t", want, said, note, is)
			}
		}
		if band := strings.Contains(picture, `class="band"`); band != (want != "") {
			t.Errorf("%q: band %v", want, band)
		}
		if want != "" && !strings.Contains(picture, ">"+want+"<") {
			t.Errorf("no %q in %s", want, picture)
		}
	}
}
