package page

import (
	"slices"

	"github.com/a-h/templ"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/views"
)

// incidentsPage is the table of incidents, and of strike sites.
func incidentsPage(c *call) (templ.Component, error) {
	name, w := c.Asked.Collection, c.Wording
	q := ogc.QueryOf(name, c.Asked.Query)
	hits := c.Atlas.Search(q, c.Asked.Page.Sort)
	words := c.Summary(q)
	title := w.Label("collection", name)
	v := views.IncidentsView{Frame: c.frame("incidents", title, w.About("collection", name)), Title: title,
		Count: words.Count, Totals: words.Totals, Period: words.Period, NoPlace: words.NoPlace, Later: words.Later,
		Filter:  c.filterForm("/collections/" + name + "/items"),
		Picture: views.Drawing{SVG: c.picture(q, name, layersOfMap), Signs: c.signs(q)},
		Pager:   c.pager(hits.Len()), Downloads: c.downloads(name), Caption: words.Count,
		Figures: []views.Link{{Href: c.Path("/totals", q), Text: w.Text("items.as_totals")},
			{Href: c.Path("/histogram", q), Text: w.Text("items.as_histogram")}},
	}
	for _, s := range incident.Sorts {
		v.Sorts = append(v.Sorts, views.Choice{Link: views.Link{Href: c.sorted(s), Text: w.Label("sort", string(s))}, Chosen: s == c.Asked.Page.Sort})
	}
	for _, r := range hits.Page(c.Asked.Page) {
		v.Rows = append(v.Rows, views.IncidentRow{Href: c.Prefix + "/collections/incidents/items/" + r.ID, Title: r.Title,
			When: w.When(r.Incident), Where: w.Where(r.Incident), Type: w.Label("type", string(r.Type)), Icon: draw.Glyph(r.Type),
			Killed:    w.ClaimedCell(w.TollFigure(r.Killed.Told()), r.KilledUnagreed(), "all"),
			Civilians: w.ClaimedCell(w.Figure(r.Civilians), r.KilledClaims("civilians"), "civilians"),
			Injured:   w.ClaimedCell(w.Figure(r.Injured), r.InjuredUnagreed(), "all"),

			Confidence: w.Label("confidence", string(r.Confidence)), Publishers: w.Text("items.publishers", "count", r.Publishers)})
	}
	return views.IncidentsPage(v), nil
}

// sorted is the address of this list in another order, from its beginning.
func (c *call) sorted(s incident.Sort) string {
	ask := c.Asked
	ask.Page.Sort, ask.Page.Offset = s, 0
	return c.PathOf(ask)
}

func (c *call) pager(total int) views.Pager {
	w := c.Wording
	page := c.Asked.Page
	from, to := min(page.Offset+1, total), min(page.Offset+page.Limit, total)
	v := views.Pager{Where: w.Text("items.where", "from", from, "to", to, "count", total)}
	turn := func(offset int, key string) views.Link {
		ask := c.Asked
		ask.Page.Offset = offset
		return views.Link{Href: c.PathOf(ask), Text: w.Text(key)}
	}
	if page.Offset > 0 {
		v.Prev = turn(max(page.Offset-page.Limit, 0), "items.prev")
	}
	if to < total {
		v.Next = turn(page.Offset+page.Limit, "items.next")
	}
	return v
}

// downloads are the whole layer in every form, with the filter of this page.
func (c *call) downloads(collection string) []views.Link {
	var out []views.Link
	for _, d := range ogc.Downloads() {
		if d.Collection == collection {
			out = append(out, views.Link{Href: c.Path("/downloads/"+d.File, c.Asked.Query), Text: c.Wording.Text("web.form." + string(d.Form)), Type: d.Form.Bare()})
		}
	}
	return out
}

// signs are the legend of the drawn map.
func (c *call) signs(q incident.Query) []views.Sign {
	var out []views.Sign
	for _, t := range incident.Types {
		if len(q.Types) == 0 || slices.Contains(q.Types, t) {
			out = append(out, views.Sign{Icon: draw.Glyph(t), Text: c.Wording.Label("type", string(t))})
		}
	}
	return out
}
