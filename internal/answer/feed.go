package answer

import (
	"io"
	"iter"
	"strings"

	"khyberatlas/internal/format"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/wording"
)

// feed answers with what changed last of what matches.
func feed(c *call, w io.Writer) error {
	window := c.Asked.Page
	window.Sort = incident.SortChanged
	hits := c.Window(c.Asked.Query, window)
	links := append(c.Self(), c.Present().Feed(c.Asked, hits.Matched, c.Atlas.Version())...)
	if err := c.announce(Head{Links: links[1:]}); err != nil {
		return err
	}
	f := c.feedOf(hits.Matched)
	f.Links = append(linksOf(links), c.feedLinks()...)
	list := c.entries(hits.Records)
	if c.Asked.Form == ogc.Atom {
		return format.Atom(w, f, list)
	}
	return format.JSONFeed(w, f, list)
}

// feedOf is the feed that all pages are of. Its latest change is that of its first entry; one without entries is as old
// as the dataset.
func (c *call) feedOf(matched int) format.Feed {
	ds, about := c.Atlas.Data(), c.about()
	said := c.Sample()
	if about.Withheld > 0 {
		said += " " + c.Wording.Text("terms.withheld", "count", about.Withheld)
	}
	f := format.Feed{About: about, ID: format.URN(ds.Meta.ID, "feed", c.Asked.Filter()), Language: string(c.Wording.Lang()),
		Subtitle: strings.TrimSpace(c.Wording.Text("feed.about", "sample", said)), Author: c.Wording.Text("site.name"),
		Program: strings.TrimSpace(c.Wording.Text("site.name") + " " + c.maker.Program), Updated: ds.Meta.Released,
		Matched: matched, Offset: c.Asked.Page.Offset, Limit: c.Asked.Page.Limit, Code: c.Root().To("/about", "f=html")}
	f.Title = c.feedTitle()
	for _, words := range []*string{&f.About.Title, &f.About.Licence, &f.About.Attribution} {
		*words = c.Wording.Apart(*words)
	}
	for _, latest := range c.Window(c.Asked.Query, incident.Page{Limit: 1, Sort: incident.SortChanged}).Records {
		f.Updated = ds.ChangedOn(latest.Incident)
	}
	return f
}

func (c *call) feedTitle() string {
	parts := []string{}
	if q := c.Asked.Query; q.Never || !q.Days.All() {
		parts = append(parts, c.Wording.Asked(q.Days))
	}
	if words := c.Filter(); words != "" {
		parts = append(parts, words)
	}
	if len(parts) == 0 {
		return c.Wording.Text("feed.title")
	}
	return c.Wording.Text("feed.title_filtered", "filter", strings.Join(parts, c.Wording.Text("filter.and")))
}

// feedLinks are the same incidents as a page and as the other kind of feed, and the licence.
func (c *call) feedLinks() []format.Link {
	page := ogc.Resource{Operation: ogc.OpItems, Collection: incident.LayerIncidents, Form: ogc.HTML, Asked: true,
		Query: c.Asked.Query}
	page.Page.Sort = incident.SortDate
	other := c.Asked
	other.Operation, other.Form = ogc.OpFeedJSON, ogc.JSONFeed
	if c.Asked.Form == ogc.JSONFeed {
		other.Operation, other.Form = ogc.OpFeedAtom, ogc.Atom
	}
	credit := c.Credit()
	links := []format.Link{{Rel: "alternate", Href: c.Root().Of(page), Type: ogc.HTML.Bare(),
		Title: c.Wording.Text("nav.incidents")},
		{Rel: "alternate", Href: c.Root().Of(other), Type: other.Form.Bare()}}
	if credit.LicenceURL != "" {
		links = append(links, format.Link{Rel: "license", Href: credit.LicenceURL, Type: ogc.HTML.Bare(),
			Title: c.Wording.Apart(credit.Licence)})
	}
	return links
}

// entries tell of records. Their links name no version: a reader keeps an entry longer than a version is held.
func (c *call) entries(rows []*incident.Record) iter.Seq[format.Entry] {
	ds, root := c.Atlas.Data(), c.Present()
	return func(yield func(format.Entry) bool) {
		for _, r := range rows {
			path := ogc.Resource{Operation: ogc.OpItem, Collection: incident.LayerIncidents, ID: r.ID}.Path()
			e := format.Entry{ID: format.URN(ds.Meta.ID, "incidents", r.ID), Title: c.Wording.Apart(r.Title), Text: c.entryText(r),
				Page: root.To(path, "f=html"),
				Data: root.To(path, "f=geojson"), Kind: c.Wording.Label("type", string(r.Type)), Published: ds.CameOn(r.Incident),
				Updated: ds.ChangedOn(r.Incident), Record: r}
			if !r.GeoPrecision.Coarse() {
				e.At = r.At
			}
			if len(ds.AllOrigins()) > 1 {
				e.From, _ = ds.Origin(r.Origin)
			}
			if !yield(e) {
				return
			}
		}
	}
}

func (c *call) entryText(r *incident.Record) string {
	w := c.Wording
	when, _ := w.Days(r.Incident)
	return c.Wording.Text("feed.entry", "when", when, "where", w.Where(r.Incident), "killed", w.KilledOf(r), "summary", r.Summary,
		"confidence", wording.Lower(c.Wording.Label("confidence", string(r.Confidence))), "publishers",
		c.Wording.Publishers(r.Publishers))
}
