package format

import (
	"io"
	"iter"

	"khyberatlas/internal/columns"
	"khyberatlas/internal/incident"
)

// KML writes features of one kind as a KML 2.2 document. It takes columns and ids from the layer, so that the fields are
// those of GeoJSON.
type KML[T any] struct {
	layer  Layer[T]
	id     string // of the document
	name   func(T) string
	says   func(o *buffer, row T) // plain text
	span   func(T) incident.Days  // nil where a feature stands for no time of its own
	style  func(T) string         // the id of one of the styles
	styles []kmlStyle             // in the order in which they are written
	place  func(o *buffer, row T) // the geometry, or nothing
}

// Write writes rows as a document. Those without a place are placemarks without a geometry.
func (k KML[T]) Write(w io.Writer, a About, rows iter.Seq[T]) error {
	o := begun(w, asXML)
	o.raw(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<kml xmlns="http://www.opengis.net/kml/2.2">` + "\n")
	o.raw(`<Document id="` + k.id + `">` + "\n")
	k.head(o, a)
	for row := range rows {
		k.placemark(o, row)
		if !o.step() {
			return o.err
		}
	}
	o.raw("</Document>\n</kml>\n")
	return o.end()
}

// head is what stands before the features, in the order that the schema of KML wants.
func (k KML[T]) head(o *buffer, a About) {
	o.element("name", a.Title)
	about := []struct{ name, text string }{{"licence", a.Licence}, {"licence_url", a.LicenceURL},
		{"attribution", a.Attribution}, {"version", a.Version}, {"filter", a.Filter},
		{"note", a.Note}}
	o.raw("<description>")
	for _, f := range about {
		if f.text != "" {
			o.xml(untagged(f.name + ": " + f.text + "\n"))
		}
	}
	o.raw("</description>\n")
	for _, s := range k.styles {
		s.write(o)
	}
	o.raw("<ExtendedData>\n")
	for _, f := range about {
		if f.text != "" {
			o.raw(`<Data name="` + f.name + `">`)
			o.element("value", f.text)
			o.raw("</Data>\n")
		}
	}
	o.raw("</ExtendedData>\n")
	o.raw(`<Schema name="` + k.id + `" id="` + k.schema() + `">` + "\n")
	for i := range k.layer.properties {
		c := &k.layer.properties[i]
		o.raw(`<SimpleField type="` + kmlType(c.Kind) + `" name="` + c.Name + `"/>` + "\n")
	}
	o.raw("</Schema>\n")
}

func (k KML[T]) schema() string { return k.id + ".fields" }

func (k KML[T]) placemark(o *buffer, row T) {
	id := k.layer.id(row)
	o.raw(`<Placemark id="` + k.id + "." + ncName(id) + `">` + "\n")
	o.element("name", k.name(row))
	o.raw("<description>")
	k.says(o, row)
	o.raw("</description>\n")
	if k.span != nil {
		o.span(k.span(row))
	}
	o.raw("<styleUrl>#" + k.style(row) + "</styleUrl>\n")
	o.raw(`<ExtendedData><SchemaData schemaUrl="#` + k.schema() + `">` + "\n")
	k.cells(o, row)
	o.raw("</SchemaData></ExtendedData>\n")
	k.place(o, row)
	o.raw("</Placemark>\n")
}

// cells writes the properties that have a value.
func (k KML[T]) cells(o *buffer, row T) {
	for i := range k.layer.properties {
		c := &k.layer.properties[i]
		v := c.Value(row)
		if !v.Known {
			continue
		}
		o.raw(`<SimpleData name="`)
		o.raw(c.Name)
		o.raw(`">`)
		o.value(c.Kind, v)
		o.raw("</SimpleData>\n")
	}
}

// span writes days as an interval, and a single day as a stamp: an interval of KML begins before it ends. Its end is the
// last day, as ours is.
func (o *buffer) span(d incident.Days) {
	switch {
	case d.All():
		return
	case d.From == d.To:
		o.raw("<TimeStamp><when>" + d.From.String() + "</when></TimeStamp>\n")
		return
	}
	o.raw("<TimeSpan>")
	if d.From != 0 {
		o.raw("<begin>" + d.From.String() + "</begin>")
	}
	if d.To != 0 {
		o.raw("<end>" + d.To.String() + "</end>")
	}
	o.raw("</TimeSpan>\n")
}

func (o *buffer) element(name, text string) {
	o.raw("<" + name + ">")
	o.xml(text)
	o.raw("</" + name + ">\n")
}

// kmlType is a column's type; KML has none for dates.
func kmlType(kind columns.Kind) string {
	switch kind {
	case columns.KindCount, columns.KindTruth:
		return "int"
	case columns.KindRatio:
		return "double"
	}
	return "string"
}
