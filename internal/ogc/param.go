package ogc

import (
	"iter"
	"slices"
	"strconv"

	"khyberatlas/internal/incident"
)

// Param is one parameter of a query string.
type Param struct {
	Name    string
	Kind    Kind
	Repeat  Repeat
	Enum    []string // the closed list, where there is one
	Min     int      // of an integer
	Max     int      // of an integer; a greater one is clamped; 0 for none
	Default string
	Doc     string
	Example string
	Input   Input  // of a filter
	Flag    Flag   // of what a download takes and has an effect on it
	As      string // the parameter that says the same in a canonical address, where it isn't this one
	// OnCrossings is a filter that does something to crossings; the others are accepted there without effect.
	OnCrossings bool

	field
	known func(incident.Vocabulary) []string // the names that a version knows, where there is no closed list
}

// Input is how the form of a page has a filter.
type Input string

// The ways in which a form has a filter.
const (
	Own     Input = "own"     // fields made for it
	Choices Input = "choices" // a box for every value of its list
	Hidden  Input = "hidden"  // no field: what the address says is passed on
)

// Flag is what the help of the command line says of a parameter.
type Flag struct{ Placeholder, Help string }

// Kind is what a parameter's value is.
type Kind string

// The kinds of values.
const (
	Word  Kind = "word"  // one of Enum
	Name  Kind = "name"  // one of the version's own names
	Words Kind = "words" // free text
	// Expression is one of package cql.
	Expression Kind = "expression"
	Integer    Kind = "integer"  // a whole number
	Period     Kind = "period"   // a day, a date-time or an interval of them
	DayOnly    Kind = "day"      // YYYY-MM-DD
	Box        Kind = "box"      // four or six numbers
	Distance   Kind = "distance" // LON,LAT,KM
	Place      Kind = "place"    // zoom/lat/lon
	Address    Kind = "address"  // of a page
	Token      Kind = "token"    // letters, digits, "-", "_"
)

// Repeat is what a parameter means that an address gives more than once.
type Repeat string

// What giving a parameter twice means.
const (
	Never Repeat = "never" // a fault
	Or    Repeat = "or"    // the values of both lists; commas say the same
	And   Repeat = "and"   // both hold
	Last  Repeat = "last"  // the last counts
)

// Filters are the parameters that choose records, in the order of a canonical query string; callers only read them.
func Filters() []Param { return filters }

// Allowed are the values that a parameter can have: its closed list, or the names that a version knows.
func (p *Param) Allowed(v incident.Vocabulary) []string {
	if p.known != nil {
		return p.known(v)
	}
	return p.Enum
}

// Minima are the least figures that a query asks for, by the names of their parameters.
func Minima(q incident.Query) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		r := Resource{Query: q}
		for _, p := range filters {
			if p.Kind != Integer {
				continue
			}
			for _, v := range p.write(&r, &Resource{}) {
				if n, err := strconv.Atoi(v); err == nil && !yield(p.Name, n) {
					return
				}
			}
		}
	}
}

// shared are the parameters that mean the same wherever they are taken.
var shared = params(filters, charts, paging, layout, multiples, view)

// SharedParams are the parameters that mean the same wherever they are taken, in the order of a canonical query string;
// callers only read them.
func SharedParams() []Param { return shared }

// Shared reports whether a parameter of this name means the same wherever it is taken.
func Shared(name string) bool {
	return slices.ContainsFunc(shared, func(p Param) bool { return p.Name == name })
}
