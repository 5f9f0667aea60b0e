package wording

import (
	"strings"

	"khyberatlas/internal/incident"
)

// Heading is the sentence of a filter: what is asked for, part by part, how much matches, and how many were killed. The
// page's script says the same by the same rule.
func (w Wording) Heading(parts []string, t incident.Totals) string {
	if len(parts) == 1 { // the period alone
		parts = append([]string{w.Text("map.part.everything")}, parts...)
	}
	what := Upper(strings.Join(parts, w.Text("locale.comma")))
	if t.Count == 0 {
		return w.Text("map.heading.none", "what", what)
	}
	killed := w.Text("map.heading.no_figure")
	if t.WithoutFigure < t.Count {
		killed = Lower(w.tollSum(t.Toll()))
	}
	return w.Text("map.heading", "what", what, "count", w.Text("map.count", "count", t.Count), "killed", killed)
}

// Civilians says how many civilians the matches give as killed, and how many of them give no figure.
func (w Wording) Civilians(t incident.Totals) string {
	with := t.Count - t.Civilians.Without
	if with == 0 {
		return w.Text("map.civilians.none", "count", t.Count)
	}
	text := w.Text("map.civilians", "killed", w.Number(*t.Civilians.Sum), "count", with)
	if t.Civilians.Without > 0 {
		text += w.Text("locale.semicolon") + w.Text("map.civilians.without", "count", t.Civilians.Without)
	}
	return text
}
