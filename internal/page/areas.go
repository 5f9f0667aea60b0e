package page

import (
	"khyberatlas/internal/wording"
	"strconv"

	"github.com/a-h/templ"

	"khyberatlas/internal/incident"
	"khyberatlas/views"
)

// areasPage is the table of districts, or of tehsils, with their figures.
func areasPage(c *call) (templ.Component, error) {
	name, w, q := c.Asked.Collection, c.Wording, c.Asked.Query
	areas, other := c.Atlas.Districts(q), "tehsils"
	if name == "tehsils" {
		areas, other = c.Atlas.Tehsils(q), "districts"
	}
	title, period := c.Wording.Label("collection", name), w.Asked(q.Days)
	v := views.AreasView{Frame: c.frame("districts", title, c.Wording.About("collection", name)), Title: title,
		Lead: c.Wording.Text("area.lead."+name, "period", period), Filter: c.filterForm("/collections/" + name + "/items"),
		Notes:     []string{c.Wording.Text("area.blank_note"), c.Wording.Text("area.note." + name)},
		Downloads: c.downloads(name), Other: views.Link{Href: c.Path("/collections/"+other+"/items", q), Text: c.Wording.Text("area.see." + other)}}
	v.Table = c.areaTable(c.Wording.Text("area.caption", "areas", title, "period", period), areas)
	return views.AreasPage(v), nil
}

func (c *call) areaTable(caption string, areas []incident.Area) views.Table {
	w := c.Wording
	tehsils := len(areas) > 0 && areas[0].Tehsil != nil
	t := views.Table{Caption: caption, Columns: []string{c.Wording.Text("area.name"), c.Wording.Label("collection", "incidents"),
		c.Wording.Text("items.killed"), c.Wording.Text("items.civilians"), c.Wording.Text("chart.without_best"), c.Wording.Text("chart.without_figure")}}
	if tehsils {
		t.Columns = append(t.Columns, c.Wording.Text("area.district"))
	} else {
		t.Columns = append(t.Columns, c.Wording.Text("area.per100k"), c.Wording.Text("area.population"))
	}
	for _, a := range areas {
		row := views.Cells{Data: []wording.Figure{w.Count(a.Totals.Count), w.TollFigure(a.Totals.Toll()), w.Figure(a.Totals.Civilians.Sum),
			w.Count(a.Totals.WithoutBest), w.Count(a.Totals.WithoutFigure)}}
		if tehsils {
			row.Head = views.Link{Href: c.Path("/collections/tehsils/items/"+a.Tehsil.ID, c.Asked.Query), Text: a.Tehsil.Name}
			row.Data = append(row.Data, wording.Figure{Text: c.Wording.District(a.District)})
		} else {
			row.Head = views.Link{Href: c.Path("/collections/districts/items/"+a.District.ID, c.Asked.Query), Text: c.Wording.District(a.District)}
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
			f.Text = c.Wording.Text("words.not_reported")
		}
		return views.Fact{Name: c.Wording.Text(key), Text: f.Text, Note: f.Under}
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
