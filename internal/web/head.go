package web

import (
	"fmt"
	"net/http"
	"strings"

	"khyberatlas/internal/ogc"
)

// head is the head of an answer. Everything that goes into one goes through it, in the way that its kind of value needs:
// nothing that stands in the data, in the address or in the configuration can become part of a header's own language.
type head http.Header

// Set is for values of our own making, in which a percent sign stands for itself.
func (h head) Set(name, value string) { http.Header(h).Set(name, percent(value, printable)) }

func (h head) Get(name string) string { return http.Header(h).Get(name) }
func (h head) Del(name string)        { http.Header(h).Del(name) }

// text is for words: they are given as ASCII with all else percent-encoded, the percent sign too, so that they can be
// read back.
func (h head) text(name, words string) {
	h.Set(name, percent(words, func(c byte) bool { return printable(c) && c != '%' }))
}

// link adds a typed link (RFC 8288); one that leads nowhere is left out.
func (h head) link(l ogc.Link) {
	if l.Href == "" {
		return
	}
	value := "<" + percent(l.Href, inAddress) + ">; rel=" + quoted(l.Rel)
	if l.Type != "" {
		value += "; type=" + quoted(l.Type)
	}
	http.Header(h).Add("Link", value)
}

// file has the answer saved under a name (RFC 6266), of which only what is plain in the name of any system is kept.
func (h head) file(name string) {
	plain := strings.Map(func(c rune) rune {
		if c < 0x80 && (isWord(byte(c)) || strings.ContainsRune("-._", c)) {
			return c
		}
		return '_'
	}, name)
	h.Set("Content-Disposition", "attachment; filename="+quoted(strings.TrimLeft(plain, ".")))
}

var backslashed = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

func quoted(s string) string {
	return `"` + backslashed.Replace(percent(s, printable)) + `"`
}

// percent has all bytes but some percent-encoded.
func percent(s string, plain func(byte) bool) string {
	first := 0
	for first < len(s) && plain(s[first]) {
		first++
	}
	if first == len(s) {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if plain(s[i]) {
			b.WriteByte(s[i])
			continue
		}
		fmt.Fprintf(&b, "%%%02X", s[i])
	}
	return b.String()
}

func printable(c byte) bool { return ' ' <= c && c <= '~' }

func isWord(c byte) bool { return '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' }

// inAddress are the characters that RFC 3986 allows in an address.
func inAddress(c byte) bool { return isWord(c) || strings.IndexByte("-._~:/?#[]@!$&'()*+,;=%", c) >= 0 }
