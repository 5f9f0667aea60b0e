package ogc

import (
	"slices"

	"khyberatlas/internal/incident"
)

// operations is the one table of what the server does. Routes, parameters and documents are read off it.
var operations = []Operation{
	{Name: "landing", Path: "/", Tag: "site", Pinned: true, Sort: incident.SortDateDesc,
		Params: params(filters, paging, view, form(JSON, HTML)), Forms: []Form{JSON, HTML}, Fails: reads(),
		Example: "/?f=json",
		Summary: "The map; for programs, the links to everything else."},
	{Name: "conformance", Path: "/conformance", Tag: "features", Pinned: true,
		Params: params(view, form(JSON, HTML)), Forms: []Form{JSON, HTML}, Fails: reads(), Example: "/conformance",
		Summary: "The classes of the standard that the server keeps to."},
	{Name: "openapi", Path: "/openapi.json", Tag: "features", Pinned: true, Firm: true,
		Params: params(view, form(OpenAPI, JSON, HTML)), Forms: []Form{OpenAPI, HTML}, Fails: reads(),
		Example: "/openapi.json", Summary: "This description of the API, for programs."},
	{Name: "api", Path: "/api", Tag: "features", Pinned: true,
		Params: params(view, form(HTML, OpenAPI, JSON)), Forms: []Form{HTML, OpenAPI}, Fails: reads(),
		Example: "/api", Summary: "This description of the API, for people."},
	{Name: "collections", Path: "/collections", Tag: "features", Pinned: true,
		Params: params(filters, view, form(JSON, HTML)), Forms: []Form{JSON, HTML}, Fails: reads(),
		Example: "/collections",
		Summary: "The layers, with their extents and the addresses of their features."},
	{Name: "collection", Path: "/collections/{collectionId}", Tag: "features", Pinned: true,
		Params: params(filters, view, form(JSON, HTML)), Forms: []Form{JSON, HTML}, Fails: reads(404),
		Example: "/collections/incidents",
		Summary: "One layer, with its extent and the addresses of its features."},
	{Name: "schema", Path: "/collections/{collectionId}/schema", Tag: "features", Pinned: true,
		Params: params(view, form(Schema, JSON, HTML)), Forms: []Form{Schema, HTML}, Fails: reads(404),
		Example: "/collections/incidents/schema", Summary: "What the properties of a layer's features are, as JSON Schema."},
	{Name: "properties", Path: "/collections/{collectionId}/properties", Tag: "features", Pinned: true,
		Params: params(view, form(Schema, JSON, HTML)), Forms: []Form{Schema, HTML}, Fails: reads(404),
		Example: "/collections/incidents/properties",
		Summary: "The same as a schema of OGC API - Features Part 5, which QGIS reads: id, geometry and properties side by side."},
	{Name: "items", Path: "/collections/{collectionId}/items", Tag: "features", Pinned: true, Sort: incident.SortDate,
		Params: params(filters, paging, view, featuresForm()), Forms: featuresForms(), Fails: reads(404),
		Example: "/collections/incidents/items?datetime=2025-10-01/2025-10-31&type=ied&limit=5",
		Summary: "The features of a layer that match the filter."},
	{Name: "item", Path: "/collections/{collectionId}/items/{featureId}", Tag: "features", Pinned: true,
		Params: params(filters, view, form(GeoJSON, JSON, HTML)), Forms: []Form{GeoJSON, HTML}, Fails: reads(404),
		Example: "/collections/crossings/items/torkham?datetime=2025-11-01",
		Summary: "One feature, with its sources and claims or its spells."},
	{Name: "download", Path: "/downloads/{file}", Tag: "data", Pinned: true, Sort: incident.SortDate,
		Params: params(filters, sorting, view), Forms: append(slices.Clone(layerForms), JSON, Zip),
		Fails: reads(404, 416), Ranges: true,
		Example: "/downloads/incidents.csv?in_district=Bannu&datetime=2025-01-01/..",
		Summary: "A whole layer or table that matches the filter, as a file; dataset.zip is every file of the dataset."},
	{Name: "histogram", Path: "/histogram", Tag: "figures", Pinned: true,
		Params: params(charts, filters, view, form(JSON, HTML)), Forms: []Form{JSON, HTML}, Fails: reads(),
		Example: "/histogram?interval=year&by=type&datetime=2024-01-01/2025-12-31",
		Summary: "The matching incidents counted in bins of time, each once."},
	{Name: "totals", Path: "/totals", Tag: "figures", Pinned: true,
		Params: params(filters, view, form(JSON, HTML)), Forms: []Form{JSON, HTML}, Fails: reads(),
		Example: "/totals?actor=ttp&killed_min=10",
		Summary: "The sums over the matching incidents, as ranges, with what is missing."},
	{Name: "data", Path: "/data", Tag: "site", Pinned: true, Params: params(filters, view, form(HTML)),
		Forms: []Form{HTML}, Fails: reads(), Example: "/data?type=ied",
		Summary: "The download centre."},
	{Name: "about", Path: "/about", Tag: "site", Pinned: true, Params: params(filters, view, form(HTML)),
		Forms: []Form{HTML}, Fails: reads(), Example: "/about",
		Summary: "The method, the code book and the licences."},
	{Name: "coverage", Path: "/coverage", Tag: "site", Pinned: true, Params: params(filters, view, form(HTML)),
		Forms: []Form{HTML}, Fails: reads(), Example: "/coverage",
		Summary: "What the dataset holds beside what others count."},
	{Name: "marks", Path: "/map/marks", Tag: "map", Pinned: true, Params: params(filters, view),
		Forms: []Form{JSON}, Fails: reads(), Example: "/map/marks?datetime=2025-10-01/2025-10-31",
		Summary: "The marks of the page's map, in a compact form that can change."},
	{Name: "shapes", Path: "/map/shapes", Tag: "map", Pinned: true, Params: params(view),
		Forms: []Form{JSON}, Fails: reads(), Example: "/map/shapes",
		Summary: "The shapes of districts and tehsils for the page's map, as TopoJSON."},
	{Name: "feed-atom", Path: "/feed.atom", Tag: "feeds", Pinned: true, Params: params(filters, window, view),
		Forms: []Form{Atom}, Fails: namedFails, Example: "/feed.atom?in_district=Bannu",
		Summary: "The matching incidents that came or changed last, as Atom; pages as RFC 5005 has them."},
	{Name: "feed-json", Path: "/feed.json", Tag: "feeds", Pinned: true, Params: params(filters, window, view),
		Forms: []Form{JSONFeed}, Fails: namedFails, Example: "/feed.json?type=ied&limit=10",
		Summary: "The matching incidents that came or changed last, as JSON Feed 1.1."},
	{Name: "embed", Path: "/embed", Tag: "feeds", Pinned: true, Params: params(filters, view, form(HTML)),
		Forms: []Form{HTML}, Fails: reads(), Example: "/embed?type=drone_strike",
		Summary: "A map of the matching incidents with its caption and without script; any page may show it in a frame."},
	{Name: "embed-svg", Path: "/embed.svg", Tag: "feeds", Pinned: true, Params: params(filters, view),
		Forms: []Form{SVG}, Fails: namedFails, Example: "/embed.svg?datetime=2025-01-01/2025-12-31",
		Summary: "The map with its caption as a picture of 1200 by 630 that can be scaled."},
	{Name: "embed-png", Path: "/embed.png", Tag: "feeds", Pinned: true, Params: params(filters, view),
		Forms: []Form{PNG}, Fails: namedFails, Example: "/embed.png?sel=2025-10-08-orakzai",
		Summary: "The map with its caption as a picture of 1200 by 630 pixels, as previews of links show it."},
	{Name: "sitemap", Path: "/sitemap.xml", Tag: "site", Params: params(window), Forms: []Form{Sitemap}, Fails: namedFails,
		Example: "/sitemap.xml", Summary: "The pages of the site, for search engines; more than 50,000 in parts."},
	{Name: "robots", Path: "/robots.txt", Tag: "site", Forms: []Form{Plain}, Fails: namedFails, Example: "/robots.txt",
		Summary: "What search engines need not read."},
	{Name: "asset", Path: "/assets/{file}", Tag: "assets", Fails: []int{304, 400, 404, 405, 500},
		Summary: "A file of the page's script and style, as the page names it."},
	{Name: "healthz", Path: "/healthz", Tag: "health", Forms: []Form{Plain}, Fails: []int{400, 405, 500},
		Example: "/healthz",
		Summary: "200 while the process lives."},
	{Name: "readyz", Path: "/readyz", Tag: "health", Forms: []Form{Plain}, Fails: []int{400, 405, 500, 503},
		Example: "/readyz",
		Summary: "200 when a dataset is loaded; says when the database can't be, and the version before is served."},

	short("incidents"), shortItem("incidents", "2025-10-08-orakzai"),
	short("strikes"), shortItem("strikes", "2022-04-16-spera-afghan-dubai-strike"),
	short("crossings"), shortItem("crossings", "torkham"),
	short("districts"), shortItem("districts", "bannu"),
}

