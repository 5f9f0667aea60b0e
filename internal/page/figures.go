package page

import (
	"khyberatlas/internal/wording"

	"github.com/a-h/templ"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/views"
)

// totalsPage is the sums of a filter as a table.
func totalsPage(c *call) (templ.Component, error) {
	w, q := c.Wording, c.Asked.Query
	t, words := c.Atlas.Totals(q), c.Summary(q)
	v := views.TotalsView{Frame: c.frame("incidents", w.Text("totals.title"), w.Text("totals.about")), Count: words.Count, Lead: words.Lead(),
		Period: words.Period, Filter: c.filterForm("/totals"), Others: []views.Link{
			{Href: c.Path("/collections/incidents/items", q), Text: w.Text("totals.as_table")},
			{Href: c.Path("/histogram", q), Text: w.Text("items.as_histogram")}, {Href: c.PathAs(ogc.JSON), Text: w.Text("web.form.json"), Type: "application/json"}}}
	none := func(n int) wording.Figure { return w.Count(n) }
	row := func(key string, low, best, high, without wording.Figure) views.Cells {
		return views.Cells{Head: views.Link{Text: w.Text(key)}, Data: []wording.Figure{low, best, high, without}}
	}
	part := func(key string, p incident.Part) views.Cells {
		return row(key, wording.Blank(), w.Figure(p.Sum), wording.Blank(), none(p.Without))
	}
	low, best, high := w.Killed(t)
	v.Table = views.Table{Caption: w.Text("totals.caption", "period", words.Period),
		Columns: []string{w.Text("totals.figure"), w.Text("totals.low"), w.Text("totals.best"), w.Text("totals.high"), w.Text("chart.without_best")},
		Rows: []views.Cells{row("totals.killed", low, best, high, none(t.WithoutBest)), part("incident.civilians", t.Civilians),
			part("incident.forces", t.Forces), part("incident.militants", t.Militants), part("incident.injured", t.Injured)}}
	fact := func(key string, n int) views.Fact {
		return views.Fact{Name: w.Text(key), Text: w.Number(n)}
	}
	v.Facts = []views.Fact{fact("chart.without_figure", t.WithoutFigure), fact("chart.vague", t.Vague), fact("totals.one_publisher", t.PublishersOne),
		fact("totals.province", t.ProvinceLevel), fact("totals.no_place", t.WithoutPlace)}
	return views.TotalsPage(v), nil
}

// histogramPage is a filter over time.
func histogramPage(c *call) (templ.Component, error) {
	w := c.Wording
	chart, err := c.Chart()
	if err != nil {
		return nil, err
	}
	h := chart.Whole()
	q := c.Asked.Query
	words := c.Summary(q)
	v := views.HistogramView{Frame: c.frame("incidents", w.Text("histogram.title"), w.Text("histogram.about")),
		Count: words.Count, Lead: words.Lead(), Period: words.Period, Filter: c.filterForm("/histogram"), Action: c.Prefix + "/histogram",
		Others: []views.Link{{Href: c.Path("/collections/incidents/items", q), Text: w.Text("totals.as_table")},
			{Href: c.Path("/totals", q), Text: w.Text("items.as_totals")}, {Href: c.PathAs(ogc.JSON), Text: w.Text("web.form.json"), Type: "application/json"}}}
	for _, i := range incident.Intervals {
		v.Interval = append(v.Interval, views.Option{Value: string(i), Text: w.Label("interval", string(i)), Chosen: i == h.Interval})
	}
	v.By = []views.Option{{Text: w.Text("histogram.undivided"), Chosen: h.By == ""}}
	for _, b := range incident.Bys {
		v.By = append(v.By, views.Option{Value: string(b), Text: w.Label("by", string(b)), Chosen: b == h.By})
	}
	v.Kept = c.fields(func(*ogc.Param) bool { return true })
	if h.By == "" && len(h.Series) == 1 && len(h.Series[0].Bins) > 0 {
		bins := h.Series[0].Bins
		v.Chart = views.Drawing{SVG: c.bars("bars", q, bins, incident.Days{}).Draw(), Signs: c.barSigns(), Note: w.Text("chart.note")}
		v.Tables = []views.Table{c.binTable(w.Text("histogram.table", "interval", wording.Lower(w.Label("interval", string(h.Interval)))), bins, q)}
		return views.HistogramPage(v), nil
	}
	if len(h.Series) > 0 {
		v.Tables = []views.Table{c.seriesTable(h)}
	}
	return views.HistogramPage(v), nil
}

// seriesTable has a column for every value that has an incident and a row for every bin; the columns sum up to the count.
// A chart's own bounds keep the table from growing without end.
func (c *call) seriesTable(h incident.Histogram) views.Table {
	w := c.Wording
	t := views.Table{Caption: w.Text("histogram.by", "interval", wording.Lower(w.Label("interval", string(h.Interval))), "by", wording.Lower(w.Label("by", string(h.By)))),
		Columns: []string{w.Text("chart.period")}}
	foot := views.Cells{Head: views.Link{Text: w.Text("histogram.sum")}}
	for _, s := range h.Series {
		sum := 0
		for _, b := range s.Bins {
			sum += b.Count
		}
		t.Columns = append(t.Columns, c.Value(h.By, s.Value))
		foot.Data = append(foot.Data, w.Count(sum))
	}
	for i, b := range h.Series[0].Bins {
		row := views.Cells{Head: views.Link{Text: w.Period(b.Days)}}
		for _, s := range h.Series {
			row.Data = append(row.Data, w.Count(s.Bins[i].Count))
		}
		t.Rows = append(t.Rows, row)
	}
	t.Foot = &foot
	return t
}

// effortChart draws the incidents of every month, for the coverage page.
func (c *call) effortChart(bins []incident.Bin) views.Drawing {
	w := c.Wording
	b := c.bars("effort", incident.Query{}, bins, incident.Days{})
	b.Title = w.Text("coverage.effort")
	return views.Drawing{SVG: draw.Bars(b).Draw(), Signs: c.barSigns(), Note: w.Text("coverage.effort_note")}
}
