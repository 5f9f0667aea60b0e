package page

import (
	"khyberatlas/internal/wording"
	"strconv"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
	"khyberatlas/views"
)

// strip is a crossing's history, from the first day of the collection to its last or to the last report.
func (c *call) strip(s incident.CrossingState, chosen incident.Days) views.Drawing {
	w := c.Wording
	whole := incident.Days{From: w.Collected.From, To: w.Collected.To}
	for i := range s.Spells {
		whole.To = max(whole.To, s.Spells[i].SpokenTo())
	}
	rows, ok := c.Atlas.Closures(s.ID, whole)
	if !ok {
		return views.Drawing{}
	}
	name := w.Place(s.Name, s.NameUr, "")
	d := draw.Strip{ID: "strip", Title: c.Wording.Text("crossing.strip", "name", name), Desc: c.Wording.Text("crossing.strip_about"),
		Days: whole, Collected: w.Collected.To, NotCollected: c.Wording.Text("map.time.later")}
	if !c.Asked.Query.Days.All() {
		d.Chosen = chosen
	}
	for _, r := range rows {
		row := draw.StripRow{Label: c.Wording.Label("scope", string(r.Scope))}
		for _, run := range r.Runs {
			key := "crossing.run"
			if !run.Confirmed {
				key = "crossing.run_unconfirmed"
			}
			row.Runs = append(row.Runs, draw.StripRun{Days: run.Days, Status: run.Status, Confirmed: run.Confirmed,
				Title: c.Wording.Text(key, "scope", row.Label, "state", wording.Lower(c.Wording.Label("status", string(run.Status))), "period", w.Period(run.Days))})
		}
		d.Rows = append(d.Rows, row)
	}
	var legend []views.Sign
	for _, st := range []incident.Status{incident.Open, incident.Restricted, incident.Closed, incident.Unknown} {
		legend = append(legend, views.Sign{Swatch: "s-" + string(st), Text: c.Wording.Label("status", string(st))})
	}
	legend = append(legend, views.Sign{Swatch: "s-closed faded", Text: c.Wording.Text("map.legend.faded")},
		views.Sign{Swatch: "later", Text: c.Wording.Text("map.time.later")})
	return views.Drawing{SVG: d.Draw(), Signs: legend, Note: c.Wording.Text("crossing.strip_note")}
}

// bars is a chart of the incidents of a query by month, each bar a way to its incidents.
func (c *call) bars(id string, q incident.Query, bins []incident.Bin, chosen incident.Days) draw.Bars {
	w := c.Wording
	d := draw.Bars{ID: id, Title: c.Wording.Text("map.time.title"), Desc: c.Wording.Text("chart.about"), Chosen: chosen,
		Collected: w.Collected.To, NotCollected: c.Wording.Text("map.time.later"), Number: c.Wording.Number, Events: c.events(), Month: func(_, m int) string { return c.Wording.Text("locale.mon." + strconv.Itoa(m)) }}
	for _, b := range bins {
		d.Bins = append(d.Bins, draw.Bar{Days: b.Days, Count: b.Count, Vague: b.Vague, Title: w.Bin(b)})
	}
	return d
}

// events are what every chart over time marks.
func (c *call) events() []draw.Event {
	w := c.Wording
	var out []draw.Event
	for _, e := range c.Atlas.Data().Context {
		out = append(out, draw.Event{Days: e.Span(), Title: c.Wording.Text("chart.event", "day", w.EventWhen(e), "title", e.Title)})
	}
	return out
}

// barSigns is the legend of a chart over time.
func (c *call) barSigns() []views.Sign {
	return []views.Sign{{Swatch: "bar", Text: c.Wording.Text("chart.key")}, {Swatch: "vague", Text: c.Wording.Text("map.time.key_vague")},
		{Swatch: "event", Text: c.Wording.Text("map.time.events")}, {Swatch: "later", Text: c.Wording.Text("map.time.later")}}
}

// binTable is the table behind a chart.
func (c *call) binTable(caption string, bins []incident.Bin, q incident.Query) views.Table {
	w := c.Wording
	t := views.Table{Caption: caption, Columns: []string{c.Wording.Text("chart.period"), c.Wording.Label("collection", "incidents"),
		c.Wording.Text("chart.vague"), c.Wording.Text("chart.low"), c.Wording.Text("items.killed"), c.Wording.Text("chart.high"),
		c.Wording.Text("chart.without_best"), c.Wording.Text("chart.without_figure")}}
	for _, b := range bins {
		low, best, high := w.Killed(b.Totals)
		q := q
		q.Days = b.Days
		t.Rows = append(t.Rows, views.Cells{Head: views.Link{Href: c.Path("/collections/incidents/items", q), Text: w.Period(b.Days)},
			Data: []wording.Figure{w.Count(b.Count), w.Count(b.Vague), low, best, high, w.Count(b.WithoutBest), w.Count(b.WithoutFigure)}})
	}
	return t
}
