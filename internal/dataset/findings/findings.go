// Package findings collects what is wrong with files while they are read: each fault and each warning with the file, the
// line and the column in which it stands. All are counted and the first thousand kept. It also counts the memory that
// reading holds, and says when that is spent. What is wrong is for the rooms to say that read.
package findings

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/nearest"
)

// Spot is a place in a file: the line counts from 1, the column is a name, or a number where there is no name.
type Spot struct {
	File   string
	Line   int
	Column string
}

func (s Spot) String() string {
	switch {
	case s.Line == 0:
		return s.File
	case s.Column == "":
		return fmt.Sprintf("%s:%d", s.File, s.Line)
	}
	return fmt.Sprintf("%s:%d:%s", s.File, s.Line, Short(s.Column))
}

type finding struct {
	Spot
	incident.Fault
}

// MostListed is how many faults, and how many warnings, are told in full; all are counted. Nobody mends a thousand by hand.
const MostListed = 1000

// List is what is wrong, as far as reading has come.
type List struct {
	*Memory
	faults, warnings     []finding
	faultsIn, warningsIn map[string]int // how many there are, by file
	// Lost are files of which something could not be read at all: nothing is said about what points into them.
	Lost    map[string]bool
	Guesses *nearest.Guesses // of what was meant
	// Tell, where given, takes every fault as it is found, those beyond the listed ones too.
	Tell func(incident.Fault)
}

// New is an empty list for reading that may hold so many bytes at a time.
func New(mostMemory int64) *List {
	return &List{Memory: &Memory{mostMemory, mostMemory, false}, faultsIn: map[string]int{}, warningsIn: map[string]int{},
		Lost: map[string]bool{}, Guesses: nearest.NewGuesses()}
}

// MostKnown is among how many words one is looked for that was meant.
const MostKnown = 1000

// Full says that another fault is only counted.
func (f *List) Full() bool { return len(f.faults) == MostListed }

// Warned says that another warning is only counted.
func (f *List) Warned() bool { return len(f.warnings) == MostListed }

// Fault adds a fault; mend may be blank.
func (f *List) Fault(at Spot, value, rule, mend string, allowed ...string) {
	f.faultsIn[at.File]++
	if f.Full() && f.Tell == nil {
		return
	}
	x := found(at, value, rule, mend, allowed)
	if !f.Full() {
		f.faults = append(f.faults, x)
	}
	if f.Tell != nil {
		f.Tell(x.Fault)
	}
}

// Warn adds what looks wrong and may be right.
func (f *List) Warn(at Spot, value, rule, mend string) {
	f.warningsIn[at.File]++
	if !f.Warned() {
		f.warnings = append(f.warnings, found(at, value, rule, mend, nil))
	}
}

// found keeps no more of a file's text than is shown of it.
func found(at Spot, value, rule, mend string, allowed []string) finding {
	return finding{at, incident.Fault{Where: at.String(), Value: Short(value), Rule: cut(rule, mostSaid), Mend: cut(mend, mostSaid),
		Allowed: allowed}}
}

// Suggest asks whether another word was meant, for what is listed, among as many words as are quickly compared.
func (f *List) Suggest(word string, known []string) string {
	if f.Full() || f.Warned() || len(known) > MostKnown {
		return ""
	}
	if n := f.Guesses.Nearest(word, known); n != "" {
		return "did you mean " + n + "?"
	}
	return ""
}

// SuggestKey is Suggest among the keys of a map.
func SuggestKey[V any](f *List, word string, known map[string]V) string {
	if f.Full() || len(known) > MostKnown {
		return ""
	}
	words := slices.DeleteFunc(slices.Collect(maps.Keys(known)), nearest.TooLong) // sorting takes as long as the words are
	slices.Sort(words)
	return f.Suggest(word, words)
}

// inOrder is by file and line, within a line as found: that is by column.
func inOrder(all []finding) (out []incident.Fault) {
	slices.SortStableFunc(all, func(a, b finding) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	for _, x := range all {
		out = append(out, x.Fault)
	}
	return out
}

// Faults are those that are kept, by file and line; in counts all, by file.
func (f *List) Faults() (kept []incident.Fault, in map[string]int) {
	return inOrder(f.faults), f.faultsIn
}

// Warnings are those that are kept, by file and line; in counts all, by file.
func (f *List) Warnings() (kept []incident.Fault, in map[string]int) {
	return inOrder(f.warnings), f.warningsIn
}

const (
	mostShown = 80  // characters of a value
	mostSaid  = 400 // of a sentence, which may hold a value of another file
)

// Short keeps a value printable in a line.
func Short(s string) string { return cut(s, mostShown) }

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

// Told reports whether the row that was read last has a fault there: one is enough.
func (f *List) Told(at Spot) bool {
	for i := len(f.faults) - 1; i >= 0 && f.faults[i].File == at.File && f.faults[i].Line == at.Line; i-- {
		if f.faults[i].Spot == at {
			return true
		}
	}
	return false
}
