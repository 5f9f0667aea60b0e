package web

import (
	"io"
	"iter"
	"khyberatlas/internal/wording"
	"strings"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/format"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// feed answers with what changed last of what matches.
func feed(c *request, w io.Writer) error {
	hits := c.atlas.Changes(c.ask.Query)
	links := append(c.root().Self(c.ask), ogc.Root{Base: c.base + c.server.basePath()}.Feed(c.ask, hits.Len(), c.atlas.Version())...)
	c.linkTo(links[1:])
	f := c.feedOf(hits)
	f.Links = append(linksOf(links), c.feedLinks()...)
	list := c.entries(hits.Page(c.ask.Page))
	if c.ask.Form == ogc.Atom {
		return format.Atom(w, f, list)
	}
	return format.JSONFeed(w, f, list)
}

// feedOf is the feed that all pages are of. Its latest change is that of its first entry; one without entries is as old
// as the dataset.
func (c *request) feedOf(hits atlas.Hits) format.Feed {
	ds := c.atlas.Data()
	f := format.Feed{About: c.about(), ID: format.URN(ds.Meta.ID, "feed", c.ask.Filter()), Language: string(c.p.Lang()),
		Subtitle: strings.TrimSpace(c.p.Text("feed.about", "sample", c.sample())), Author: c.p.Text("site.name"),
		Program: strings.TrimSpace(c.p.Text("site.name") + " " + c.server.Program), Updated: ds.Meta.Released,
		Matched: hits.Len(), Offset: c.ask.Page.Offset, Limit: c.ask.Page.Limit, Code: c.root().To("/about", "f=html")}
	f.Title = c.feedTitle()
	for _, words := range []*string{&f.About.Title, &f.About.Licence, &f.About.Attribution} {
		*words = c.p.Apart(*words)
	}
	if hits.Len() > 0 {
		f.Updated = ds.ChangedOn(hits.All()[0].Incident)
	}
	return f
}

func (c *request) feedTitle() string {
	parts := []string{}
	if q := c.ask.Query; q.Never || !q.Days.All() {
		parts = append(parts, c.words().Asked(q.Days))
	}
	if words := c.filterWords(c.ask.Query); words != "" {
		parts = append(parts, words)
	}
	if len(parts) == 0 {
		return c.p.Text("feed.title")
	}
	return c.p.Text("feed.title_filtered", "filter", strings.Join(parts, c.p.Text("filter.and")))
}

// sample is the sentence that says what the data is; blank for complete data.
func (c *request) sample() string {
	if c.atlas.Data().Meta.Completeness != "sample" {
		return ""
	}
	return c.p.Text("map.sample")
}

// feedLinks are the same incidents as a page and as the other kind of feed, and the licence.
func (c *request) feedLinks() []format.Link {
	page := ogc.Request{Operation: "items", Collection: "incidents", Form: ogc.HTML, Asked: true, Query: c.ask.Query}
	page.Page.Sort = incident.SortDate
	other := c.ask
	other.Operation, other.Form = "feed-json", ogc.JSONFeed
	if c.ask.Form == ogc.JSONFeed {
		other.Operation, other.Form = "feed-atom", ogc.Atom
	}
	meta := c.atlas.Data().Meta
	links := []format.Link{{Rel: "alternate", Href: c.root().Of(page), Type: ogc.HTML.Bare(), Title: c.p.Text("nav.incidents")},
		{Rel: "alternate", Href: c.root().Of(other), Type: other.Form.Bare()}}
	if meta.LicenceURL != "" {
		links = append(links, format.Link{Rel: "license", Href: meta.LicenceURL, Type: ogc.HTML.Bare(), Title: c.p.Apart(meta.Licence)})
	}
	return links
}

// entries tell of records. Their links name no version: a reader keeps an entry longer than a version is held.
func (c *request) entries(rows []*incident.Record) iter.Seq[format.Entry] {
	ds, root := c.atlas.Data(), ogc.Root{Base: c.base + c.server.basePath()}
	return func(yield func(format.Entry) bool) {
		for _, r := range rows {
			path := ogc.Request{Operation: "item", Collection: "incidents", ID: r.ID}.Path()
			e := format.Entry{ID: format.URN(ds.Meta.ID, "incidents", r.ID), Title: c.p.Apart(r.Title), Text: c.entryText(r), Page: root.To(path, "f=html"),
				Data: root.To(path, "f=geojson"), Kind: c.p.Label("type", string(r.Type)), Published: ds.CameOn(r.Incident),
				Updated: ds.ChangedOn(r.Incident), Record: r}
			if !r.GeoPrecision.Coarse() {
				e.At = r.At
			}
			if !yield(e) {
				return
			}
		}
	}
}

func (c *request) entryText(r *incident.Record) string {
	w := c.words()
	when, _ := w.Days(r.Incident)
	return c.p.Text("feed.entry", "when", when, "where", w.Where(r.Incident), "killed", w.KilledOf(r), "summary", r.Summary,
		"confidence", wording.Lower(c.p.Label("confidence", string(r.Confidence))), "publishers", c.p.Text("items.publishers", "count", r.Publishers))
}
