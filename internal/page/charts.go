package page

import (
	"slices"
	"strconv"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

// bars is a chart of incidents over time, to be drawn or changed.
func (c *call) bars(id string, bins []incident.Bin) draw.Bars {
	w := c.Wording
	d := draw.Bars{ID: id, Title: w.Text("map.time.title"), Desc: w.Text("chart.about"), Covered: c.Covered(c.Asked.Query),
		NotCollected: w.Text("map.time.later"), Number: w.Number, Lanes: w.Lanes(), Events: c.events(""),
		Month: func(_, m int) string { return w.Text("locale.mon." + strconv.Itoa(m)) }}
	for _, b := range bins {
		d.Bins = append(d.Bins, draw.Bar{Days: b.Days, Count: b.Count, Vague: b.Vague, Title: w.Bin(b)})
	}
	return d
}

// barChart is such a chart with its legend, which names what the chart shows, and what its bars stand for.
func (c *call) barChart(d draw.Bars, every incident.Interval) views.Drawing {
	w := c.Wording
	note := w.Text("chart.note", "interval", wording.Lower(w.Label("interval", string(every))))
	out := views.Drawing{SVG: d.Draw(), Note: note, Signs: []views.Sign{{Swatch: "bar", Text: w.Text("chart.key")}}}
	add := func(shown bool, swatch, key string) {
		if shown {
			out.Signs = append(out.Signs, views.Sign{Swatch: swatch, Text: w.Text(key)})
		}
	}
	axis := d.Axis()
	add(slices.ContainsFunc(d.Bins, func(b draw.Bar) bool { return b.Vague > 0 }), "vague", "map.time.key_vague")
	add(slices.ContainsFunc(d.Events, func(e draw.Event) bool { return e.Meets(axis) }), "event", "map.time.events")
	add(len(d.Covered.Gaps(axis)) > 0, "later", "map.time.later")
	return out
}

// events are what every chart over time shows beside its counts. Each leads to its place in a list, whose items are named
// by a prefix and their number; a blank one leads nowhere.
func (c *call) events(list string) []draw.Event {
	w := c.Wording
	var out []draw.Event
	for i, e := range c.Atlas.Data().Context {
		d := draw.Event{Days: e.Span(), Lane: e.Lane(), Title: w.Text("chart.event", "day", w.EventWhen(e), "title", e.Title),
			Name: w.Apart(e.Title)}
		if list != "" {
			d.Href = "#" + list + strconv.Itoa(i)
		}
		out = append(out, d)
	}
	return out
}

// binTable is the table behind a chart; each of its rows leads to the incidents of the bin.
func (c *call) binTable(caption string, bins []incident.Bin, q incident.Query) views.Table {
	w := c.Wording
	t := views.Table{Caption: caption, Columns: []string{w.Text("chart.period"), w.Label("collection", "incidents"),
		w.Text("chart.vague"), w.Text("chart.low"), w.Text("items.killed"), w.Text("chart.high"),
		w.Text("chart.without_best"), w.Text("chart.without_figure")}}
	for _, b := range bins {
		low, best, high := w.Killed(b.Totals)
		t.Rows = append(t.Rows, views.Cells{Head: c.to("/", q.Within(b.Days), w.Period(b.Days)), Data: []wording.Figure{
			w.Count(b.Count), w.Count(b.Vague), low, best, high, w.Count(b.WithoutBest), w.Count(b.WithoutFigure)}})
	}
	return t
}
