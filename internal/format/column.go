package format

import "khyberatlas/internal/incident"

// value writes what a row has in a column.
func (o *buffer) value(kind incident.Kind, v incident.Value) {
	if !v.Known {
		o.none()
		return
	}
	switch kind {
	case incident.KindDay:
		o.day(v.Day())
	case incident.KindCount:
		o.number(v.Count())
	case incident.KindRatio, incident.KindDegrees:
		o.decimal(v.Number)
	case incident.KindTruth, incident.KindYesNo:
		o.truth(kind, v.Truth())
	default:
		o.text(v.Text)
	}
}

// truth has its own words in CSV where the dataset's files have them. KML calls it bool, and its test suite boolean and
// nothing else, so there it is a number that both know.
func (o *buffer) truth(kind incident.Kind, t bool) {
	yes, no := "true", "false"
	switch {
	case o.form == asXML:
		yes, no = "1", "0"
	case o.form == asCSV && kind == incident.KindYesNo:
		yes, no = "yes", "no"
	}
	if t {
		o.raw(yes)
		return
	}
	o.raw(no)
}

// members writes a row as the members of a JSON object.
func members[T any](o *buffer, columns incident.Columns[T], row T) {
	for i := range columns {
		o.name(columns[i].Name, i == 0)
		o.value(columns[i].Kind, columns[i].Value(row))
	}
}

// objects writes rows as a JSON array.
func objects[T any](o *buffer, columns incident.Columns[T], rows []T) {
	o.raw("[")
	for i, row := range rows {
		if i > 0 {
			o.raw(",")
		}
		o.raw("\n{")
		members(o, columns, row)
		o.raw("}")
		if !o.step() {
			return
		}
	}
	o.raw("]")
}
