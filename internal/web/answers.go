package web

import (
	"io"
	"strconv"

	"khyberatlas/internal/format"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// answers are the forms for programs, by operation.
var answers = map[string]answer{
	"landing":     landing,
	"conformance": conformance,
	"openapi":     description,
	"api":         description,
	"schema":      schema,
	"properties":  schema,
	"collections": collections,
	"collection":  collection,
	"items":       items,
	"item":        item,
	"download":    download,
	"histogram":   histogram,
	"totals":      totals,
	"marks":       writeMarks,
	"shapes":      writeShapes,
	"feed-atom":   feed,
	"feed-json":   feed,
	"embed-svg":   card,
	"embed-png":   card,
	"sitemap":     sitemap,
	"robots":      robots,
	"healthz":     healthz,
	"readyz":      readyz,
}

// about is what an answer says of the data it comes from.
func (c *request) about() format.About {
	meta := c.atlas.Data().Meta
	return format.About{Title: meta.Title, Licence: meta.Licence, LicenceURL: meta.LicenceURL,
		Attribution: meta.Attribution, Version: c.atlas.Version(), Filter: c.ask.Filter()}
}

func (c *request) root() ogc.Root { return ogc.Root{Base: c.base, Prefix: c.prefix} }

// items answers with a window on a layer's features.
func items(c *request, w io.Writer) error {
	all := c.layer(c.ask.Collection)
	from := min(c.ask.Page.Offset, all.size())
	shown := all.window(from, from+c.ask.Page.Limit)
	links := c.root().Self(c.ask)
	paging := c.paging(all.size())
	c.linkTo(paging)
	// The names are the standard's, for forms that have no place for the numbers.
	c.head.Set("OGC-NumberMatched", strconv.Itoa(all.size()))
	c.head.Set("OGC-NumberReturned", strconv.Itoa(shown.size()))
	collection := ogc.Link{Href: c.root().To("/collections/"+c.ask.Collection, ""), Rel: "collection", Type: "application/json",
		Title: i18n.English().Text("link.collection")}
	head := format.Head{About: c.about(), Matched: all.size(), Links: linksOf(append(append(links, paging...), collection))}
	return shown.write(c, w, head, false)
}

// linkTo puts typed links into the answer's head, where readers find them who don't read its body.
func (c *request) linkTo(links []ogc.Link) {
	for _, l := range links {
		c.head.link(l)
	}
}

// paging are the links to the windows before and after, pinned to the version that answers.
func (c *request) paging(matched int) []ogc.Link {
	return ogc.Root{Base: c.base + c.server.basePath()}.Paging(c.ask, matched, c.atlas.Version())
}

func linksOf(links []ogc.Link) []format.Link {
	out := make([]format.Link, len(links))
	for i, l := range links {
		out[i] = format.Link(l)
	}
	return out
}

// item answers with one feature and all that is known of it.
func item(c *request, w io.Writer) error {
	collection := ogc.Link{Href: c.root().To("/collections/"+c.ask.Collection, ""), Rel: "collection", Type: "application/json",
		Title: i18n.English().Text("link.collection")}
	head := format.Head{About: c.about(), Links: linksOf(append(c.root().Self(c.ask), collection))}
	q, id := c.ask.Query, c.ask.ID
	lost := &missing{what: "feature in " + c.ask.Collection, value: id}
	switch c.ask.Collection {
	case "crossings":
		return one(w, head, format.Crossings, lost, func() (incident.CrossingState, bool) { return c.atlas.Crossing(id, q) })
	case "districts":
		return one(w, head, format.Districts, lost, func() (incident.Area, bool) { return c.atlas.District(id, q) })
	case "tehsils":
		return one(w, head, format.Tehsils, lost, func() (incident.Area, bool) { return c.atlas.Tehsil(id, q) })
	}
	return one(w, head, format.Incidents, lost, func() (*incident.Record, bool) { return c.atlas.Record(id) })
}

func one[T any](w io.Writer, head format.Head, layer format.Layer[T], lost error, get func() (T, bool)) error {
	row, ok := get()
	if !ok {
		return lost
	}
	return layer.Feature(w, head, row)
}

func healthz(_ *request, w io.Writer) error {
	_, err := io.WriteString(w, "ok\n")
	return err
}

func readyz(c *request, w io.Writer) error {
	if c.atlas == nil {
		return errNotReady
	}
	said := "ready\n"
	if c.server.Behind() {
		said = "ready with the version before: the database can't be loaded, and the log says why\n"
	}
	_, err := io.WriteString(w, said)
	return err
}
