package incident

import (
	"errors"
	"fmt"
	"strings"
)

// Fault is one thing wrong with what a person gave us, said so that they can mend it.
type Fault struct {
	Where   string   // "incidents.csv:14:lat" (file, line, column) or "parameter datetime"
	Value   string   // what stands there
	Rule    string   // "a latitude lies between -90 and 90"
	Mend    string   // "are latitude and longitude swapped?"
	Allowed []string // the closed list, or the nearest values of an open one
}

func (f Fault) Error() string {
	var b strings.Builder
	b.WriteString(f.Where)
	b.WriteString(": ")
	if f.Value != "" {
		fmt.Fprintf(&b, "%q: ", f.Value)
	}
	b.WriteString(f.Rule)
	if f.Mend != "" {
		b.WriteString("; ")
		b.WriteString(f.Mend)
	}
	if len(f.Allowed) > 0 {
		b.WriteString(" (")
		b.WriteString(strings.Join(f.Allowed, ", "))
		b.WriteString(")")
	}
	return b.String()
}

// Faults are all that is wrong; a nil or empty list is no error.
type Faults []Fault

func (f Faults) Error() string {
	if len(f) == 1 {
		return f[0].Error()
	}
	return fmt.Sprintf("%d faults, the first: %s", len(f), f[0].Error())
}

// The kinds of error that rooms tell each other apart by errors.Is; the server turns them into a status in one place.
var (
	ErrNotFound = errors.New("not found")
	ErrGone     = errors.New("no longer held")
)
