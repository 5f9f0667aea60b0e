package web

import (
	"cmp"
	"khyberatlas/internal/wording"

	"github.com/a-h/templ"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
	"khyberatlas/views"
)

// crossingsPage is the table of crossings as of the last day of the period.
func crossingsPage(c *request) (templ.Component, error) {
	w, q := c.words(), c.ask.Query
	period := incident.CloseEnds(q.Days, w.Collected)
	v := views.CrossingsView{Frame: c.frame("crossings", c.p.Label("collection", "crossings"), c.p.About("collection", "crossings")),
		Title: c.p.Label("collection", "crossings"), Lead: c.p.Text("crossing.lead"),
		Period:  c.periodForm("/collections/crossings/items"),
		Caption: c.p.Text("crossing.caption", "day", w.Day(period.To), "period", w.Asked(q.Days)),
		Signs:   c.stateSigns(), Note: c.p.Text("crossing.rule"), Downloads: c.downloads("crossings")}
	for _, scope := range incident.Scopes {
		v.Scopes = append(v.Scopes, c.p.Label("scope", string(scope)))
	}
	for _, s := range c.atlas.Crossings(q) {
		row := views.CrossingRow{Href: c.to("/collections/crossings/items/"+s.ID, periodOf(q)), Name: w.Place(s.Name, s.NameUr, ""),
			Where: c.p.Text("crossing.between", "pk", cmp.Or(s.PkDistrict, s.PkAdmin1), "af", s.AfProvince, "category", wording.Lower(c.p.Label("category", s.Category))),
			State: stateWord(w, s.State, ""), Closed: w.ClosedDays(s)}
		if s.Faded() {
			row.State.Class += " faded"
		}
		for _, scope := range s.Scopes {
			row.Scopes = append(row.Scopes, scopeWord(w, s, scope))
		}
		v.Rows = append(v.Rows, row)
	}
	return views.CrossingsPage(v), nil
}

// crossingPage is the page of one crossing.
func crossingPage(c *request) (templ.Component, error) {
	w, q := c.words(), c.ask.Query
	s, ok := c.atlas.Crossing(c.ask.ID, q)
	if !ok {
		return nil, incident.ErrNotFound
	}
	period := incident.CloseEnds(q.Days, w.Collected)
	name := w.Place(s.Name, s.NameUr, "")
	v := views.CrossingView{Frame: c.frame("crossings", name, c.p.Text("crossing.about", "name", name)),
		Kicker: c.p.Label("category", s.Category), Title: name, Lead: s.Notes,
		State: stateWord(w, s.State, ""), On: c.p.Text("crossing.on", "day", w.Day(s.On)), States: stateLines(w, s),
		Period: c.periodForm("/collections/crossings/items/" + s.ID),
		Closed: c.closedFacts(s), ClosedNote: c.p.Text("crossing.closed_note", "period", w.Asked(q.Days)),
		Facts: c.crossingFacts(s), Source: w.CiteAddress(s.SourceURL), Strip: c.strip(s, period), Forms: c.otherForms()}
	if w.BeforeCollection(q.Days) {
		v.Closed, v.ClosedNote = nil, c.p.Text("crossing.closed_before", "day", w.Day(w.Collected.From))
	}
	v.State.Under = w.Uncovered(s)
	if s.NameUr != "" {
		v.Names = append(v.Names, views.Name{Text: s.NameUr, Lang: "ur", Dir: "rtl"})
	}
	at := s.At
	v.Map = views.Drawing{Note: c.p.Text("crossing.precision." + string(s.GeoPrecision)),
		SVG: c.drawn().Spot(draw.Spot{ID: "spot", Title: c.p.Text("incident.map", "place", name), Desc: c.p.Text("crossing.precision." + string(s.GeoPrecision)),
			At: &at, Gates: []draw.Gate{c.gate(s, q)}})}
	v.Spells = c.spellRows(s)
	around := incident.Query{Days: q.Days, Never: q.Never, Near: &incident.Near{At: s.At, Km: crossingKm}}
	v.Near = views.Link{Href: c.to("/collections/incidents/items", around),
		Text: c.p.Text("crossing.near", "km", crossingKm, "count", c.atlas.Search(around, incident.SortDate).Len())}
	return views.CrossingPage(v), nil
}

// crossingKm is how far around a crossing its page looks for incidents.
const crossingKm = 25

