package page

import (
	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/page/choose"
	"khyberatlas/views"
)

// Where the features of a collection are listed; the page of one is below.
const (
	incidentsPath = "/collections/incidents/items"
	crossingsPath = "/collections/crossings/items"
	districtsPath = "/collections/districts/items"
)

// to is a link to a page of this version under a filter.
func (c *call) to(path string, filter incident.Query, text string) views.Link {
	return views.Link{Href: c.Path(path, filter), Text: text}
}

// form is a link to a form for programs.
func (c *call) form(href string, form ogc.Form) views.Link {
	return views.Link{Href: href, Text: c.Wording.Text("web.form." + string(form)), Type: form.Bare()}
}

// otherForms are the same thing for programs.
func (c *call) otherForms() []views.Link {
	var out []views.Link
	for _, f := range c.Operation.Forms {
		if f != ogc.HTML {
			out = append(out, c.form(c.PathAs(f), f))
		}
	}
	return out
}

// downloads are the whole layer in every form, with the filter of this page.
func (c *call) downloads(layer incident.Layer) []views.Link {
	var out []views.Link
	for _, d := range ogc.Downloads() {
		if d.Collection == layer {
			out = append(out, c.form(c.Path("/downloads/"+d.File, c.Asked.Query), d.Form))
		}
	}
	return out
}

// tableFiles are the forms of a table under a filter.
func (c *call) tableFiles(table string, filter incident.Query) []views.Link {
	var out []views.Link
	for _, d := range ogc.TableFiles(table) {
		out = append(out, c.form(c.Path("/downloads/"+d.File, filter), d.Form))
	}
	return out
}

// headed heads a page by what it asks for: the filter in words with its period under the page's own name, which stands alone
// under the period where nothing else is asked for.
func (c *call) headed(name string, q incident.Query, period, lead string) views.Headed {
	h := views.Headed{Kicker: period, Title: name, Lead: lead, Chips: c.chips()}
	if of := c.of(q, period); of != period {
		h.Kicker, h.Title = name, of
	}
	return h
}

// of is a filter in words with its period.
func (c *call) of(q incident.Query, period string) string {
	if what := choose.What(c.Question, q); what != "" {
		return c.Wording.Text("items.of", "what", what, "period", period)
	}
	return period
}

// titled is what a page is called where it isn't seen, with what it asks for.
func (c *call) titled(name string, q incident.Query, period string) string {
	if of := c.of(q, period); of != period {
		return c.Wording.Text("items.titled", "name", name, "what", of)
	}
	return name
}

// chips are the parts of the filter, each of which leads to the same page without it.
func (c *call) chips() []views.FilterChip {
	return choose.Chips(c.Question, incident.Days{}, func(asked ogc.Resource) string {
		asked.Page.Offset = 0
		return c.PathOf(asked)
	})
}

// queryables is a link to what the features of a list can be filtered by.
func (c *call) queryables(layer incident.Layer) views.Link {
	return views.Link{Href: c.Prefix + "/collections/" + string(layer) + "/queryables", Text: c.Wording.Text("data.queryables")}
}

// fact is a line of a list of facts; the message of the key names it.
func (c *call) fact(key, text string) views.Fact {
	return views.Fact{Name: c.Wording.Text(key), Text: text}
}

// incidentRow is what every list says of an incident. Its page keeps the filter of the list, under which it is.
func (c *call) incidentRow(r *incident.Record, under func(path string) string) views.IncidentRow {
	w := c.Wording
	return views.IncidentRow{Href: under(incidentsPath + "/" + r.ID), Title: r.Title, When: w.When(r.Incident),
		Where: w.Where(r.Incident), Type: w.Kind(r.Incident), Icon: glyphOf(r)}
}

// glyphOf is the sign of an incident: half of it where the sides disagree about what happened.
func glyphOf(r *incident.Record) string {
	if r.Contested() {
		return draw.HalfGlyph(r.Type)
	}
	return draw.Glyph(r.Type)
}

// typeSigns are the legend of the types that a picture may show.
func (c *call) typeSigns(shown func(incident.Type) bool) []views.Sign {
	var out []views.Sign
	for _, t := range incident.Types {
		if shown(t) {
			out = append(out, views.Sign{Icon: draw.Glyph(t), Text: c.Wording.Label("type", string(t))})
		}
	}
	return out
}

// localNames are a place's names in its own languages; one that is the same in both stands once.
func localNames(ur, ps string) []views.Name {
	var out []views.Name
	if ur != "" {
		out = append(out, views.Name{Text: ur, Lang: "ur", Dir: "rtl"})
	}
	if ps != "" && ps != ur {
		out = append(out, views.Name{Text: ps, Lang: "ps", Dir: "rtl"})
	}
	return out
}
