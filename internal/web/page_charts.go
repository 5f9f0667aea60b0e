package web

import (
	"khyberatlas/internal/wording"
	"strconv"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
	"khyberatlas/views"
)

// strip is a crossing's history, from the first day of the collection to its last or to the last report.
func (c *request) strip(s incident.CrossingState, chosen incident.Days) views.Drawing {
	w := c.words()
	whole := incident.Days{From: w.Collected.From, To: w.Collected.To}
	for i := range s.Spells {
		whole.To = max(whole.To, s.Spells[i].SpokenTo())
	}
	rows, ok := c.atlas.Closures(s.ID, whole)
	if !ok {
		return views.Drawing{}
	}
	name := w.Place(s.Name, s.NameUr, "")
	d := draw.Strip{ID: "strip", Title: c.p.Text("crossing.strip", "name", name), Desc: c.p.Text("crossing.strip_about"),
		Days: whole, Collected: w.Collected.To, NotCollected: c.p.Text("map.time.later")}
	if !c.ask.Query.Days.All() {
		d.Chosen = chosen
	}
	for _, r := range rows {
		row := draw.StripRow{Label: c.p.Label("scope", string(r.Scope))}
		for _, run := range r.Runs {
			key := "crossing.run"
			if !run.Confirmed {
				key = "crossing.run_unconfirmed"
			}
			row.Runs = append(row.Runs, draw.StripRun{Days: run.Days, Status: run.Status, Confirmed: run.Confirmed,
				Title: c.p.Text(key, "scope", row.Label, "state", wording.Lower(c.p.Label("status", string(run.Status))), "period", w.Period(run.Days))})
		}
		d.Rows = append(d.Rows, row)
	}
	var legend []views.Sign
	for _, st := range []incident.Status{incident.Open, incident.Restricted, incident.Closed, incident.Unknown} {
		legend = append(legend, views.Sign{Swatch: "s-" + string(st), Text: c.p.Label("status", string(st))})
	}
	legend = append(legend, views.Sign{Swatch: "s-closed faded", Text: c.p.Text("map.legend.faded")},
		views.Sign{Swatch: "later", Text: c.p.Text("map.time.later")})
	return views.Drawing{SVG: d.Draw(), Signs: legend, Note: c.p.Text("crossing.strip_note")}
}

// bars is a chart of the incidents of a query by month, each bar a way to its incidents.
func (c *request) bars(id string, q incident.Query, bins []incident.Bin, chosen incident.Days) draw.Bars {
	w := c.words()
	d := draw.Bars{ID: id, Title: c.p.Text("map.time.title"), Desc: c.p.Text("chart.about"), Chosen: chosen,
		Collected: w.Collected.To, NotCollected: c.p.Text("map.time.later"), Number: c.p.Number, Events: c.events(), Month: func(_, m int) string { return c.p.Text("locale.mon." + strconv.Itoa(m)) }}
	for _, b := range bins {
		d.Bins = append(d.Bins, draw.Bar{Days: b.Days, Count: b.Count, Vague: b.Vague, Title: w.Bin(b)})
	}
	return d
}

// events are what every chart over time marks.
func (c *request) events() []draw.Event {
	w := c.words()
	var out []draw.Event
	for _, e := range c.atlas.Data().Context {
		out = append(out, draw.Event{Days: e.Span(), Title: c.p.Text("chart.event", "day", w.EventWhen(e), "title", e.Title)})
	}
	return out
}

// barSigns is the legend of a chart over time.
func (c *request) barSigns() []views.Sign {
	return []views.Sign{{Swatch: "bar", Text: c.p.Text("chart.key")}, {Swatch: "vague", Text: c.p.Text("map.time.key_vague")},
		{Swatch: "event", Text: c.p.Text("map.time.events")}, {Swatch: "later", Text: c.p.Text("map.time.later")}}
}

// binTable is the table behind a chart.
func (c *request) binTable(caption string, bins []incident.Bin, q incident.Query) views.Table {
	w := c.words()
	t := views.Table{Caption: caption, Columns: []string{c.p.Text("chart.period"), c.p.Label("collection", "incidents"),
		c.p.Text("chart.vague"), c.p.Text("chart.low"), c.p.Text("items.killed"), c.p.Text("chart.high"),
		c.p.Text("chart.without_best"), c.p.Text("chart.without_figure")}}
	for _, b := range bins {
		low, best, high := w.Killed(b.Totals)
		q := q
		q.Days = b.Days
		t.Rows = append(t.Rows, views.Cells{Head: views.Link{Href: c.to("/collections/incidents/items", q), Text: w.Period(b.Days)},
			Data: []wording.Figure{w.Count(b.Count), w.Count(b.Vague), low, best, high, w.Count(b.WithoutBest), w.Count(b.WithoutFigure)}})
	}
	return t
}
