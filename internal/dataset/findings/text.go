package findings

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// isHidden is a character that nobody sees and that changes what the others look like or how they compare: the marks
// and overrides of direction, byte order marks, soft hyphens, blanks without width, fillers, separators of lines that no
// editor shows. Joiners stay, for Urdu and Pashto are written with them, and so do the Arabic signs around numbers,
// which are drawn.
func isHidden(c rune) bool {
	switch {
	case c == '\u200c', c == '\u200d', unicode.Is(unicode.Prepended_Concatenation_Mark, c):
		return false
	}
	return unicode.In(c, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point)
}

// MostText is how many bytes a cell of a table, or a text in JSON, may have.
const MostText = 64 << 10

// TextRule is the rule that a text breaks by its characters; blank where it breaks none.
func TextRule(s string) string {
	switch {
	case strings.ContainsFunc(s, isControl):
		return "a text has no control characters"
	case strings.ContainsFunc(s, isHidden):
		return "a text has no characters that can't be seen"
	}
	return ""
}

func isControl(c rune) bool { return unicode.IsControl(c) && c != '\n' && c != '\t' }

// MendHidden says how to mend a value with hidden characters in it, and otherwise what it is given.
func MendHidden(value, mend string) string {
	i := strings.IndexFunc(value, isHidden)
	if i < 0 {
		return mend
	}
	first, _ := utf8.DecodeRuneInString(value[i:])
	return fmt.Sprintf("take out %U, character %d of it", first, utf8.RuneCountInString(value[:i])+1)
}

// DayRule and AddressRule say how a day and an address are written.
const (
	DayRule     = "a date is a day of the calendar written YYYY-MM-DD"
	AddressRule = "an address begins with http:// or https://, names a host and has no blanks, quotes or angle brackets"
)

// MendAddress is for addresses that are none because of a character in them.
func MendAddress(s string) string {
	if !strings.HasPrefix(s, "http") {
		return ""
	}
	return "write what no address can hold as its percent code, a blank as %20"
}
