package web

import (
	"errors"
	"fmt"
	"io"
	"net/http"

	"khyberatlas/internal/format"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/shelf"
)

// An answer writes one of an operation's forms for programs. An error before its first byte becomes a problem, one
// after it aborts the connection.
type answer func(c *request, w io.Writer) error

// handle answers one request of one operation: what every request needs happens here, in this order.
func (s *Server) handle(w http.ResponseWriter, r *http.Request, op *ogc.Operation, at func(string) string) error {
	note(r).operation = op.Name
	if r.Method == http.MethodOptions {
		preflight(w)
		return nil
	}
	if op.Name == "embed" {
		framable(w.Header())
	}
	c, err := s.request(w, r, op, at("version"))
	if err != nil {
		return err
	}
	tidy, err := c.read(at)
	if err != nil {
		return err
	}
	switch {
	case op.To != "":
		return c.redirect(http.StatusMovedPermanently, c.ask.Target())
	case tidy:
		return c.redirect(http.StatusSeeOther, c.ask.Path())
	case c.ask.Form == "":
		return errNotAcceptable
	}
	if err := c.exists(); err != nil {
		return err
	}
	c.describe()
	if c.fresh() {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	return c.answer()
}

// answer makes the answer when its turn comes, and sends it.
func (c *request) answer() error {
	if err := c.refuse(); err != nil {
		return err
	}
	if c.inParts() {
		err := c.sendFile()
		if !errors.Is(err, shelf.ErrNoRoom) || c.ask.Form == ogc.GPKG {
			return err
		}
		c.Header.Del("Accept-Encoding") // what needs no room goes out as it is made, whole
	}
	leave, err := c.server.gate.enter(c.Context(), c.weight())
	if err != nil {
		return err
	}
	defer leave.leave()
	out := c.server.outbox(c.writer, c.Request, leave)
	defer out.drop()
	c.writer = out
	err = c.server.reply(out, c.Request, c.ask.Form.MediaType(), http.StatusOK,
		func(body io.Writer) error { return c.write(stopping{c.Context(), body}) })
	if err != nil {
		return err
	}
	if err := out.end(); err != nil {
		return cutShort(c.Request, err)
	}
	return nil
}

// refuse says what can be told to be too much before any of it is made.
func (c *request) refuse() error {
	if c.op.Name != "histogram" {
		return nil
	}
	_, err := c.chart()
	return err
}

// request finds the version that is to answer.
func (s *Server) request(w http.ResponseWriter, r *http.Request, op *ogc.Operation, version string) (*request, error) {
	c := &request{Request: r, server: s, op: op, writer: w, head: head(w.Header()),
		atlas: s.Current.Load(), prefix: s.basePath()}
	if c.atlas == nil && op.Tag != "health" {
		return nil, errNotReady
	}
	if version != "" {
		a, err := s.Current.Version(version)
		if err != nil {
			return nil, err
		}
		c.atlas = a
		c.prefix += "/v/" + a.Version()
	}
	if c.atlas != nil {
		note(r).version = c.atlas.Version()
	}
	if op.Tag == "health" {
		return c, nil // watchers may be too plain to name a host
	}
	var err error
	c.base, err = s.baseOf(r)
	return c, err
}

// read finds out what is asked for; tidy says that the address wants to be cleaned.
func (c *request) read(at func(string) string) (tidy bool, err error) {
	ask := ogc.Ask{Operation: c.op.Name, Collection: at("collectionId"), ID: at("featureId"), File: at("file"),
		RawQuery: c.URL.RawQuery, Prefer: c.prefer()}
	var vocab incident.Vocabulary
	if c.atlas != nil {
		vocab = c.atlas.Vocabulary()
	}
	if ask.File != "" {
		d, ok := ogc.DownloadOf(ask.File)
		if !ok {
			return false, &missing{what: "download", value: ask.File, allowed: ogc.DownloadFiles()}
		}
		ask.Collection, ask.Prefer = d.Collection, d.Form
	}
	req, tidy, faults := ogc.Parse(ask, vocab)
	if len(faults) > 0 {
		return false, faults
	}
	c.ask = req
	c.p = i18n.For(c.language())
	return tidy, nil
}

// prefer is the form that the Accept header chooses; blank where none of the operation's will do.
func (c *request) prefer() ogc.Form {
	if c.op.Tag == "health" || c.op.Named() {
		return c.op.Forms[0] // watchers ask for what they like, and readers of feeds for what they know
	}
	offers := c.op.Offers()
	types := make([]string, len(offers))
	for i, o := range offers {
		types[i] = o.Type
	}
	i := format.Negotiate(c.accept(), types)
	if i < 0 {
		return ""
	}
	if first := offers[0].Form; c.op.Firm {
		for j, o := range offers {
			if o.Form == first && format.Negotiate(c.accept(), types[j:j+1]) == 0 {
				return first
			}
		}
	}
	return offers[i].Form
}

func (c *request) redirect(status int, path string) error {
	if q := c.ask.Canonical(); q != "" {
		path += "?" + q
	}
	c.head.Set("Location", c.prefix+path)
	c.head.Set("Cache-Control", "no-store")
	c.head.Set("Vary", vary)
	c.writer.WriteHeader(status)
	return nil
}

// write writes the answer in the form that was chosen.
func (c *request) write(w io.Writer) error {
	if c.Method == http.MethodHead && c.headIsWhole() {
		return errHeadSent
	}
	if c.ask.Form == ogc.HTML {
		return c.render(w)
	}
	a, ok := c.server.answers[c.op.Name]
	if !ok {
		return fmt.Errorf("operation %s has no answer: %w", c.op.Name, errNotAcceptable)
	}
	return a(c, w)
}

// headIsWhole reports whether making the answer would add nothing to its head: it isn't made for a reader who wants no
// more. Lists and feeds say in theirs how many features there are, files as they are how long they are, and what may be
// short whether it was worth compressing.
func (c *request) headIsWhole() bool {
	if c.inParts() {
		return false
	}
	switch c.ask.Form {
	case ogc.HTML, ogc.SVG, ogc.PNG, ogc.Sitemap, ogc.OpenAPI:
		return true
	case ogc.GPKG, ogc.Zip:
		return c.op.Name == "download"
	}
	return c.op.Tag == "map"
}

// render writes the page.
func (c *request) render(w io.Writer) error {
	p, ok := c.server.pages[c.op.Name+"/"+c.ask.Collection]
	if !ok {
		p, ok = c.server.pages[c.op.Name]
	}
	if !ok {
		return fmt.Errorf("operation %s has no page: %w", c.op.Name, errNotAcceptable)
	}
	component, err := p(c)
	if err != nil {
		return err
	}
	return component.Render(c.Context(), w)
}

// exists looks for what the path names before anything is said about its freshness.
func (c *request) exists() error {
	name := c.ask.Collection
	if name == "" || c.op.Name == "download" {
		return nil
	}
	if _, ok := ogc.CollectionOf(name); !ok {
		return &missing{what: "collection", value: name, allowed: ogc.CollectionIDs()}
	}
	if c.op.Name != "item" {
		return nil
	}
	if _, ok := c.feature(); !ok {
		if version, gone := c.atlas.Data().Gone[c.ask.ID]; gone && (name == "incidents" || name == "strikes") {
			return &withdrawn{id: c.ask.ID, version: version, released: c.atlas.Data().History[version]}
		}
		return &missing{what: "feature in " + name, value: c.ask.ID}
	}
	return nil
}

// feature finds the feature that the path names, without any of its figures.
func (c *request) feature() (any, bool) {
	id, ds := c.ask.ID, c.atlas.Data()
	switch c.ask.Collection {
	case "incidents", "strikes":
		r, ok := c.atlas.Record(id)
		return r, ok && (c.ask.Collection == "incidents" || r.Type.Strike())
	case "crossings":
		return find(ds.Crossings, func(x *incident.Crossing) bool { return x.ID == id })
	case "districts":
		return find(ds.Districts, func(x *incident.District) bool { return x.ID == id })
	}
	return find(ds.Tehsils, func(x *incident.Tehsil) bool { return x.ID == id })
}

func find[T any](list []T, is func(*T) bool) (*T, bool) {
	for i := range list {
		if is(&list[i]) {
			return &list[i], true
		}
	}
	return nil, false
}

func preflight(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Allow", allowed)
	h.Set("Access-Control-Allow-Methods", allowed)
	h.Set("Access-Control-Allow-Headers", "Accept, Accept-Language, Cache-Control, Pragma, If-None-Match, If-Modified-Since, If-Range, "+
		"Range, Content-Type")
	h.Set("Access-Control-Max-Age", "86400")
	w.WriteHeader(http.StatusNoContent)
}

// The answers that are no answer, beside those of incident.
var (
	errNotAcceptable = errors.New("none of the forms that this address has is acceptable to you")
	errNotReady      = errors.New("no dataset is loaded yet")
	errTooLong       = errors.New("the address is too long")
	errHost          = errors.New("the Host header names no host")
)
