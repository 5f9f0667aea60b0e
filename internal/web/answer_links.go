package web

import (
	"encoding/json"
	"fmt"
	"io"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// landingView is the landing page of the API.
type landingView struct {
	Title       string     `json:"title"`
	Description string     `json:"description"`
	Attribution string     `json:"attribution"`
	Licence     string     `json:"licence"`
	Version     string     `json:"version"`
	Links       []ogc.Link `json:"links"`
}

// collectionView is a collection as the API lists it.
type collectionView struct {
	ID          string     `json:"id"`
	Title       string     `json:"title"`
	Description string     `json:"description"`
	Attribution string     `json:"attribution"`
	Licence     string     `json:"licence"`
	ItemType    string     `json:"itemType"`
	Extent      extentView `json:"extent"`
	CRS         []string   `json:"crs"`
	Links       []ogc.Link `json:"links"`
}

type extentView struct {
	Spatial  *spatialView `json:"spatial,omitempty"`
	Temporal temporalView `json:"temporal"`
}

type spatialView struct {
	Bbox [][4]float64 `json:"bbox"`
	CRS  string       `json:"crs"`
}

type temporalView struct {
	Interval [][2]*string `json:"interval"`
	TRS      string       `json:"trs"`
}

const (
	crs84     = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
	gregorian = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"
)

func landing(c *request, w io.Writer) error {
	meta := c.atlas.Data().Meta
	english := i18n.English()
	links := append(c.licence(c.root().Self(c.ask)),
		c.link("service-desc", ogc.Request{Operation: "openapi"}, ogc.OpenAPI, english.Text("link.description")),
		c.link("service-doc", ogc.Request{Operation: "api"}, ogc.HTML, english.Text("link.api")),
		c.link("conformance", ogc.Request{Operation: "conformance"}, ogc.JSON, english.Text("link.conformance")),
		c.link("data", ogc.Request{Operation: "collections"}, ogc.JSON, english.Text("link.collections")),
		c.link("related", ogc.Request{Operation: "totals"}, ogc.JSON, english.Text("link.totals")),
		c.link("related", ogc.Request{Operation: "histogram"}, ogc.JSON, english.Text("link.histogram")),
		c.link("about", ogc.Request{Operation: "about"}, ogc.HTML, english.Text("link.about")),
		c.link("enclosure", ogc.Request{Operation: "download", File: "dataset.zip"}, ogc.Zip, english.Text("link.dataset")))
	return writeJSON(w, landingView{Title: meta.Title, Description: meta.Description, Attribution: meta.Attribution,
		Licence: meta.Licence, Version: c.atlas.Version(), Links: links})
}

func collections(c *request, w io.Writer) error {
	view := struct {
		Links       []ogc.Link       `json:"links"`
		Collections []collectionView `json:"collections"`
	}{Links: c.root().Self(c.ask)}
	for _, l := range ogc.Collections() {
		view.Collections = append(view.Collections, c.collectionView(l))
	}
	return writeJSON(w, view)
}

func collection(c *request, w io.Writer) error {
	l, ok := ogc.CollectionOf(c.ask.Collection)
	if !ok {
		return fmt.Errorf("collection %s: %w", c.ask.Collection, incident.ErrNotFound)
	}
	return writeJSON(w, c.collectionView(l))
}

func (c *request) collectionView(l ogc.Collection) collectionView {
	meta := c.atlas.Data().Meta
	english := i18n.English()
	self := ogc.Request{Operation: "collection", Collection: l.ID}
	links := []ogc.Link{c.link("self", self, ogc.JSON, english.Text("link.this_collection"))}
	html := self
	html.Asked, html.Form = true, ogc.HTML
	links = append(links, c.link("alternate", html, ogc.HTML, english.Text("link.alternate.html")))
	if op, ok := ogc.Lookup("items"); ok {
		for i, f := range op.Forms {
			// The first form goes without f: GDAL looks its address up in the API's description.
			links = append(links, c.link("items", ogc.Request{Operation: "items", Collection: l.ID, Form: f, Asked: i > 0}, f,
				english.Text("link.items."+string(f))))
		}
	}
	// GDAL before 3.7 knows the relation under its other spelling only.
	for _, rel := range []string{"describedby", "describedBy"} {
		links = append(links, c.link(rel, ogc.Request{Operation: "schema", Collection: l.ID}, ogc.Schema, english.Text("link.schema")))
	}
	links = append(links, c.link(ogc.RelSchema, ogc.Request{Operation: "properties", Collection: l.ID}, ogc.Schema,
		english.Text("link.properties")))
	for _, d := range ogc.Downloads() {
		if d.Collection == l.ID {
			links = append(links, c.link("enclosure", ogc.Request{Operation: "download", File: d.File}, d.Form, d.File))
		}
	}
	links = c.licence(links)
	return collectionView{ID: l.ID, Title: l.Title, Description: l.Description, Attribution: meta.Attribution,
		Licence: meta.Licence, ItemType: "feature", Extent: c.extent(l.ID), CRS: []string{crs84}, Links: links}
}

// licence adds the link to the licence where the dataset names an address of it.
func (c *request) licence(links []ogc.Link) []ogc.Link {
	meta := c.atlas.Data().Meta
	if meta.LicenceURL == "" {
		return links
	}
	return append(links, ogc.Link{Href: meta.LicenceURL, Rel: "license", Type: "text/html", Title: meta.Licence})
}

func (c *request) link(rel string, r ogc.Request, form ogc.Form, title string) ogc.Link {
	return ogc.Link{Href: c.root().Of(r), Rel: rel, Type: form.Bare(), Title: title}
}

// extent writes days as the standard wants instants: from the first moment of the first to the last of the last, by
// the calendar as written.
func (c *request) extent(id string) extentView {
	e, _ := c.atlas.Extent(id)
	view := extentView{Temporal: temporalView{Interval: [][2]*string{{}}, TRS: gregorian}}
	if e.HasBox {
		view.Spatial = &spatialView{CRS: crs84,
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
