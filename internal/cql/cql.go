package cql

import (
	"maps"
	"slices"
	"strconv"
	"unicode/utf8"

	"khyberatlas/internal/predicate"
)

// Lang is an encoding of the language, as the parameter filter-lang names it.
type Lang string

// The encodings; the first is the one where none is named.
const (
	Text Lang = "cql2-text"
	JSON Lang = "cql2-json"
)

// Langs are all of them.
var Langs = []Lang{Text, JSON}

// What bounds an expression: an answer's cost grows with it, and its address must stay one that is read.
const (
	MostBytes     = 4 << 10 // of its text, written as an address has it
	MostDepth     = 20      // predicates within each other, or brackets
	MostParts     = 100     // predicates
	MostList      = 200     // values of IN
	MostPositions = 500     // of all places together
	mostRead      = 32 << 10
)

// Names are the properties that may be spoken of, with what they are.
type Names map[string]predicate.Kind

// Known are the names in order.
func (n Names) Known() []string { return slices.Sorted(maps.Keys(n)) }

// Fault is one thing wrong with an expression. At is the character of a text, counted from 1, or a JSON pointer.
type Fault struct {
	At, Value  string
	Rule, Mend string // keys of messages
	Args       []any  // of both
	Allowed    []string
}

// Parse reads an expression. A predicate that it gives without a fault is written by Format in a text that is read as the
// same again.
func Parse(lang Lang, text string, names Names) (*predicate.Expr, []Fault) {
	m := &maker{names: names}
	if len(text) > mostRead {
		m.fault(place{at: "1"}, "problem.cql_long", "", "most", strconv.Itoa(MostBytes))
		return nil, m.faults
	}
	if !utf8.ValidString(text) {
		m.fault(place{at: "1"}, "problem.characters", "")
		return nil, m.faults
	}
	var e *predicate.Expr
	if lang == JSON {
		e = m.readJSON(text)
	} else {
		e = m.readText(text)
	}
	if len(m.faults) > 0 {
		return nil, m.faults
	}
	whole := place{at: "1"}
	switch {
	case e.Depth() > MostDepth:
		m.fault(whole, "problem.cql_deep", "", "most", strconv.Itoa(MostDepth))
	case e.Size() > MostParts:
		m.fault(whole, "problem.cql_parts", "", "most", strconv.Itoa(MostParts))
	case escapedLength(Format(e)) > MostBytes:
		m.fault(whole, "problem.cql_long", "", "most", strconv.Itoa(MostBytes))
	}
	if len(m.faults) > 0 {
		return nil, m.faults
	}
	return e, nil
}

// escapedLength is how long a text is in an address: all but letters, digits and a few signs take three bytes each.
func escapedLength(s string) int {
	n := 0
	for i := range len(s) {
		c := s[i]
		if c == ' ' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_' || c == '-' || c == '.' ||
			c == '~' || c == ',' || c == '/' || c == ':' {
			n++
		} else {
			n += 3
		}
	}
	return n
}
