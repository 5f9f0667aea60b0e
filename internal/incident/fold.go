package incident

import (
	"strings"
	"unicode"
	"unicode/utf8"

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

// EachWord visits what FoldWords gives, word by word; each is good until the next, and stands in the room that is given and
// given back. Of ASCII it sets nothing else aside: it is for the words of a million texts.
func EachWord(s string, room []byte, visit func(word []byte)) []byte {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			for _, word := range FoldWords(s) {
				visit([]byte(word))
			}
			return room
		}
	}
	word := room[:0]
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			word = append(word, c)
		case 'A' <= c && c <= 'Z':
			word = append(word, c+'a'-'A')
		case len(word) > 0:
			visit(word)
			word = word[:0]
		}
	}
	if len(word) > 0 {
		visit(word)
	}
	return word
}

// Slug is an id made of names: af-khost-spera.
func Slug(names ...string) string { return strings.Join(FoldWords(strings.Join(names, " ")), "-") }
