package ogc

// Form is a form of an answer, as the parameter f names it.
type Form string

// The forms of answers. Zip and Text are forms of single addresses and no value of f.
const (
	HTML    Form = "html"
	JSON    Form = "json"
	GeoJSON Form = "geojson"
	CSV     Form = "csv"
	Zip     Form = "zip"
	Text    Form = "text"
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
	case Zip:
		return "application/zip"
	case Text:
		return "text/plain; charset=utf-8"
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
	case Text:
		return "text/plain"
	}
	return f.MediaType()
}
