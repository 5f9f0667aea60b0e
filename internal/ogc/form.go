package ogc

import "cmp"

// Form is a form of an answer, as the parameter f names it.
type Form string

// The forms of answers. Zip is a form of a single address and no value of f.
const (
	HTML    Form = "html"
	JSON    Form = "json"
	GeoJSON Form = "geojson"
	CSV     Form = "csv"
	KML     Form = "kml"
	GPKG    Form = "gpkg"
	// GeoJSONL is a feature on every line, GeoJSONSeq the text sequence of RFC 8142.
	GeoJSONL   Form = "geojsonl"
	GeoJSONSeq Form = "geojsonseq"
	Zip        Form = "zip"
	Plain      Form = "text"
	OpenAPI    Form = "openapi"
	Schema     Form = "schema"
	Atom       Form = "atom"
	JSONFeed   Form = "feed"
	SVG        Form = "svg"
	PNG        Form = "png"
	Sitemap    Form = "sitemap"
	// Those of a citation: the first two are what programs for literature read, the last what styles of it are made for.
	BibTeX Form = "bibtex"
	RIS    Form = "ris"
	CSL    Form = "csl"
	// MVT is a vector tile, TileJSON says where some are.
	MVT      Form = "mvt"
	TileJSON Form = "tilejson"
)

// forms say how each form is sent. A row with a weight is a form of a layer's features, which costs that much.
var forms = map[Form]struct {
	bare, params string // of the media type
	text         bool   // words that aren't JSON
	weight       Weight
}{
	HTML:       {bare: "text/html", params: "; charset=utf-8", text: true},
	JSON:       {bare: "application/json"},
	GeoJSON:    {bare: "application/geo+json", weight: Middle},
	CSV:        {bare: "text/csv", params: "; charset=utf-8; header=present", text: true, weight: Middle},
	KML:        {bare: "application/vnd.google-earth.kml+xml", weight: Large},
	GPKG:       {bare: "application/geopackage+sqlite3", weight: Heavy},
	GeoJSONL:   {bare: "application/x-ndjson", weight: Middle}, // nothing is registered for it; this is what most programs say
	GeoJSONSeq: {bare: "application/geo+json-seq", weight: Middle},
	Zip:        {bare: "application/zip"},
	Plain:      {bare: "text/plain", params: "; charset=utf-8", text: true},
	OpenAPI:    {bare: "application/vnd.oai.openapi+json;version=3.0"},
	Schema:     {bare: "application/schema+json"},
	Atom:       {bare: "application/atom+xml", text: true},
	JSONFeed:   {bare: "application/feed+json"},
	SVG:        {bare: "image/svg+xml", text: true},
	PNG:        {bare: "image/png"},
	Sitemap:    {bare: "application/xml", text: true},
	BibTeX:     {bare: "application/x-bibtex", params: "; charset=utf-8", text: true},
	RIS:        {bare: "application/x-research-info-systems", params: "; charset=utf-8", text: true},
	CSL:        {bare: "application/vnd.citationstyles.csl+json"},
	MVT:        {bare: "application/vnd.mapbox-vector-tile"},
	TileJSON:   {bare: "application/json"},
}

// MediaType is the Content-Type that the form is sent with.
func (f Form) MediaType() string { return f.Bare() + forms[f].params }

// Bare is the media type without its parameters, as links and Accept headers name it.
func (f Form) Bare() string { return cmp.Or(forms[f].bare, forms[JSON].bare) }

// IsText reports whether the form is words that aren't JSON.
func (f Form) IsText() bool { return forms[f].text }

// isJSON reports whether the form is a kind of JSON, for which f=json asks where there is no plain JSON.
func (f Form) isJSON() bool { return f == GeoJSON || f == OpenAPI || f == Schema }
