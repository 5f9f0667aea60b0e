package format

import (
	"crypto/sha1"
	"fmt"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

// Feed is what a feed says of itself. Its pages are the same feed: they share ID, Updated and Matched.
type Feed struct {
	About
	ID, Subtitle, Author, Language string
	Program                        string // name and version, for the generator
	Updated                        incident.Day
	Links                          []Link // self, alternate, and those to the other pages
	Matched, Offset, Limit         int
	Code                           string // where the words are explained
}

// Entry is an incident as feeds tell of it.
type Entry struct {
	ID                 string
	Title, Text        string
	Page, Data         string // addresses of its page and of its GeoJSON
	Kind               string // its type in the reader's words
	Published, Updated incident.Day
	At                 *orb.Point // of a place that is known precisely; nil for all others
	Record             *incident.Record
	From               incident.Origin // whose record it is; blank where there is one alone
}

// names is the namespace of the ids of feeds and entries.
var names = [16]byte{0x0b, 0x7d, 0x52, 0x5e, 0x5c, 0x0c, 0x4f, 0x3a, 0x9a, 0x51, 0x6f, 0x2e, 0x8d, 0x94, 0x7b, 0x13}

// URN is the id of a thing of a dataset, the same wherever the dataset is served: a UUID made of names (RFC 9562,
// version 5).
func URN(parts ...string) string {
	h := sha1.New()
	h.Write(names[:])
	h.Write([]byte(strings.Join(parts, "\x00")))
	var u [16]byte
	copy(u[:], h.Sum(nil))
	u[6], u[8] = u[6]&0x0f|0x50, u[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}

// instant writes a day where a format wants an instant: its first moment by the calendar as written.
func instant(d incident.Day) string { return d.String() + "T00:00:00Z" }

// link is the address of the first link of a kind; blank for none.
func (f *Feed) link(rel, mediaType string) string {
	for _, l := range f.Links {
		if l.Rel == rel && (mediaType == "" || l.Type == mediaType) {
			return l.Href
		}
	}
	return ""
}
