package ogc

// Form is a form of an answer, as the parameter f names it.
type Form string

// The forms of answers. Zip and Plain are forms of single addresses and no value of f.
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
)

// MediaType is the Content-Type that the form is sent with.
func (f Form) MediaType() string {
	switch f {
	case HTML:
		return "text/html; charset=utf-8"
	case GeoJSON:
		return "application/geo+json"
	case CSV:
		return "text/csv; charset=utf-8; header=present"
	case KML:
		return "application/vnd.google-earth.kml+xml"
	case GPKG:
		return "application/geopackage+sqlite3"
	case GeoJSONL:
		return "application/x-ndjson" // nothing is registered for it; this is what most programs say
	case GeoJSONSeq:
		return "application/geo+json-seq"
	case Zip:
		return "application/zip"
	case Plain:
		return "text/plain; charset=utf-8"
	case OpenAPI:
		return "application/vnd.oai.openapi+json;version=3.0"
	case Schema:
		return "application/schema+json"
	case Atom:
		return "application/atom+xml"
	case JSONFeed:
		return "application/feed+json"
	case SVG:
		return "image/svg+xml"
	case PNG:
		return "image/png"
	case Sitemap:
		return "application/xml"
	}
	return "application/json"
}

// Bare is the media type without its parameters, as links and Accept headers name it.
func (f Form) Bare() string {
	switch f {
	case HTML:
		return "text/html"
	case CSV:
		return "text/csv"
	case Plain:
		return "text/plain"
	}
	return f.MediaType()
}

// isJSON reports whether the form is a kind of JSON, for which f=json asks where there is no plain JSON.
func (f Form) isJSON() bool { return f == GeoJSON || f == OpenAPI || f == Schema }
