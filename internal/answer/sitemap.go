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
	pages, page := slices.Collect(c.sitePages()), c.Asked.Page
	if err := c.Err(); err != nil {
		return err
	}
	if page.Limit != ogc.DefaultLimit || page.Offset > 0 {
		from := min(page.Offset, len(pages))
		return format.Sitemap(w, slices.Values(pages[from:min(from+page.Limit, len(pages))]))
	}
	if len(pages) <= most {
		return format.Sitemap(w, slices.Values(pages))
	}
	return format.SitemapIndex(w, func(yield func(format.Address) bool) {
		part := ogc.Resource{Operation: ogc.OpSitemap, Page: incident.Page{Limit: ogc.MaxLimit}}
		for ; part.Page.Offset < len(pages); part.Page.Offset += ogc.MaxLimit {
			if !yield(format.Address{URL: c.Present().Of(part), Changed: c.Meta().Released}) {
				return
			}
		}
	})
}

// sitePages are the pages of the present version with the day on which what they show last changed. They are asked for
// as pages: some engines would take any form.
func (c *call) sitePages() iter.Seq[format.Address] {
	ds, root := c.Atlas.Data(), c.Present()
	return func(yield func(format.Address) bool) {
		put := func(r ogc.Resource, day incident.Day) bool {
			r.Form, r.Asked = ogc.HTML, true
			if op, ok := ogc.Lookup(r.Operation); ok {
				r.Page.Sort, r.Interval = op.Sort, "month"
			}
			return yield(format.Address{URL: root.Of(r), Changed: day})
		}
		for _, name := range []ogc.OperationName{ogc.OpLanding, ogc.OpAbout, ogc.OpCoverage, ogc.OpQuarters, ogc.OpData,
			ogc.OpAPI, ogc.OpTotals,
			ogc.OpHistogram, ogc.OpCollections} {
			if !put(ogc.Resource{Operation: name}, ds.Meta.Released) {
				return
			}
		}
		for _, l := range ogc.Collections() {
			if !put(ogc.Resource{Operation: ogc.OpItems, Collection: l.ID}, ds.Meta.Released) {
				return
			}
		}
		for _, l := range ogc.Collections() {
			if l.Incidents {
				continue // each is listed once, with the day of its own change
			}
			for _, id := range c.IDs(l.ID) {
				if !put(ogc.Resource{Operation: ogc.OpItem, Collection: l.ID, ID: id}, ds.Meta.Released) {
					return
				}
			}
		}
		for _, r := range c.Search(incident.Query{}, incident.SortDateDesc) {
			if !put(ogc.Resource{Operation: ogc.OpItem, Collection: incident.LayerIncidents, ID: r.ID}, ds.ChangedOn(r.Incident)) {
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
