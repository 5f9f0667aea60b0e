// Package values reads cells as people write them: figures with separators for thousands or a decimal comma, days in many
// orders, digits of Urdu and Arabic. What could mean two things is refused and never guessed, unless the caller knows which
// is meant; what a spreadsheet has spoilt is told from what is merely wrong. Where a cell stands is its callers' business.
package values

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Problem is why a text is not the value that it should be; the zero Problem is none.
type Problem struct {
	Rule, Mend string
	Ambiguous  bool // it could mean two things, and a caller who knows which can say so
}

// OK reports that there is none.
func (p Problem) OK() bool { return p.Rule == "" }

// Latin writes the digits of Urdu, Persian and Arabic as 0 to 9, and the Arabic signs of decimals and thousands as point
// and apostrophe, which here can mean only these.
func Latin(s string) string {
	if isASCII(s) {
		return s
	}
	return strings.Map(func(c rune) rune {
		switch {
		case c >= '۰' && c <= '۹':
			return c - '۰' + '0'
		case c >= '٠' && c <= '٩':
			return c - '٠' + '0'
		case c >= '０' && c <= '９':
			return c - '０' + '0'
		case c == '٫':
			return '.'
		case c == '٬' || c == '’':
			return '\''
		case c == '−' || c == '–':
			return '-'
		case unicode.IsSpace(c):
			return ' '
		case c == '\u200e' || c == '\u200f' || c == '\u061c': // marks of direction that editors put around numbers
			return -1
		}
		return c
	}, s)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Blank reports that a cell says nothing: it is empty, or holds what programs write for nothing.
func Blank(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "", "na", "n/a", "#n/a", "nan", "null", "none", "-", "–", "—":
		return true
	}
	return false
}

// MostName is how long a name may be, in characters, and MostLine the line that is kept of a text that may not be passed on.
const (
	MostName = 150
	MostLine = 120
)

// Line is a text as one line of at most so many characters: runs of blanks are one, what can't be seen is left out, and
// what is longer ends with a word and "…".
func Line(s string, most int) string {
	if end, word, ok := plainLine(s, most); ok {
		if end == len(s) {
			return s
		}
		return cutAt(s[:end], most, word)
	}
	b := make([]byte, 0, min(len(s), most*utf8.UTFMax))
	n, blank, word := 0, false, 0
	for _, c := range s {
		switch {
		case isPlain(c):
		case unicode.IsSpace(c):
			blank = len(b) > 0
			continue
		case hidden(c):
			continue
		}
		if blank {
			if n < most {
				word = len(b)
			}
			b = append(b, ' ')
			blank = false
			n++
		}
		b = utf8.AppendRune(b, c)
		if n++; n > most {
			return cutAt(string(b), most, word)
		}
	}
	return string(b)
}

// isPlain is a letter or a sign that stands in a line as it is: what nearly all texts are made of, told without tables.
func isPlain(c rune) bool {
	return c > ' ' && c < 0x7f || c > 0xa0 && c < 0x250 && c != 0xad || c >= 0x2010 && c <= 0x2027 || c >= 0x620 && c < 0x6d5
}

// plainLine looks at a text that is a line as it stands, as nearly all are: where it ends, or before which character it goes on
// past the most that it may have, and where the last word before that ended. It is false where the text must be written anew.
func plainLine(s string, most int) (end, word int, ok bool) {
	n, before := 0, ' '
	for i, c := range s {
		if c > ' ' && c < 0x7f && n < most { // as most are
			before = c
			n++
			continue
		}
		if c == ' ' {
			if before == ' ' {
				return 0, 0, false
			}
			if n < most {
				word = i
			}
		} else if !isPlain(c) {
			return 0, 0, false
		}
		before = c
		if n++; n > most && c != ' ' {
			return i, word, true
		}
	}
	return len(s), 0, len(s) == 0 || before != ' '
}

// cutAt ends a text with the last whole word, or within one that is half of it.
func cutAt(s string, most, word int) string {
	if word > len(s)/2 {
		return strings.TrimRight(s[:word], " ,;:-–—") + "…"
	}
	cut := []rune(s)
	return string(cut[:most-1]) + "…"
}

// hidden is a character that nobody sees; joiners stay, for Urdu and Pashto are written with them.
func hidden(c rune) bool {
	if c == '\u200c' || c == '\u200d' {
		return false
	}
	return unicode.IsControl(c) || c == utf8.RuneError || unicode.Is(unicode.Cf, c) ||
		unicode.Is(unicode.Other_Default_Ignorable_Code_Point, c)
}
