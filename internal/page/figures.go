package page

import (
	"github.com/a-h/templ"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/page/choose"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

// totalsPage is the sums of a filter as a table.
func totalsPage(c *call) (templ.Component, error) {
	w, q := c.Wording, c.Asked.Query
	t, summary := c.Totals(q), c.Summary(q)
	row := func(key string, low, best, high wording.Figure, without int) views.Cells {
		return views.Cells{Head: views.Link{Text: w.Text(key)}, Data: []wording.Figure{low, best, high, w.Count(without)}}
	}
	part := func(key string, p incident.Part) views.Cells {
		return row(key, wording.Blank(), w.Figure(p.Sum), wording.Blank(), p.Without)
	}
	count := func(key string, n int) views.Fact { return c.fact(key, w.Number(n)) }
	low, best, high := w.Killed(t)
	name := w.Text("totals.title")
	return views.TotalsPage(views.TotalsView{
		Frame:  c.frame("incidents", c.titled(name, q, summary.Period), w.Text("totals.about")),
		Headed: c.headed(name, q, summary.Period, w.Text("items.lead", "count", summary.Count, "totals", summary.Lead())),
		Filter: choose.Form(c.Question, "/totals", incident.Days{}),
		Others: []views.Link{c.to(incidentsPath, q, w.Text("totals.as_table")),
			c.to("/histogram", q, w.Text("items.as_histogram")), c.form(c.PathAs(ogc.JSON), ogc.JSON)},
		Table: views.Table{
			Caption: w.Text("totals.caption", "period", c.of(q, summary.Period)),
			Columns: []string{w.Text("totals.figure"), w.Text("totals.low"), w.Text("totals.best"), w.Text("totals.high"),
				w.Text("chart.without_best")},
			Rows: []views.Cells{row("totals.killed", low, best, high, t.WithoutBest), part("incident.civilians", t.Civilians),
				part("incident.forces", t.Forces), part("incident.militants", t.Militants), part("incident.injured", t.Injured)}},
		Facts: []views.Fact{count("chart.without_figure", t.WithoutFigure), count("chart.vague", t.Vague),
			count("totals.one_publisher", t.PublishersOne), count("totals.province", t.ProvinceLevel),
			count("totals.no_place", t.WithoutPlace)},
	}), nil
}

// histogramPage is a filter over time: a chart and its table, or a table of series where it is divided.
func histogramPage(c *call) (templ.Component, error) {
	chart, err := c.Chart()
	if err != nil {
		return nil, err
	}
	h, err := chart.Whole()
	if err != nil {
		return nil, err
	}
	w, q := c.Wording, c.Asked.Query
	summary, name := c.Summary(q), w.Text("histogram.title")
	v := views.HistogramView{
		Frame:  c.frame("incidents", c.titled(name, q, summary.Period), w.Text("histogram.about")),
		Headed: c.headed(name, q, summary.Period, w.Text("items.lead", "count", summary.Count, "totals", summary.Lead())),
		Filter: choose.Form(c.Question, "/histogram", incident.Days{}),
		Action: c.Prefix + "/histogram",
		Others: []views.Link{c.to(incidentsPath, q, w.Text("totals.as_table")),
			c.to("/totals", q, w.Text("items.as_totals")), c.form(c.PathAs(ogc.JSON), ogc.JSON)},
		Interval: options(w, "interval", incident.Intervals, h.Interval),
		By: append([]views.Option{{Text: w.Text("histogram.undivided"), Chosen: h.By == ""}},
			options(w, "by", incident.Bys, h.By)...),
		Kept: choose.Fields(c.Question, func(*ogc.Param) bool { return true }),
	}
	interval := wording.Lower(w.Label("interval", string(h.Interval)))
	switch {
	case len(h.Series) == 0:
	case h.By == "" && len(h.Series[0].Bins) > 0:
		bins := h.Series[0].Bins
		v.Chart = c.barChart(c.bars("bars", bins), h.Interval)
		v.Tables = []views.Table{c.binTable(w.Text("histogram.table", "interval", interval), bins, q)}
	default:
		by := wording.Lower(w.Label("by", string(h.By)))
		v.Tables = []views.Table{c.seriesTable(w.Text("histogram.by", "interval", interval, "by", by), h)}
	}
	return views.HistogramPage(v), nil
}

func options[T ~string](w wording.Wording, list string, values []T, chosen T) []views.Option {
	var out []views.Option
	for _, v := range values {
		out = append(out, views.Option{Value: string(v), Text: w.Label(list, string(v)), Chosen: v == chosen})
	}
	return out
}

// seriesTable has a column for every value that has an incident and a row for every bin; the columns sum up to the count.
// A chart's own bounds keep the table from growing without end.
func (c *call) seriesTable(caption string, h incident.Histogram) views.Table {
	w := c.Wording
	t := views.Table{Caption: caption, Columns: []string{w.Text("chart.period")},
		Foot: &views.Cells{Head: views.Link{Text: w.Text("histogram.sum")}}}
	for _, s := range h.Series {
		sum := 0
		for _, b := range s.Bins {
			sum += b.Count
		}
		t.Columns = append(t.Columns, c.Value(h.By, s.Value))
		t.Foot.Data = append(t.Foot.Data, w.Count(sum))
	}
	for i, b := range h.Series[0].Bins {
		row := views.Cells{Head: views.Link{Text: w.Period(b.Days)}}
		for _, s := range h.Series {
			row.Data = append(row.Data, w.Count(s.Bins[i].Count))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
