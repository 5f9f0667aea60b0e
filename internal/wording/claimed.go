package wording

import (
	"slices"
	"strings"

	"khyberatlas/internal/incident"
)

// claimedToll says of an incident without a figure of the killed what only claims say: of the killed, else of the injured.
// unagreed is the key of what begins the former, none that of what is said where no claim gives a figure.
func (w Wording) claimedToll(r *incident.Record, unagreed, none string) string {
	if spans := r.KilledUnagreed(); spans != nil {
		return w.Text("words.with_claims", "head", w.Text(unagreed), "claims", w.Claims(spans, "killed"))
	}
	if spans := r.InjuredUnagreed(); spans != nil {
		return w.Text("words.with_claims", "head", w.Text("words.no_killed"), "claims", w.Claims(spans, "injured"))
	}
	return w.Text(none)
}

// mostNamed is how many claimants a line has room for.
const mostNamed = 3

// Claims words spans with those who claim them and what became of whom, "claimed by TTP: 25 killed (Pakistani forces)":
// a figure beside a group alone reads as if the group had claimed it. What is "killed" or "injured".
func (w Wording) Claims(spans []incident.Claimed, what string) string {
	var parts []string
	for i := 0; i < len(spans); {
		by, figures := spans[i].By, []string(nil)
		for ; i < len(spans) && slices.Equal(spans[i].By, by); i++ {
			figures = append(figures, w.claimedOf(spans[i], what))
		}
		parts = append(parts, w.Text("words.claimed_by", "who", w.claimants(by), "figures", strings.Join(figures,
			w.Text("locale.comma"))))
	}
	return strings.Join(parts, w.Text("locale.semicolon"))
}

func (w Wording) claimants(by []string) string {
	if len(by) > mostNamed {
		return w.Text("words.claimants", "count", len(by))
	}
	apart := make([]string, len(by))
	for i, name := range by {
		apart[i] = w.Apart(name)
	}
	return w.Join(apart)
}

// claimedOf is a figure with what became of whom: "25 killed (Pakistani forces)".
func (w Wording) claimedOf(s incident.Claimed, what string) string {
	text := w.Text("incident.claim_"+what, "figure", w.claimedFigure(s))
	if s.Subject != "all" {
		text = w.Text("words.of_group", "figure", text, "group", w.Text("group."+string(s.Subject)))
	}
	return text
}

func (w Wording) claimedFigure(s incident.Claimed) string {
	text := w.Number(s.Low)
	if s.Low != s.High {
		text = w.Text("words.span", "low", s.Low, "high", s.High)
	}
	switch {
	case s.AtLeast:
		return w.Text("words.or_more", "figure", text)
	case s.AtMost:
		return w.Text("words.or_fewer", "figure", text)
	}
	return text
}

// Claimants says of which side those are whose figures were just said: a lone side by its name, of several what each claims.
func (w Wording) Claimants(claims []incident.Claim, what string, spans func(*incident.Incident) []incident.Claimed) string {
	var sides, parts []string
	for _, side := range incident.Sides {
		var theirs incident.Incident
		for _, c := range claims {
			if c.Side == side {
				theirs.Claims = append(theirs.Claims, c)
			}
		}
		found := spans(&theirs)
		if found == nil {
			continue
		}
		figures := make([]string, len(found))
		for i, s := range found {
			figures[i] = w.claimedOf(s, what)
		}
		sides = append(sides, w.Label("side", string(side)))
		parts = append(parts, w.Text("incident.claimed_by", "side", sides[len(sides)-1], "figure", strings.Join(figures,
			w.Text("locale.comma"))))
	}
	if len(sides) == 1 {
		return w.Text("incident.claim_side", "side", sides[0])
	}
	return strings.Join(parts, w.Text("locale.semicolon"))
}

// ClaimedCell is the cell of a table for a figure that the incident may lack and that claims may give.
func (w Wording) ClaimedCell(f Figure, spans []incident.Claimed, what string) Figure {
	if f.Blank && spans != nil {
		f.Under = w.Claims(spans, what)
	}
	return f
}
