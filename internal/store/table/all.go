package table

import "iter"

// Any is a table of a store, whatever its rows are: what copying a store goes over.
type Any struct {
	Name, Order, Columns string
	Row                  func() []any // the fields of a row of its own
}

// Dump hands over every row that a store holds, table by table, all as they were at one moment. The fields of a row are good
// until the next. It ends with the first error of take.
type Dump func(take func(t Any, rows iter.Seq[[]any]) error) error

// Whole is a store with all that it knows, none of its tables before one that it points at.
var Whole = whole()

func whole() []Any {
	all := []Any{anyOf(Versions), anyOf(Ages), anyOf(Withdrawn)}
	for _, p := range Parts {
		all = append(all, Any{p.Name, p.Order, p.Columns, p.row})
	}
	return append(all, anyOf(Imported), anyOf(Gone), anyOf(Checksums), anyOf(Ground))
}

func anyOf[T any](t Of[T]) Any {
	return Any{t.Name, t.Order, t.Columns, func() []any { return t.Fields(new(T)) }}
}

// OfDataset reports whether a table is a part of the dataset.
func (t Any) OfDataset() bool {
	for _, p := range Parts {
		if p.Name == t.Name {
			return true
		}
	}
	return false
}
