package page

import (
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/compare"
	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/page/beside"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

// coveragePage lays what the dataset holds beside what others count.
func coveragePage(c *call) (templ.Component, error) {
	w, everything, cov := c.Wording, incident.Query{}, c.Atlas.Coverage()
	sums := c.Totals(everything)
	collected := c.fact("data.collected", c.Stretches(incident.Query{}))
	collected.Note = w.Text("coverage.collected_note")
	v := views.CoverageView{
		Frame:           c.frame("coverage", w.Text("nav.coverage"), w.Text("coverage.lead")),
		Lead:            w.Text("coverage.lead"),
		Note:            c.Sample(),
		ComparisonAbout: w.Text("coverage.beside_about"),
		ApartAbout:      w.Text("coverage.apart_about"),
		Facts: []views.Fact{collected,
			{Name: w.Label("collection", "incidents"), Text: w.Number(sums.Count)},
			c.fact("coverage.one_publisher", w.Number(sums.PublishersOne))},
		Months:    views.Table{Caption: w.Text("coverage.by_month"), Columns: effortColumns(w, "chart.period")},
		Districts: views.Table{Caption: w.Text("coverage.by_district"), Columns: effortColumns(w, "area.district")},
		Apart:     c.apart(cov.Apart),
		Records:   beside.Records(c.Question, cov),
	}
	bins, every := c.Bars(everything)
	effort := c.bars("effort", bins)
	effort.Title = w.Text("coverage.effort")
	v.Effort = c.barChart(effort, every)
	v.Effort.Note = w.Text("coverage.effort_note", "interval", wording.Lower(w.Label("interval", string(every))))
	for _, m := range cov.ByMonth {
		v.Months.Rows = append(v.Months.Rows, views.Cells{
			Head: c.to("/", incident.Query{}.Within(m.Days), w.Period(m.Days)),
			Data: []wording.Figure{w.Count(m.Incidents), w.Count(m.Publishers)}})
	}
	for _, d := range cov.ByDistrict {
		v.Districts.Rows = append(v.Districts.Rows, views.Cells{
			Head: c.to(districtsPath+"/"+d.District.ID, everything, w.District(d.District)),
			Data: []wording.Figure{w.Count(d.Incidents), w.Count(d.Publishers)}})
	}
	details := map[string]string{} // where the first comparison of each area stands
	for i, k := range cov.Comparisons {
		view := c.comparison("comparison-"+strconv.Itoa(i+1), k, beside.Compared(c.Question, cov).WholeMonths())
		if details[k.Area] == "" {
			details[k.Area] = "#" + view.ID
		}
		v.Comparisons = append(v.Comparisons, view)
		v.Contents = append(v.Contents, views.Link{Href: "#" + view.ID, Text: view.Title})
	}
	v.Matrix = beside.Matrix(c.Question, cov, func(area string) string { return details[area] })
	return views.CoveragePage(v), nil
}

func effortColumns(w wording.Wording, first string) []string {
	return []string{w.Text(first), w.Label("collection", "incidents"), w.Text("coverage.publishers")}
}

// chartMonths is how many months a chart is worth drawing for; fewer are a table.
const chartMonths = 4

// comparison is one measure in one area; a chart of some days where others count by month.
func (c *call) comparison(id string, k atlas.Comparison, days incident.Days) views.ComparisonView {
	w := c.Wording
	v := views.ComparisonView{ID: id, Title: w.Text("coverage.comparison", "area", k.Area, "measure", k.Measure),
		About: w.Text("coverage.about_unit", "unit", w.Label("unit", k.Unit))}
	if len(k.Months) >= chartMonths {
		v.Chart = c.besideChart(id+"-chart", v.Title, days, k.Months)
	}
	if len(k.Months) > 0 {
		v.Table = c.besideTable(w.Text("coverage.months_table", "measure", v.Title), k, k.Months)
		v.Table.Open = v.Chart.SVG == ""
	}
	if len(k.Longer) > 0 {
		v.Longer = c.besideTable(w.Text("coverage.longer_table", "measure", v.Title), k, k.Longer)
		v.Longer.Open = v.Chart.SVG == ""
	}
	return v
}

// besideChart draws both counts by month. Each publisher has a mark of its own, numbered in the order in which they come.
func (c *call) besideChart(id, title string, days incident.Days, months []atlas.Beside) views.Drawing {
	w := c.Wording
	chart := draw.Beside{ID: id, Title: title, Desc: w.Text("coverage.chart_about"),
		Days: days, Number: w.Number}
	signs := []views.Sign{{Swatch: "held", Text: w.Text("coverage.held")}}
	var publishers []string
	for _, m := range months {
		month := draw.BesideMonth{Days: m.Days, Held: m.Held.AtLeast()}
		if month.Held != nil {
			month.Title = w.Text("coverage.held_in", "figure", w.TollFigure(m.Held).Text, "period", w.Period(m.Days))
		}
		for _, r := range m.Reported {
			publisher := compare.Counter(r.Publisher)
			n := slices.Index(publishers, publisher)
			if n < 0 {
				n = len(publishers)
				publishers = append(publishers, publisher)
				signs = append(signs, views.Sign{Icon: draw.PublisherMark(n), Text: publisher})
			}
			month.Reported = append(month.Reported, draw.Count{Publisher: n, Value: r.Value, High: r.ValueHigh,
				Title: w.Text("coverage.theirs_in", "publisher", r.Publisher, "value", w.Reported(r), "period", w.Period(m.Days))})
		}
		chart.Months = append(chart.Months, month)
	}
	return views.Drawing{SVG: chart.Draw(), Signs: signs, Note: w.Text("coverage.chart_note")}
}

func (c *call) besideTable(caption string, k atlas.Comparison, list []atlas.Beside) *views.BesideTable {
	w := c.Wording
	t := &views.BesideTable{Caption: caption}
	for _, b := range list {
		for _, r := range b.Reported {
			t.Rows = append(t.Rows, views.BesideRow{Period: c.to("/", k.Query.Within(b.Days), w.Period(b.Days)),
				Held: w.TollFigure(b.Held), Theirs: w.Reported(r),
				Note: r.Note, Source: w.Cite(r.Publisher, r.Published, r.URL)})
		}
	}
	return t
}

// apart lists what has nothing of the dataset beside it, by the reason.
func (c *call) apart(list []atlas.Apart) []views.ApartGroup {
	w := c.Wording
	var out []views.ApartGroup
	for _, why := range []atlas.Mismatch{atlas.OtherMeasure, atlas.OtherArea, atlas.OtherPeriod} {
		g := views.ApartGroup{Title: w.Text("coverage.why." + string(why)), About: w.Text("coverage.why_about." + string(why))}
		for _, a := range list {
			if a.Why != why {
				continue
			}
			r := a.ReportedTotal
			g.Rows = append(g.Rows, views.ApartRow{Period: w.Period(incident.Days{From: r.From, To: r.To}), Area: r.Area,
				Measure: r.Measure, Value: w.Text("coverage.value", "value", w.Reported(r), "unit", w.Unit(r)), Note: r.Note,
				Source: w.Cite(r.Publisher, r.Published, r.URL)})
		}
		g.Count = w.Text("coverage.totals", "count", len(g.Rows))
		if len(g.Rows) > 0 {
			out = append(out, g)
		}
	}
	return out
}
