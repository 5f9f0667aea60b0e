package answer

import (
	"encoding/json"
	"fmt"
	"io"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/ogc/tiling"
)

func landing(c *call, w io.Writer) error {
	meta, credit := c.Meta(), c.Credit()
	english := i18n.English()
	links := append(c.licence(c.Self()),
		c.link("service-desc", ogc.Resource{Operation: ogc.OpOpenAPI}, ogc.OpenAPI, english.Text("link.description")),
		c.link("service-doc", ogc.Resource{Operation: ogc.OpAPI}, ogc.HTML, english.Text("link.api")),
		c.link("conformance", ogc.Resource{Operation: ogc.OpConformance}, ogc.JSON, english.Text("link.conformance")),
		c.link("data", ogc.Resource{Operation: ogc.OpCollections}, ogc.JSON, english.Text("link.collections")),
		c.link(tiling.RelSchemes, ogc.Resource{Operation: ogc.OpTileMatrixSets}, ogc.JSON, english.Text("link.tiling_schemes")),
		c.link("related", ogc.Resource{Operation: ogc.OpTotals}, ogc.JSON, english.Text("link.totals")),
		c.link("related", ogc.Resource{Operation: ogc.OpHistogram}, ogc.JSON, english.Text("link.histogram")),
		c.link("about", ogc.Resource{Operation: ogc.OpAbout}, ogc.HTML, english.Text("link.about")),
		c.link("enclosure", ogc.Resource{Operation: ogc.OpDownload, File: "dataset.zip"}, ogc.Zip, english.Text("link.dataset")))
	return writeJSON(w, ogc.LandingAnswer{Title: meta.Title, Description: meta.Description, Attribution: credit.Attribution,
		Licence: credit.Licence, Version: c.Atlas.Version(), Links: links})
}

func collections(c *call, w io.Writer) error {
	view := ogc.CollectionsAnswer{Links: c.Self()}
	for _, l := range ogc.Collections() {
		view.Collections = append(view.Collections, c.collectionView(l))
	}
	if err := c.Err(); err != nil {
		return err
	}
	return writeJSON(w, view)
}

func collection(c *call, w io.Writer) error {
	l, ok := ogc.CollectionOf(c.Asked.Collection)
	if !ok {
		return fmt.Errorf("collection %s: %w", c.Asked.Collection, incident.ErrNotFound)
	}
	view := c.collectionView(l)
	if err := c.Err(); err != nil {
		return err
	}
	return writeJSON(w, view)
}

func (c *call) collectionView(l ogc.Collection) ogc.CollectionAnswer {
	credit := c.Credit()
	english := i18n.English()
	self := ogc.Resource{Operation: ogc.OpCollection, Collection: l.ID}
	links := []ogc.Link{c.link("self", self, ogc.JSON, english.Text("link.this_collection"))}
	html := self
	html.Asked, html.Form = true, ogc.HTML
	links = append(links, c.link("alternate", html, ogc.HTML, english.Text("link.alternate.html")))
	if op, ok := ogc.Lookup(ogc.OpItems); ok {
		for i, f := range op.Forms {
			// The first form goes without f: GDAL looks its address up in the API's description.
			links = append(links, c.link("items", ogc.Resource{Operation: ogc.OpItems, Collection: l.ID, Form: f, Asked: i > 0}, f,
				english.Text("link.items."+string(f))))
		}
	}
	// GDAL before 3.7 knows the relation under its other spelling only.
	for _, rel := range []string{"describedby", "describedBy"} {
		links = append(links, c.link(rel, ogc.Resource{Operation: ogc.OpSchema, Collection: l.ID}, ogc.Schema,
			english.Text("link.schema")))
	}
	links = append(links, c.link(ogc.RelSchema, ogc.Resource{Operation: ogc.OpProperties, Collection: l.ID}, ogc.Schema,
		english.Text("link.properties")))
	links = append(links, c.link(tiling.RelTileSets, ogc.Resource{Operation: ogc.OpTileSets, Collection: l.ID}, ogc.JSON,
		english.Text("link.tilesets")))
	links = append(links, c.queryables(l.ID))
	for _, d := range ogc.Downloads() {
		if d.Collection == l.ID {
			links = append(links, c.link("enclosure", ogc.Resource{Operation: ogc.OpDownload, File: d.File}, d.Form, d.File))
		}
	}
	links = c.licence(links)
	return ogc.CollectionAnswer{ID: l.ID, Title: l.Title, Description: l.Description, Attribution: credit.Attribution,
		Licence: credit.Licence, ItemType: "feature", Extent: c.extent(l.ID), CRS: []string{ogc.CRS84}, Links: links}
}

// licence adds the link to the licence of what is told of, where one address has it.
func (c *call) licence(links []ogc.Link) []ogc.Link {
	credit := c.Credit()
	if credit.LicenceURL == "" {
		return links
	}
	return append(links, ogc.Link{Href: credit.LicenceURL, Rel: "license", Type: "text/html", Title: credit.Licence})
}

// queryables is the link to what the features of a layer can be filtered by.
func (c *call) queryables(id incident.Layer) ogc.Link {
	return c.link(ogc.RelQueryables, ogc.Resource{Operation: ogc.OpQueryables, Collection: id}, ogc.Schema,
		i18n.English().Text("link.queryables"))
}

func (c *call) link(rel string, r ogc.Resource, form ogc.Form, title string) ogc.Link {
	return ogc.Link{Href: c.Root().Of(r), Rel: rel, Type: form.Bare(), Title: title}
}

// extent writes days as the standard wants instants: from the first moment of the first to the last of the last, by
// the calendar as written.
func (c *call) extent(layer incident.Layer) ogc.Extent {
	e := c.Extent(layer)
	view := ogc.Extent{Temporal: ogc.TemporalExtent{Interval: [][2]*string{{}}, TRS: ogc.Gregorian}}
	if e.HasBox {
		view.Spatial = &ogc.SpatialExtent{CRS: ogc.CRS84,
			Bbox: [][4]float64{{e.Box.Min[0], e.Box.Min[1], e.Box.Max[0], e.Box.Max[1]}}}
	}
	if e.Days.From != 0 {
		from := e.Days.From.String() + "T00:00:00Z"
		view.Temporal.Interval[0][0] = &from
	}
	if e.Days.To != 0 {
		to := e.Days.To.String() + "T23:59:59Z"
		view.Temporal.Interval[0][1] = &to
	}
	return view
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("write the answer: %w", err)
	}
	return nil
}
