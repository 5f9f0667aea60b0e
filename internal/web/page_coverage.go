package web

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
	"khyberatlas/views"
)

// coveragePage lays what the dataset holds beside what others count.
func coveragePage(c *request) (templ.Component, error) {
	w, meta, cov := c.words(), c.atlas.Data().Meta, c.atlas.Coverage()
	v := views.CoverageView{Frame: c.frame("coverage", c.p.Text("nav.coverage"), c.p.Text("coverage.lead")), Lead: c.p.Text("coverage.lead"),
		Note: meta.CompletenessNote, ComparisonAbout: c.p.Text("coverage.beside_about"), ApartAbout: c.p.Text("coverage.apart_about"),
		Facts: []views.Fact{{Name: c.p.Text("data.collected"), Text: w.period(w.collected), Note: c.p.Text("coverage.collected_note")},
			{Name: c.p.Label("collection", "incidents"), Text: c.p.Number(len(c.atlas.Data().Incidents))},
			{Name: c.p.Text("coverage.one_publisher"), Text: c.p.Number(c.atlas.Totals(incident.Query{}).PublishersOne)}}}
	v.Effort = c.effortChart(c.atlas.Months(incident.Query{}))
	v.Months = views.Table{Caption: c.p.Text("coverage.by_month"), Columns: c.effortColumns("chart.period")}
	for _, m := range cov.ByMonth {
		v.Months.Rows = append(v.Months.Rows, views.Cells{Head: views.Link{Text: w.period(m.Days), Href: c.to("/collections/incidents/items", incident.Query{Days: m.Days})},
			Data: []views.Figure{w.number(m.Incidents), w.number(m.Publishers)}})
	}
	v.Districts = views.Table{Caption: c.p.Text("coverage.by_district"), Columns: c.effortColumns("area.district")}
	for _, d := range cov.ByDistrict {
		v.Districts.Rows = append(v.Districts.Rows, views.Cells{Head: views.Link{Text: c.districtName(d.District), Href: c.prefix + "/collections/districts/items/" + d.District.ID},
			Data: []views.Figure{w.number(d.Incidents), w.number(d.Publishers)}})
	}
	for i, k := range cov.Comparisons {
		view := c.comparison("comparison-"+strconv.Itoa(i+1), k)
		v.Comparisons = append(v.Comparisons, view)
		v.Contents = append(v.Contents, views.Link{Href: "#" + view.ID, Text: view.Title})
	}
	v.Apart = c.apart(cov.Apart)
	return views.CoveragePage(v), nil
}

func (c *request) effortColumns(first string) []string {
	return []string{c.p.Text(first), c.p.Label("collection", "incidents"), c.p.Text("coverage.publishers")}
}

// chartMonths is how many months a chart is worth drawing for; fewer are a table.
const chartMonths = 4

// comparison is one measure in one area; a chart where others count by month.
func (c *request) comparison(id string, k atlas.Comparison) views.ComparisonView {
	v := views.ComparisonView{ID: id, Title: c.p.Text("coverage.comparison", "area", k.Area, "measure", k.Measure),
		About: c.p.Text("coverage.about_unit", "unit", c.p.Label("unit", k.Unit))}
	if len(k.Months) >= chartMonths {
		v.Chart = c.besideChart(id+"-chart", v.Title, k.Months)
	}
	if len(k.Months) > 0 {
		v.Table = c.besideTable(c.p.Text("coverage.months_table", "measure", v.Title), k.Months)
		v.Table.Open = v.Chart.SVG == ""
	}
	if len(k.Longer) > 0 {
		v.Longer = c.besideTable(c.p.Text("coverage.longer_table", "measure", v.Title), k.Longer)
		v.Longer.Open = v.Chart.SVG == ""
	}
	return v
}

