package format

import (
	"io"
	"iter"

	"khyberatlas/internal/columns"
	"khyberatlas/internal/incident"
)

// AppendFeature appends an incident as every collection and sequence of GeoJSON has it: one line, without its end.
func AppendFeature(b []byte, r *incident.Record) []byte {
	o := &buffer{b: b}
	Incidents.whole(o, r)
	return o.b
}

// AppendLine appends an incident as a line of CSV, with its end.
func AppendLine(b []byte, r *incident.Record) []byte {
	o := &buffer{b: b, form: asCSV}
	Incidents.Table().line(o, r)
	return o.b
}

// Prepared writes the forms of Incidents from rows that are the bytes of that form already: those of AppendFeature, and for
// CSV those of AppendLine.
type Prepared struct{}

// Collection writes features as a GeoJSON FeatureCollection.
func (Prepared) Collection(w io.Writer, h Head, rows Rows[[]byte]) error {
	return collection(w, h, rows, (*buffer).bytes)
}

// Lines writes every feature on a line of its own.
func (Prepared) Lines(w io.Writer, rows iter.Seq[[]byte]) error {
	return sequence(w, "", rows, (*buffer).bytes)
}

// Sequence writes features as a GeoJSON text sequence.
func (Prepared) Sequence(w io.Writer, rows iter.Seq[[]byte]) error {
	return sequence(w, separator, rows, (*buffer).bytes)
}

// CSV writes a table, with a byte order mark where it is wanted.
func (Prepared) CSV(w io.Writer, mark bool, rows iter.Seq[[]byte]) error {
	return writeCSV(w, mark, headingOf(columns.Incidents), rows, (*buffer).bytes)
}

func (o *buffer) bytes(b []byte) { o.b = append(o.b, b...) }
