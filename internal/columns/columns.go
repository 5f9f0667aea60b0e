package columns

import (
	"khyberatlas/internal/incident"
	"slices"
)

// Property is what a column says of itself, whatever its rows are.
type Property struct {
	Name    string
	Kind    Kind
	Words   []string // the closed list, where there is one
	Blank   bool     // some rows have no value: null in JSON, an empty cell in CSV
	Derived bool     // worked out of other rows or of the question, so that no file of the dataset has it
	Doc     string
}

// Kind is what a column's values are.
type Kind string

// The kinds of values.
const (
	KindText    Kind = "text"
	KindDay     Kind = "day"     // YYYY-MM-DD, a calendar day of Asia/Karachi
	KindCount   Kind = "count"   // a whole number
	KindRatio   Kind = "ratio"   // a number with decimals
	KindDegrees Kind = "degrees" // WGS 84
	KindTruth   Kind = "truth"   // true or false
	KindYesNo   Kind = "yes_no"  // likewise, and yes or no where it is a cell of words
	KindAddress Kind = "address" // http(s)
)

// Column is one column of a kind of row and how a row's value is read. Every form in which rows are written, every schema
// and the files of the dataset are made of the same columns.
type Column[T any] struct {
	Property
	Value func(T) Value
}

// Value is what a row has in a column. It is passed as it is, small enough for registers: writing ten thousand rows puts
// nothing on the heap.
type Value struct {
	Known  bool    // false: there is no value
	Text   string  // of texts and addresses
	Number float64 // of all else; a day's is the Day, that of true is 1
}

// Day is the value of a column of days.
func (v Value) Day() incident.Day { return incident.Day(v.Number) }

// Count is the value of a column of counts.
func (v Value) Count() int { return int(v.Number) }

// Truth is the value of a column of truths.
func (v Value) Truth() bool { return v.Number != 0 }

// List is the columns of a table, in the order in which they are written.
type List[T any] []Column[T]

// Properties are what the columns say of themselves.
func (c List[T]) Properties() []Property {
	out := make([]Property, len(c))
	for i := range c {
		out[i] = c[i].Property
	}
	return out
}

// WithoutPlace leaves out latitude and longitude, for forms that have the place as a geometry.
func (c List[T]) WithoutPlace() List[T] {
	return slices.DeleteFunc(slices.Clone(c), func(c Column[T]) bool { return c.Kind == KindDegrees })
}

// OfFile are the columns that the table has in the dataset's files.
func (c List[T]) OfFile() List[T] {
	return slices.DeleteFunc(slices.Clone(c), func(c Column[T]) bool { return c.Derived })
}

func derived[T any](columns ...Column[T]) List[T] {
	for i := range columns {
		columns[i].Derived = true
	}
	return columns
}

func (c Column[T]) orBlank() Column[T] {
	c.Blank = true
	return c
}

func columnOf[T any](name string, kind Kind, doc string, value func(T) Value) Column[T] {
	return Column[T]{Property{Name: name, Kind: kind, Doc: doc}, value}
}

func textColumn[T any](name, doc string, value func(T) Value) Column[T] {
	return columnOf(name, KindText, doc, value)
}

func wordColumn[T any, W ~string](name string, words []W, doc string, value func(T) Value) Column[T] {
	c := columnOf(name, KindText, doc, value)
	c.Words = incident.Texts(words)
	return c
}

func addressColumn[T any](name, doc string, value func(T) Value) Column[T] {
	return columnOf(name, KindAddress, doc, value).orBlank()
}

func dayColumn[T any](name, doc string, value func(T) Value) Column[T] {
	return columnOf(name, KindDay, doc, value)
}

func countColumn[T any](name, doc string, value func(T) Value) Column[T] {
	return columnOf(name, KindCount, doc, value)
}

// figureColumn is a count that nobody may have given.
func figureColumn[T any](name, doc string, value func(T) Value) Column[T] {
	return countColumn(name, doc, value).orBlank()
}

func text[S ~string](s S) Value { return Value{Known: s != "", Text: string(s)} }

func day(d incident.Day) Value { return Value{Known: d != 0, Number: float64(d)} }

func number(f float64) Value { return Value{Known: true, Number: f} }

func count(n int) Value { return number(float64(n)) }

func figure(n *int) Value {
	if n == nil {
		return Value{}
	}
	return count(*n)
}

func truth(t bool) Value {
	if t {
		return number(1)
	}
	return number(0)
}
