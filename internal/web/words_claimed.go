package web

import (
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/views"
)

// claimedToll says of an incident without a figure of the killed what only claims say: of the killed, else of the injured.
// unagreed is the key of what begins the former, none that of what is said where no claim gives a figure.
func (w wording) claimedToll(r *incident.Record, unagreed, none string) string {
	if spans := r.KilledUnagreed(); spans != nil {
		return w.p.Text("words.with_claims", "head", w.p.Text(unagreed), "claims", w.claims(spans, "all"))
	}
	if spans := r.InjuredUnagreed(); spans != nil {
		return w.p.Text("words.with_claims", "head", w.p.Text("words.no_killed"), "claims", w.claimedInjured(spans))
	}
	return w.p.Text(none)
}

// claims words spans: "claims 187 to 408", with the group that each is of unless that is what is spoken of.
func (w wording) claims(spans []incident.Claimed, of incident.Subject) string {
	count := 0
	for _, s := range spans {
		count += s.Count
	}
	return w.p.Text("words.claims", "count", count, "figure", w.claimedFigures(spans, of))
}

func (w wording) claimedInjured(spans []incident.Claimed) string {
	return w.p.Text("words.claimed_injured", "figure", w.claimedFigures(spans, "all"))
}

func (w wording) claimedFigures(spans []incident.Claimed, of incident.Subject) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = w.claimedFigure(s)
		if s.Subject != of {
			parts[i] = w.p.Text("words.of_group", "figure", parts[i], "group", w.p.Text("group."+string(s.Subject)))
		}
	}
	return strings.Join(parts, w.p.Text("locale.comma"))
}

func (w wording) claimedFigure(s incident.Claimed) string {
	text := w.p.Number(s.Low)
	if s.Low != s.High {
		text = w.p.Text("words.span", "low", s.Low, "high", s.High)
	}
	switch {
	case s.AtLeast:
		return w.p.Text("words.or_more", "figure", text)
	case s.AtMost:
		return w.p.Text("words.or_fewer", "figure", text)
	}
	return text
}

// claimants says by side what its claims span; of a lone side whose figure was just said, named is enough.
func (w wording) claimants(claims []incident.Claim, of incident.Subject, named bool, spans func(*incident.Incident) []incident.Claimed) string {
	var sides, parts []string
	for _, side := range incident.Sides {
		var theirs incident.Incident
		for _, c := range claims {
			if c.Side == side {
				theirs.Claims = append(theirs.Claims, c)
			}
		}
		if s := spans(&theirs); s != nil {
			name := w.p.Label("side", string(side))
			sides = append(sides, name)
			parts = append(parts, w.p.Text("incident.claimed_by", "side", name, "figure", w.claimedFigures(s, of)))
		}
	}
	if named && len(sides) == 1 {
		return sides[0]
	}
	return strings.Join(parts, w.p.Text("locale.semicolon"))
}

// claimedCell is the cell of a table for a figure that the incident may lack and that claims on a subject may give.
func (w wording) claimedCell(f views.Figure, spans []incident.Claimed, of incident.Subject) views.Figure {
	if f.Blank && spans != nil {
		f.Under = w.claims(spans, of)
	}
	return f
}
