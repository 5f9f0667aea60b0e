package web

import (
	"net/http"
	"strings"

	"khyberatlas/internal/mapdata"
	"khyberatlas/internal/ogc"
)

// varyAll is for what may be a page, a problem in JSON or the way to another address.
const varyAll = "Accept, Accept-Language, Accept-Encoding"

// describe sets the headers that an answer and a 304 in its place have in common.
func (c *exchange) describe() {
	h := c.head
	h.Set("Vary", c.vary())
	if c.Operation.Watch {
		h.Set("Cache-Control", "no-store")
		return
	}
	meta := c.Meta()
	h.Set("Cache-Control", c.keeping())
	h.Set("Khyberatlas-Version", c.Atlas.Version())
	h.link(ogc.Link{Href: meta.LicenceURL, Rel: "license"})
	c.terms()
	if name := c.fileName(); name != "" {
		h.file(name)
	}
	var address string
	if c.Operation.File {
		address = ogc.Root{Prefix: c.Prefix}.Of(c.Asked) // files don't name the host
	} else {
		self := c.Root().Self(c.Asked)
		address = self[0].Href
		c.linkTo(self)
	}
	if c.Asked.Form == ogc.HTML {
		h.Set("Content-Language", string(c.Wording.Lang()))
	}
	h.Set("ETag", c.etag(address))
}

// keeping says who may keep the answer. What a browser shows, and what a page fetches by itself, is kept on nobody's disk
// where its address says what was looked for, though it must be fetched again then. The rest may be kept and is asked for
// anew every time: pages that are the same for everybody, and data, which programs keep by their own lights.
func (c *exchange) keeping() string {
	shown := c.Asked.Form == ogc.HTML || c.Operation.Fetched
	if shown && (c.http.URL.RawQuery != "" || c.Asked.ID != "") {
		return "no-store"
	}
	return "no-cache"
}

// vary names the headers of a request that the answer hangs on.
func (c *exchange) vary() string {
	chosen := !c.Operation.File && !c.Operation.Named() // the form, by what the reader would rather have
	switch spoken := c.spoken(); {
	case chosen && spoken:
		return varyAll
	case chosen:
		return "Accept, Accept-Encoding"
	case spoken:
		return "Accept-Language, Accept-Encoding"
	}
	return "Accept-Encoding"
}

// spoken reports whether the answer is in the reader's language: what people read is, and what the page's script shows
// them. All else is the same bytes for everybody.
func (c *exchange) spoken() bool {
	switch c.Asked.Form {
	case ogc.HTML, ogc.Atom, ogc.JSONFeed, ogc.SVG, ogc.PNG:
		return true
	}
	return mapdata.Has(c.Asked.Operation)
}

// etag is a hash of all that decides the bytes of the answer at an address, so that a 304 costs no search. It is weak where the answer is
// compressed: several codings stand for the same bytes.
func (c *exchange) etag(address string) string {
	lang := ""
	if c.spoken() {
		lang = string(c.Wording.Lang())
	}
	tag := `"` + digest(c.server.shown, c.Atlas.Version(), c.Atlas.Past(), address, string(c.Asked.Form), lang) + `"`
	if c.coding() != "" {
		return "W/" + tag
	}
	return tag
}

// coding is the compression of the answer. A reader who asks for a part of a file means its own bytes.
func (c *exchange) coding() string {
	if c.Operation.File && c.http.Header.Get("Range") != "" {
		return ""
	}
	return coding(c.http, c.Asked.Form.MediaType())
}

// fresh reports whether the reader holds this very answer already.
func (c *exchange) fresh() bool {
	return !c.Operation.Watch && matches(c.http.Header, c.head.Get("ETag"))
}

// matches compares If-None-Match weakly, as RFC 9110 wants it for this header.
func matches(h http.Header, etag string) bool {
	etag = strings.TrimPrefix(etag, "W/")
	for part := range strings.SplitSeq(strings.Join(h.Values("If-None-Match"), ","), ",") {
		part = strings.TrimSpace(part)
		if part == "*" || etag != "" && strings.TrimPrefix(part, "W/") == etag {
			return true
		}
	}
	return false
}
