package wording

import "khyberatlas/internal/incident"

// Claim says the figures of one claim; blank where it gives none.
func (w Wording) Claim(c incident.Claim) string {
	var parts []string
	if text := w.Span(c.KilledLow, c.KilledHigh); text != "" {
		parts = append(parts, w.Text("incident.claim_killed", "figure", text))
	}
	if text := w.Span(c.InjuredLow, c.InjuredHigh); text != "" {
		parts = append(parts, w.Text("incident.claim_injured", "figure", text))
	}
	return w.Join(parts)
}

// Span is a range as a claim gives it: a low without a high means "at least".
func (w Wording) Span(low, high *int) string {
	switch {
	case low == nil && high == nil:
		return ""
	case high == nil:
		return w.Text("words.at_least", "low", *low)
	case low == nil:
		return w.Text("words.at_most", "high", *high)
	case *low == *high:
		return w.Number(*low)
	}
	return w.Text("words.range", "low", *low, "high", *high)
}

// KilledNote is the one sentence on how far the figure of the killed is agreed on, blank where nothing speaks against it;
// disputed is true where something does.
func (w Wording) KilledNote(r *incident.Record) (note string, disputed bool) {
	kind, claims := "best", ""
	toll := r.Killed.Told()
	_, _, known := toll.Bounds()
	switch beyond := r.KilledBeyond(); {
	case !known:
		kind = "none"
		if spans := r.KilledUnagreed(); spans != nil {
			claims = w.Claims(spans, "killed")
		}
	case beyond != nil:
		claims = w.Claims(beyond, "killed")
	}
	if known && toll.Best == nil {
		kind = "range"
	}
	contested := r.Contested()
	if contested {
		kind += ".contested"
	}
	if claims != "" {
		kind += ".claims"
	}
	disputed = contested || claims != ""
	if known && toll.Best != nil && !disputed {
		return "", false
	}
	return w.Text("incident.note."+kind, "claims", claims, "range", w.Span(toll.Low, toll.High)), disputed
}

// Contested says on which subjects two sides give figures that have nothing in common.
func (w Wording) Contested(i *incident.Incident) []string {
	var out []string
	for _, subject := range i.Disputed() {
		out = append(out, w.Rivals(incident.Rivals(i.Claims, subject), subject))
	}
	return out
}

// Rivals names the sides whose figures of the killed on a subject exclude each other; blank where there are none.
func (w Wording) Rivals(rivals []incident.Rival, subject incident.Subject) string {
	if len(rivals) == 0 {
		return ""
	}
	parts := make([]string, len(rivals))
	for i, r := range rivals {
		parts[i] = w.Text("incident.rival", "side", w.Label("side", string(r.Side)), "figure", w.Span(r.Low, r.High))
	}
	return w.Text("incident.rivals", "subject", w.Label("subject", string(subject)), "list", w.Join(parts))
}

// Kind is the word for an incident's kind, and that the sides disagree about it where they do.
func (w Wording) Kind(i *incident.Incident) string {
	kind := w.Label("type", string(i.Type))
	if i.Contested() {
		kind = w.Text("map.kind_contested", "kind", kind)
	}
	return kind
}