func (c *request) besideChart(id, title string, months []atlas.Beside) views.Drawing {
	w := c.words()
	chart := draw.Beside{ID: id, Title: title, Desc: c.p.Text("coverage.chart_about"), Days: monthsAround(w.collected), Number: c.p.Number}
	signs := []views.Sign{{Swatch: "held", Text: c.p.Text("coverage.held")}}
	publishers := index[string]{}
	for _, m := range months {
		month := draw.BesideMonth{Days: m.Days, Held: m.Held.AtLeast()}
		if month.Held != nil {
			month.Title = c.p.Text("coverage.held_in", "figure", w.tollFigure(m.Held).Text, "period", w.period(m.Days))
		}
		for _, r := range m.Reported {
			known := len(publishers.list)
			n := publishers.of(counter(r.Publisher))
			if len(publishers.list) > known {
				signs = append(signs, views.Sign{Icon: draw.PublisherMark(n), Text: publishers.list[n]})
			}
			month.Reported = append(month.Reported, draw.Count{Publisher: n, Value: r.Value, High: r.ValueHigh,
				Title: c.p.Text("coverage.theirs_in", "publisher", r.Publisher, "value", w.reported(r), "period", w.period(m.Days))})
		}
		chart.Months = append(chart.Months, month)
	}
	return views.Drawing{SVG: chart.Draw(), Signs: signs, Note: c.p.Text("coverage.chart_note")}
}

// monthsAround are the whole months of a period.
func monthsAround(d incident.Days) incident.Days {
	y, m, _ := d.From.Date()
	y2, m2, _ := d.To.Date()
	return incident.Days{From: incident.DayOf(y, m, 1), To: incident.DayOf(y2, m2+1, 1) - 1}
}

// counter is who counted, without the paper that it was read in: "PICSS (in Dawn)" is PICSS.
func counter(publisher string) string {
	name, _, _ := strings.Cut(publisher, " (")
	return name
}

func (c *request) besideTable(caption string, list []atlas.Beside) *views.BesideTable {
	w := c.words()
	t := &views.BesideTable{Caption: caption}
	for _, b := range list {
		for _, r := range b.Reported {
			t.Rows = append(t.Rows, views.BesideRow{Period: w.period(b.Days), Held: w.tollFigure(b.Held), Theirs: w.reported(r), Note: r.Note,
				Source: w.cite(r.Publisher, r.Published, r.URL)})
		}
	}
	return t
}

// reported is a total as its publisher gives it.
func (w wording) reported(r *incident.ReportedTotal) string {
	number := func(x float64) string {
		if x == float64(int(x)) {
			return w.p.Number(int(x))
		}
		return w.p.Decimal(x, 1)
	}
	text := number(r.Value)
	if r.ValueHigh != nil {
		text = w.p.Text("words.range", "low", text, "high", number(*r.ValueHigh))
	}
	if r.Unit == "percent" {
		text = w.p.Text("coverage.percent", "value", text)
	}
	return text
}

// unit is the word that follows a total; only a whole number has a form of its own.
func (w wording) unit(r *incident.ReportedTotal) string {
	if n := int(r.Value); float64(n) == r.Value && r.ValueHigh == nil {
		return w.p.Text("unit."+r.Unit, "count", n)
	}
	return w.p.Label("unit", r.Unit)
}

// apart lists what has nothing of the dataset beside it, by the reason.
func (c *request) apart(list []atlas.Apart) []views.ApartGroup {
	w := c.words()
	var out []views.ApartGroup
	for _, why := range []atlas.Mismatch{atlas.OtherMeasure, atlas.OtherArea, atlas.OtherPeriod} {
		g := views.ApartGroup{Title: c.p.Text("coverage.why." + string(why)), About: c.p.Text("coverage.why_about." + string(why))}
		for _, a := range list {
			if a.Why != why {
				continue
			}
			r := a.ReportedTotal
			g.Rows = append(g.Rows, views.ApartRow{Period: w.period(incident.Days{From: r.From, To: r.To}), Area: r.Area, Measure: r.Measure,
				Value: c.p.Text("coverage.value", "value", w.reported(r), "unit", w.unit(r)), Note: r.Note,
				Source: w.cite(r.Publisher, r.Published, r.URL)})
		}
		g.Count = c.p.Text("coverage.totals", "count", len(g.Rows))
		if len(g.Rows) > 0 {
			out = append(out, g)
		}
	}
	return out
}
