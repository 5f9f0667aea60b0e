package wording

import (
	"strings"

	"khyberatlas/internal/incident"
)

// claimedToll says of an incident without a figure of the killed what only claims say: of the killed, else of the injured.
// unagreed is the key of what begins the former, none that of what is said where no claim gives a figure.
func (w Wording) claimedToll(r *incident.Record, unagreed, none string) string {
	if spans := r.KilledUnagreed(); spans != nil {
		return w.Text("words.with_claims", "head", w.Text(unagreed), "claims", w.Claims(spans, "all"))
	}
	if spans := r.InjuredUnagreed(); spans != nil {
		return w.Text("words.with_claims", "head", w.Text("words.no_killed"), "claims", w.ClaimedInjured(spans))
	}
	return w.Text(none)
}

// Claims words spans: "claims 187 to 408", with the group that each is of unless that is what is spoken of.
func (w Wording) Claims(spans []incident.Claimed, of incident.Subject) string {
	count := 0
	for _, s := range spans {
		count += s.Count
	}
	return w.Text("words.claims", "count", count, "figure", w.claimedFigures(spans, of))
}

func (w Wording) ClaimedInjured(spans []incident.Claimed) string {
	return w.Text("words.claimed_injured", "figure", w.claimedFigures(spans, "all"))
}

func (w Wording) claimedFigures(spans []incident.Claimed, of incident.Subject) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = w.claimedFigure(s)
		if s.Subject != of {
			parts[i] = w.Text("words.of_group", "figure", parts[i], "group", w.Text("group."+string(s.Subject)))
		}
	}
	return strings.Join(parts, w.Text("locale.comma"))
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

// Claimants says by side what its claims span; of a lone side whose figure was just said, named is enough.
func (w Wording) Claimants(claims []incident.Claim, of incident.Subject, named bool,
	spans func(*incident.Incident) []incident.Claimed) string {
	var sides, parts []string
	for _, side := range incident.Sides {
		var theirs incident.Incident
		for _, c := range claims {
			if c.Side == side {
				theirs.Claims = append(theirs.Claims, c)
			}
		}
		if s := spans(&theirs); s != nil {
			name := w.Label("side", string(side))
			sides = append(sides, name)
			parts = append(parts, w.Text("incident.claimed_by", "side", name, "figure", w.claimedFigures(s, of)))
		}
	}
	if named && len(sides) == 1 {
		return sides[0]
	}
	return strings.Join(parts, w.Text("locale.semicolon"))
}

// ClaimedCell is the cell of a table for a figure that the incident may lack and that claims on a subject may give.
func (w Wording) ClaimedCell(f Figure, spans []incident.Claimed, of incident.Subject) Figure {
	if f.Blank && spans != nil {
		f.Under = w.Claims(spans, of)
	}
	return f
}
