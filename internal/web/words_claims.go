package web

import (
	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
	"khyberatlas/views"
)

// sides puts the claims side by side, in the order of the sides.
func (w wording) sides(claims []incident.Claim) []views.ClaimSide {
	var out []views.ClaimSide
	for _, side := range incident.Sides {
		s := views.ClaimSide{Name: w.p.Label("side", string(side)), Class: "side-" + string(side)}
		for _, c := range claims {
			if c.Side == side {
				s.Claims = append(s.Claims, views.ClaimLine{Claimant: c.Claimant, Subject: w.p.Label("subject", string(c.Subject)),
					Figures: w.claimed(c), Statement: c.Statement, Source: w.cite(c.Publisher, c.Published, c.URL)})
			}
		}
		if s.Claims != nil {
			out = append(out, s)
		}
	}
	return out
}

func (w wording) claimed(c incident.Claim) string {
	var parts []string
	if text := w.span(c.KilledLow, c.KilledHigh); text != "" {
		parts = append(parts, w.p.Text("incident.claim_killed", "figure", text))
	}
	if text := w.span(c.InjuredLow, c.InjuredHigh); text != "" {
		parts = append(parts, w.p.Text("incident.claim_injured", "figure", text))
	}
	return w.p.Join(parts)
}

// span is a range as a claim gives it: a low without a high means "at least".
func (w wording) span(low, high *int) string {
	switch {
	case low == nil && high == nil:
		return ""
	case high == nil:
		return w.p.Text("words.at_least", "low", *low)
	case low == nil:
		return w.p.Text("words.at_most", "high", *high)
	case *low == *high:
		return w.p.Number(*low)
	}
	return w.p.Text("words.range", "low", *low, "high", *high)
}

// killedNote is the one sentence on how far the figure of the killed is agreed on, blank where nothing speaks against it;
// disputed is true where something does.
func (w wording) killedNote(r *incident.Record) (note string, disputed bool) {
	kind, claims := "best", ""
	toll := r.Killed.Told()
	low, high, known := toll.Bounds()
	switch {
	case !known:
		kind = "none"
		if spans := r.KilledUnagreed(); spans != nil {
			claims = w.claims(spans, "all")
		}
	case toll.Best == nil:
		kind = "range"
		fallthrough
	default:
		for _, s := range r.KilledClaims("all") {
			if s.High > high || s.Low < low && !s.AtMost {
				claims = w.claimedFigure(s)
			}
		}
	}
	if r.Confidence == "contested" {
		kind += ".contested"
	}
	if claims != "" {
		kind += ".claims"
	}
	disputed = r.Confidence == "contested" || claims != ""
	if known && toll.Best != nil && !disputed {
		return "", false
	}
	return w.p.Text("incident.note."+kind, "claims", claims, "range", w.span(toll.Low, toll.High)), disputed
}

// contested says on which subjects two sides give figures that have nothing in common. Where the incident has no figure
// of a subject, that figure's own line says who claims what.
func (w wording) contested(r *incident.Record) []string {
	var out []string
	_, _, known := r.Killed.Bounds()
	for _, s := range []struct {
		subject incident.Subject
		given   bool
	}{{"all", known}, {"civilians", r.Civilians != nil}, {"forces_pk", r.Forces != nil}, {"forces_af", r.Forces != nil}, {"militants", r.Militants != nil}} {
		if text := w.rivals(r.Claims, s.subject); s.given && text != "" {
			out = append(out, text)
		}
	}
	return out
}

// rivals names the sides whose figures of the killed on a subject exclude each other.
func (w wording) rivals(claims []incident.Claim, subject incident.Subject) string {
	type figures struct {
		low, high int
		open      bool
	}
	found := map[incident.Side]figures{}
	for _, c := range claims {
		if c.Subject != subject || c.KilledLow == nil {
			continue
		}
		f := figures{low: *c.KilledLow, high: *c.KilledLow, open: c.KilledHigh == nil}
		if c.KilledHigh != nil {
			f.high = *c.KilledHigh
		}
		if was, ok := found[c.Side]; ok {
			f = figures{min(was.low, f.low), max(was.high, f.high), was.open || f.open}
		}
		found[c.Side] = f
	}
	apart := func(a, b figures) bool { return (a.high < b.low && !a.open) || (b.high < a.low && !b.open) }
	var parts []string
	for _, side := range incident.Sides {
		f, ok := found[side]
		rival := false
		for other, g := range found {
			rival = rival || other != side && apart(f, g)
		}
		if !ok || !rival {
			continue
		}
		high := &f.high
		if f.open {
			high = nil
		}
		parts = append(parts, w.p.Text("incident.rival", "side", w.p.Label("side", string(side)), "figure", w.span(&f.low, high)))
	}
	if len(parts) < 2 {
		return ""
	}
	return w.p.Text("incident.rivals", "subject", w.p.Label("subject", string(subject)), "list", w.p.Join(parts))
}

// stateLines say the state of each traffic at a crossing with the source of it.
func (w wording) stateLines(s incident.CrossingState) []views.StateLine {
	var out []views.StateLine
	for _, scope := range s.Scopes {
		l := views.StateLine{Scope: w.p.Label("scope", string(scope.Scope)), State: w.p.Label("status", string(scope.Status)),
			Class: "s-" + string(scope.Status), Icon: draw.Door(scope.Status)}
		if scope.Spell != nil {
			l.Since = w.p.Text("words.since", "day", w.dayAs(scope.Since, scope.SincePrecision))
			l.Source = w.cite(scope.Spell.Publisher, scope.Spell.Published, scope.Spell.SourceURL)
			if scope.LastReported != 0 && s.On > scope.LastReported {
				l.Class += " faded"
				l.Until = w.p.Text("crossing.reported_until", "day", w.day(scope.LastReported))
			}
		}
		out = append(out, l)
	}
	return out
}
