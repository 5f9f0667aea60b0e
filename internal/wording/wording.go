package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
)

// Wording says figures, days and places in one language. It knows the days of the collection, with which an open period
// ends when it is told.
type Wording struct {
	*i18n.Printer
	Collected incident.Days
}

// Labels are the words for values of a closed list.
func Labels[T ~string](w Wording, list string, values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = w.Label(list, string(v))
	}
	return out
}

// Upper begins a sentence with a word.
func Upper(s string) string {
	if s == "" {
		return s
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// Lower begins a word within a sentence; what begins with two capitals keeps them.
func Lower(s string) string {
	if s == "" || strings.ToUpper(s[:min(2, len(s))]) == s[:min(2, len(s))] {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
