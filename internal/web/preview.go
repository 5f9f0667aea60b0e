package web

import (
	"strings"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/views"
)

// share fills in what a page says to those who link to it: search engines, previews of links and readers of feeds.
func (c *request) share(f *views.Frame) {
	if c.atlas == nil || c.op == nil || c.base == "" {
		return
	}
	title := f.Title
	if title == "" {
		title = c.atlas.Data().Meta.Title
	}
	f.Canonical = c.canonical()
	f.Preview = &views.Preview{URL: c.shareURL(), Site: c.p.Text("site.name"), Title: title, Description: f.Description,
		Image: c.pictureURL(ogc.PNG), Width: draw.CardWidth, Height: draw.CardHeight, Alt: c.p.Text("preview.alt", "title", title)}
	f.Data = c.linkedData(title, f.Description)
	query := ogc.Request{Query: c.ask.Query}
	for _, form := range []ogc.Form{ogc.Atom, ogc.JSONFeed} {
		feed := feedRequest(form, query.Query)
		f.Feeds = append(f.Feeds, views.Link{Href: c.server.basePath() + c.address(feed), Type: form.Bare(), Text: c.p.Text("feed." + shortOf(form))})
	}
	f.Embed = views.Link{Href: c.to("/embed", c.ask.Query), Text: c.p.Text("embed.link")}
}

func feedRequest(form ogc.Form, q incident.Query) ogc.Request {
	return ogc.Request{Operation: "feed-" + shortOf(form), Form: form, Query: q}
}

func shortOf(form ogc.Form) string {
	if form == ogc.Atom {
		return "atom"
	}
	return "json"
}

// shareURL is the address of this page for previews. They read pages without asking for one, so that it names its form.
func (c *request) shareURL() string {
	ask := c.ask
	ask.Form, ask.Asked, ask.View = ogc.HTML, true, ogc.View{Sel: c.chosen(), Lang: ask.View.Lang}
	return c.root().Of(ask)
}

// canonical is the same page of the present version, which engines list in the place of older ones.
func (c *request) canonical() string {
	return strings.Replace(c.shareURL(), c.base+c.prefix, c.base+c.server.basePath(), 1)
}

// chosen is the incident that the page has chosen; blank for none.
func (c *request) chosen() string {
	if _, ok := c.atlas.Record(c.ask.View.Sel); ok {
		return c.ask.View.Sel
	}
	return ""
}

// pictureURL is the address of the picture that shows what this page is about.
func (c *request) pictureURL(form ogc.Form) string {
	p := ogc.Request{Operation: "embed-" + string(form), Form: form, Query: c.ask.Query, View: ogc.View{Sel: c.chosen()}}
	if c.op.Name == "item" {
		p.Query = incident.Query{Days: c.ask.Query.Days, Never: c.ask.Query.Never}
		// The feature is there: no page is made of one that isn't.
		switch f, _ := c.feature(); x := f.(type) {
		case *incident.Record:
			p.Query, p.View.Sel = incident.Query{}, x.ID
		case *incident.District:
			p.Query.InDistricts = []string{x.ID}
		case *incident.Tehsil:
			p.Query.InDistricts = []string{x.DistrictID}
		case *incident.Crossing:
			p.Query.Near = &incident.Near{At: x.At, Km: crossingKm}
		}
	}
	return c.root().Of(p)
}
