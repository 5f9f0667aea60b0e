package page

import (
	"fmt"
	"slices"

	"github.com/a-h/templ"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/page/choose"
	"khyberatlas/internal/page/recorded"
	"khyberatlas/views"
)

// incidentsPage is the table of incidents, and of strike sites.
func incidentsPage(c *call) (templ.Component, error) {
	layer, ok := ogc.CollectionOf(c.Asked.Collection)
	if !ok {
		return nil, fmt.Errorf("collection %s: %w", c.Asked.Collection, incident.ErrNotFound)
	}
	w, name, page := c.Wording, string(layer.ID), c.Asked.Page
	q := layer.Query(c.Asked.Query)
	hits := c.Window(q, page)
	summary := c.Summary(q)
	head := c.headed(w.Label("collection", name), c.Asked.Query, summary.Period, "")
	v := views.IncidentsView{
		Frame:     c.frame("incidents", head.Title, w.About("collection", name)),
		Headed:    head,
		Count:     summary.Count,
		Totals:    summary.Totals,
		NoPlace:   summary.NoPlace,
		Later:     summary.Later,
		Filter:    choose.Form(c.Question, "/collections/"+name+"/items", incident.Days{}),
		Picture:   views.Drawing{SVG: c.picture(q, name, plainLook).svg},
		Pager:     c.pager(hits.Matched),
		Downloads: c.downloads(layer.ID),
		Caption:   summary.Count,
		Figures: []views.Link{c.to("/totals", q, w.Text("items.as_totals")), c.to("/histogram", q, w.Text("items.as_histogram")),
			c.queryables(layer.ID)},
	}
	v.Frame.Jumps = []string{"rows"}
	v.Picture.Signs = c.typeSigns(func(t incident.Type) bool { return len(q.Types) == 0 || slices.Contains(q.Types, t) })
	for _, s := range incident.Sorts {
		sorted := c.Asked
		sorted.Page.Sort, sorted.Page.Offset = s, 0
		v.Sorts = append(v.Sorts, views.Choice{Chosen: s == page.Sort,
			Link: views.Link{Href: c.PathOf(sorted), Text: w.Label("sort", string(s))}})
	}
	v.Kept, v.Records = recorded.Kept(c.Question, q), recorded.Several(c.Atlas.Data())
	under := c.Under(q)
	for _, r := range hits.Records {
		v.Rows = append(v.Rows, views.IncidentFigures{
			IncidentRow: c.incidentRow(r, under),
			Killed:      w.ClaimedCell(w.TollFigure(r.Killed.Told()), r.KilledUnagreed(), "killed"),
			Civilians:   w.ClaimedCell(w.Figure(r.Civilians), r.KilledClaims("civilians"), "killed"),
			Injured:     w.ClaimedCell(w.Figure(r.Injured), r.InjuredUnagreed(), "injured"),
			Confidence:  w.Label("confidence", string(r.Confidence)),
			Publishers:  w.Publishers(r.Publishers),
			Record:      c.Atlas.Data().OriginName(r.Origin),
		})
	}
	return views.IncidentsPage(v), nil
}

func (c *call) pager(total int) views.Pager {
	w, page := c.Wording, c.Asked.Page
	from, to := min(page.Offset+1, total), min(page.Offset+page.Limit, total)
	if total == 0 {
		return views.Pager{}
	}
	v := views.Pager{Where: w.Text("items.where", "from", from, "to", to, "count", total)}
	turn := func(offset int, text string) views.Link {
		other := c.Asked
		other.Page.Offset = offset
		return views.Link{Href: c.PathOf(other), Text: text}
	}
	if page.Offset > 0 {
		v.Prev = turn(max(page.Offset-page.Limit, 0), w.Text("items.prev"))
	}
	if to < total {
		v.Next = turn(page.Offset+page.Limit, w.Text("items.next"))
	}
	return v
}