// namedFails are the statuses of an operation whose address names its form.
var namedFails = []int{304, 400, 405, 410, 500, 503}

// reads are the statuses of an operation that only reads, with those that not every one of them has.
func reads(more ...int) []int {
	return append([]int{303, 304, 400, 405, 406, 410, 500, 503}, more...)
}

// featuresForms are the forms of a list of features: those of a layer's files and the page.
func featuresForms() []Form { return slices.Insert(slices.Clone(layerForms), 1, HTML) }

// featuresForm is the parameter f that chooses among them; json is what f=geojson is called by others.
func featuresForm() []Param { return form(slices.Insert(featuresForms(), 1, JSON)...) }

func short(collection string) Operation {
	return Operation{Name: "short-" + collection, Path: "/" + collection, Tag: "short", Pinned: true,
		Sort: incident.SortDate, To: "/collections/" + collection + "/items",
		Params: params(filters, paging, view, featuresForm()), Forms: featuresForms(),
		Fails: []int{400, 405, 410, 500}, Example: "/" + collection + "?limit=1",
		Summary: "The short address of the layer's features."}
}

// shortItem is the short address of a feature; id is one of those that there are.
func shortItem(collection, id string) Operation {
	return Operation{Name: "short-item-" + collection, Path: "/" + collection + "/{featureId}", Tag: "short", Pinned: true,
		To:     "/collections/" + collection + "/items/{featureId}",
		Params: params(filters, view, form(GeoJSON, JSON, HTML)), Forms: []Form{GeoJSON, HTML},
		Fails: []int{400, 405, 410, 500}, Example: "/" + collection + "/" + id,
		Summary: "The short address of one feature."}
}
