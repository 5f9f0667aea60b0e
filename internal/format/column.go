package format

import (
	"iter"

	"khyberatlas/internal/columns"
)

// value writes what a row has in a column.
func (o *buffer) value(kind columns.Kind, v columns.Value) {
	if !v.Known {
		o.none()
		return
	}
	switch kind {
	case columns.KindDay:
		o.day(v.Day())
	case columns.KindCount:
		o.number(v.Count())
	case columns.KindRatio, columns.KindDegrees:
		o.decimal(v.Number)
	case columns.KindTruth, columns.KindYesNo:
		o.truth(kind, v.Truth())
	default:
		o.text(v.Text)
	}
}

// truth has its own words in CSV where the dataset's files have them. KML calls it bool, and its test suite boolean and
// nothing else, so there it is a number that both know.
func (o *buffer) truth(kind columns.Kind, t bool) {
	yes, no := "true", "false"
	switch {
	case o.form == asXML:
		yes, no = "1", "0"
	case o.form == asCSV && kind == columns.KindYesNo:
		yes, no = "yes", "no"
	}
	if t {
		o.raw(yes)
		return
	}
	o.raw(no)
}

// members writes a row as the members of a JSON object.
func members[T any](o *buffer, layout columns.List[T], row T) {
	for i := range layout {
		o.name(layout[i].Name, i == 0)
		o.value(layout[i].Kind, layout[i].Value(row))
	}
}

// more writes further members.
func more[T any](o *buffer, layout columns.List[T], row T) {
	for i := range layout {
		o.name(layout[i].Name, false)
		o.value(layout[i].Kind, layout[i].Value(row))
	}
}

// objects writes rows as a JSON array.
func objects[T any](o *buffer, layout columns.List[T], rows iter.Seq[T]) {
	o.raw("[")
	between := "\n{"
	for row := range rows {
		o.raw(between)
		members(o, layout, row)
		o.raw("}")
		between = ",\n{"
		if !o.step() {
			return
		}
	}
	o.raw("]")
}
