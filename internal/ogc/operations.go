package ogc

import (
	"maps"
	"slices"

	"khyberatlas/internal/incident"
)

// operations is the one table of what the server does. Routes, parameters and documents are read off it.
var operations = slices.Concat([]Operation{
	{Name: OpLanding, Path: "/", Tag: "site", Pinned: true, Sort: incident.SortDateDesc,
		Params: params(filters, paging, view, form(JSON, HTML)), Forms: []Form{JSON, HTML}, Fails: reads(),
		Example: "/?f=json", Weights: map[Form]Weight{JSON: Light, HTML: Large}, Schema: "landingPage",
		Summary: "The map; for programs, the links to everything else."},
	{Name: OpConformance, Path: "/conformance", Tag: "features", Pinned: true,
		Params: params(view, form(JSON, HTML)), Forms: []Form{JSON, HTML}, Fails: reads(), Example: "/conformance",
		Weights: map[Form]Weight{JSON: Light, HTML: Light}, Schema: "confClasses",
		Summary: "The classes of the standard that the server keeps to."},
	{Name: OpOpenAPI, Path: "/openapi.json", Tag: "features", Pinned: true, Firm: true,
		Params: params(view, form(OpenAPI, JSON, HTML)), Forms: []Form{OpenAPI, HTML}, Fails: reads(),
		Example: "/openapi.json", Weights: map[Form]Weight{OpenAPI: Middle, HTML: Middle},
		Summary: "This description of the API, for programs."},
	{Name: OpAPI, Path: "/api", Tag: "features", Pinned: true,
		Params: params(view, form(HTML, OpenAPI, JSON)), Forms: []Form{HTML, OpenAPI}, Fails: reads(),
		Example: "/api", Weights: map[Form]Weight{OpenAPI: Middle, HTML: Middle},
		Summary: "This description of the API, for people."},
	{Name: OpCollections, Path: "/collections", Tag: "features", Pinned: true,
		Params: params(filters, view, form(JSON, HTML)), Forms: []Form{JSON, HTML}, Fails: reads(),
		Example: "/collections", Weights: map[Form]Weight{JSON: Light, HTML: Middle}, Schema: "collections",
		Summary: "The layers, with their extents and the addresses of their features."},
	{Name: OpCollection, Path: "/collections/{collectionId}", Tag: "features", Pinned: true,
		Params: params(filters, view, form(JSON, HTML)), Forms: []Form{JSON, HTML}, Fails: reads(404),
		Example: "/collections/incidents", Weights: map[Form]Weight{JSON: Light, HTML: Middle}, Schema: "collection",
		Summary: "One layer, with its extent and the addresses of its features."},
	{Name: OpSchema, Path: "/collections/{collectionId}/schema", Tag: "features", Pinned: true,
		Params: params(view, form(Schema, JSON, HTML)), Forms: []Form{Schema, HTML}, Fails: reads(404),
		Example: "/collections/incidents/schema", Weights: map[Form]Weight{Schema: Light, HTML: Light},
		Summary: "What the properties of a layer's features are, as JSON Schema."},
	{Name: OpProperties, Path: "/collections/{collectionId}/properties", Tag: "features", Pinned: true,
		Params: params(view, form(Schema, JSON, HTML)), Forms: []Form{Schema, HTML}, Fails: reads(404),
		Example: "/collections/incidents/properties", Weights: map[Form]Weight{Schema: Light, HTML: Light},
		Summary: "The same as a schema of OGC API - Features Part 5, which QGIS reads: id, geometry and properties side by side."},
	{Name: OpQueryables, Path: "/collections/{collectionId}/queryables", Tag: "features", Pinned: true,
		Params: params(view, form(Schema, JSON, HTML)), Forms: []Form{Schema, HTML}, Fails: reads(404),
		Example: "/collections/incidents/queryables", Weights: map[Form]Weight{Schema: Light, HTML: Light},
		Summary: "What the expressions of filter can speak of at a layer's features, as JSON Schema."},
	{Name: OpItems, Path: "/collections/{collectionId}/items", Tag: "features", Pinned: true, Features: true,
		Sort: incident.SortDate, Params: params(filters, paging, layout, view, featuresForm()), Forms: featuresForms(),
		Fails: reads(404), Example: "/collections/incidents/items?datetime=2025-10-01/2025-10-31&type=ied&limit=5",
		Weights: layerWeights(map[Form]Weight{HTML: Large}), Schema: "featureCollection",
		Summary: "The features of a layer that match the filter."},
	{Name: OpItem, Path: "/collections/{collectionId}/items/{featureId}", Tag: "features", Pinned: true,
		Params: params(filters, view, form(GeoJSON, JSON, HTML)), Forms: []Form{GeoJSON, HTML}, Fails: reads(404, 451),
		Example: "/collections/crossings/items/torkham?datetime=2025-11-01",
		Weights: map[Form]Weight{GeoJSON: Light, HTML: Middle}, Schema: "feature",
		Summary: "One feature, with its sources and claims or its spells."},
	{Name: OpDownload, Path: "/downloads/{file}", Tag: "data", Pinned: true, Sort: incident.SortDate,
		Params: params(filters, sorting, view), Forms: append(slices.Clone(layerForms), JSON, Zip),
		Fails: reads(404, 416), File: true,
		Example: "/downloads/incidents.csv?in_district=Bannu&datetime=2025-01-01/..",
		Weights: layerWeights(map[Form]Weight{JSON: Middle, Zip: Heavy}), Schema: "download",
		Summary: "A whole layer or table that matches the filter, as a file; dataset.zip is every file of the dataset."},
	{Name: OpHistogram, Path: "/histogram", Tag: "figures", Pinned: true, Fetched: true,
		Params: params(charts, filters, view, form(JSON, HTML)), Forms: []Form{JSON, HTML}, Fails: reads(),
		Example: "/histogram?interval=year&by=type&datetime=2024-01-01/2025-12-31",
		Weights: map[Form]Weight{JSON: Large, HTML: Large}, Schema: "histogram",
		Summary: "The matching incidents counted in bins of time, each once."},
	{Name: OpTotals, Path: "/totals", Tag: "figures", Pinned: true, Fetched: true,
		Params: params(filters, view, form(JSON, HTML)), Forms: []Form{JSON, HTML}, Fails: reads(),
		Example: "/totals?actor=ttp&killed_min=10", Weights: map[Form]Weight{JSON: Light, HTML: Middle}, Schema: "totals",
		Summary: "The sums over the matching incidents, as ranges, with what is missing."},
	{Name: OpData, Path: "/data", Tag: "site", Pinned: true, Params: params(filters, view, form(HTML)),
		Forms: []Form{HTML}, Fails: reads(), Example: "/data?type=ied",
		Weights: map[Form]Weight{HTML: Middle},
		Summary: "The download centre."},
	{Name: OpAbout, Path: "/about", Tag: "site", Pinned: true, Params: params(filters, view, form(HTML)),
		Forms: []Form{HTML}, Fails: reads(), Example: "/about",
		Weights: map[Form]Weight{HTML: Light},
		Summary: "The method, the code book and the licences."},
	{Name: OpCoverage, Path: "/coverage", Tag: "site", Pinned: true, Params: params(filters, view, form(HTML)),
		Forms: []Form{HTML}, Fails: reads(), Example: "/coverage",
		Weights: map[Form]Weight{HTML: Large},
		Summary: "What the dataset holds beside what others count."},
	{Name: OpQuarters, Path: "/quarters", Tag: "site", Pinned: true, Params: params(filters, multiples, view, form(HTML)),
		Forms: []Form{HTML}, Fails: reads(), Example: "/quarters?type=drone_strike",
		Weights: map[Form]Weight{HTML: Large},
		Summary: "A small map of the matching incidents for every quarter, or every year, by one scale."},
	{Name: OpMarks, Path: "/map/marks", Tag: "map", Pinned: true, Fetched: true, Params: params(filters, view),
		Forms: []Form{JSON}, Fails: reads(), Example: "/map/marks?datetime=2025-10-01/2025-10-31",
		Weights: map[Form]Weight{JSON: Middle},
		Summary: "The marks of the page's map, of at most 20,000 incidents, in a compact form that can change."},
	{Name: OpSums, Path: "/map/sums", Tag: "map", Pinned: true, Fetched: true, Params: params(filters, view),
		Forms: []Form{JSON}, Fails: reads(), Example: "/map/sums?type=ied",
		Weights: map[Form]Weight{JSON: Middle},
		Summary: "What the page's map shows beside single incidents, however many match, in a compact form that can change."},
	{Name: OpList, Path: "/map/list", Tag: "map", Pinned: true, Fetched: true, Params: params(filters, window, within, view),
		Forms: []Form{JSON}, Fails: reads(), Example: "/map/list?type=ied&limit=50",
		Weights: map[Form]Weight{JSON: Middle},
		Summary: "A window on the incidents that match, newest first, and the one that is chosen (sel), as the page's list has " +
			"them, in a compact form that can change."},
	{Name: OpSpots, Path: "/map/spots/{tileMatrix}/{tileCol}/{tileRow}", Tag: "map", Pinned: true, Fetched: true,
		Params: params(filters, view), Forms: []Form{JSON}, Fails: reads(404), Example: "/map/spots/6/44/25?type=ied",
		Weights: map[Form]Weight{JSON: Middle},
		Summary: "The places of very many matches in a square of the web's map, gathered by cells, in a compact form that can change."},
	{Name: OpRecords, Path: "/map/records", Tag: "map", Pinned: true, Fetched: true, Params: params(filters, view),
		Forms: []Form{JSON}, Fails: reads(), Example: "/map/records?q=polio",
		Weights: map[Form]Weight{JSON: Middle},
		Summary: "What the page's map filters by itself, of at most 20,000 incidents, in a compact form that can change."},
	{Name: OpWords, Path: "/map/words", Tag: "map", Pinned: true, Fetched: true, Params: params(filters, picked, view),
		Forms: []Form{JSON}, Fails: reads(), Example: "/map/words?q=polio&at=0,1",
		Weights: map[Form]Weight{JSON: Middle},
		Summary: "The titles, days and places of what the page's map filters by itself, in a compact form that can change. Of " +
			"very many, titles come only for those that are asked for by their positions (at), or for the one that is chosen " +
			"(sel); of more than 20,000 incidents there is no answer."},
	{Name: OpGates, Path: "/map/crossings", Tag: "map", Pinned: true, Fetched: true, Params: params(filters, view),
		Forms: []Form{JSON}, Fails: reads(), Example: "/map/crossings?datetime=2025-11-01",
		Weights: map[Form]Weight{JSON: Light},
		Summary: "What the cards of the page's map tell of crossings, in a form that can change."},
	{Name: OpShapes, Path: "/map/shapes", Tag: "map", Pinned: true, Fetched: true, Params: params(view),
		Forms: []Form{JSON}, Fails: reads(), Example: "/map/shapes",
		Weights: map[Form]Weight{JSON: Middle},
		Summary: "The shapes of districts and tehsils for the page's map, as TopoJSON."},
	{Name: OpNames, Path: "/map/names", Tag: "map", Pinned: true, Fetched: true, Params: params(view),
		Forms: []Form{JSON}, Fails: reads(), Example: "/map/names",
		Weights: map[Form]Weight{JSON: Light},
		Summary: "What the search box of the page's map finds, in a form that can change."},
	{Name: OpGround, Path: "/map/ground", Tag: "map", Pinned: true, Fetched: true, Params: params(view),
		Forms: []Form{JSON}, Fails: reads(), Example: "/map/ground", Weights: map[Form]Weight{JSON: Middle},
		Summary: "What the operator laid into the ground of the page's map, as seen from far out, in a form that can change."},
	{Name: OpGroundNear, Path: "/map/ground/near", Tag: "map", Pinned: true, Fetched: true, Params: params(view),
		Forms: []Form{JSON}, Fails: reads(), Example: "/map/ground/near", Weights: map[Form]Weight{JSON: Middle},
		Summary: "The same from close by."},
	{Name: OpFeedAtom, Path: "/feed.atom", Tag: "feeds", Pinned: true, Params: params(filters, window, view),
		Forms: []Form{Atom}, Fails: namedFails, Example: "/feed.atom?in_district=Bannu",
		Weights: map[Form]Weight{Atom: Middle},
		Summary: "The matching incidents that came or changed last, as Atom; pages as RFC 5005 has them."},
	{Name: OpFeedJSON, Path: "/feed.json", Tag: "feeds", Pinned: true, Params: params(filters, window, view),
		Forms: []Form{JSONFeed}, Fails: namedFails, Example: "/feed.json?type=ied&limit=10",
		Weights: map[Form]Weight{JSONFeed: Middle}, Schema: "feed",
		Summary: "The matching incidents that came or changed last, as JSON Feed 1.1."},
	{Name: OpEmbed, Path: "/embed", Tag: "feeds", Pinned: true, Params: params(filters, view, form(HTML)),
		Forms: []Form{HTML}, Fails: reads(), Example: "/embed?type=drone_strike",
		Weights: map[Form]Weight{HTML: Large},
		Summary: "A map of the matching incidents with its caption and without script; any page may show it in a frame."},
	{Name: OpEmbedSVG, Path: "/embed.svg", Tag: "feeds", Pinned: true, Params: params(filters, view),
		Forms: []Form{SVG}, Fails: namedFails, Example: "/embed.svg?datetime=2025-01-01/2025-12-31",
		Weights: map[Form]Weight{SVG: Large},
		Summary: "The map with its caption as a picture of 1200 by 630 that can be scaled."},
	{Name: OpEmbedPNG, Path: "/embed.png", Tag: "feeds", Pinned: true, Params: params(filters, view),
		Forms: []Form{PNG}, Fails: namedFails, Example: "/embed.png?sel=2025-10-08-orakzai",
		Weights: map[Form]Weight{PNG: Heavy},
		Summary: "The map with its caption as a picture of 1200 by 630 pixels, as previews of links show it."},
	{Name: OpCite, Path: "/cite", Tag: "feeds", Pinned: true, Params: params(filters, citing, view, citationForm()),
		Forms: []Form{Plain, HTML, BibTeX, RIS, CSL}, Fails: reads(451), Example: "/cite?type=drone_strike&accessed=2026-11-26",
		Weights: map[Form]Weight{Plain: Light, HTML: Light, BibTeX: Light, RIS: Light, CSL: Light},
		Summary: "How a filter, or the incident that sel names, is cited; for people, all that is needed to share it."},
	{Name: OpOEmbed, Path: "/oembed", Tag: "feeds", Pinned: true, Params: params(embedding, view),
		Forms: []Form{JSON}, Fails: reads(404, 451, 501), Example: "/oembed?url=/embed?type=drone_strike",
		Weights: map[Form]Weight{JSON: Light}, Schema: "oembed",
		Summary: "How another site shows a map of this one, as oEmbed 1.0 has it."},
	{Name: OpSitemap, Path: "/sitemap.xml", Tag: "site", Params: params(window), Forms: []Form{Sitemap}, Fails: namedFails,
		Example: "/sitemap.xml", Weights: map[Form]Weight{Sitemap: Middle},
		Summary: "The pages of the site, for search engines; more than 50,000 in parts."},
	{Name: OpRobots, Path: "/robots.txt", Tag: "site", Forms: []Form{Plain}, Fails: namedFails, Example: "/robots.txt",
		Weights: map[Form]Weight{Plain: Light},
		Summary: "What search engines need not read."},
	{Name: OpAsset, Path: "/assets/{file}", Tag: "assets", Bundled: true, Fails: []int{304, 400, 404, 405, 500},
		Summary: "A file of the page's script and style, as the page names it."},
	{Name: OpHealthz, Path: "/healthz", Tag: "health", Watch: true, Forms: []Form{Plain}, Fails: []int{400, 405, 500},
		Example: "/healthz",
		Summary: "200 while the process lives."},
	{Name: OpReadyz, Path: "/readyz", Tag: "health", Watch: true, Forms: []Form{Plain}, Fails: []int{400, 405, 500, 503},
		Example: "/readyz",
		Summary: "200 when a dataset is loaded; says since when the store can't be reached, or that it can't be loaded, and the " +
			"version before is served."},
}, tiles, shortAddresses())

