package wording

import (
	"slices"
	"strings"

	"khyberatlas/internal/incident"
)

// Report is what one record of a crossing says, with who says so.
type Report struct {
	Text   string
	Source Citation
}

// Reports say for each record what it says of which traffic and until when; where no record covers the day, the records
// on both sides of it follow.
func (w Wording) Reports(s incident.CrossingState) []Report {
	var out []Report
	for i, scope := range s.Scopes {
		if scope.Spell == nil || slices.ContainsFunc(s.Scopes[:i], func(o incident.ScopeState) bool { return o.Spell == scope.Spell }) {
			continue
		}
		key := "map.gate.since"
		if scope.SincePrecision == incident.MonthOnly || scope.SincePrecision == incident.YearOnly {
			key = "map.gate.about"
		}
		text := w.Text(key, "scope", w.traffic(s.Scopes, scope.Spell),
			"state", strings.ToLower(w.Label("status", string(scope.Status))), "since", w.Since(scope.Since, scope.SincePrecision))
		if until := scope.Spell.SpokenTo(); until > scope.Since {
			text = w.Text("map.gate.reported", "line", text, "until", w.ShortDay(until))
		}
		out = append(out, w.report(text, scope.Spell, s.On))
	}
	return append(out, w.reportsBeside(s)...)
}

// reportsBeside are the records on both sides of a day that none covers.
func (w Wording) reportsBeside(s incident.CrossingState) []Report {
	var out []Report
	add := func(key string, sp *incident.Spell, day string) {
		out = append(out, w.report(w.Text(key, "traffic", Lower(w.Label("scope", string(sp.Scope))),
			"state", Lower(w.Label("status", string(sp.Status))), "day", day), sp, s.On))
	}
	if s.Last != nil {
		add("crossing.last_before", s.Last, w.ShortDay(s.Last.SpokenTo()))
	}
	if s.First != nil {
		add("crossing.first_after", s.First, w.Since(s.First.From, s.First.FromPrecision))
	}
	return out
}

func (w Wording) report(text string, sp *incident.Spell, on incident.Day) Report {
	return Report{text, w.CiteSpell(sp, on)}
}

// NoRecord says what the word for an unknown state means on the day: that no record covers it. It is blank where the
// state is known.
func (w Wording) NoRecord(s incident.CrossingState) string { return w.sentence(w.noRecord(s)) }

func (w Wording) noRecord(s incident.CrossingState) []string {
	if s.State != incident.Unknown || s.On == 0 {
		return nil
	}
	key := "crossing.uncovered"
	if s.Latest != nil {
		key = "crossing.uncovered_traffic"
	}
	clauses := []string{w.Text(key, "day", w.Day(s.On))}
	if s.Last == nil && s.First == nil {
		clauses = append(clauses, w.Text("crossing.no_other"))
	}
	return clauses
}

// Uncovered is NoRecord with the records on both sides of the day, in one sentence.
func (w Wording) Uncovered(s incident.CrossingState) string {
	clauses := w.noRecord(s)
	for _, r := range w.reportsBeside(s) {
		clauses = append(clauses, Lower(r.Text))
	}
	return w.sentence(clauses)
}

func (w Wording) sentence(clauses []string) string {
	if len(clauses) == 0 {
		return ""
	}
	return w.Text("crossing.sentence", "clauses", strings.Join(clauses, w.Text("filter.and")))
}

// traffic names the kinds of traffic that one record speaks of.
func (w Wording) traffic(scopes []incident.ScopeState, spell *incident.Spell) string {
	var names []string
	for _, o := range scopes {
		if o.Spell == spell {
			names = append(names, w.Label("scope", string(o.Scope)))
		}
	}
	if len(names) == len(scopes) {
		return w.Label("scope", "all")
	}
	for i := 1; i < len(names); i++ {
		names[i] = Lower(names[i])
	}
	return w.Join(names)
}

// Closed says on how many days of the period a crossing was closed; blank for none.
func (w Wording) Closed(s incident.CrossingState) string {
	if s.DaysClosed == 0 && s.DaysClosedUnconfirmed == 0 {
		return ""
	}
	text := w.Text("map.gate.closed", "count", s.DaysClosed)
	if s.DaysClosedUnconfirmed > 0 {
		text = w.Text("map.gate.unconfirmed", "closed", text, "count", s.DaysClosedUnconfirmed)
	}
	return text
}
