package claims

import (
	"slices"
	"strings"

	"khyberatlas/internal/draw/rivals"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/wording"
)

// parties are the sides that take part in the fighting.
var parties = []incident.Side{"pakistan_state", "afghan_state", "armed_group"}

// Axis draws the claims on the killed of an incident on one axis of numbers: the parties to the conflict apart from those
// who are none, and the dataset's own range as a band. It is blank where fewer than two figures would stand on the axis,
// for one alone is a sentence and no comparison. The note says what is seen in it.
func Axis(w wording.Wording, i *incident.Incident) (picture, note string) {
	c := rivals.Claims{ID: "claims-axis", Title: w.Text("incident.axis"), Desc: w.Text("incident.axis_about"), Number: w.Number}
	figures := 0
	for _, subject := range append([]incident.Subject{"all"}, incident.Groups...) {
		s := rivals.ClaimSection{Title: w.Label("subject", string(subject)), Groups: groups(w, i.Claims, subject)}
		low, best, high, known := ours(i, subject)
		if s.Groups == nil && (subject != "all" || !known) {
			continue
		}
		if subject == "all" {
			s.Title = w.Text("incident.axis_all")
		}
		if known {
			s.Band = &rivals.ClaimBand{Low: low, Best: best, High: high,
				Label: w.Text("incident.axis_ours", "figure", span(w, low, best, high))}
			figures++
		}
		for _, g := range s.Groups {
			figures += len(g.Rows)
		}
		c.Sections = append(c.Sections, s)
	}
	if figures < 2 {
		return "", ""
	}
	return c.Draw(), noteOn(w, c, i)
}

// noteOn says what band, line and arrow of the axis are, and no more than is drawn: there may be no best figure, and claims
// may go beyond the band.
func noteOn(w wording.Wording, c rivals.Claims, i *incident.Incident) string {
	var seen struct{ band, line, none, arrow bool }
	for _, s := range c.Sections {
		if b := s.Band; b != nil {
			seen.band, seen.line, seen.none = true, seen.line || b.Best != nil, seen.none || b.Best == nil
		}
		for _, g := range s.Groups {
			seen.arrow = seen.arrow || slices.ContainsFunc(g.Rows, func(r rivals.ClaimRow) bool { return r.High == nil })
		}
	}
	var out []string
	for _, s := range []struct {
		key  string
		seen bool
	}{{"no_band", !seen.band}, {"band", seen.band}, {"line", seen.line}, {"no_line", seen.none && !seen.line},
		{"beyond", i.KilledBeyond() != nil}, {"arrow", seen.arrow}} {
		if s.seen {
			out = append(out, w.Text("incident.axis_note."+s.key))
		}
	}
	return strings.Join(out, " ")
}

// ours is the dataset's figure of those whom a claim's subject means; it has none of the forces of one state.
func ours(i *incident.Incident, subject incident.Subject) (low int, best, high *int, known bool) {
	one := func(n *int) (int, *int, *int, bool) {
		if n == nil {
			return 0, nil, nil, false
		}
		return *n, n, n, true
	}
	switch subject {
	case "all":
		t := i.Killed.Told()
		if t.Low == nil {
			return 0, nil, nil, false
		}
		return *t.Low, t.Best, t.High, true
	case "civilians":
		return one(i.Civilians)
	case "militants":
		return one(i.Militants)
	}
	return 0, nil, nil, false
}

func span(w wording.Wording, low int, best, high *int) string {
	text := w.Span(&low, high)
	if best != nil && (high == nil || *high != low) {
		text = w.Text("incident.axis_best", "best", *best, "range", text)
	}
	return text
}

// letters are what a row has room for beside its figure.
const letters = 44

// fitting cuts a long name, and leaves out its side where both would not fit: the list beneath has both.
func fitting(claimant, side string) (string, string) {
	name := []rune(claimant)
	if len(name) > letters {
		name = append(name[:letters-1], '…')
	}
	if len(name)+len([]rune(side)) >= letters {
		side = ""
	}
	return string(name), side
}

// groups are the claims that give a figure of the killed: of the parties, then of all others, each in the order of the sides.
func groups(w wording.Wording, claims []incident.Claim, subject incident.Subject) []rivals.ClaimGroup {
	party := rivals.ClaimGroup{Title: w.Text("incident.axis_parties"), Party: true}
	others := rivals.ClaimGroup{Title: w.Text("incident.axis_others")}
	for _, side := range incident.Sides {
		for _, c := range claims {
			if c.Side != side || c.Subject != subject || c.KilledLow == nil && c.KilledHigh == nil {
				continue
			}
			name, of := fitting(c.Claimant, w.Label("side", string(side)))
			row := rivals.ClaimRow{Class: "side-" + string(side), Claimant: w.Apart(name), Side: of,
				Figure: w.Span(c.KilledLow, c.KilledHigh), Low: c.KilledLow, High: c.KilledHigh}
			if slices.Contains(parties, side) {
				party.Rows = append(party.Rows, row)
			} else {
				others.Rows = append(others.Rows, row)
			}
		}
	}
	var out []rivals.ClaimGroup
	for _, g := range []rivals.ClaimGroup{party, others} {
		if g.Rows != nil {
			out = append(out, g)
		}
	}
	return out
}