// layerWeights are those of a layer's forms with others.
func layerWeights(others map[Form]Weight) map[Form]Weight {
	out := map[Form]Weight{}
	for _, f := range layerForms {
		out[f] = forms[f].weight
	}
	maps.Copy(out, others)
	return out
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

// citationForm is the parameter f of a citation.
func citationForm() []Param { return form(Plain, HTML, BibTeX, RIS, CSL) }

// shortAddresses lead to the features of layers.
func shortAddresses() []Operation {
	var out []Operation
	for _, c := range collections {
		if c.Example == "" {
			continue
		}
		id := string(c.ID)
		out = append(out, Operation{Name: OperationName("short-" + id), Path: "/" + id, Tag: "short", Pinned: true,
			Sort: incident.SortDate, To: "/collections/" + id + "/items",
			Params: params(filters, paging, layout, view, featuresForm()), Forms: featuresForms(),
			Fails: []int{400, 405, 410, 500}, Example: "/" + id + "?limit=1",
			Summary: "The short address of the layer's features."},
			Operation{Name: OperationName("short-item-" + id), Path: "/" + id + "/{featureId}", Tag: "short", Pinned: true,
				To:     "/collections/" + id + "/items/{featureId}",
				Params: params(filters, view, form(GeoJSON, JSON, HTML)), Forms: []Form{GeoJSON, HTML},
				Fails: []int{400, 405, 410, 500}, Example: "/" + id + "/" + c.Example,
				Summary: "The short address of one feature."})
	}
	return out
}
