package page

import (
	"github.com/a-h/templ"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/page/choose"
	"khyberatlas/internal/page/recorded"
	"khyberatlas/views"
)

// recompute is the documented way to find the version of an unzipped dataset.
const recompute = "find . '(' -name '*.csv' -o -name '*.geojson' -o -name dataset.json ')' ! -path './origins/*'" +
	" | LC_ALL=C sort | xargs cat | sha256sum | cut -c1-16"

// collectionsPage lists the collections.
func collectionsPage(c *call) (templ.Component, error) {
	lead := c.Wording.Text("data.collections_about")
	v := views.CollectionsView{Frame: c.frame("data", c.Wording.Text("data.collections"), lead), Lead: lead}
	for _, collection := range ogc.Collections() {
		v.Collections = append(v.Collections, c.collectionCard(collection.ID))
	}
	return views.CollectionsPage(v), nil
}

// collectionPage is one collection.
func collectionPage(c *call) (templ.Component, error) {
	id := c.Asked.Collection
	card := c.collectionCard(id)
	card.Href = c.Path("/collections/"+string(id)+"/items", c.Asked.Query)
	return views.CollectionPage(views.CollectionView{Frame: c.frame("data", card.Title, card.About), CollectionCard: card,
		Downloads: c.downloads(id)}), nil
}

func (c *call) collectionCard(layer incident.Layer) views.CollectionCard {
	id := string(layer)
	w, path := c.Wording, "/collections/"+id
	card := views.CollectionCard{
		Title: w.Label("collection", id),
		About: w.About("collection", id),
		Href:  c.Path(path, c.Asked.Query),
		Facts: []views.Fact{c.fact("data.rows", w.Number(c.Count(id)))},
		Links: []views.Link{c.to(path+"/items", c.Asked.Query, w.Text("data.open_layer")),
			c.form(c.Prefix+path+"/items?f=geojson", ogc.GeoJSON),
			c.form(c.Prefix+path+"/items?f=csv", ogc.CSV),
			{Href: c.Prefix + path + "/schema", Text: w.Text("data.schema")},
			{Href: c.Prefix + path + "/properties", Text: w.Text("data.properties")},
			{Href: c.Prefix + path + "/queryables", Text: w.Text("data.queryables")},
			{Href: c.Prefix + path + "/tiles", Text: w.Text("data.tiles")}},
	}
	e := c.Extent(layer)
	if days := e.Days; days.From != 0 {
		if days.To == 0 {
			days.To = w.Collected.To
		}
		card.Facts = append(card.Facts, c.fact("data.extent_days", w.Period(days)))
	}
	if e.HasBox {
		card.Facts = append(card.Facts, c.fact("data.extent_box", w.Text("data.box",
			"west", w.Decimal(e.Box.Min[0], 1), "south", w.Decimal(e.Box.Min[1], 1),
			"east", w.Decimal(e.Box.Max[0], 1), "north", w.Decimal(e.Box.Max[1], 1))))
	}
	return card
}

// dataPage is the download centre.
func dataPage(c *call) (templ.Component, error) {
	w, q, meta, credit := c.Wording, c.Asked.Query, c.Meta(), c.Credit()
	v := views.DataView{
		Kept:      recorded.Kept(c.Question, q),
		Frame:     c.frame("data", w.Text("data.title"), w.Text("data.about")),
		Lead:      w.Text("data.about"),
		Filtered:  w.Text("data.unfiltered"),
		Filter:    choose.Form(c.Question, "/data", incident.Days{}),
		Command:   recompute,
		Whole:     views.Link{Href: c.Prefix + "/downloads/dataset.zip", Text: "dataset.zip", Type: ogc.Zip.Bare()},
		Formats:   w.Text("data.formats_about"),
		LayerHead: w.Text("data.layer"),
		FileHead:  w.Text("data.table"),
		Cite: w.Text("data.citation", "title", meta.Title, "by", w.Text("site.name"), "version", c.Atlas.Version(),
			"released", w.Day(meta.Released), "licence", credit.Licence, "attribution", credit.Attribution),
		Facts: []views.Fact{c.fact("data.version", c.Atlas.Version()), c.fact("data.released", w.Day(meta.Released)),
			c.fact("data.collected", c.Stretches(incident.Query{})),
			{Name: w.Text("data.licence"), Text: meta.Licence, Href: meta.LicenceURL},
			c.fact("data.attribution", credit.Attribution)},
	}
	if _, note := c.Completeness(); note != "" {
		v.Facts = append(v.Facts, c.fact("data.completeness", note))
	}
	if c.Asked.Filter() != "" {
		v.Filtered = w.Text("data.filtered", "filter", c.of(q, c.Period(q)))
	}
	c.Withhold() // what is counted from here on is what the files hold
	for _, collection := range ogc.Collections() {
		id := string(collection.ID)
		v.Layers = append(v.Layers, views.DownloadRow{Title: w.Label("collection", id), About: w.About("collection", id),
			Count: w.Number(c.Count(id)), Files: c.downloads(collection.ID)})
	}
	all := c.Path("/downloads/"+ogc.AllLayers+"."+string(ogc.GPKG), q)
	v.Layers = append(v.Layers, views.DownloadRow{Title: w.Text("data.all_layers"), About: w.Text("data.all_layers_about"),
		Files: []views.Link{c.form(all, ogc.GPKG)}})
	for _, t := range ogc.Tables() {
		v.Tables = append(v.Tables, views.DownloadRow{Title: w.Text("data.table." + t), About: w.Text("data.table_about." + t),
			Count: w.Number(c.Count(t)), Files: c.tableFiles(t, q)})
	}
	return views.DataPage(v), nil
}
