// Package claims is who says what about one incident: the toll with what only claims say, the claims side by side, and
// those on the killed on one axis of numbers.
package claims

import (
	"khyberatlas/internal/incident"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

// Breakdown says who the killed were and how many were injured. What the incident has no figure of is said as claims give
// it, with who says so, else to be missing.
func Breakdown(w wording.Wording, r *incident.Record) []views.Fact {
	line := func(key string, n *int, what string, spans func(*incident.Incident) []incident.Claimed) views.Fact {
		f := views.Fact{Name: w.Text(key), Text: w.Text("words.not_reported")}
		if n != nil {
			f.Text = w.Number(*n)
		} else if claimed := spans(r.Incident); claimed != nil {
			f.Text = w.Text("words.with_claims", "head", w.Text("words.unagreed"), "claims", w.Claims(claimed, what))
			f.Note = w.Claimants(r.Claims, what, spans)
		}
		return f
	}
	killed := func(of ...incident.Subject) func(*incident.Incident) []incident.Claimed {
		return func(i *incident.Incident) []incident.Claimed { return i.KilledClaims(of...) }
	}
	return []views.Fact{line("incident.civilians", r.Civilians, "killed", killed("civilians")),
		line("incident.forces", r.Forces, "killed", killed("forces_pk", "forces_af")),
		line("incident.militants", r.Militants, "killed", killed("militants")),
		line("incident.injured", r.Injured, "injured", (*incident.Incident).InjuredUnagreed)}
}

// Sides puts the claims side by side, in the order of the sides.
func Sides(w wording.Wording, claims []incident.Claim) []views.ClaimSide {
	var out []views.ClaimSide
	for _, side := range incident.Sides {
		s := views.ClaimSide{Name: w.Label("side", string(side)), Class: "side-" + string(side)}
		for _, c := range claims {
			if c.Side == side {
				s.Claims = append(s.Claims, views.ClaimLine{Claimant: c.Claimant, Subject: w.Label("subject", string(c.Subject)),
					Figures: w.Claim(c), Statement: c.Statement, Source: w.Cite(c.Publisher, c.Published, c.URL)})
			}
		}
		if s.Claims != nil {
			out = append(out, s)
		}
	}
	return out
}
