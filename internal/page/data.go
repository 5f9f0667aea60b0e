package page

import (
	"github.com/a-h/templ"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/views"
)

// recompute is the documented way to find the version of an unzipped dataset.
const recompute = "find . -name '*.csv' -o -name '*.geojson' -o -name dataset.json | LC_ALL=C sort | xargs cat | sha256sum | cut -c1-16"

// collectionsPage lists the layers.
func collectionsPage(c *call) (templ.Component, error) {
	w := c.Wording
	v := views.CollectionsView{Frame: c.frame("data", w.Text("data.collections"), w.Text("data.collections_about")), Lead: w.Text("data.collections_about")}
	for _, layer := range ogc.Collections() {
		v.Collections = append(v.Collections, c.card(layer.ID))
	}
	return views.CollectionsPage(v), nil
}

// collectionPage is one layer.
func collectionPage(c *call) (templ.Component, error) {
	id := c.Asked.Collection
	card := c.card(id)
	card.Href = c.Path("/collections/"+id+"/items", c.Asked.Query)
	return views.CollectionPage(views.CollectionView{Frame: c.frame("data", card.Title, card.About), CollectionCard: card,
		Downloads: c.downloads(id)}), nil
}

func (c *call) card(id string) views.CollectionCard {
	w := c.Wording
	card := views.CollectionCard{Title: w.Label("collection", id), About: w.About("collection", id), Href: c.Path("/collections/"+id, c.Asked.Query),
		Facts: []views.Fact{{Name: w.Text("data.rows"), Text: w.Number(c.Count(id))}},
		Links: []views.Link{{Href: c.Path("/collections/"+id+"/items", c.Asked.Query), Text: w.Text("data.open_layer")},
			{Href: c.Prefix + "/collections/" + id + "/items?f=geojson", Text: w.Text("web.form.geojson"), Type: ogc.GeoJSON.Bare()},
			{Href: c.Prefix + "/collections/" + id + "/items?f=csv", Text: w.Text("web.form.csv"), Type: ogc.CSV.Bare()},
			{Href: c.Prefix + "/collections/" + id + "/schema", Text: w.Text("data.schema")},
			{Href: c.Prefix + "/collections/" + id + "/properties", Text: w.Text("data.properties")}}}
	if e, ok := c.Atlas.Extent(id); ok {
		days := e.Days
		if days.To == 0 {
			days.To = w.Collected.To
		}
		if days.From != 0 {
			card.Facts = append(card.Facts, views.Fact{Name: w.Text("data.extent_days"), Text: w.Period(days)})
		}
		if e.HasBox {
			card.Facts = append(card.Facts, views.Fact{Name: w.Text("data.extent_box"), Text: w.Text("data.box",
				"west", w.Decimal(e.Box.Min[0], 1), "south", w.Decimal(e.Box.Min[1], 1), "east", w.Decimal(e.Box.Max[0], 1), "north", w.Decimal(e.Box.Max[1], 1))})
		}
	}
	return card
}

// dataPage is the download centre.
func dataPage(c *call) (templ.Component, error) {
	w, q, meta := c.Wording, c.Asked.Query, c.Meta()
	v := views.DataView{Frame: c.frame("data", w.Text("data.title"), w.Text("data.about")), Lead: w.Text("data.about"),
		Filtered: w.Text("data.unfiltered"), Filter: c.filterForm("/data"), Command: recompute,
		Whole:   views.Link{Href: c.Prefix + "/downloads/dataset.zip", Text: "dataset.zip", Type: ogc.Zip.Bare()},
		Formats: w.Text("data.formats_about"), LayerHead: w.Text("data.layer"), FileHead: w.Text("data.table"),
		Cite: w.Text("data.citation", "title", meta.Title, "by", w.Text("site.name"), "version", c.Atlas.Version(),
			"released", w.Day(meta.Released), "licence", meta.Licence, "attribution", meta.Attribution)}
	if c.Asked.Filter() != "" {
		v.Filtered = w.Text("data.filtered", "filter", c.Asked.Filter())
	}
	for _, layer := range ogc.Collections() {
		v.Layers = append(v.Layers, views.DownloadRow{Title: w.Label("collection", layer.ID), About: w.About("collection", layer.ID),
			Count: w.Number(c.Count(layer.ID)), Files: c.downloads(layer.ID)})
	}
	v.Layers = append(v.Layers, views.DownloadRow{Title: w.Text("data.all_layers"), About: w.Text("data.all_layers_about"),
		Files: []views.Link{{Href: c.Path("/downloads/"+ogc.AllLayers+"."+string(ogc.GPKG), q), Text: w.Text("web.form.gpkg"), Type: ogc.GPKG.Bare()}}})
	for _, t := range ogc.Tables() {
		v.Tables = append(v.Tables, views.DownloadRow{Title: w.Text("data.table." + t), About: w.Text("data.table_about." + t),
			Count: w.Number(c.Count(t)), Files: c.tableFiles(t, q)})
	}
	v.Facts = []views.Fact{{Name: w.Text("data.version"), Text: c.Atlas.Version()}, {Name: w.Text("data.released"), Text: w.Day(meta.Released)},
		{Name: w.Text("data.collected"), Text: w.Period(w.Collected)}, {Name: w.Text("data.licence"), Text: meta.Licence, Href: meta.LicenceURL},
		{Name: w.Text("data.attribution"), Text: meta.Attribution}}
	return views.DataPage(v), nil
}

// tableFiles are the forms of a table under a filter.
func (c *call) tableFiles(table string, q incident.Query) []views.Link {
	var out []views.Link
	for _, d := range ogc.TableFiles(table) {
		out = append(out, views.Link{Href: c.Path("/downloads/"+d.File, q), Text: c.Wording.Text("web.form." + string(d.Form)), Type: d.Form.Bare()})
	}
	return out
}
