package dataset

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"unicode/utf8"

	"khyberatlas/internal/incident"
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
	return fmt.Sprintf("%s:%d:%s", s.file, s.line, s.column)
}

type finding struct {
	spot
	incident.Fault
}

// findings collects what is wrong while reading goes on.
type findings struct {
	faults, warnings []finding
	// lost are files of which something could not be read at all: nothing is said about what points into them.
	lost map[string]bool
}

func (f *findings) fault(at spot, value, rule, mend string, allowed ...string) {
	f.faults = append(f.faults, finding{at, incident.Fault{Where: at.String(), Value: short(value), Rule: rule, Mend: mend, Allowed: allowed}})
}

func (f *findings) warn(at spot, value, rule, mend string) {
	f.warnings = append(f.warnings, finding{at, incident.Fault{Where: at.String(), Value: short(value), Rule: rule, Mend: mend}})
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

// short keeps a value printable in a line.
func short(s string) string {
	const most = 80
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}

// unique finds ids that stand more than once.
type unique map[string][]spot

func (u unique) add(id string, at spot) {
	if id != "" {
		u[id] = append(u[id], at)
	}
}

// report names every line that has a repeated id, the first one too: which of them is wrong only a person can say.
func (u unique) report(f *findings, rule string) {
	for _, id := range slices.Sorted(maps.Keys(u)) {
		spots := u[id]
		for i, s := range spots {
			if len(spots) > 1 {
				f.fault(s, id, rule, fmt.Sprintf("it stands in line %d too", spots[(i+1)%len(spots)].line))
			}
		}
	}
}
