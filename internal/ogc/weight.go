package ogc

// Weight is what making an answer takes of the machine, in time and in memory: a server makes only so much at once.
type Weight int

// The weights, as measured with the shipped dataset.
const (
	Light  Weight = 1 // a millisecond or two
	Middle Weight = 2 // ten milliseconds: lists, and pages without a picture
	Large  Weight = 4 // fifty: a drawn map, a chart of many bins
	Heavy  Weight = 6 // hundreds: an image of pixels takes eight megabytes as well, a GeoPackage is a database
)

// weights are those of all that is made: by operation, then by form.
var weights = map[string]map[Form]Weight{
	"landing":     {JSON: Light, HTML: Large},
	"conformance": {JSON: Light, HTML: Light},
	"openapi":     {OpenAPI: Middle, HTML: Middle},
	"api":         {OpenAPI: Middle, HTML: Middle},
	"collections": {JSON: Light, HTML: Middle},
	"collection":  {JSON: Light, HTML: Middle},
	"schema":      {Schema: Light, HTML: Light},
	"properties":  {Schema: Light, HTML: Light},
	"items":       {GeoJSON: Middle, HTML: Large, CSV: Middle, GeoJSONL: Middle, GeoJSONSeq: Middle, KML: Large, GPKG: Heavy},
	"item":        {GeoJSON: Light, HTML: Middle},
	"download": {GeoJSON: Middle, CSV: Middle, GeoJSONL: Middle, GeoJSONSeq: Middle, KML: Large, JSON: Middle, GPKG: Heavy,
		Zip: Heavy},
	"histogram": {JSON: Large, HTML: Large},
	"totals":    {JSON: Light, HTML: Middle},
	"data":      {HTML: Middle},
	"about":     {HTML: Light},
	"coverage":  {HTML: Large},
	"marks":     {JSON: Middle},
	"shapes":    {JSON: Middle},
	"feed-atom": {Atom: Middle},
	"feed-json": {JSONFeed: Middle},
	"embed":     {HTML: Large},
	"embed-svg": {SVG: Large},
	"embed-png": {PNG: Heavy},
	"sitemap":   {Sitemap: Middle},
	"robots":    {Plain: Light},
}

// Weight is what making the operation's answer in a form takes; 0 for what costs nothing, such as the answers for those
// who watch the server.
func (o *Operation) Weight(f Form) Weight { return weights[o.Name][f] }
