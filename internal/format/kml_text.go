package format

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// xml writes text of an element. What XML 1.0 can't hold, and what is no UTF-8, becomes U+FFFD; the end of a CDATA
// section can't appear, for the bracket is escaped.
func (o *buffer) xml(s string) {
	from := 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if as := xmlEscape(r); as != "" {
			o.raw(s[from:i])
			o.raw(as)
			from = i + size
		}
		i += size
	}
	o.raw(s[from:])
}

// xmlEscape is how a character is written that can't stand as it is; blank for all others.
func xmlEscape(r rune) string {
	switch {
	case r == '&':
		return "&amp;"
	case r == '<':
		return "&lt;"
	case r == '>':
		return "&gt;"
	case r == '\r':
		return "&#xD;" // a reader would make a line feed of it
	case r == utf8.RuneError || !xmlRune(r):
		return "\uFFFD"
	}
	return ""
}

func xmlRune(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000
}

// untagged is text for a description, which many programs show as HTML: no tag may begin in it.
func untagged(s string) string { return strings.ReplaceAll(s, "<", "&lt;") }

// ncName makes a name of an id, as an attribute of type xsd:ID wants it after a letter.
func ncName(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r == '-' || r == '.' || r == '_' || r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			b.WriteRune(r)
			continue
		}
		fmt.Fprintf(&b, "_x%X_", r)
	}
	return b.String()
}
