package format

// column is one column of a table: its name and how a row's cell is written.
type column[T any] struct {
	name string
	put  func(*buffer, T)
	only string // "csv" or "json" where the other form says the same in its own way; else blank
}

// fields writes a row as the members of a JSON object.
func fields[T any](o *buffer, columns []column[T], row T) {
	first := true
	for i := range columns {
		if columns[i].only == "csv" {
			continue
		}
		o.name(columns[i].name, first)
		first = false
		columns[i].put(o, row)
	}
}

// objects writes rows as a JSON array.
func objects[T any](o *buffer, columns []column[T], rows []T) {
	o.raw("[")
	for i, row := range rows {
		if i > 0 {
			o.raw(",")
		}
		o.raw("\n{")
		fields(o, columns, row)
		o.raw("}")
		if !o.step() {
			return
		}
	}
	o.raw("]")
}
