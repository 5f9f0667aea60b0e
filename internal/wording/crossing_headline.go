package wording

import (
	"strings"

	"khyberatlas/internal/incident"
)

// CrossingState says in a few words how a crossing was on the day: "Closed, except for deportees". What holds for trade and
// for people on foot leads; where they differ, each traffic is named with its state. Of a day past the last report it says
// what was reported last, and when: nobody says what holds on that day.
func (w Wording) CrossingState(s incident.CrossingState) string {
	if s.State == incident.Unknown {
		return w.Label("status", string(incident.Unknown))
	}
	state := w.headline(s)
	if s.Faded() {
		return w.Text("crossing.last_reported", "state", Lower(state), "day", w.LastReported(s, w.Day))
	}
	return state
}

// LastReported is the day of the last report, or from which to which day the last ones are where the traffics differ.
func (w Wording) LastReported(s incident.CrossingState, worded func(incident.Day) string) string {
	var first, last incident.Day
	for _, scope := range s.Scopes {
		if day := scope.LastReported; day != 0 {
			if first == 0 || day < first {
				first = day
			}
			last = max(last, day)
		}
	}
	if first == last {
		return worded(last)
	}
	return w.Text("locale.span", "from", worded(first), "to", worded(last))
}

func (w Wording) headline(s incident.CrossingState) string {
	var main incident.Status
	agreed := true
	for _, scope := range s.Scopes {
		if scope.Spell == nil || scope.Scope != incident.ScopeTrade && scope.Scope != incident.ScopePedestrian {
			continue
		}
		agreed = agreed && (main == "" || main == scope.Status)
		main = scope.Status
	}
	if !agreed || main == "" {
		return Upper(w.byState(s.Scopes, ""))
	}
	state := w.Label("status", string(main))
	others := w.byState(s.Scopes, main)
	if others == "" {
		return state
	}
	return w.Text("crossing.headline", "state", state, "others", others)
}

// byState names the traffics in a state other than the given one, those of one state together. Beside a closed crossing an
// open traffic needs no word for its state, and the other way round.
func (w Wording) byState(scopes []incident.ScopeState, main incident.Status) string {
	var parts []string
	for _, st := range incident.Statuses {
		var names []string
		for _, scope := range scopes {
			if scope.Spell != nil && scope.Status == st && st != main {
				names = append(names, Lower(w.Label("scope", string(scope.Scope))))
			}
		}
		switch plain := main == incident.Closed && st == incident.Open || main == incident.Open && st == incident.Closed; {
		case names == nil:
		case plain:
			parts = append(parts, w.Join(names))
		case main != "":
			parts = append(parts, w.Text("crossing.headline_other", "traffic", w.Join(names),
				"state", Lower(w.Label("status", string(st)))))
		default:
			parts = append(parts, w.Text("crossing.headline_part", "traffic", w.Join(names),
				"state", Lower(w.Label("status", string(st)))))
		}
	}
	return strings.Join(parts, w.Text("locale.comma"))
}

// CiteSpell cites a report of a crossing. One that was published after the day that is asked about says so: nobody could
// read it on the day.
func (w Wording) CiteSpell(sp *incident.Spell, on incident.Day) Citation {
	c := w.Cite(sp.Publisher, sp.Published, sp.SourceURL)
	if on != 0 && sp.Published > on {
		c.Date = w.Text("crossing.afterwards", "day", c.Date)
	}
	return c
}
