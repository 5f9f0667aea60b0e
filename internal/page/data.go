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
	v := views.CollectionsView{Frame: c.frame("data", c.Wording.Text("data.collections"), c.Wording.Text("data.collections_about")), Lead: c.Wording.Text("data.collections_about")}
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
	card := views.CollectionCard{Title: c.Wording.Label("collection", id), About: c.Wording.About("collection", id), Href: c.Path("/collections/"+id, c.Asked.Query),
		Facts: []views.Fact{{Name: c.Wording.Text("data.rows"), Text: c.Wording.Number(c.Count(id))}},
		Links: []views.Link{{Href: c.Path("/collections/"+id+"/items", c.Asked.Query), Text: c.Wording.Text("data.open_layer")},
			{Href: c.Prefix + "/collections/" + id + "/items?f=geojson", Text: c.Wording.Text("web.form.geojson"), Type: ogc.GeoJSON.Bare()},
			{Href: c.Prefix + "/collections/" + id + "/items?f=csv", Text: c.Wording.Text("web.form.csv"), Type: ogc.CSV.Bare()},
			{Href: c.Prefix + "/collections/" + id + "/schema", Text: c.Wording.Text("data.schema")},
			{Href: c.Prefix + "/collections/" + id + "/properties", Text: c.Wording.Text("data.properties")}}}
	if e, ok := c.Atlas.Extent(id); ok {
		days := e.Days
		if days.To == 0 {
			days.To = w.Collected.To
		}
		if days.From != 0 {
			card.Facts = append(card.Facts, views.Fact{Name: c.Wording.Text("data.extent_days"), Text: w.Period(days)})
		}
		if e.HasBox {
			card.Facts = append(card.Facts, views.Fact{Name: c.Wording.Text("data.extent_box"), Text: c.Wording.Text("data.box",
				"west", c.Wording.Decimal(e.Box.Min[0], 1), "south", c.Wording.Decimal(e.Box.Min[1], 1), "east", c.Wording.Decimal(e.Box.Max[0], 1), "north", c.Wording.Decimal(e.Box.Max[1], 1))})
		}
	}
	return card
}

// dataPage is the download centre.
func dataPage(c *call) (templ.Component, error) {
	w, q, meta := c.Wording, c.Asked.Query, c.Meta()
	v := views.DataView{Frame: c.frame("data", c.Wording.Text("data.title"), c.Wording.Text("data.about")), Lead: c.Wording.Text("data.about"),
		Filtered: c.Wording.Text("data.unfiltered"), Filter: c.filterForm("/data"), Command: recompute,
		Whole:   views.Link{Href: c.Prefix + "/downloads/dataset.zip", Text: "dataset.zip", Type: ogc.Zip.Bare()},
		Formats: c.Wording.Text("data.formats_about"), LayerHead: c.Wording.Text("data.layer"), FileHead: c.Wording.Text("data.table"),
		Cite: c.Wording.Text("data.citation", "title", meta.Title, "by", c.Wording.Text("site.name"), "version", c.Atlas.Version(),
			"released", w.Day(meta.Released), "licence", meta.Licence, "attribution", meta.Attribution)}
	if c.Asked.Filter() != "" {
		v.Filtered = c.Wording.Text("data.filtered", "filter", c.Asked.Filter())
	}
	for _, layer := range ogc.Collections() {
		v.Layers = append(v.Layers, views.DownloadRow{Title: c.Wording.Label("collection", layer.ID), About: c.Wording.About("collection", layer.ID),
			Count: c.Wording.Number(c.Count(layer.ID)), Files: c.downloads(layer.ID)})
	}
	v.Layers = append(v.Layers, views.DownloadRow{Title: c.Wording.Text("data.all_layers"), About: c.Wording.Text("data.all_layers_about"),
		Files: []views.Link{{Href: c.Path("/downloads/"+ogc.AllLayers+"."+string(ogc.GPKG), q), Text: c.Wording.Text("web.form.gpkg"), Type: ogc.GPKG.Bare()}}})
	for _, t := range ogc.Tables() {
		v.Tables = append(v.Tables, views.DownloadRow{Title: c.Wording.Text("data.table." + t), About: c.Wording.Text("data.table_about." + t),
			Count: c.Wording.Number(c.Count(t)), Files: c.tableFiles(t, q)})
	}
	v.Facts = []views.Fact{{Name: c.Wording.Text("data.version"), Text: c.Atlas.Version()}, {Name: c.Wording.Text("data.released"), Text: w.Day(meta.Released)},
		{Name: c.Wording.Text("data.collected"), Text: w.Period(w.Collected)}, {Name: c.Wording.Text("data.licence"), Text: meta.Licence, Href: meta.LicenceURL},
		{Name: c.Wording.Text("data.attribution"), Text: meta.Attribution}}
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
