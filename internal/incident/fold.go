package incident

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold makes a text comparable as people search: no case, no diacritics, Arabic letters in their plain form.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(s) {
		if unicode.Is(unicode.Mn, r) || r == 'ـ' {
			continue
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// FoldWords splits a text into its folded words: runs of letters and digits.
func FoldWords(s string) []string {
	return strings.FieldsFunc(Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// Slug is an id made of names: af-khost-spera.
func Slug(names ...string) string { return strings.Join(FoldWords(strings.Join(names, " ")), "-") }
