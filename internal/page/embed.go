package page

import (
	"khyberatlas/internal/wording"
	"slices"

	"github.com/a-h/templ"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/views"
)

// embedPage is the map with its caption for a frame in somebody else's page. It has no script.
func embedPage(c *call) (templ.Component, error) {
	p := c.sharedCard()
	v := views.EmbedView{Frame: c.frame("embed", p.Heading, p.Desc), Heading: p.Heading, About: p.About, Period: p.Period,
		Count: p.Count, Killed: p.Killed, Sample: p.Sample, Data: p.Data, Credit: p.Credit,
		Full: views.Link{Href: c.Root().Of(c.full()), Text: c.Wording.Text("embed.open")}}
	if r, ok := c.Atlas.Record(c.chosen()); ok {
		v.Picture.SVG = c.incidentMap(r)
	} else {
		v.Picture.SVG = c.picture(c.Asked.Query, "incidents", layersOfMap)
	}
	for _, l := range p.Legend {
		v.Picture.Signs = append(v.Picture.Signs, views.Sign{Icon: draw.Glyph(l.Type), Text: l.Text})
	}
	if len(p.Rings) > 0 && p.Area == "" {
		v.Picture.Note = p.RingNote
	}
	v.Picture.Signs = append(v.Picture.Signs, c.doorSigns()...)
	return views.EmbedPage(v), nil
}

// doorSigns are the states in which the picture shows crossings.
func (c *call) doorSigns() []views.Sign {
	w := c.Wording
	q := periodOf(c.Asked.Query)
	if r, ok := c.Atlas.Record(c.chosen()); ok {
		q.Days = incident.Days{From: r.Date, To: r.Span().To}
	}
	found := map[incident.Status]bool{}
	for _, s := range c.Atlas.Crossings(q) {
		found[s.State] = true
	}
	var out []views.Sign
	for _, st := range append(slices.Clone(incident.Statuses), incident.Partial, incident.Unknown) {
		if found[st] {
			out = append(out, views.Sign{Icon: draw.Door(st), Text: w.Text("embed.crossing", "state", wording.Lower(w.Label("status", string(st))))})
		}
	}
	return out
}

// full is the page that the picture was taken of.
func (c *call) full() ogc.Resource {
	if id := c.chosen(); id != "" {
		return ogc.Resource{Operation: "item", Collection: "incidents", ID: id, Form: ogc.HTML, Asked: true}
	}
	return ogc.Resource{Operation: "landing", Query: c.Asked.Query, Page: incident.Page{Sort: incident.SortDateDesc}, Form: ogc.HTML, Asked: true}
}
