package dataset

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

const seen = "a text has no characters that can't be seen"

// unseen says how to mend a value with hidden characters in it, and otherwise what it is given.
func unseen(value, mend string) string {
	i := strings.IndexFunc(value, isHidden)
	if i < 0 {
		return mend
	}
	first, _ := utf8.DecodeRuneInString(value[i:])
	return fmt.Sprintf("take out %U, character %d of it", first, utf8.RuneCountInString(value[:i])+1)
}
