package page

import (
	"github.com/a-h/templ"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

// areasPage is the table of districts, or of tehsils, with their figures; other is the layer of the other ones.
func areasPage(areas func(*question.Question, incident.Query) []incident.Area, other incident.Layer) maker {
	return func(c *call) (templ.Component, error) {
		return c.areasPage(areas(c.Question, c.Asked.Query), string(other))
	}
}

func (c *call) areasPage(areas []incident.Area, other string) (templ.Component, error) {
	name, w, q := string(c.Asked.Collection), c.Wording, c.Asked.Query
	title, period := w.Label("collection", name), w.Asked(q.Days)
	return views.AreasPage(views.AreasView{
		Frame:     c.frame("districts", title, w.About("collection", name)),
		Title:     title,
		Lead:      w.Text("area.lead."+name, "period", period),
		Filter:    c.filterForm("/collections/" + name + "/items"),
		Table:     c.areaTable(w.Text("area.caption", "areas", title, "period", period), areas),
		Notes:     []string{w.Text("area.blank_note"), w.Text("area.note." + name)},
		Downloads: c.downloads(c.Asked.Collection),
		Other:     c.to("/collections/"+other+"/items", q, w.Text("area.see."+other)),
	}), nil
}

func (c *call) areaTable(caption string, areas []incident.Area) views.Table {
	w, q := c.Wording, c.Asked.Query
	tehsils := len(areas) > 0 && areas[0].Tehsil != nil
	t := views.Table{Caption: caption, Columns: []string{w.Text("area.name"), w.Label("collection", "incidents"),
		w.Text("items.killed"), w.Text("items.civilians"), w.Text("chart.without_best"), w.Text("chart.without_figure")}}
	if tehsils {
		t.Columns = append(t.Columns, w.Text("area.district"))
	} else {
		t.Columns = append(t.Columns, w.Text("area.per100k"), w.Text("area.population"))
	}
	for _, a := range areas {
		row := views.Cells{Data: []wording.Figure{w.Count(a.Totals.Count), w.TollFigure(a.Totals.Toll()),
			w.Figure(a.Totals.Civilians.Sum), w.Count(a.Totals.WithoutBest), w.Count(a.Totals.WithoutFigure)}}
		if tehsils {
			row.Head = c.to("/collections/tehsils/items/"+a.Tehsil.ID, q, a.Tehsil.Name)
			row.Data = append(row.Data, wording.Figure{Text: w.District(a.District)})
		} else {
			row.Head = c.to(districtsPath+"/"+a.District.ID, q, w.District(a.District))
			row.Data = append(row.Data, w.Rate(a.Per100k), w.Count(a.District.Population2023))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// totalsFacts are the sums of a filter, with what is missing.
func (c *call) totalsFacts(t incident.Totals) []views.Fact {
	w := c.Wording
	fact := func(key string, f wording.Figure) views.Fact {
		if f.Blank {
			f.Text = w.Text("words.not_reported")
		}
		return views.Fact{Name: w.Text(key), Text: f.Text, Note: f.Under}
	}
	killed := w.TollFigure(t.Toll())
	if note := w.Missing(t); note != "" {
		if killed.Under != "" {
			note = killed.Under + "; " + note
		}
		killed.Under = note
	}
	return []views.Fact{fact("items.killed", killed), fact("incident.civilians", w.Part(t.Civilians)),
		fact("incident.forces", w.Part(t.Forces)), fact("incident.militants", w.Part(t.Militants)),
		fact("incident.injured", w.Part(t.Injured))}
}
