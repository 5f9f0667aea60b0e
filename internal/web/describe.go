package web

import (
	"net/http"
	"strconv"
	"strings"

	"khyberatlas/internal/coding"
	"khyberatlas/internal/mapdata"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/ogc/filename"
	"khyberatlas/internal/web/head"
)

// varyAll is for what may be a page, a problem in JSON or the way to another address.
const varyAll = "Accept, Accept-Language, Accept-Encoding"

// describe sets the headers that an answer and a 304 in its place have in common.
func (x *exchange) describe() {
	h := x.head
	h.Set(head.Vary, x.vary())
	if x.Operation.Watch {
		h.Set(head.CacheControl, "no-store")
		return
	}
	h.Set(head.CacheControl, x.keeping())
	h.Set(head.Version, x.Atlas.Version())
	if x.Asked.Form == ogc.HTML { // a page shows what is of the whole dataset beside its records
		h.Link(ogc.Link{Href: x.Meta().LicenceURL, Rel: "license"})
	}
	if name := filename.Of(x.Asked, *x.Operation, x.Atlas.Version()); name != "" {
		h.File(name)
	}
	var address string
	if x.Operation.File { // files don't name the host
		address = x.PathOf(x.Asked)
	} else {
		self := x.Self()
		address = self[0].Href
		x.linkTo(self)
	}
	if x.Asked.Form == ogc.HTML {
		h.Set(head.ContentLanguage, string(x.Wording.Lang()))
	}
	if mapdata.Has(x.Asked.Operation) && x.Atlas.Data().Withholds() { // it is for our own page
		h.Del(head.AllowOrigin)
	}
	h.Set(head.ETag, x.etag(address))
}

// keeping says who may keep the answer. What a browser shows, and what a page fetches by itself, is kept on nobody's disk
// where its address says what was looked for, though it must be fetched again then. The rest may be kept and is asked for
// anew every time: pages that are the same for everybody, and data, which programs keep by their own lights.
func (x *exchange) keeping() string {
	if x.shown() && !x.plain() {
		return "no-store"
	}
	return "no-cache"
}

// shown reports whether a browser shows the answer, or a page fetches it by itself.
func (x *exchange) shown() bool { return x.Asked.Form == ogc.HTML || x.Operation.Fetched }

// plain reports whether the address says nothing of what was looked for.
func (x *exchange) plain() bool { return x.http.URL.RawQuery == "" && x.Asked.ID == "" }

// vary names the headers of a request that the answer hangs on.
func (x *exchange) vary() string {
	chosen := !x.Operation.File && !x.Operation.Named() // the form, by what the reader would rather have
	switch spoken := x.spoken(); {
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
func (x *exchange) spoken() bool {
	switch x.Asked.Form {
	case ogc.HTML, ogc.Atom, ogc.JSONFeed, ogc.SVG, ogc.PNG:
		return true
	}
	switch x.Asked.Operation {
	case ogc.OpCite, ogc.OpOEmbed:
		return true
	}
	return mapdata.Has(x.Asked.Operation)
}

// etag is a hash of all that decides the bytes of the answer at an address, so that a 304 costs no search. It is weak where
// the answer is compressed: several codings stand for the same bytes.
func (x *exchange) etag(address string) string {
	lang := ""
	if x.spoken() {
		lang = string(x.Wording.Lang())
	}
	tag := `"` + digest(x.server.shown, x.Atlas.Version(), x.Atlas.Past(), address, string(x.Asked.Form), lang) + `"`
	if x.coding() != "" {
		return "W/" + tag
	}
	return tag
}

// coding is the compression of the answer. A reader who asks for a part of a file means its own bytes.
func (x *exchange) coding() string {
	if x.Operation.File && x.http.Header.Get("Range") != "" {
		return ""
	}
	return x.packing().coding
}

// packing is how the answer is compressed: for a browser, whose reader waits, thoroughly, and what programs ask for quickly.
func (x *exchange) packing() packing {
	if x.packs == nil {
		effort := coding.Quick
		if x.shown() {
			effort = coding.Thorough
		}
		x.packs = new(packed(x.http, x.Asked.Form.MediaType(), effort))
	}
	return *x.packs
}

// fresh reports whether the reader holds this very answer already.
func (x *exchange) fresh() bool {
	return !x.Operation.Watch && matches(x.http.Header, x.head.Get(head.ETag))
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

// terms says in the head on what terms the data come and what of them this is, for the forms without a place for it.
// The version stands in every head, and so does the licence where one address has it.
func (x *exchange) terms() {
	if x.Asked.Form == ogc.HTML || x.Operation.Watch {
		return
	}
	if x.flows() && x.coding() == "" {
		x.head.Set(head.AcceptRanges, "bytes") // what is broken off goes on in parts
	}
	credit := x.Credit()
	x.head.Link(ogc.Link{Href: credit.LicenceURL, Rel: "license"})
	x.head.Text(head.Attribution, credit.Attribution)
	if n := x.LeftOut(); n > 0 {
		x.head.Set(head.Withheld, strconv.Itoa(n))
	}
	if filter := x.AskedFilter(); filter != "" && x.Asked.Form != ogc.Zip { // the zip holds everything
		x.head.Set(head.Filter, filter)
	}
}
