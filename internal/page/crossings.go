package page

import (
	"cmp"
	"khyberatlas/internal/wording"

	"github.com/a-h/templ"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
	"khyberatlas/views"
)

// crossingsPage is the table of crossings as of the last day of the period.
func crossingsPage(c *call) (templ.Component, error) {
	w, q := c.Wording, c.Asked.Query
	period := incident.CloseEnds(q.Days, w.Collected)
	v := views.CrossingsView{Frame: c.frame("crossings", w.Label("collection", "crossings"), w.About("collection", "crossings")),
		Title: w.Label("collection", "crossings"), Lead: w.Text("crossing.lead"),
		Period:  c.periodForm("/collections/crossings/items"),
		Caption: w.Text("crossing.caption", "day", w.Day(period.To), "period", w.Asked(q.Days)),
		Signs:   c.stateSigns(), Note: w.Text("crossing.rule"), Downloads: c.downloads("crossings")}
	for _, scope := range incident.Scopes {
		v.Scopes = append(v.Scopes, w.Label("scope", string(scope)))
	}
	for _, s := range c.Atlas.Crossings(q) {
		row := views.CrossingRow{Href: c.Path("/collections/crossings/items/"+s.ID, periodOf(q)), Name: w.Place(s.Name, s.NameUr, ""),
			Where: w.Text("crossing.between", "pk", cmp.Or(s.PkDistrict, s.PkAdmin1), "af", s.AfProvince, "category", wording.Lower(w.Label("category", s.Category))),
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
func crossingPage(c *call) (templ.Component, error) {
	w, q := c.Wording, c.Asked.Query
	s, ok := c.Atlas.Crossing(c.Asked.ID, q)
	if !ok {
		return nil, incident.ErrNotFound
	}
	period := incident.CloseEnds(q.Days, w.Collected)
	name := w.Place(s.Name, s.NameUr, "")
	v := views.CrossingView{Frame: c.frame("crossings", name, w.Text("crossing.about", "name", name)),
		Kicker: w.Label("category", s.Category), Title: name, Lead: s.Notes,
		State: stateWord(w, s.State, ""), On: w.Text("crossing.on", "day", w.Day(s.On)), States: stateLines(w, s),
		Period: c.periodForm("/collections/crossings/items/" + s.ID),
		Closed: c.closedFacts(s), ClosedNote: w.Text("crossing.closed_note", "period", w.Asked(q.Days)),
		Facts: c.crossingFacts(s), Source: w.CiteAddress(s.SourceURL), Strip: c.strip(s, period), Forms: c.otherForms()}
	if w.BeforeCollection(q.Days) {
		v.Closed, v.ClosedNote = nil, w.Text("crossing.closed_before", "day", w.Day(w.Collected.From))
	}
	v.State.Under = w.Uncovered(s)
	if s.NameUr != "" {
		v.Names = append(v.Names, views.Name{Text: s.NameUr, Lang: "ur", Dir: "rtl"})
	}
	at := s.At
	v.Map = views.Drawing{Note: w.Text("crossing.precision." + string(s.GeoPrecision)),
		SVG: c.drawn().Spot(draw.Spot{ID: "spot", Title: w.Text("incident.map", "place", name), Desc: w.Text("crossing.precision." + string(s.GeoPrecision)),
			At: &at, Gates: []draw.Gate{c.gate(s, q)}})}
	v.Spells = c.spellRows(s)
	around := incident.Query{Days: q.Days, Never: q.Never, Near: &incident.Near{At: s.At, Km: crossingKm}}
	v.Near = views.Link{Href: c.Path("/collections/incidents/items", around),
		Text: w.Text("crossing.near", "km", crossingKm, "count", c.Atlas.Search(around, incident.SortDate).Len())}
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

func (c *call) closedFacts(s incident.CrossingState) []views.Fact {
	w := c.Wording
	days := func(key string, n int) views.Fact {
		return views.Fact{Name: w.Text(key), Text: w.Text("crossing.days", "count", n)}
	}
	return []views.Fact{days("crossing.closed_any", s.DaysClosed), days("crossing.closed_trade", s.DaysClosedTrade),
		days("crossing.closed_pedestrian", s.DaysClosedPedestrian), days("crossing.closed_unconfirmed", s.DaysClosedUnconfirmed)}
}

func (c *call) crossingFacts(s incident.CrossingState) []views.Fact {
	w := c.Wording
	facts := []views.Fact{}
	add := func(key, text string) {
		if text != "" {
			facts = append(facts, views.Fact{Name: w.Text(key), Text: text})
		}
	}
	add("crossing.pk", w.Within(s.PkDistrict, s.PkAdmin1))
	add("crossing.af", w.Within(s.AfDistrict, s.AfProvince))
	var modes []string
	for _, m := range s.Modes {
		modes = append(modes, wording.Lower(w.Label("mode", m)))
	}
	add("crossing.modes", w.Join(modes))
	add("crossing.other_names", s.NameLocalOther)
	return facts
}

func (c *call) spellRows(s incident.CrossingState) []views.SpellRow {
	w := c.Wording
	var out []views.SpellRow
	for i := range s.Spells {
		sp := &s.Spells[len(s.Spells)-1-i]
		row := views.SpellRow{From: w.DayAs(sp.From, sp.FromPrecision), State: stateWord(w, sp.Status, ""),
			Scope: w.Label("scope", string(sp.Scope)), Reason: sp.Reason, Source: w.Cite(sp.Publisher, sp.Published, sp.SourceURL)}
		switch {
		case sp.To != 0:
			row.To = w.Day(sp.To)
		case sp.LastReported != 0:
			row.To = w.Text("crossing.open_end", "day", w.Day(sp.LastReported))
		default:
			row.To = w.Text("crossing.no_end")
		}
		out = append(out, row)
	}
	return out
}

// otherForms are the same thing for programs.
func (c *call) otherForms() []views.Link {
	var out []views.Link
	for _, f := range c.Operation.Forms {
		if f != "html" {
			out = append(out, views.Link{Href: c.PathAs(f), Text: c.Wording.Text("web.form." + string(f)), Type: f.Bare()})
		}
	}
	return out
}

// periodForm chooses the period of a page on which nothing else of the filter acts.
func (c *call) periodForm(path string) views.PeriodForm {
	days := c.Asked.Query.Days
	return views.PeriodForm{Action: c.Prefix + path, From: days.From.String(), To: days.To.String(), Note: c.Wording.Text("crossing.period_note")}
}

func (c *call) stateSigns() []views.Sign {
	w := c.Wording
	var out []views.Sign
	for _, st := range []incident.Status{incident.Open, incident.Restricted, incident.Closed, incident.Partial, incident.Unknown} {
		out = append(out, views.Sign{Icon: draw.Door(st), Text: w.Label("status", string(st))})
	}
	return append(out, views.Sign{Swatch: "s-closed faded", Text: w.Text("map.legend.faded")})
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
