package web

import (
	"github.com/a-h/templ"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/views"
)

// recompute is the documented way to find the version of an unzipped dataset.
const recompute = "find . -name '*.csv' -o -name '*.geojson' -o -name dataset.json | LC_ALL=C sort | xargs cat | sha256sum | cut -c1-16"

// collectionsPage lists the layers.
func collectionsPage(c *request) (templ.Component, error) {
	v := views.CollectionsView{Frame: c.frame("data", c.p.Text("data.collections"), c.p.Text("data.collections_about")), Lead: c.p.Text("data.collections_about")}
	for _, layer := range ogc.Collections() {
		v.Collections = append(v.Collections, c.card(layer.ID))
	}
	return views.CollectionsPage(v), nil
}

// collectionPage is one layer.
func collectionPage(c *request) (templ.Component, error) {
	id := c.ask.Collection
	card := c.card(id)
	card.Href = c.to("/collections/"+id+"/items", c.ask.Query)
	return views.CollectionPage(views.CollectionView{Frame: c.frame("data", card.Title, card.About), CollectionCard: card,
		Downloads: c.downloads(id)}), nil
}

func (c *request) card(id string) views.CollectionCard {
	w := c.words()
	card := views.CollectionCard{Title: c.p.Label("collection", id), About: c.p.About("collection", id), Href: c.to("/collections/"+id, c.ask.Query),
		Facts: []views.Fact{{Name: c.p.Text("data.rows"), Text: c.p.Number(c.rows(id))}},
		Links: []views.Link{{Href: c.to("/collections/"+id+"/items", c.ask.Query), Text: c.p.Text("data.open_layer")},
			{Href: c.prefix + "/collections/" + id + "/items?f=geojson", Text: c.p.Text("web.form.geojson"), Type: ogc.GeoJSON.Bare()},
			{Href: c.prefix + "/collections/" + id + "/items?f=csv", Text: c.p.Text("web.form.csv"), Type: ogc.CSV.Bare()},
			{Href: c.prefix + "/collections/" + id + "/schema", Text: c.p.Text("data.schema")},
			{Href: c.prefix + "/collections/" + id + "/properties", Text: c.p.Text("data.properties")}}}
	if e, ok := c.atlas.Extent(id); ok {
		days := e.Days
		if days.To == 0 {
			days.To = w.Collected.To
		}
		if days.From != 0 {
			card.Facts = append(card.Facts, views.Fact{Name: c.p.Text("data.extent_days"), Text: w.Period(days)})
		}
		if e.HasBox {
			card.Facts = append(card.Facts, views.Fact{Name: c.p.Text("data.extent_box"), Text: c.p.Text("data.box",
				"west", c.p.Decimal(e.Box.Min[0], 1), "south", c.p.Decimal(e.Box.Min[1], 1), "east", c.p.Decimal(e.Box.Max[0], 1), "north", c.p.Decimal(e.Box.Max[1], 1))})
		}
	}
	return card
}

// rows counts what a layer holds of the filter.
func (c *request) rows(id string) int {
	q := ogc.QueryOf(id, c.ask.Query)
	switch id {
	case "crossings":
		return len(c.atlas.Crossings(q))
	case "districts":
		return len(c.atlas.Districts(q))
	case "tehsils":
		return len(c.atlas.Tehsils(q))
	}
	return c.atlas.Search(q, incident.SortDate).Len()
}

// dataPage is the download centre.
func dataPage(c *request) (templ.Component, error) {
	w, q, meta := c.words(), c.ask.Query, c.atlas.Data().Meta
	v := views.DataView{Frame: c.frame("data", c.p.Text("data.title"), c.p.Text("data.about")), Lead: c.p.Text("data.about"),
		Filtered: c.p.Text("data.unfiltered"), Filter: c.filterForm("/data"), Command: recompute,
		Whole:   views.Link{Href: c.prefix + "/downloads/dataset.zip", Text: "dataset.zip", Type: ogc.Zip.Bare()},
		Formats: c.p.Text("data.formats_about"), LayerHead: c.p.Text("data.layer"), FileHead: c.p.Text("data.table"),
		Cite: c.p.Text("data.citation", "title", meta.Title, "by", c.p.Text("site.name"), "version", c.atlas.Version(),
			"released", w.Day(meta.Released), "licence", meta.Licence, "attribution", meta.Attribution)}
	if c.ask.Filter() != "" {
		v.Filtered = c.p.Text("data.filtered", "filter", c.ask.Filter())
	}
	for _, layer := range ogc.Collections() {
		v.Layers = append(v.Layers, views.DownloadRow{Title: c.p.Label("collection", layer.ID), About: c.p.About("collection", layer.ID),
			Count: c.p.Number(c.rows(layer.ID)), Files: c.downloads(layer.ID)})
	}
	v.Layers = append(v.Layers, views.DownloadRow{Title: c.p.Text("data.all_layers"), About: c.p.Text("data.all_layers_about"),
		Files: []views.Link{{Href: c.to("/downloads/"+ogc.AllLayers+"."+string(ogc.GPKG), q), Text: c.p.Text("web.form.gpkg"), Type: ogc.GPKG.Bare()}}})
	for _, t := range ogc.Tables() {
		v.Tables = append(v.Tables, views.DownloadRow{Title: c.p.Text("data.table." + t), About: c.p.Text("data.table_about." + t),
			Count: c.p.Number(c.table(t).size), Files: c.tableFiles(t, q)})
	}
	v.Facts = []views.Fact{{Name: c.p.Text("data.version"), Text: c.atlas.Version()}, {Name: c.p.Text("data.released"), Text: w.Day(meta.Released)},
		{Name: c.p.Text("data.collected"), Text: w.Period(w.Collected)}, {Name: c.p.Text("data.licence"), Text: meta.Licence, Href: meta.LicenceURL},
		{Name: c.p.Text("data.attribution"), Text: meta.Attribution}}
	return views.DataPage(v), nil
}

// tableFiles are the forms of a table under a filter.
func (c *request) tableFiles(table string, q incident.Query) []views.Link {
	var out []views.Link
	for _, d := range ogc.TableFiles(table) {
		out = append(out, views.Link{Href: c.to("/downloads/"+d.File, q), Text: c.p.Text("web.form." + string(d.Form)), Type: d.Form.Bare()})
	}
	return out
}
