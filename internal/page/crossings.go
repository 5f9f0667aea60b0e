package page

import (
	"cmp"
	"slices"

	"github.com/a-h/templ"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/page/gates"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

// crossingStates are all states that a crossing can be in on a day: what rows may say, and what follows from several or none.
var crossingStates = []incident.Status{incident.Open, incident.Closed, incident.Restricted, incident.Partial, incident.Unknown}

// crossingsPage is the table of crossings as of the last day of the period.
func crossingsPage(c *call) (templ.Component, error) {
	w, q := c.Wording, c.Asked.Query
	title, on := w.Label("collection", "crossings"), incident.CloseEnds(q.Days, w.Collected).To
	v := views.CrossingsView{
		Frame:     c.frame("crossings", title, w.About("collection", "crossings")),
		Title:     title,
		Lead:      w.Text("crossing.lead"),
		Day:       gates.Day(c.Question, crossingsPath),
		On:        gates.On(c.Question, "crossing.days_title", on),
		Strips:    gates.Strips(c.Question),
		Period:    c.periodForm(crossingsPath),
		Caption:   w.Text("crossing.caption", "day", w.Day(on), "period", w.Asked(q.Days)),
		Note:      w.Text("crossing.rule"),
		Downloads: c.downloads(incident.LayerCrossings),
		Chips: slices.DeleteFunc(c.chips(), func(c views.FilterChip) bool { // the period has a form, and nothing else acts here
			return c.Name != "filter" && c.Name != "bbox"
		}),
		Queryables: c.queryables(incident.LayerCrossings),
	}
	for _, st := range []incident.Status{incident.Open, incident.Restricted, incident.Closed, incident.Partial, incident.Unknown} {
		sign := views.Sign{Icon: draw.Door(st), Text: w.Label("status", string(st))}
		if st != incident.Partial && st != incident.Unknown { // a strip has no form for the whole, nor for what is unknown
			sign.Swatch = "s-" + string(st)
		}
		v.Signs = append(v.Signs, sign)
	}
	v.Signs = append(v.Signs, views.Sign{Swatch: "s-closed faded", Text: w.Text("map.legend.faded")})
	for _, scope := range incident.Scopes {
		v.Scopes = append(v.Scopes, w.Label("scope", string(scope)))
	}
	for _, s := range c.OnlyCrossings(q) {
		row := views.CrossingRow{
			Href: c.Path(crossingsPath+"/"+s.ID, q.OnlyPeriod()),
			Name: w.Place(s.Name, s.NameUr, ""),
			Where: w.Text("crossing.between", "pk", cmp.Or(s.PkDistrict, s.PkAdmin1), "af", s.AfProvince,
				"category", wording.Lower(w.Label("category", s.Category))),
			State:  stateWord(w, s.State, ""),
			Closed: w.ClosedDays(s),
		}
		if s.Faded() {
			row.State.Class += " faded"
			row.State.Under = w.Text("crossing.last_reported_on", "day", w.LastReported(s, w.ShortDay))
		}
		for _, scope := range s.Scopes {
			row.Scopes = append(row.Scopes, scopeWord(w, s, scope))
		}
		v.Rows = append(v.Rows, row)
	}
	return views.CrossingsPage(v), nil
}

// periodForm chooses the period of a page on which nothing else of the filter acts.
func (c *call) periodForm(path string) views.PeriodForm {
	days := c.Asked.Query.Days
	return views.PeriodForm{Action: c.Prefix + path, From: days.From.String(), To: days.To.String(),
		Note: c.Wording.Text("crossing.period_note")}
}

// stateWord is the word for a state with its shape.
func stateWord(w wording.Wording, st incident.Status, under string) views.Word {
	return views.Word{Icon: draw.Door(st), Text: w.Label("status", string(st)), Class: "s-" + string(st), Under: under}
}

// scopeWord is the state of one traffic in a table's cell.
func scopeWord(w wording.Wording, s incident.CrossingState, scope incident.ScopeState) views.Word {
	if scope.Spell == nil {
		return views.Word{Icon: draw.Door(incident.Unknown), Text: w.Text("crossing.no_report"), Class: "s-unknown"}
	}
	word := stateWord(w, scope.Status, w.Text("words.since", "day", w.Since(scope.Since, scope.SincePrecision)))
	if scope.Past(s.On) {
		word.Class += " faded"
		word.Under = w.Text("crossing.until_short", "since", word.Under, "day", w.ShortDay(scope.LastReported))
	}
	return word
}

// stateLines say the state of each traffic at a crossing with the source of it.
func stateLines(w wording.Wording, s incident.CrossingState) []views.StateLine {
	var out []views.StateLine
	for _, scope := range s.Scopes {
		l := views.StateLine{Scope: w.Label("scope", string(scope.Scope)), State: w.Label("status", string(scope.Status)),
			Class: "s-" + string(scope.Status), Icon: draw.Door(scope.Status)}
		if scope.Spell != nil {
			l.Since = w.Text("words.since", "day", w.DayAs(scope.Since, scope.SincePrecision))
			l.Source = w.CiteSpell(scope.Spell, s.On)
			if scope.Past(s.On) {
				l.Class += " faded"
				l.Until = w.Text("crossing.reported_until", "day", w.Day(scope.LastReported))
			}
		}
		out = append(out, l)
	}
	return out
}
