package answer

import (
	"fmt"
	"io"
	"iter"
	"slices"

	"khyberatlas/internal/format"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// sitemapMost is how many addresses one sitemap may hold.
const sitemapMost = 50000

func sitemap(c *call, w io.Writer) error { return c.sitemap(w, sitemapMost) }

// sitemap lists every page that is not one of another filter: in one piece, or where they are too many, in parts.
func (c *call) sitemap(w io.Writer, most int) error {
	few, page := c.sitePages(), c.Asked.Page
	pages := len(few) + c.Matched(incident.Query{})
	if err := c.Err(); err != nil {
		return err
	}
	if page.Limit != ogc.DefaultLimit || page.Offset > 0 {
		from, to := page.Window(pages)
		window := incident.Page{Limit: to - max(from, len(few)), Offset: max(from-len(few), 0), Sort: incident.SortDateDesc}
		var records []*incident.Record
		if window.Limit > 0 {
			records = c.Window(incident.Query{}, window).Records
		}
		return format.Sitemap(w, c.addresses(few[min(from, len(few)):min(to, len(few))], slices.Values(records)))
	}
	if pages <= most {
		return format.Sitemap(w, c.addresses(few, c.Each(incident.Query{}, incident.SortDateDesc)))
	}
	return format.SitemapIndex(w, func(yield func(format.Address) bool) {
		part := ogc.Resource{Operation: ogc.OpSitemap, Page: incident.Page{Limit: ogc.MaxLimit}}
		for ; part.Page.Offset < pages; part.Page.Offset += ogc.MaxLimit {
			if !yield(format.Address{URL: c.Present().Of(part), Changed: c.Meta().Released}) {
				return
			}
		}
	})
}

// sitePages are the pages of the present version but for those of incidents.
func (c *call) sitePages() (few []ogc.Resource) {
	for _, name := range []ogc.OperationName{ogc.OpLanding, ogc.OpAbout, ogc.OpCoverage, ogc.OpQuarters, ogc.OpData,
		ogc.OpAPI, ogc.OpTotals, ogc.OpHistogram, ogc.OpCollections} {
		few = append(few, ogc.Resource{Operation: name})
	}
	for _, l := range ogc.Collections() {
		few = append(few, ogc.Resource{Operation: ogc.OpItems, Collection: l.ID})
	}
	for _, l := range ogc.Collections() {
		if l.Incidents {
			continue // each is listed once, with the day of its own change
		}
		for _, id := range c.IDs(l.ID) {
			few = append(few, ogc.Resource{Operation: ogc.OpItem, Collection: l.ID, ID: id})
		}
	}
	return few
}

// addresses are those of pages and of records, with the day on which what they show last changed. They are asked for as
// pages: some engines would take any form.
func (c *call) addresses(few []ogc.Resource, records iter.Seq[*incident.Record]) iter.Seq[format.Address] {
	ds, root := c.Atlas.Data(), c.Present()
	address := func(r ogc.Resource, day incident.Day) format.Address {
		r.Form, r.Asked = ogc.HTML, true
		if op, ok := ogc.Lookup(r.Operation); ok {
			r.Page.Sort, r.Interval = op.Sort, "month"
		}
		return format.Address{URL: root.Of(r), Changed: day}
	}
	return func(yield func(format.Address) bool) {
		for _, r := range few {
			if !yield(address(r, ds.Meta.Released)) {
				return
			}
		}
		for r := range records {
			page := ogc.Resource{Operation: ogc.OpItem, Collection: incident.LayerIncidents, ID: r.ID}
			if !yield(address(page, ds.ChangedOn(r.Incident))) {
				return
			}
		}
	}
}

// robots lets everybody read everything but what has no end and what only the map's script reads: an older version is
// the same pages again.
func robots(c *call, w io.Writer) error {
	base := c.Site
	_, err := fmt.Fprintf(w, "User-agent: *\nDisallow: %s/v/\nDisallow: %s/map/\n\nSitemap: %s\n", base, base,
		c.Present().To("/sitemap.xml", ""))
	return err
}
