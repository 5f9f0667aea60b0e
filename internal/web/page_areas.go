package web

import (
	"khyberatlas/internal/wording"
	"strconv"

	"github.com/a-h/templ"

	"khyberatlas/internal/incident"
	"khyberatlas/views"
)

// areasPage is the table of districts, or of tehsils, with their figures.
func areasPage(c *request) (templ.Component, error) {
	name, w, q := c.ask.Collection, c.words(), c.ask.Query
	areas, other := c.atlas.Districts(q), "tehsils"
	if name == "tehsils" {
		areas, other = c.atlas.Tehsils(q), "districts"
	}
	title, period := c.p.Label("collection", name), w.Asked(q.Days)
	v := views.AreasView{Frame: c.frame("districts", title, c.p.About("collection", name)), Title: title,
		Lead: c.p.Text("area.lead."+name, "period", period), Filter: c.filterForm("/collections/" + name + "/items"),
		Notes:     []string{c.p.Text("area.blank_note"), c.p.Text("area.note." + name)},
		Downloads: c.downloads(name), Other: views.Link{Href: c.to("/collections/"+other+"/items", q), Text: c.p.Text("area.see." + other)}}
	v.Table = c.areaTable(c.p.Text("area.caption", "areas", title, "period", period), areas)
	return views.AreasPage(v), nil
}

func (c *request) areaTable(caption string, areas []incident.Area) views.Table {
	w := c.words()
	tehsils := len(areas) > 0 && areas[0].Tehsil != nil
	t := views.Table{Caption: caption, Columns: []string{c.p.Text("area.name"), c.p.Label("collection", "incidents"),
		c.p.Text("items.killed"), c.p.Text("items.civilians"), c.p.Text("chart.without_best"), c.p.Text("chart.without_figure")}}
	if tehsils {
		t.Columns = append(t.Columns, c.p.Text("area.district"))
	} else {
		t.Columns = append(t.Columns, c.p.Text("area.per100k"), c.p.Text("area.population"))
	}
	for _, a := range areas {
		row := views.Cells{Data: []wording.Figure{w.Count(a.Totals.Count), w.TollFigure(a.Totals.Toll()), w.Figure(a.Totals.Civilians.Sum),
			w.Count(a.Totals.WithoutBest), w.Count(a.Totals.WithoutFigure)}}
		if tehsils {
			row.Head = views.Link{Href: c.to("/collections/tehsils/items/"+a.Tehsil.ID, c.ask.Query), Text: a.Tehsil.Name}
			row.Data = append(row.Data, wording.Figure{Text: c.words().District(a.District)})
		} else {
			row.Head = views.Link{Href: c.to("/collections/districts/items/"+a.District.ID, c.ask.Query), Text: c.words().District(a.District)}
			row.Data = append(row.Data, w.Rate(a.Per100k), w.Count(a.District.Population2023))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// totalsFacts are the sums of a filter, with what is missing.
func (c *request) totalsFacts(t incident.Totals) []views.Fact {
	w := c.words()
	fact := func(key string, f wording.Figure) views.Fact {
		if f.Blank {
			f.Text = c.p.Text("words.not_reported")
		}
		return views.Fact{Name: c.p.Text(key), Text: f.Text, Note: f.Under}
	}
	killed := w.TollFigure(t.Toll())
	if note := w.Missing(t); note != "" {
		if killed.Under != "" {
			note = killed.Under + "; " + note
		}
		killed.Under = note
	}
	return []views.Fact{fact("items.killed", killed), fact("incident.civilians", w.Part(t.Civilians)),
		fact("incident.forces", w.Part(t.Forces)), fact("incident.militants", w.Part(t.Militants)), fact("incident.injured", w.Part(t.Injured))}
}

func year(y int) string { return strconv.Itoa(y) }
