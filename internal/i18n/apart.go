package i18n

import (
	"strings"

	"golang.org/x/text/unicode/bidi"
)

// The characters that set a run of text apart from what stands around it: within, its own first letter says which way
// it is read, and nothing in it turns the rest. A page has <bdi> for the same.
const (
	firstStrongIsolate    = '\u2068'
	popDirectionalIsolate = '\u2069'
)

// Apart is a text of others made fit to stand within a sentence of ours. What reads in the other direction than the
// language does is set apart; a text that doesn't is given back as it is. For programs every text is.
func (p *Printer) Apart(text string) string {
	if p.exact || !p.rtl && onlyForward(text) {
		return text
	}
	closed, turns := closed(text, p.rtl)
	if !turns {
		return closed
	}
	return string(firstStrongIsolate) + closed + string(popDirectionalIsolate)
}

// Closed is a text of others without what would turn the text around it: marks that embed or override a direction are
// left out, and isolates end within it.
func Closed(text string) string {
	if onlyForward(text) {
		return text
	}
	closed, _ := closed(text, false)
	return closed
}

// onlyForward reports that every character is before U+0590, where the scripts that are read from right to left begin:
// so it is with nearly all texts.
func onlyForward(text string) bool {
	for i := range len(text) {
		if text[i] >= 0xd6 {
			return false
		}
	}
	return true
}

// closed also reports whether something outside of an isolate reads in the other direction.
func closed(text string, rtl bool) (closed string, turns bool) {
	var b strings.Builder
	depth := 0
	for _, r := range text {
		switch {
		case r >= '\u202a' && r <= '\u202e', r == '\u2066', r == '\u2067':
			continue
		case r == firstStrongIsolate:
			depth++
		case r == popDirectionalIsolate && depth == 0:
			continue
		case r == popDirectionalIsolate:
			depth--
		case depth == 0 && !turns:
			turns = against(r, rtl)
		}
		b.WriteRune(r)
	}
	for range depth {
		b.WriteRune(popDirectionalIsolate)
	}
	return b.String(), turns
}

// against reports whether a character reads in the other direction than the language.
func against(r rune, rtl bool) bool {
	class, _ := bidi.LookupRune(r)
	switch class.Class() {
	case bidi.R, bidi.AL, bidi.AN:
		return !rtl
	case bidi.L:
		return rtl
	}
	return false
}
