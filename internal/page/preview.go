package page

import (
	"strings"

	"khyberatlas/internal/draw/carto"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/page/linkeddata"
	"khyberatlas/internal/question"
	"khyberatlas/internal/sharing"
	"khyberatlas/views"
)

// share fills in what a page says to those who link to it: search engines, previews of links and readers of feeds.
func (c *call) share(f *views.Frame) {
	if c.Atlas == nil || c.Operation == nil || c.Base == "" {
		return
	}
	w := c.Wording
	title := f.Title
	if title == "" {
		title = c.Meta().Title
	}
	c.Unnamed(func(q *question.Question) {
		if r, ok := q.Record(c.Asked.ID); ok && c.OfIncident() {
			title, f.Description = r.Title, r.Summary
		}
		f.Data = linkeddata.Of(q, linkeddata.Page{URL: c.shareURL(), Title: title, Description: f.Description})
	})
	f.Canonical = c.canonical()
	f.Preview = &views.Preview{URL: c.shareURL(), Site: w.Text("site.name"), Title: title, Description: f.Description,
		Image: c.cardURL(), Width: carto.CardWidth, Height: carto.CardHeight, Alt: w.Text("preview.alt", "title", title)}
	f.Feeds = []views.Link{c.feed(ogc.OpFeedAtom, ogc.Atom, "feed.atom"), c.feed(ogc.OpFeedJSON, ogc.JSONFeed, "feed.json")}
	f.OEmbed = sharing.Discovery(c.Question, c.shareURL())
	meta := c.Meta()
	f.Base, f.Printed = c.Base, w.Text("cite.printed", "by", w.Text("site.name"), "title", meta.Title, "version", c.Atlas.Version(),
		"released", w.Day(meta.Released), "licence", meta.Licence)
	f.Cite = views.Link{Href: c.PathOf(sharing.Cited(c.Question)), Text: w.Text("cite.link")}
	f.Embed = c.to("/embed", c.Asked.Query, w.Text("embed.link"))
}

// feed leads to what is new of the filter: feeds are of the present version.
func (c *call) feed(operation ogc.OperationName, form ogc.Form, text string) views.Link {
	feed := ogc.Resource{Operation: operation, Form: form, Query: c.Asked.Query}
	return views.Link{Href: c.Site + ogc.Root{}.Of(feed), Type: form.Bare(), Text: c.Wording.Text(text)}
}

// shareURL is the address of this page for previews. They read pages without asking for one, so that it names its form.
func (c *call) shareURL() string {
	page := c.Asked
	page.Form, page.Asked, page.View = ogc.HTML, true, c.chosenView()
	page.View.Lang = c.Asked.View.Lang
	if c.OfIncident() {
		page.Query = incident.Query{} // it only says which incidents are next to this one
	}
	if page.Operation == ogc.OpCoverage || page.Operation == ogc.OpAbout {
		page.Query = incident.Query{} // it only goes on to the pages that these lead to
	}
	if page.Operation == ogc.OpLanding && page.Query.Days == (incident.Days{To: c.Atlas.Days().To}) {
		page.Query = page.Query.Within(incident.Days{}) // what the map shows without a period
	}
	return c.Root().Of(page)
}

// canonical is the same page of the present version, which engines list in the place of older ones.
func (c *call) canonical() string {
	return strings.Replace(c.shareURL(), c.Base+c.Prefix, c.Base+c.Site, 1)
}

// chosen is the incident that the address has chosen on the map.
func (c *call) chosen() (*incident.Record, bool) { return c.Record(c.Asked.View.Sel) }

// chosenView shows the chosen incident and else what every reader sees.
func (c *call) chosenView() ogc.View {
	if r, ok := c.chosen(); ok {
		return ogc.View{Sel: r.ID}
	}
	return ogc.View{}
}

// cardURL is the address of the picture that shows what this page is about.
func (c *call) cardURL() string {
	card := ogc.Resource{Operation: ogc.OpEmbedPNG, Form: ogc.PNG, Query: c.Asked.Query, View: c.chosenView()}
	if c.Asked.ID != "" {
		card.Query = c.Asked.Query.OnlyPeriod()
		// The feature is there: no page is made of one that isn't.
		switch f, _ := c.Feature(); x := f.(type) {
		case *incident.Record:
			card.Query, card.View.Sel = incident.Query{}, x.ID
		case *incident.District:
			card.Query = card.Query.OfDistrict(x.ID)
		case *incident.Tehsil:
			card.Query = card.Query.OfDistrict(x.DistrictID)
		case *incident.Crossing:
			card.Query = card.Query.Around(x.At, crossingKm)
		}
	}
	return c.Root().Of(card)
}
