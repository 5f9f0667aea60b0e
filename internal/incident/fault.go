package incident

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Fault is one thing wrong with what a person gave us, said so that they can mend it.
type Fault struct {
	Where   string   // "incidents.csv:14:lat" (file, line, column) or "parameter datetime"
	Value   string   // what stands there
	Rule    string   // "a latitude lies between -90 and 90"
	Mend    string   // "are latitude and longitude swapped?"
	Allowed []string // the closed list, or the nearest values of an open one
	Keys    Keys     // of the messages that say the same in other languages
}

// Keys name the messages that a fault's Rule and Mend are made from, to say them in the reader's language; the zero
// Keys are of a fault that has its own words only. Args are pairs of a placeholder's name and its value.
type Keys struct {
	Rule, Mend string
	Args       []any
}

func (f Fault) Error() string {
	var b strings.Builder
	b.WriteString(Printable(f.Where))
	b.WriteString(": ")
	if f.Value != "" {
		fmt.Fprintf(&b, "%q: ", f.Value)
	}
	b.WriteString(Printable(f.Rule))
	if f.Mend != "" {
		b.WriteString("; ")
		b.WriteString(Printable(f.Mend))
	}
	if len(f.Allowed) > 0 {
		b.WriteString(" (")
		b.WriteString(Printable(strings.Join(f.Allowed, ", ")))
		b.WriteString(")")
	}
	return b.String()
}

// Printable is a text with everything written as %q has it that a terminal would act on instead of showing it: names of
// files and columns come from whoever made them.
func Printable(s string) string {
	if !strings.ContainsFunc(s, unprintable) && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		c, n := utf8.DecodeRuneInString(s)
		switch {
		case c == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x%02x`, s[0])
		case unprintable(c):
			b.WriteString(strings.Trim(strconv.QuoteRune(c), "'"))
		default:
			b.WriteRune(c)
		}
		s = s[n:]
	}
	return b.String()
}

func unprintable(c rune) bool { return !strconv.IsPrint(c) }

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
