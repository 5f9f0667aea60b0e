package format

import (
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"
)

// Atom writes a feed as RFC 4287 has it, its pages as RFC 5005 section 3, places as GeoRSS Simple, and the number of
// entries over all pages as OpenSearch.
func Atom(w io.Writer, f Feed, list iter.Seq[Entry]) error {
	o := begun(w, asJSON)
	o.raw(`<?xml version="1.0" encoding="utf-8"?>` + "\n")
	o.raw(`<feed xmlns="http://www.w3.org/2005/Atom" xmlns:georss="http://www.georss.org/georss" ` +
		`xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"`)
	o.attr("xml:lang", f.Language)
	o.raw(">\n")
	o.element("id", f.ID)
	o.element("title", f.Title)
	o.element("subtitle", f.Subtitle)
	o.element("updated", instant(f.Updated))
	o.raw("<author>\n")
	o.element("name", f.Author)
	o.raw("</author>\n")
	o.element("rights", strings.Join(slices.DeleteFunc([]string{f.Attribution, f.Licence, f.LicenceURL},
		func(s string) bool { return s == "" }), "; "))
	o.element("generator", f.Program)
	for _, l := range f.Links {
		o.atomLink(l)
	}
	o.element("opensearch:totalResults", strconv.Itoa(f.Matched))
	o.element("opensearch:startIndex", strconv.Itoa(f.Offset+1))
	o.element("opensearch:itemsPerPage", strconv.Itoa(f.Limit))
	for e := range list {
		o.atomEntry(&e)
		if !o.step() {
			break
		}
	}
	o.raw("</feed>\n")
	return o.end()
}

// originScheme is the list that the category of an entry's record is of.
const originScheme = "urn:khyberatlas:origin"

func (o *buffer) atomEntry(e *Entry) {
	o.raw("<entry>\n")
	o.element("id", e.ID)
	o.element("title", e.Title)
	o.element("updated", instant(e.Updated))
	o.element("published", instant(e.Published))
	o.atomLink(Link{Rel: "alternate", Type: "text/html", Href: e.Page})
	o.atomLink(Link{Rel: "alternate", Type: "application/geo+json", Href: e.Data})
	o.raw("<category")
	o.attr("term", string(e.Record.Type))
	o.attr("label", e.Kind)
	o.raw("/>\n")
	if e.From.ID != "" {
		o.raw("<category")
		o.attr("scheme", originScheme)
		o.attr("term", e.From.ID)
		o.attr("label", e.From.Name)
		o.raw("/>\n<author>\n")
		o.element("name", e.From.Publisher)
		if e.From.URL != "" {
			o.element("uri", e.From.URL)
		}
		o.raw("</author>\n")
		o.element("rights", e.From.Licence)
	}
	o.element("summary", e.Text)
	if e.At != nil {
		o.raw("<georss:point>")
		o.decimal(e.At[1]) // latitude first
		o.raw(" ")
		o.decimal(e.At[0])
		o.raw("</georss:point>\n")
	}
	o.raw("</entry>\n")
}

func (o *buffer) atomLink(l Link) {
	o.raw("<link")
	o.attr("rel", l.Rel)
	o.attr("type", l.Type)
	o.attr("href", l.Href)
	o.attr("title", l.Title)
	o.raw("/>\n")
}

// attr is an attribute; a blank one is left out.
func (o *buffer) attr(name, value string) {
	if value == "" {
		return
	}
	o.raw(" " + name + `="`)
	for i, part := range strings.Split(value, `"`) {
		if i > 0 {
			o.raw("&quot;")
		}
		o.xml(part)
	}
	o.raw(`"`)
}
