package ogc

import "khyberatlas/internal/incident"

// operations is the one table of what the server does. Routes, parameters and documents are read off it.
var operations = []Operation{
	{Name: "landing", Path: "/", Tag: "site", Pinned: true, Sort: incident.SortDateDesc,
		Params: params(filters, paging, view, form(JSON, HTML)), Forms: []Form{JSON, HTML}, Fails: reads(),
		Summary: "The map; for programs, the links to everything else."},
	{Name: "collections", Path: "/collections", Tag: "features", Pinned: true,
		Params: params(filters, view, form(JSON, HTML)), Forms: []Form{JSON, HTML}, Fails: reads(),
		Summary: "The layers, with their extents and the addresses of their features."},
	{Name: "collection", Path: "/collections/{collection}", Tag: "features", Pinned: true,
		Params: params(filters, view, form(JSON, HTML)), Forms: []Form{JSON, HTML}, Fails: reads(404),
		Summary: "One layer, with its extent and the addresses of its features."},
	{Name: "items", Path: "/collections/{collection}/items", Tag: "features", Pinned: true, Sort: incident.SortDate,
		Params: params(filters, paging, view, form(GeoJSON, JSON, HTML, CSV)),
		Forms:  []Form{GeoJSON, HTML, CSV}, Fails: reads(404),
		Summary: "The features of a layer that match the filter."},
	{Name: "item", Path: "/collections/{collection}/items/{id}", Tag: "features", Pinned: true,
		Params: params(filters, view, form(GeoJSON, JSON, HTML)), Forms: []Form{GeoJSON, HTML}, Fails: reads(404),
		Summary: "One feature, with its sources and claims or its spells."},
	{Name: "download", Path: "/downloads/{file}", Tag: "data", Pinned: true, Sort: incident.SortDate,
		Params: params(filters, sorting, view), Forms: []Form{GeoJSON, CSV, JSON, Zip}, Fails: reads(404),
		Summary: "A whole layer or table that matches the filter, as a file; dataset.zip is every file of the dataset."},
	{Name: "histogram", Path: "/histogram", Tag: "figures", Pinned: true,
		Params: params(charts, filters, view, form(JSON, HTML)), Forms: []Form{JSON, HTML}, Fails: reads(),
		Summary: "The matching incidents counted in bins of time, each once."},
	{Name: "totals", Path: "/totals", Tag: "figures", Pinned: true,
		Params: params(filters, view, form(JSON, HTML)), Forms: []Form{JSON, HTML}, Fails: reads(),
		Summary: "The sums over the matching incidents, as ranges, with what is missing."},
	{Name: "data", Path: "/data", Tag: "site", Pinned: true, Params: params(filters, view, form(HTML)),
		Forms: []Form{HTML}, Fails: reads(), Summary: "The download centre."},
	{Name: "about", Path: "/about", Tag: "site", Pinned: true, Params: params(filters, view, form(HTML)),
		Forms: []Form{HTML}, Fails: reads(), Summary: "The method, the code book and the licences."},
	{Name: "coverage", Path: "/coverage", Tag: "site", Pinned: true, Params: params(filters, view, form(HTML)),
		Forms: []Form{HTML}, Fails: reads(), Summary: "What the dataset holds beside what others count."},
	{Name: "marks", Path: "/map/marks", Tag: "map", Pinned: true, Params: params(filters, view),
		Forms: []Form{JSON}, Fails: reads(), Summary: "The marks of the page's map, in a compact form that can change."},
	{Name: "shapes", Path: "/map/shapes", Tag: "map", Pinned: true, Params: params(view),
		Forms: []Form{JSON}, Fails: reads(), Summary: "The shapes of districts and tehsils for the page's map, as TopoJSON."},
	{Name: "asset", Path: "/assets/{file}", Tag: "assets", Fails: []int{304, 400, 404, 405, 500},
		Summary: "A file of the page's script and style, as the page names it."},
	{Name: "healthz", Path: "/healthz", Tag: "health", Forms: []Form{Text}, Fails: []int{400, 405, 500},
		Summary: "200 while the process lives."},
	{Name: "readyz", Path: "/readyz", Tag: "health", Forms: []Form{Text}, Fails: []int{400, 405, 500, 503},
		Summary: "200 when a dataset is loaded."},

	short("incidents"), shortItem("incidents"),
	short("strikes"), shortItem("strikes"),
	short("crossings"), shortItem("crossings"),
	short("districts"), shortItem("districts"),
}

// reads are the statuses of an operation that only reads, with those that not every one of them has.
func reads(more ...int) []int {
	return append([]int{303, 304, 400, 405, 406, 410, 500, 503}, more...)
}

func short(collection string) Operation {
	return Operation{Name: "short-" + collection, Path: "/" + collection, Tag: "short", Pinned: true,
		Sort: incident.SortDate, To: "/collections/" + collection + "/items",
		Params: params(filters, paging, view, form(GeoJSON, JSON, HTML, CSV)), Forms: []Form{GeoJSON, HTML, CSV},
		Fails: []int{400, 405, 410, 500}, Summary: "The short address of the layer's features."}
}

func shortItem(collection string) Operation {
	return Operation{Name: "short-item-" + collection, Path: "/" + collection + "/{id}", Tag: "short", Pinned: true,
		To:     "/collections/" + collection + "/items/{id}",
		Params: params(filters, view, form(GeoJSON, JSON, HTML)), Forms: []Form{GeoJSON, HTML},
		Fails: []int{400, 405, 410, 500}, Summary: "The short address of one feature."}
}
