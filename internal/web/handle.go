package web

import (
	"errors"
	"io"
	"net/http"
	"strconv"

	"khyberatlas/internal/answer"
	"khyberatlas/internal/format"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/mapdata"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/page"
	"khyberatlas/internal/question"
	"khyberatlas/internal/shelf"
)

// handle answers one request of one operation: what every request needs happens here, in this order.
func (s *Server) handle(w http.ResponseWriter, r *http.Request, op *ogc.Operation, at func(string) string) error {
	note(r).operation = op.Name
	if r.Method == http.MethodOptions {
		preflight(w)
		return nil
	}
	if op.Name == ogc.OpEmbed {
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
		return c.redirect(http.StatusMovedPermanently, c.Asked.Target())
	case tidy:
		return c.redirect(http.StatusSeeOther, c.Asked.Path())
	case c.Asked.Form == "":
		return errNotAcceptable
	}
	if err := c.Exists(); err != nil {
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
func (c *exchange) answer() error {
	if err := c.refuse(); err != nil {
		return err
	}
	if c.inParts() {
		err := c.sendFile()
		if !errors.Is(err, shelf.ErrNoRoom) || c.Asked.Form == ogc.GPKG {
			return err
		}
		c.http.Header.Del("Accept-Encoding") // what needs no room goes out as it is made, whole
	}
	leave, err := c.server.gate.enter(c.Context(), c.weight())
	if err != nil {
		return err
	}
	defer leave.leave()
	out := c.server.outbox(c.writer, c.http, leave)
	defer out.drop()
	c.writer = out
	err = c.server.reply(out, c.http, c.Asked.Form.MediaType(), http.StatusOK,
		func(body io.Writer) error { return c.server.makes(c, body) })
	if err != nil {
		return err
	}
	if err := out.end(); err != nil {
		return cutShort(c.http, err)
	}
	return nil
}

// refuse says what can be told to be too much before any of it is made.
func (c *exchange) refuse() error {
	if c.Operation.Name != ogc.OpHistogram {
		return nil
	}
	_, err := c.Chart()
	return err
}

// request finds the version that is to answer.
func (s *Server) request(w http.ResponseWriter, r *http.Request, op *ogc.Operation, version string) (*exchange, error) {
	c := s.exchange(w, r, op)
	if c.Atlas == nil && !op.Watch {
		return nil, errNotReady
	}
	if version != "" {
		a, err := s.Current.Version(version)
		if err != nil {
			return nil, &notHeld{version, err}
		}
		c.About(a, s.answerer(a))
		c.Prefix += "/v/" + a.Version()
	}
	if c.Atlas != nil {
		note(r).version = c.Atlas.Version()
	}
	if op.Watch {
		return c, nil // watchers may be too plain to name a host
	}
	var err error
	c.Base, err = s.baseOf(r)
	return c, err
}

// read finds out what is asked for; tidy says that the address wants to be cleaned.
func (c *exchange) read(at func(string) string) (tidy bool, err error) {
	ask := ogc.Raw{Operation: c.Operation.Name, Collection: incident.Layer(at("collectionId")), ID: at("featureId"), File: at("file"),
		RawQuery: c.http.URL.RawQuery, Prefer: c.prefer()}
	var vocab incident.Vocabulary
	if c.Atlas != nil {
		vocab = c.Atlas.Vocabulary()
	}
	if ask.File != "" {
		d, ok := ogc.DownloadOf(ask.File)
		if !ok {
			return false, &question.Missing{What: "download", Value: ask.File, Allowed: ogc.DownloadFiles()}
		}
		ask.Collection, ask.Prefer = d.Collection, d.Form
	}
	req, tidy, faults := ogc.Parse(ask, vocab)
	if len(faults) > 0 {
		return false, faults
	}
	c.Asked = req
	c.speak()
	return tidy, nil
}

// prefer is the form that the Accept header chooses; blank where none of the operation's will do.
func (c *exchange) prefer() ogc.Form {
	if c.Operation.Watch || c.Operation.Named() {
		return c.Operation.Forms[0] // watchers ask for what they like, and readers of feeds for what they know
	}
	offers := c.Operation.Offers()
	types := make([]string, len(offers))
	for i, o := range offers {
		types[i] = o.Type
	}
	i := format.Negotiate(c.accept(), types)
	if i < 0 {
		return ""
	}
	if first := offers[0].Form; c.Operation.Firm {
		for j, o := range offers {
			if o.Form == first && format.Negotiate(c.accept(), types[j:j+1]) == 0 {
				return first
			}
		}
	}
	return offers[i].Form
}

func (c *exchange) redirect(status int, path string) error {
	if q := c.Asked.Canonical(); q != "" {
		path += "?" + q
	}
	c.head.Set("Location", c.Prefix+path)
	c.head.Set("Cache-Control", "no-store")
	c.head.Set("Vary", varyAll)
	c.writer.WriteHeader(status)
	return nil
}

// write makes the answer in the form that was chosen.
func (c *exchange) write(w io.Writer) error {
	if c.http.Method == http.MethodHead && c.headIsWhole() {
		return errHeadSent
	}
	switch {
	case c.Asked.Form == ogc.HTML:
		return c.render(w)
	case c.Operation.Watch:
		return c.health(w)
	case mapdata.Has(c.Asked.Operation):
		return mapdata.Write(w, c.Question)
	case page.Draws(c.Asked.Operation):
		return c.server.site.Draw(w, c.Question)
	}
	return c.server.answers.Write(w, c.Question, answer.Outlet{Announce: c.announce, Costly: c.costly})
}

// announce puts into the head what is known only when the features are found. The names are the standard's, for forms
// that have no place for the numbers.
func (c *exchange) announce(h answer.Head) error {
	c.linkTo(h.Links)
	if h.Counted {
		c.head.Set("OGC-NumberMatched", strconv.Itoa(h.Matched))
		c.head.Set("OGC-NumberReturned", strconv.Itoa(h.Returned))
	}
	return nil
}

// linkTo puts typed links into the head, where readers find them who don't read the body.
func (c *exchange) linkTo(links []ogc.Link) {
	for _, l := range links {
		c.head.link(l)
	}
}

// headIsWhole reports whether making the answer would add nothing to its head: it isn't made for a reader who wants no
// more. Lists and feeds say in theirs how many features there are, files as they are how long they are, and what may be
// short whether it was worth compressing.
func (c *exchange) headIsWhole() bool {
	if c.inParts() {
		return false
	}
	switch c.Asked.Form {
	case ogc.HTML, ogc.SVG, ogc.PNG, ogc.Sitemap, ogc.OpenAPI:
		return true
	case ogc.GPKG, ogc.Zip:
		return c.Operation.File
	}
	return mapdata.Has(c.Asked.Operation)
}

// render writes the page.
func (c *exchange) render(w io.Writer) error {
	component, err := c.server.site.Page(c.Question)
	if err != nil {
		return err
	}
	return component.Render(c.Context(), c.Question.Writer(w))
}

// health answers those who watch the server.
func (c *exchange) health(w io.Writer) error {
	text := "ok\n"
	switch ready := c.Operation.Name == ogc.OpReadyz; {
	case ready && c.Atlas == nil:
		return errNotReady
	case ready && c.server.Behind():
		text = "ready with the version before: the database can't be loaded, and the log says why\n"
	case ready:
		text = "ready\n"
	}
	_, err := io.WriteString(w, text)
	return err
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
