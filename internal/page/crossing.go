package page

import (
	"slices"

	"github.com/a-h/templ"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/draw/carto"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/page/gates"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

// crossingKm is how far around a crossing its page looks for incidents.
const crossingKm = 25

// crossingPage is the page of one crossing.
func crossingPage(c *call) (templ.Component, error) {
	w, q := c.Wording, c.Asked.Query
	s, ok := c.Crossing(c.Asked.ID, c.Asked.Query)
	if !ok {
		return nil, incident.ErrNotFound
	}
	name := w.Place(s.Name, s.NameUr, "")
	v := views.CrossingView{
		Frame:      c.frame("crossings", name, w.Text("crossing.about", "name", name)),
		Kicker:     w.Label("category", s.Category),
		Title:      name,
		Names:      localNames(s.NameUr, ""),
		Lead:       s.Notes,
		State:      stateWord(w, s.State, w.Uncovered(s)),
		Day:        gates.Day(c.Question, crossingsPath+"/"+s.ID),
		On:         gates.On(c.Question, "crossing.on", s.On),
		States:     stateLines(w, s),
		Period:     c.periodForm(crossingsPath + "/" + s.ID),
		Closed:     c.closedFacts(s),
		ClosedNote: w.Text("crossing.closed_note", "period", w.Asked(q.Days)),
		Strip:      c.closureStrip(s),
		Spells:     spellRows(w, s),
		Facts:      c.crossingFacts(s),
		Source:     w.CiteAddress(s.SourceURL),
		Forms:      c.otherForms(),
	}
	v.State.Text = w.CrossingState(s)
	if w.BeforeCollection(q.Days) {
		v.Closed, v.ClosedNote = nil, w.Text("crossing.closed_before", "day", w.Day(w.Collected.From))
	}
	v.Map.Link = gates.Map(c.Question, s.ID)
	v.Map.Note = w.Text("crossing.precision." + string(s.GeoPrecision))
	v.Map.SVG = c.base().Spot(carto.Spot{ID: "spot", Title: w.Text("incident.map", "place", name), Desc: v.Map.Note,
		At: &s.At, Gates: []carto.Gate{c.gate(s, q)}})
	around := q.OnlyPeriod().Around(s.At, crossingKm)
	v.Near = c.to(incidentsPath, around,
		w.Text("crossing.near", "km", crossingKm, "count", c.Totals(around).Count, "period", w.Asked(q.Days)))
	return views.CrossingPage(v), nil
}

func (c *call) closedFacts(s incident.CrossingState) []views.Fact {
	days := func(key string, n int) views.Fact { return c.fact(key, c.Wording.Text("crossing.days", "count", n)) }
	return []views.Fact{days("crossing.closed_any", s.DaysClosed), days("crossing.closed_trade", s.DaysClosedTrade),
		days("crossing.closed_pedestrian", s.DaysClosedPedestrian), days("crossing.closed_unconfirmed", s.DaysClosedUnconfirmed)}
}

func (c *call) crossingFacts(s incident.CrossingState) []views.Fact {
	w := c.Wording
	var modes []string
	for _, m := range s.Modes {
		modes = append(modes, wording.Lower(w.Label("mode", m)))
	}
	facts := []views.Fact{
		c.fact("crossing.pk", w.Within(s.PkDistrict, s.PkAdmin1)),
		c.fact("crossing.af", w.Within(s.AfDistrict, s.AfProvince)),
		c.fact("crossing.modes", w.Join(modes)),
		c.fact("crossing.other_names", s.NameLocalOther),
	}
	return slices.DeleteFunc(facts, func(f views.Fact) bool { return f.Text == "" })
}

// spellRows are the dated reports, newest first.
func spellRows(w wording.Wording, s incident.CrossingState) []views.SpellRow {
	var out []views.SpellRow
	for _, spell := range slices.Backward(s.Spells) {
		row := views.SpellRow{From: w.DayAs(spell.From, spell.FromPrecision), State: stateWord(w, spell.Status, ""),
			Scope: w.Label("scope", string(spell.Scope)), Reason: spell.Reason,
			Source: w.Cite(spell.Publisher, spell.Published, spell.SourceURL)}
		switch {
		case spell.To != 0:
			row.To = w.Day(spell.To)
		case spell.LastReported != 0:
			row.To = w.Text("crossing.open_end", "day", w.Day(spell.LastReported))
		default:
			row.To = w.Text("crossing.no_end")
		}
		out = append(out, row)
	}
	return out
}

// closureStrip is a crossing's history, from the first day of the collection to its last or to the last report.
func (c *call) closureStrip(s incident.CrossingState) views.Drawing {
	w, asked := c.Wording, c.Asked.Query.Days
	whole, covered := gates.Axis(c.Question, s)
	later := w.Text("map.time.later")
	d := draw.Strip{ID: "strip", Title: w.Text("crossing.strip", "name", w.Place(s.Name, s.NameUr, "")),
		Desc: w.Text("crossing.strip_about"), Days: whole, Covered: covered, NotCollected: later}
	if !asked.All() {
		d.Chosen = incident.CloseEnds(asked, w.Collected)
	}
	d.Rows = gates.Runs(w, s, whole)
	var legend []views.Sign
	for _, st := range []incident.Status{incident.Open, incident.Restricted, incident.Closed, incident.Unknown} {
		legend = append(legend, views.Sign{Swatch: "s-" + string(st), Text: w.Label("status", string(st))})
	}
	legend = append(legend, views.Sign{Swatch: "s-closed faded", Text: w.Text("map.legend.faded")},
		views.Sign{Swatch: "later", Text: later})
	return views.Drawing{SVG: d.Draw(), Signs: legend, Note: w.Text("crossing.strip_note")}
}
