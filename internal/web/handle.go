package web

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"

	"khyberatlas/internal/answer"
	"khyberatlas/internal/format"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/mapdata"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/page"
	"khyberatlas/internal/question"
	"khyberatlas/internal/served"
	"khyberatlas/internal/shelf"
	"khyberatlas/internal/store"
	"khyberatlas/internal/web/head"
)

// handle answers one request of one operation: what every request needs happens here, in this order.
func (s *Server) handle(w http.ResponseWriter, r *http.Request, op *ogc.Operation, at func(string) string) error {
	entryOf(r).operation = op.Name
	if r.Method == http.MethodOptions {
		preflight(w)
		return nil
	}
	if op.Name == ogc.OpEmbed {
		framable(w.Header())
	}
	x, err := s.request(w, r, op, at("version"))
	if err != nil {
		return err
	}
	tidy, err := x.read(at)
	if err != nil {
		return err
	}
	switch {
	case op.To != "":
		return x.redirect(http.StatusMovedPermanently, x.Asked.Target())
	case tidy, x.leads():
		return x.redirect(http.StatusSeeOther, x.Asked.Path())
	case x.Asked.Form == "":
		return errNotAcceptable
	}
	if err := x.Exists(); err != nil {
		return err
	}
	x.describe()
	if x.fresh() {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	if sent, err := x.sendAgain(); sent {
		return err
	}
	x.terms()
	return x.answer()
}

// leads reports whether the incident that the map's address has chosen stands there under another record of the same event,
// and chooses that one: a card shows what is on the map and in the list.
func (x *exchange) leads() bool {
	if x.Asked.Operation != ogc.OpLanding || x.Asked.Form != ogc.HTML || x.Asked.View.Sel == "" {
		return false
	}
	filter := x.Asked.Query
	if filter.Days.All() {
		filter = filter.Within(incident.Days{To: x.Atlas.Days().To}) // as the map does without a period
	}
	first := x.Standing(x.Asked.View.Sel, filter)
	if first != "" {
		x.Asked.View.Sel = first
	}
	return first != ""
}

// answer makes the answer when its turn comes, and sends it.
func (x *exchange) answer() error {
	if err := x.refuse(); err != nil {
		return err
	}
	if sent, err := x.sendKept(); sent {
		return err
	}
	if x.lasts() && (x.http.Method != http.MethodHead || !x.headIsWhole()) {
		made, err := x.await()
		if err != nil && !errors.Is(err, shelf.ErrNoRoom) {
			return err
		}
		if err == nil {
			defer made.Close()
		}
	}
	if x.inParts() {
		err := x.sendFile()
		if !errors.Is(err, shelf.ErrNoRoom) || x.Asked.Form == ogc.GPKG {
			return err
		}
		x.packs = new(packing{}) // what needs no room goes out as it is made, whole
	}
	turn, err := x.server.gate.enter(x.Context(), x.weight())
	if err != nil {
		return err
	}
	defer turn.giveBack()
	out := x.server.outbox(x.writer, x.http, turn)
	defer out.drop()
	x.writer = out
	copied := x.copied()
	defer copied.drop() // after a panic too
	err = x.server.reply(out, x.http, x.Asked.Form.MediaType(), http.StatusOK, x.packing(),
		func(body io.Writer) error { return x.server.makes(x, copied.of(body)) })
	if err != nil {
		return err
	}
	if !out.sent {
		x.keepAgain(out.made)
	}
	turn.giveBack() // to compress the copy takes a turn of its own, which may be the only one
	copied.keep()
	if err := out.end(); err != nil {
		return cutShort(x.http, err)
	}
	return nil
}

// refuse says what can be told to be too much before any of it is made.
func (x *exchange) refuse() error {
	if x.Operation.Name != ogc.OpHistogram {
		return nil
	}
	_, err := x.Chart()
	return err
}

// request finds the version that is to answer.
func (s *Server) request(w http.ResponseWriter, r *http.Request, op *ogc.Operation, version string) (*exchange, error) {
	x := s.exchange(w, r, op)
	if x.Atlas == nil && !op.Watch {
		return nil, errNotReady
	}
	if version != "" {
		v, err := s.Current.Version(version)
		if err != nil {
			return nil, &notHeld{version, err}
		}
		x.About(v.Atlas, v.ForOne())
		x.Prefix += "/v/" + v.Version()
	}
	if x.Atlas != nil {
		entryOf(r).version = x.Atlas.Version()
	}
	if op.Watch {
		return x, nil // watchers may be too plain to name a host
	}
	var err error
	x.Base, err = s.baseOf(r)
	return x, err
}

// read finds out what is asked for; tidy says that the address wants to be cleaned.
func (x *exchange) read(at func(string) string) (tidy bool, err error) {
	raw := ogc.Raw{Operation: x.Operation.Name, Collection: incident.Layer(at("collectionId")), ID: at("featureId"),
		File: at("file"), Tile: ogc.Tile{Matrix: at("tileMatrix"), Col: at("tileCol"), Row: at("tileRow")},
		RawQuery: x.http.URL.RawQuery, Prefer: x.prefer()}
	var vocab incident.Vocabulary
	if x.Atlas != nil {
		vocab = x.Atlas.Vocabulary()
	}
	if raw.File != "" {
		d, ok := ogc.DownloadOf(raw.File)
		if !ok {
			return false, &question.Missing{What: "download", Value: raw.File, Allowed: ogc.DownloadFiles()}
		}
		raw.Collection, raw.Prefer = d.Collection, d.Form
	}
	asked, tidy, faults := ogc.Parse(raw, vocab)
	if len(faults) > 0 {
		return false, faults
	}
	x.Asked = asked
	x.speak()
	return tidy, nil
}

// prefer is the form that the Accept header chooses; blank where none of the operation's will do.
func (x *exchange) prefer() ogc.Form {
	if x.Operation.Watch || x.Operation.Named() {
		return x.Operation.Forms[0] // watchers ask for what they like, and readers of feeds for what they know
	}
	if a := x.accept(); a == "" || a == "*/*" {
		return x.Operation.Forms[0]
	}
	offers := x.Operation.Offers()
	types := make([]string, len(offers))
	for i, o := range offers {
		types[i] = o.Type
	}
	i := format.Negotiate(x.accept(), types)
	if i < 0 {
		return ""
	}
	if first := offers[0].Form; x.Operation.Firm {
		for j, o := range offers {
			if o.Form == first && format.Negotiate(x.accept(), types[j:j+1]) == 0 {
				return first
			}
		}
	}
	return offers[i].Form
}

func (x *exchange) redirect(status int, path string) error {
	if q := x.Asked.Canonical(); q != "" {
		path += "?" + q
	}
	x.head.Set(head.Location, x.Prefix+path)
	x.head.Set(head.CacheControl, "no-store")
	x.head.Set(head.Vary, varyAll)
	x.writer.WriteHeader(status)
	return nil
}

// write makes the answer in the form that was chosen.
func (x *exchange) write(w io.Writer) error {
	if x.http.Method == http.MethodHead && x.headIsWhole() {
		return answer.ErrHeadOnly
	}
	switch {
	case x.Asked.Form == ogc.HTML:
		return x.render(w)
	case x.Operation.Watch:
		return x.health(w)
	case mapdata.Has(x.Asked.Operation):
		return mapdata.Write(w, x.Question)
	case page.Draws(x.Asked.Operation):
		return x.server.site.Draw(w, x.Question)
	}
	return x.server.answers.Write(w, x.Question, answer.Outlet{Announce: x.announce, Costly: x.costly,
		HeadOnly: x.http.Method == http.MethodHead && !x.inParts()})
}

// announce puts into the head what is known only when the features are found. The names are the standard's, for forms
// that have no place for the numbers.
func (x *exchange) announce(h answer.Head) error {
	x.linkTo(h.Links)
	if h.Counted {
		x.head.Set(head.NumberMatched, strconv.Itoa(h.Matched))
		x.head.Set(head.NumberReturned, strconv.Itoa(h.Returned))
	}
	return nil
}

// linkTo puts typed links into the head, where readers find them who don't read the body.
func (x *exchange) linkTo(links []ogc.Link) {
	for _, l := range links {
		x.head.Link(l)
	}
}

// headIsWhole reports whether making the answer would add nothing to its head: it isn't made for a reader who wants no
// more. Lists and feeds say in theirs how many features there are, files as they are how long they are, and what may be
// short whether it was worth compressing.
func (x *exchange) headIsWhole() bool {
	switch {
	case x.flows():
		return true
	case x.inParts():
		return false
	}
	switch x.Asked.Form {
	case ogc.HTML, ogc.SVG, ogc.PNG, ogc.Sitemap, ogc.OpenAPI:
		return true
	case ogc.GPKG, ogc.Zip:
		return x.Operation.File
	}
	return mapdata.Has(x.Asked.Operation)
}

// render writes the page.
func (x *exchange) render(w io.Writer) error {
	component, err := x.server.site.Page(x.Question)
	if err != nil {
		return err
	}
	return component.Render(x.Context(), x.Question.Writer(w))
}

// health answers those who watch the server.
func (x *exchange) health(w io.Writer) error {
	text := "ok\n"
	if x.Operation.Name == ogc.OpReadyz {
		if x.Atlas == nil {
			return errNotReady
		}
		state := x.server.State()
		if state.Needed && !state.Reachable() {
			return store.ErrAway
		}
		text = readiness(x.Atlas.Version(), state)
	}
	_, err := io.WriteString(w, text)
	return err
}

// readiness tells whether what is served is what the store holds.
func readiness(version string, s served.State) string {
	switch {
	case !s.Reachable():
		return fmt.Sprintf("serving version %s, store unreachable since %s\n", version, s.Away.UTC().Format(time.RFC3339))
	case s.Behind:
		return "ready with the version before: the database can't be loaded, and the log says why\n"
	}
	return "ready\n"
}

func preflight(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Allow", allowed)
	h.Set("Access-Control-Allow-Methods", allowed)
	h.Set("Access-Control-Allow-Headers",
		"Accept, Accept-Language, Cache-Control, Pragma, If-None-Match, If-Modified-Since, If-Range, "+
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