// state is the word for a state with its shape.
func stateWord(w wording.Wording, st incident.Status, under string) views.Word {
	return views.Word{Icon: draw.Door(st), Text: w.Label("status", string(st)), Class: "s-" + string(st), Under: under}
}

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

func (c *request) closedFacts(s incident.CrossingState) []views.Fact {
	days := func(key string, n int) views.Fact {
		return views.Fact{Name: c.p.Text(key), Text: c.p.Text("crossing.days", "count", n)}
	}
	return []views.Fact{days("crossing.closed_any", s.DaysClosed), days("crossing.closed_trade", s.DaysClosedTrade),
		days("crossing.closed_pedestrian", s.DaysClosedPedestrian), days("crossing.closed_unconfirmed", s.DaysClosedUnconfirmed)}
}

func (c *request) crossingFacts(s incident.CrossingState) []views.Fact {
	facts := []views.Fact{}
	add := func(key, text string) {
		if text != "" {
			facts = append(facts, views.Fact{Name: c.p.Text(key), Text: text})
		}
	}
	add("crossing.pk", c.words().Within(s.PkDistrict, s.PkAdmin1))
	add("crossing.af", c.words().Within(s.AfDistrict, s.AfProvince))
	var modes []string
	for _, m := range s.Modes {
		modes = append(modes, wording.Lower(c.p.Label("mode", m)))
	}
	add("crossing.modes", c.p.Join(modes))
	add("crossing.other_names", s.NameLocalOther)
	return facts
}

func (c *request) spellRows(s incident.CrossingState) []views.SpellRow {
	w := c.words()
	var out []views.SpellRow
	for i := range s.Spells {
		sp := &s.Spells[len(s.Spells)-1-i]
		row := views.SpellRow{From: w.DayAs(sp.From, sp.FromPrecision), State: stateWord(w, sp.Status, ""),
			Scope: c.p.Label("scope", string(sp.Scope)), Reason: sp.Reason, Source: w.Cite(sp.Publisher, sp.Published, sp.SourceURL)}
		switch {
		case sp.To != 0:
			row.To = w.Day(sp.To)
		case sp.LastReported != 0:
			row.To = c.p.Text("crossing.open_end", "day", w.Day(sp.LastReported))
		default:
			row.To = c.p.Text("crossing.no_end")
		}
		out = append(out, row)
	}
	return out
}

// otherForms are the same thing for programs.
func (c *request) otherForms() []views.Link {
	var out []views.Link
	for _, f := range c.op.Forms {
		if f != "html" {
			out = append(out, views.Link{Href: c.as(f), Text: c.p.Text("web.form." + string(f)), Type: f.Bare()})
		}
	}
	return out
}

// periodForm chooses the period of a page on which nothing else of the filter acts.
func (c *request) periodForm(path string) views.PeriodForm {
	days := c.ask.Query.Days
	return views.PeriodForm{Action: c.prefix + path, From: days.From.String(), To: days.To.String(), Note: c.p.Text("crossing.period_note")}
}

func (c *request) stateSigns() []views.Sign {
	var out []views.Sign
	for _, st := range []incident.Status{incident.Open, incident.Restricted, incident.Closed, incident.Partial, incident.Unknown} {
		out = append(out, views.Sign{Icon: draw.Door(st), Text: c.p.Label("status", string(st))})
	}
	return append(out, views.Sign{Swatch: "s-closed faded", Text: c.p.Text("map.legend.faded")})
}

// stateLines say the state of each traffic at a crossing with the source of it.
func stateLines(w wording.Wording, s incident.CrossingState) []views.StateLine {
	var out []views.StateLine
	for _, scope := range s.Scopes {
		l := views.StateLine{Scope: w.Label("scope", string(scope.Scope)), State: w.Label("status", string(scope.Status)),
			Class: "s-" + string(scope.Status), Icon: draw.Door(scope.Status)}
		if scope.Spell != nil {
			l.Since = w.Text("words.since", "day", w.DayAs(scope.Since, scope.SincePrecision))
			l.Source = w.Cite(scope.Spell.Publisher, scope.Spell.Published, scope.Spell.SourceURL)
			if scope.Past(s.On) {
				l.Class += " faded"
				l.Until = w.Text("crossing.reported_until", "day", w.Day(scope.LastReported))
			}
		}
		out = append(out, l)
	}
	return out
}
