package web

import (
	"math"
	"slices"
	"strings"

	"khyberatlas/internal/incident"
)

// marksGate is a crossing with its state as of the period's last day, worded.
type marksGate struct {
	ID     string     `json:"id"`
	Name   string     `json:"name"`
	Lon    int        `json:"lon"`
	Lat    int        `json:"lat"`
	State  string     `json:"state"`
	Faded  bool       `json:"faded"` // the state is past its last report
	Word   string     `json:"word"`
	Lines  []gateLine `json:"lines"`
	Closed string     `json:"closed"`
	None   string     `json:"none"` // that no record covers the day; blank where one does
}

// gateLine is what one record says, with who says it; a source without an address has no link.
type gateLine struct {
	Text   string `json:"text"`
	Source string `json:"source"`
	Href   string `json:"href,omitempty"`
	Dated  string `json:"dated"`
}

func newGates(states []incident.CrossingState, w wording) []marksGate {
	out := make([]marksGate, len(states))
	for i, s := range states {
		out[i] = marksGate{ID: s.ID, Name: w.place(s.Name, s.NameUr, ""), Lon: tenThousandths(s.At[0]), Lat: tenThousandths(s.At[1]),
			State: string(s.State), Faded: fadedState(s), Word: w.p.Label("status", string(s.State)),
			Lines: w.gateLines(s), Closed: w.closed(s), None: w.sentence(w.noRecord(s))}
	}
	return out
}

// gateLines say for each record what it says of which traffic and until when; where no record covers the day, the
// records on both sides of it follow.
func (w wording) gateLines(s incident.CrossingState) []gateLine {
	lines := []gateLine{}
	for i, scope := range s.Scopes {
		if scope.Spell == nil || slices.ContainsFunc(s.Scopes[:i], func(o incident.ScopeState) bool { return o.Spell == scope.Spell }) {
			continue
		}
		key := "map.gate.since"
		if scope.SincePrecision == incident.MonthOnly || scope.SincePrecision == incident.YearOnly {
			key = "map.gate.about"
		}
		text := w.p.Text(key, "scope", w.traffic(s.Scopes, scope.Spell),
			"state", strings.ToLower(w.p.Label("status", string(scope.Status))), "since", w.since(scope.Since, scope.SincePrecision))
		if until := scope.Spell.SpokenTo(); until > scope.Since {
			text = w.p.Text("map.gate.reported", "line", text, "until", w.short(until))
		}
		lines = append(lines, w.gateLine(text, scope.Spell))
	}
	return append(lines, w.sideLines(s)...)
}

// sideLines are the records on both sides of a day that none covers.
func (w wording) sideLines(s incident.CrossingState) []gateLine {
	var lines []gateLine
	say := func(key string, sp *incident.Spell, day string) {
		lines = append(lines, w.gateLine(w.p.Text(key, "traffic", lower(w.p.Label("scope", string(sp.Scope))),
			"state", lower(w.p.Label("status", string(sp.Status))), "day", day), sp))
	}
	if s.Last != nil {
		say("crossing.last_before", s.Last, w.short(s.Last.SpokenTo()))
	}
	if s.First != nil {
		say("crossing.first_after", s.First, w.since(s.First.From, s.First.FromPrecision))
	}
	return lines
}

// noRecord says what the word for an unknown state means on the day: that no record covers it, in clauses. There are
// none where the state is known.
func (w wording) noRecord(s incident.CrossingState) []string {
	if s.State != incident.Unknown || s.On == 0 {
		return nil
	}
	key := "crossing.uncovered"
	if s.Latest != nil {
		key = "crossing.uncovered_traffic"
	}
	clauses := []string{w.p.Text(key, "day", w.day(s.On))}
	if s.Last == nil && s.First == nil {
		clauses = append(clauses, w.p.Text("crossing.no_other"))
	}
	return clauses
}

// uncovered is noRecord with the records on both sides of the day, in one sentence.
func (w wording) uncovered(s incident.CrossingState) string {
	clauses := w.noRecord(s)
	for _, l := range w.sideLines(s) {
		clauses = append(clauses, lower(l.Text))
	}
	return w.sentence(clauses)
}

func (w wording) sentence(clauses []string) string {
	if len(clauses) == 0 {
		return ""
	}
	return w.p.Text("crossing.sentence", "clauses", strings.Join(clauses, w.p.Text("filter.and")))
}

// traffic names the kinds of traffic that one record speaks of.
func (w wording) traffic(scopes []incident.ScopeState, spell *incident.Spell) string {
	var names []string
	for _, o := range scopes {
		if o.Spell == spell {
			names = append(names, w.p.Label("scope", string(o.Scope)))
		}
	}
	if len(names) == len(scopes) {
		return w.p.Label("scope", "all")
	}
	for i := 1; i < len(names); i++ {
		names[i] = lower(names[i])
	}
	return w.p.Join(names)
}

func (w wording) gateLine(text string, sp *incident.Spell) gateLine {
	source := w.cite(sp.Publisher, sp.Published, sp.SourceURL)
	return gateLine{text, source.Text, source.Href, source.Date}
}

// fadedState reports whether every known traffic is past its last report: nobody says what holds on that day.
func fadedState(s incident.CrossingState) bool {
	known := false
	for _, scope := range s.Scopes {
		if scope.Spell == nil {
			continue
		}
		known = true
		if scope.LastReported == 0 || s.On <= scope.LastReported {
			return false
		}
	}
	return known && s.State != incident.Unknown
}

func tenThousandths(degrees float64) int { return int(math.Round(degrees * 1e4)) }
