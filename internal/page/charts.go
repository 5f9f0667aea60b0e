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
	d := draw.Strip{ID: "strip", Title: w.Text("crossing.strip", "name", name), Desc: w.Text("crossing.strip_about"),
		Days: whole, Collected: w.Collected.To, NotCollected: w.Text("map.time.later")}
	if !c.Asked.Query.Days.All() {
		d.Chosen = chosen
	}
	for _, r := range rows {
		row := draw.StripRow{Label: w.Label("scope", string(r.Scope))}
		for _, run := range r.Runs {
			key := "crossing.run"
			if !run.Confirmed {
				key = "crossing.run_unconfirmed"
			}
			row.Runs = append(row.Runs, draw.StripRun{Days: run.Days, Status: run.Status, Confirmed: run.Confirmed,
				Title: w.Text(key, "scope", row.Label, "state", wording.Lower(w.Label("status", string(run.Status))), "period", w.Period(run.Days))})
		}
		d.Rows = append(d.Rows, row)
	}
	var legend []views.Sign
	for _, st := range []incident.Status{incident.Open, incident.Restricted, incident.Closed, incident.Unknown} {
		legend = append(legend, views.Sign{Swatch: "s-" + string(st), Text: w.Label("status", string(st))})
	}
	legend = append(legend, views.Sign{Swatch: "s-closed faded", Text: w.Text("map.legend.faded")},
		views.Sign{Swatch: "later", Text: w.Text("map.time.later")})
	return views.Drawing{SVG: d.Draw(), Signs: legend, Note: w.Text("crossing.strip_note")}
}

// bars is a chart of the incidents of a query by month, each bar a way to its incidents.
func (c *call) bars(id string, q incident.Query, bins []incident.Bin, chosen incident.Days) draw.Bars {
	w := c.Wording
	d := draw.Bars{ID: id, Title: w.Text("map.time.title"), Desc: w.Text("chart.about"), Chosen: chosen,
		Collected: w.Collected.To, NotCollected: w.Text("map.time.later"), Number: w.Number, Events: c.events(), Month: func(_, m int) string { return w.Text("locale.mon." + strconv.Itoa(m)) }}
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
		out = append(out, draw.Event{Days: e.Span(), Title: w.Text("chart.event", "day", w.EventWhen(e), "title", e.Title)})
	}
	return out
}

// barSigns is the legend of a chart over time.
func (c *call) barSigns() []views.Sign {
	w := c.Wording
	return []views.Sign{{Swatch: "bar", Text: w.Text("chart.key")}, {Swatch: "vague", Text: w.Text("map.time.key_vague")},
		{Swatch: "event", Text: w.Text("map.time.events")}, {Swatch: "later", Text: w.Text("map.time.later")}}
}

// binTable is the table behind a chart.
func (c *call) binTable(caption string, bins []incident.Bin, q incident.Query) views.Table {
	w := c.Wording
	t := views.Table{Caption: caption, Columns: []string{w.Text("chart.period"), w.Label("collection", "incidents"),
		w.Text("chart.vague"), w.Text("chart.low"), w.Text("items.killed"), w.Text("chart.high"),
		w.Text("chart.without_best"), w.Text("chart.without_figure")}}
	for _, b := range bins {
		low, best, high := w.Killed(b.Totals)
		q := q
		q.Days = b.Days
		t.Rows = append(t.Rows, views.Cells{Head: views.Link{Href: c.Path("/collections/incidents/items", q), Text: w.Period(b.Days)},
			Data: []wording.Figure{w.Count(b.Count), w.Count(b.Vague), low, best, high, w.Count(b.WithoutBest), w.Count(b.WithoutFigure)}})
	}
	return t
}
