package dataset

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/nearest"
)

// Warning is something that looks wrong and may be right; it stops nothing.
type Warning struct{ incident.Fault }

// spot is a place in a file: the line counts from 1, the column is a name, or a number where there is no name.
type spot struct {
	file   string
	line   int
	column string
}

func (s spot) String() string {
	switch {
	case s.line == 0:
		return s.file
	case s.column == "":
		return fmt.Sprintf("%s:%d", s.file, s.line)
	}
	return fmt.Sprintf("%s:%d:%s", s.file, s.line, short(s.column))
}

type finding struct {
	spot
	incident.Fault
}

// MostListed is how many faults, and how many warnings, are told in full; all are counted. Nobody mends a thousand by hand.
const MostListed = 1000

// findings collects what is wrong while reading goes on.
type findings struct {
	memory
	faults, warnings     []finding
	faultsIn, warningsIn map[string]int // how many there are, by file
	// lost are files of which something could not be read at all: nothing is said about what points into them.
	lost    map[string]bool
	guesses *nearest.Guesses
}

func newFindings(l Limits) findings {
	return findings{memory: newMemory(l), faultsIn: map[string]int{}, warningsIn: map[string]int{}, lost: map[string]bool{},
		guesses: nearest.NewGuesses()}
}

// full says that another fault is only counted.
func (f *findings) full() bool { return len(f.faults) == MostListed }

func (f *findings) fault(at spot, value, rule, mend string, allowed ...string) {
	f.faultsIn[at.file]++
	if !f.full() {
		f.faults = append(f.faults, found(at, value, rule, mend, allowed))
	}
}

func (f *findings) warn(at spot, value, rule, mend string) {
	f.warningsIn[at.file]++
	if len(f.warnings) < MostListed {
		f.warnings = append(f.warnings, found(at, value, rule, mend, nil))
	}
}

// found keeps no more of a file's text than is shown of it.
func found(at spot, value, rule, mend string, allowed []string) finding {
	return finding{at, incident.Fault{Where: at.String(), Value: short(value), Rule: cut(rule, mostSaid), Mend: cut(mend, mostSaid), Allowed: allowed}}
}

// suggest asks whether another word was meant, for what is listed, among as many words as are quickly compared.
func (f *findings) suggest(word string, known []string) string {
	if f.full() || len(f.warnings) == MostListed || len(known) > mostKnown {
		return ""
	}
	if n := f.guesses.Nearest(word, known); n != "" {
		return "did you mean " + n + "?"
	}
	return ""
}

// suggestKey is suggest among the keys of a map.
func suggestKey[V any](f *findings, word string, known map[string]V) string {
	if f.full() || len(known) > mostKnown {
		return ""
	}
	short := slices.DeleteFunc(slices.Collect(maps.Keys(known)), nearest.TooLong) // sorting takes as long as the words are
	return f.suggest(word, sorted(short))
}

// ordered is by file and line, within a line as found: that is by column.
func ordered(all []finding) []finding {
	slices.SortStableFunc(all, func(a, b finding) int {
		return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line))
	})
	return all
}

func (f *findings) Faults() incident.Faults {
	var out incident.Faults
	for _, x := range ordered(f.faults) {
		out = append(out, x.Fault)
	}
	return out
}

func (f *findings) Warnings() []Warning {
	var out []Warning
	for _, x := range ordered(f.warnings) {
		out = append(out, Warning{x.Fault})
	}
	return out
}

const (
	mostShown = 80   // characters of a value
	mostSaid  = 400  // of a sentence, which may hold a value of another file
	mostKnown = 1000 // words among which one is looked for that was meant
)

// short keeps a value printable in a line.
func short(s string) string { return cut(s, mostShown) }

// cut copies: a part of a text would hold the whole of the row that it was read from.
func cut(s string, most int) string {
	for i := range s {
		if most == 0 {
			return s[:i] + "…"
		}
		most--
	}
	return strings.Clone(s)
}
