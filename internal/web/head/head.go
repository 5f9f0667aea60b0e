// Package head writes the heads of answers. Everything that goes into one goes through it, in the way that its kind of value
// needs: nothing that stands in the data, in the address or in the configuration can become part of a header's own language.
package head

import (
	"strings"

	"khyberatlas/internal/ogc"
)

// Name is that of a header, spelled as net/http spells it, so that it needn't be looked at for each answer.
type Name string

// The headers of answers about the data.
const (
	AcceptRanges       Name = "Accept-Ranges"
	CacheControl       Name = "Cache-Control"
	ContentDisposition Name = "Content-Disposition"
	ContentEncoding    Name = "Content-Encoding"
	ContentLanguage    Name = "Content-Language"
	ContentLength      Name = "Content-Length"
	ContentType        Name = "Content-Type"
	ETag               Name = "Etag"
	Link               Name = "Link"
	Location           Name = "Location"
	Vary               Name = "Vary"
	Attribution        Name = "Khyberatlas-Attribution"
	Filter             Name = "Khyberatlas-Filter"
	Version            Name = "Khyberatlas-Version"
	Withheld           Name = "Khyberatlas-Withheld"
	NumberMatched      Name = "Ogc-Numbermatched"
	NumberReturned     Name = "Ogc-Numberreturned"
	AllowOrigin        Name = "Access-Control-Allow-Origin"
)

// Head is the head of one answer.
type Head struct {
	lines map[string][]string
	room  []string // for values: each needs a list of its own, and a list by itself is a piece of memory by itself
	links []string
}

// usual is how many headers an answer has beside those that all have.
const usual = 16

// Of is a head in the headers of an answer.
func Of(lines map[string][]string) *Head { return &Head{lines: lines, room: make([]string, 0, usual)} }

// Set is for values of our own making, in which a percent sign stands for itself.
func (h *Head) Set(name Name, value string) { h.put(name, percent(value, isPrintable)) }

// Text is for words: they are given as ASCII with all else percent-encoded, the percent sign too, so that they can be
// read back.
func (h *Head) Text(name Name, words string) { h.put(name, percent(words, isWordLike)) }

func (h *Head) put(name Name, value string) {
	if len(h.room) == cap(h.room) {
		h.room = make([]string, 0, usual)
	}
	n := len(h.room)
	h.room = append(h.room, value)
	h.lines[string(name)] = h.room[n : n+1 : n+1]
}

// Get is the value of a header; blank where it has none.
func (h *Head) Get(name Name) string {
	if values := h.lines[string(name)]; len(values) > 0 {
		return values[0]
	}
	return ""
}

// Del takes a header away.
func (h *Head) Del(name Name) { delete(h.lines, string(name)) }

// Link adds a typed link (RFC 8288); one that leads nowhere is left out.
func (h *Head) Link(l ogc.Link) {
	if l.Href == "" {
		return
	}
	address, rel := percent(l.Href, isOfAddress), quotable(l.Rel)
	value := ""
	if l.Type == "" {
		value = "<" + address + `>; rel="` + rel + `"`
	} else {
		value = "<" + address + `>; rel="` + rel + `"; type="` + quotable(l.Type) + `"`
	}
	if h.links == nil {
		h.links = make([]string, 0, 4)
	}
	h.links = append(h.links, value)
	h.lines[string(Link)] = h.links
}

// File has the answer saved under a name (RFC 6266), of which only what is plain in the name of any system is kept.
func (h *Head) File(name string) {
	plain := strings.Map(func(c rune) rune {
		if c < 0x80 && (isWord(byte(c)) || strings.ContainsRune("-._", c)) {
			return c
		}
		return '_'
	}, name)
	h.Set(ContentDisposition, `attachment; filename="`+quotable(strings.TrimLeft(plain, "."))+`"`)
}

var backslashed = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

// quotable is what can stand between quotation marks.
func quotable(s string) string {
	s = percent(s, isPrintable)
	if !strings.ContainsAny(s, `\"`) {
		return s
	}
	return backslashed.Replace(s)
}

// plain are bytes that stand for themselves.
type plain [256]bool

func plainly(is func(c byte) bool) *plain {
	var p plain
	for c := range p {
		p[c] = is(byte(c))
	}
	return &p
}

var (
	isPrintable = plainly(printable)
	isWordLike  = plainly(func(c byte) bool { return printable(c) && c != '%' })
	// isOfAddress are the characters that RFC 3986 allows in an address.
	isOfAddress = plainly(func(c byte) bool { return isWord(c) || strings.IndexByte("-._~:/?#[]@!$&'()*+,;=%", c) >= 0 })
)

func printable(c byte) bool { return ' ' <= c && c <= '~' }

func isWord(c byte) bool { return '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' }

const digits = "0123456789ABCDEF"

// percent has all bytes but some percent-encoded.
func percent(s string, stand *plain) string {
	first := 0
	for first < len(s) && stand[s[first]] {
		first++
	}
	if first == len(s) {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; stand[c] {
			b.WriteByte(c)
		} else {
			b.Write([]byte{'%', digits[c>>4], digits[c&15]})
		}
	}
	return b.String()
}
