package page

import (
	"slices"

	"github.com/a-h/templ"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/page/beside"
	"khyberatlas/internal/page/choose"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

func districtsPage(c *call) (templ.Component, error) {
	return c.areasPage(beside.DistrictsOf(c.Question), incident.LayerTehsils)
}

func tehsilsPage(c *call) (templ.Component, error) {
	return c.areasPage(beside.TehsilsOf(c.Question, c.OnlyTehsils(c.Asked.Query)), incident.LayerDistricts)
}

// areasPage is the table of districts, or of tehsils, with their figures; other is the layer of the other ones.
func (c *call) areasPage(table *beside.Areas, other incident.Layer) (templ.Component, error) {
	name, w, q := string(c.Asked.Collection), c.Wording, c.Asked.Query
	path := "/collections/" + name + "/items"
	title := w.Label("collection", name)
	period := table.Period()
	of := c.of(q.Anywhere(), period) // a box chooses rows and narrows no figure
	v := views.AreasView{
		Title:     c.titled(title, q.Anywhere(), period),
		Chips:     c.chips(),
		Lead:      w.Text("area.lead."+name, "of", of),
		Filter:    choose.Form(c.Question, path, incident.Days{}),
		Table:     table.Table(w.Text("area.caption", "areas", title, "of", of)),
		Notes:     []string{w.Text("area.blank_note"), w.Text("area.note." + name)},
		Downloads: c.downloads(c.Asked.Collection),
		Others: []views.Link{c.to("/collections/"+string(other)+"/items", q, w.Text("area.see."+string(other))),
			c.queryables(c.Asked.Collection)},
	}
	if c.Asked.Collection == incident.LayerDistricts {
		v.Presets, v.PresetsLabel = table.Presets(), w.Text("compare.presets")
		v.Periods = table.Form(c.Prefix+path, choose.Fields(c.Question, func(p *ogc.Param) bool { return p.Name != "datetime" }))
	}
	if table.Compared() {
		v.Title, v.Lead, v.Table.Caption = table.Title(), table.Lead(), table.Caption()
		v.More, v.Caution, v.Outside, v.Plain = table.More(), table.Caution(), table.Outside(), table.Plain()
		v.Chips = slices.DeleteFunc(v.Chips, func(c views.FilterChip) bool { return c.Name == "datetime" }) // one of two periods
		v.Notes = append([]string{table.Rest(), w.Text("compare.share_note"), w.Text("compare.line_note")}, v.Notes...)
		v.Filter.Hidden = append(v.Filter.Hidden, views.FilterField{Name: "compare", Value: c.Asked.Table.Compare.String()})
	}
	v.Frame = c.frame("districts", v.Title, w.About("collection", name))
	v.Frame.Jumps = []string{"rows"}
	return views.AreasPage(v), nil
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
