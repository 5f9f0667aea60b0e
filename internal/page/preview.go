package page

import (
	"strings"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/views"
)

// share fills in what a page says to those who link to it: search engines, previews of links and readers of feeds.
func (c *call) share(f *views.Frame) {
	w := c.Wording
	if c.Atlas == nil || c.Operation == nil || c.Base == "" {
		return
	}
	title := f.Title
	if title == "" {
		title = c.Meta().Title
	}
	f.Canonical = c.canonical()
	f.Preview = &views.Preview{URL: c.shareURL(), Site: w.Text("site.name"), Title: title, Description: f.Description,
		Image: c.pictureURL(ogc.PNG), Width: draw.CardWidth, Height: draw.CardHeight, Alt: w.Text("preview.alt", "title", title)}
	f.Data = c.linkedData(title, f.Description)
	query := ogc.Resource{Query: c.Asked.Query}
	for _, form := range []ogc.Form{ogc.Atom, ogc.JSONFeed} {
		feed := feedRequest(form, query.Query)
		f.Feeds = append(f.Feeds, views.Link{Href: c.Site + ogc.Root{}.Of(feed), Type: form.Bare(), Text: w.Text("feed." + shortOf(form))})
	}
	f.Embed = views.Link{Href: c.Path("/embed", c.Asked.Query), Text: w.Text("embed.link")}
}

func feedRequest(form ogc.Form, q incident.Query) ogc.Resource {
	return ogc.Resource{Operation: "feed-" + shortOf(form), Form: form, Query: q}
}

func shortOf(form ogc.Form) string {
	if form == ogc.Atom {
		return "atom"
	}
	return "json"
}

// shareURL is the address of this page for previews. They read pages without asking for one, so that it names its form.
func (c *call) shareURL() string {
	ask := c.Asked
	ask.Form, ask.Asked, ask.View = ogc.HTML, true, ogc.View{Sel: c.chosen(), Lang: ask.View.Lang}
	return c.Root().Of(ask)
}

// canonical is the same page of the present version, which engines list in the place of older ones.
func (c *call) canonical() string {
	return strings.Replace(c.shareURL(), c.Base+c.Prefix, c.Base+c.Site, 1)
}

// chosen is the incident that the page has chosen; blank for none.
func (c *call) chosen() string {
	if _, ok := c.Atlas.Record(c.Asked.View.Sel); ok {
		return c.Asked.View.Sel
	}
	return ""
}

// pictureURL is the address of the picture that shows what this page is about.
func (c *call) pictureURL(form ogc.Form) string {
	p := ogc.Resource{Operation: "embed-" + string(form), Form: form, Query: c.Asked.Query, View: ogc.View{Sel: c.chosen()}}
	if c.Operation.Name == "item" {
		p.Query = incident.Query{Days: c.Asked.Query.Days, Never: c.Asked.Query.Never}
		// The feature is there: no page is made of one that isn't.
		switch f, _ := c.Feature(); x := f.(type) {
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
	return c.Root().Of(p)
}
