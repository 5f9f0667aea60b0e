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

// contested says what the sides disagree about: what the confidence says, claims beyond the range, and figures of two
// sides on one subject that have nothing in common.
func (w wording) contested(r *incident.Record) []string {
	var out []string
	if r.Confidence == "contested" {
		out = append(out, w.p.Text("incident.contested"))
	}
	if text := w.beyondRange(r); text != "" {
		out = append(out, text)
	}
	for _, subject := range incident.Subjects {
		if text := w.rivals(r.Claims, subject); text != "" {
			out = append(out, text)
		}
	}
	return out
}

func (w wording) beyondRange(r *incident.Record) string {
	low, high, known := r.Killed.Bounds()
	if !known {
		return ""
	}
	least, most, beyond := low, high, false
	for _, c := range r.Claims {
		if c.Subject != "all" || c.KilledLow == nil {
			continue
		}
		top := *c.KilledLow
		if c.KilledHigh != nil {
			top = *c.KilledHigh
		}
		beyond = beyond || *c.KilledLow < low || top > high
		least, most = min(least, *c.KilledLow), max(most, top)
	}
	if !beyond {
		return ""
	}
	return w.p.Text("incident.beyond", "low", least, "high", most, "from", low, "to", high)
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
