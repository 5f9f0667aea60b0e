package web

import (
	"net/http"
	"strings"

	"khyberatlas/internal/ogc"
)

const vary = "Accept, Accept-Language, Accept-Encoding"

// describe sets the headers that an answer and a 304 in its place have in common.
func (c *request) describe() {
	h := c.head
	h.Set("Vary", vary)
	if c.op.Tag == "health" {
		h.Set("Cache-Control", "no-store")
		return
	}
	meta := c.atlas.Data().Meta
	h.Set("Cache-Control", "no-cache")
	h.Set("Khyberatlas-Version", c.atlas.Version())
	h.Add("Link", "<"+meta.LicenceURL+">; rel=\"license\"")
	if c.op.Name == "download" {
		h.Set("Vary", "Accept-Encoding")
		h.Set("Content-Disposition", `attachment; filename="`+c.fileName()+`"`)
	}
	if c.ask.Form == ogc.HTML {
		h.Set("Content-Language", string(c.language()))
	}
	h.Set("ETag", c.etag())
}

// etag is a hash of all that decides the answer's bytes, so that a 304 costs no search. It is weak where the answer is
// compressed: several codings stand for the same bytes.
func (c *request) etag() string {
	base := c.base
	if c.op.Name == "download" {
		base = "" // files don't name the host
	}
	tag := `"` + digest(c.server.shown, c.atlas.Version(), c.prefix, base, c.ask.Path(), c.ask.Canonical(),
		string(c.ask.Form), string(c.language())) + `"`
	if coding(c.Request, c.ask.Form.MediaType()) != "" {
		return "W/" + tag
	}
	return tag
}

// fresh reports whether the reader holds this very answer already.
func (c *request) fresh() bool {
	return c.op.Tag != "health" && c.ask.Form != ogc.Text && matches(c.Header, c.head.Get("ETag"))
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
