// Package table binds the rows of a dataset, and of what a store knows beyond it, to the columns of tables: which tables there
// are, what their columns are called, and which field of the domain each holds. How an engine keeps them is the stores'.
package table

// Of binds a kind of row to a table. One list of fields serves for writing and for reading, so the two can't drift apart.
type Of[T any] struct {
	Name    string
	Order   string         // the column that keeps the order
	Columns string         // as SQL has them
	Fields  func(*T) []any // addresses or cells, one a column
}
