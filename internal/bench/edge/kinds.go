package edge

// Keeping is what the program says of how long an answer may be kept.
type Keeping string

// What the program says of its answers, to the letter.
const (
	Always Keeping = "public, max-age=31536000, immutable" // its name changes with what it holds
	Asked  Keeping = "no-cache"                            // kept, and asked for anew each time
	Never  Keeping = "no-store"
)

// Kind is a kind of question.
type Kind struct {
	Key       string // of what one answer costs
	Name      string
	Share     float64 // of a thousand questions
	Addresses uint64  // how many different there are of it
	Keeping   Keeping
	Path      string // one of it
	Page      bool   // it is asked for by a browser, as a page
}

// Mix are the questions of a thousand. Nobody has the log of such a site: the shares are guessed from what a visit fetches (a
// page with the files that it needs, the data of its map, a few changes of the filter) and from a tenth of all being programs.
func Mix() []Kind {
	return []Kind{
		{Key: "file", Name: "scripts, styles, letters", Share: 280, Addresses: 12, Keeping: Always},
		{Key: "map-plain", Name: "the map without a filter", Share: 60, Addresses: 3, Keeping: Asked, Path: "/", Page: true},
		{Key: "map-period", Name: "the map with a filter", Share: 60, Addresses: 50_000, Keeping: Never,
			Path: "/?type=ied", Page: true},
		{Key: "page-id", Name: "the page of an incident", Share: 60, Addresses: 500_000, Keeping: Never,
			Path: "/collections/incidents/items/" + aRow, Page: true},
		{Key: "sums", Name: "the map's data", Share: 200, Addresses: 50_000, Keeping: Never, Path: "/map/sums?type=ied"},
		{Key: "tile-8", Name: "tiles for other maps", Share: 140, Addresses: 20_000, Keeping: Asked,
			Path: "/tiles/incidents/8/178/101.mvt?type=ied"},
		{Key: "totals", Name: "totals of a filter", Share: 30, Addresses: 20_000, Keeping: Never, Path: "/totals?f=json&type=ied"},
		{Key: "months", Name: "counts by month of a filter", Share: 20, Addresses: 20_000, Keeping: Never,
			Path: "/histogram?f=json&type=ied"},
		{Key: "id", Name: "an incident as GeoJSON", Share: 50, Addresses: 500_000, Keeping: Asked,
			Path: "/collections/incidents/items/" + aRow + "?f=json"},
		{Key: "box", Name: "a box and a period as GeoJSON", Share: 40, Addresses: 20_000, Keeping: Asked,
			Path: "/collections/incidents/items?f=json&type=ied"},
		{Key: "feed", Name: "feeds", Share: 20, Addresses: 200, Keeping: Asked, Path: "/feed.json?type=ied"},
		{Key: "picture-period", Name: "pictures for other sites", Share: 38, Addresses: 500, Keeping: Asked,
			Path: "/embed.svg?type=ied"},
		{Key: "month", Name: "a month as GeoJSON", Share: 1.9, Addresses: 300, Keeping: Asked,
			Path: "/downloads/incidents.geojson?type=ied"},
		{Key: "whole-csv", Name: "the whole layer as CSV", Share: 0.1, Addresses: 1, Keeping: Asked,
			Path: "/downloads/incidents.csv"},
	}
}

// aRow is an incident of the dataset that the kinds are held to the program with.
const aRow = "t-0"
