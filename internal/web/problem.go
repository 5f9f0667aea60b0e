package web

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"khyberatlas/internal/answer"
	"khyberatlas/internal/coding"
	"khyberatlas/internal/format"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/nearest"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/page"
	"khyberatlas/internal/question"
	"khyberatlas/internal/sharing"
	"khyberatlas/internal/shelf"
	"khyberatlas/internal/store"
	"khyberatlas/internal/web/ranges"
	"khyberatlas/views"
)

// withdrawnType is where it is said what withdrawn means; a kind of problem of its own has a title of its own.
const withdrawnType = "/about#rule-withdrawn"

// problemOf turns an error into an answer in the words of a printer; this is the one place where that happens.
func problemOf(p *i18n.Printer, err error) ogc.Problem {
	out := ogc.Problem{Type: "about:blank", Status: statusOf(err), Detail: err.Error()}
	out.Title = http.StatusText(out.Status)
	for known, key := range plainly {
		if errors.Is(err, known) {
			out.Detail = p.Text(key)
		}
	}
	var faults incident.Faults
	var missing *question.Missing
	var left *question.Withdrawn
	var kept *question.Withheld
	var dropped *notHeld
	switch {
	case errors.As(err, &faults):
		for _, f := range faults {
			out.Errors = append(out.Errors, flawOf(p, f))
		}
		first := out.Errors[0]
		out.Detail, out.Parameter, out.Hint, out.Allowed = first.Detail, first.Parameter, first.Hint, first.Allowed
	case errors.As(err, &missing):
		what, in, _ := strings.Cut(missing.What, " in ")
		out.Detail = worded(p, out.Detail, "problem.missing."+what, "value", strconv.Quote(missing.Value), "collection", in)
		out.Allowed = missing.Allowed
		if near := nearest.Likest(missing.Value, missing.Allowed, 1); len(near) > 0 {
			out.Hint = p.Text("problem.meant", "name", near[0])
		}
	case out.Status == http.StatusInternalServerError:
		out.Detail = p.Text("problem.failed")
	case noRoom(err):
		out.Detail, out.Hint = p.Text("problem.room"), p.Text("problem.room_mend")
	case errors.As(err, &left):
		out.Type, out.Title = withdrawnType, p.Text("fault.title.withdrawn")
		key, day := "problem.withdrawn", ""
		if left.Released != 0 {
			key, day = "problem.withdrawn_on", left.Released.String()
		}
		out.Detail = p.Text(key, "id", strconv.Quote(left.ID), "version", left.Version, "day", day)
		out.Hint = p.Text("problem.withdrawn_mend")
	case errors.As(err, &kept):
		out.Detail, out.Hint = p.Text("problem.withheld", "id", strconv.Quote(kept.ID), "origin", kept.Origin),
			p.Text("problem.withheld_mend")
	case errors.As(err, &dropped):
		out.Detail, out.Hint = p.Text("problem.gone", "version", strconv.Quote(dropped.version)), p.Text("problem.gone_mend")
	case errors.Is(err, errBusy), errors.Is(err, store.ErrCrowded):
		out.Hint = p.Text("problem.busy_mend")
	case errors.Is(err, shelf.ErrNotYet):
		out.Hint = p.Text("problem.making_mend")
	case out.Status == http.StatusRequestURITooLong:
		out.Hint = p.Text("problem.long_mend", "most", strconv.Itoa(ogc.MaxQuery))
	case out.Status == http.StatusRequestedRangeNotSatisfiable:
		out.Hint = p.Text("problem.range_mend")
	case out.Status == http.StatusMethodNotAllowed:
		out.Detail, out.Allowed = p.Text("problem.method"), []string{"GET", "HEAD", "OPTIONS"}
	}
	return out
}

// plainly are the messages of the errors that say the same of every request.
var plainly = map[error]string{errBusy: "problem.busy", store.ErrCrowded: "problem.busy", shelf.ErrNotYet: "problem.making",
	errTooLong: "problem.long", ranges.ErrNone: "problem.range",
	errHost: "problem.host", errNotAcceptable: "problem.form", errNotReady: "problem.ready", store.ErrAway: "problem.away",
	sharing.ErrFormat: "problem.oembed"}

// notHeld is the error for a version that an address names and that isn't held.
type notHeld struct {
	version string
	error
}

// Unwrap says that it is an incident.ErrGone.
func (n *notHeld) Unwrap() error { return n.error }

// flawOf says a fault in the words of a printer: by its messages, or in its own words where there are none.
func flawOf(p *i18n.Printer, f incident.Fault) ogc.Flaw {
	out := ogc.Flaw{Parameter: ogc.Parameter(f), Value: f.Value, Hint: worded(p, f.Mend, f.Keys.Mend, f.Keys.Args...),
		Allowed: f.Allowed}
	where := p.Text("problem.parameter", "name", incident.Printable(out.Parameter))
	if f.Where == ogc.InQuery {
		where = p.Text("problem.query_string")
	}
	key, rule := "problem.line", worded(p, f.Rule, f.Keys.Rule, f.Keys.Args...)
	if f.Value != "" {
		key = "problem.line_value"
	}
	out.Detail = p.Text(key, "where", where, "value", strconv.Quote(f.Value), "rule", rule)
	return out
}

// worded is the message of a key, or a plain text where there is no message.
func worded(p *i18n.Printer, plain, key string, args ...any) string {
	if !p.Has(key) {
		return plain
	}
	return p.Text(key, args...)
}

func statusOf(err error) int {
	var faults incident.Faults
	var byEcho *echo.HTTPError
	var kept *question.Withheld
	switch {
	case errors.As(err, &kept):
		return http.StatusUnavailableForLegalReasons
	case errors.As(err, &faults), errors.Is(err, errHost):
		return http.StatusBadRequest
	case errors.Is(err, incident.ErrNotFound):
		return http.StatusNotFound
	case errors.Is(err, ranges.ErrNone):
		return http.StatusRequestedRangeNotSatisfiable
	case errors.Is(err, incident.ErrGone):
		return http.StatusGone
	case errors.Is(err, errNotAcceptable):
		return http.StatusNotAcceptable
	case errors.Is(err, errNotReady), errors.Is(err, store.ErrAway), errors.Is(err, errBusy), errors.Is(err, shelf.ErrNotYet),
		errors.Is(err, store.ErrCrowded), noRoom(err):
		return http.StatusServiceUnavailable
	case errors.Is(err, sharing.ErrFormat):
		return http.StatusNotImplemented
	case errors.Is(err, errTooLong):
		return http.StatusRequestURITooLong
	case errors.As(err, &byEcho):
		return byEcho.Code
	}
	return http.StatusInternalServerError
}

// ofTheData are the headers of an answer that say nothing true of the problem that stands in for it.
var ofTheData = []string{"ETag", "Content-Disposition", "Link", "Content-Encoding", "Content-Length", "Content-Language",
	"Accept-Ranges",
	"Khyberatlas-Attribution", "Khyberatlas-Filter", "Khyberatlas-Withheld", "OGC-NumberMatched", "OGC-NumberReturned"}

// fail answers a request with an error, as a page for browsers and as problem+json for everybody else.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() != nil && errors.Is(err, context.Canceled) {
		entryOf(r).cut(err)
		panic(http.ErrAbortHandler)
	}
	var byEcho *echo.HTTPError
	if errors.As(err, &byEcho) && byEcho.Code == http.StatusNotFound {
		err = &question.Missing{What: "page", Value: r.URL.Path}
	}
	p := problemOf(i18n.English(), err)
	if p.Type == withdrawnType {
		p.Type = s.basePath() + p.Type
	}
	if p.Status == http.StatusInternalServerError || noRoom(err) {
		s.Log.Error("request failed", "operation", entryOf(r).operation, "error", err)
	}
	h := w.Header()
	for _, name := range ofTheData {
		h.Del(name)
	}
	h.Set("Vary", varyAll)
	h.Set("Cache-Control", "no-store")
	switch p.Status {
	case http.StatusMethodNotAllowed:
		h.Set("Allow", allowed)
	case http.StatusServiceUnavailable:
		wait := time.Minute
		if errors.Is(err, errBusy) || errors.Is(err, shelf.ErrNotYet) {
			wait = longestQueue
		}
		h.Set("Retry-After", strconv.Itoa(int(wait/time.Second)))
	}
	if s.failByPage(w, r, err) {
		return
	}
	s.send(w, r, "application/problem+json", p.Status, func(body io.Writer) error {
		e := json.NewEncoder(body)
		e.SetEscapeHTML(false)
		return e.Encode(p)
	})
}

// failByPage answers by a page where the reader would rather have one and it can be made.
func (s *Server) failByPage(w http.ResponseWriter, r *http.Request, err error) bool {
	x := s.exchange(w, r, nil)
	if !x.wantsPage() || x.Atlas == nil {
		return false
	}
	x.speak()
	p := problemOf(x.Wording.Printer, err)
	f := page.Fault{Key: strconv.Itoa(p.Status)}
	if p.Type == withdrawnType {
		f.Key = "withdrawn"
	}
	if len(p.Errors) == 0 {
		f.Lines = []views.FaultLine{{Text: p.Detail, Hint: p.Hint, Allowed: p.Allowed}}
	}
	for _, e := range p.Errors {
		f.Lines = append(f.Lines, views.FaultLine{Text: e.Detail, Hint: e.Hint, Allowed: e.Allowed})
	}
	var body bytes.Buffer
	if err := s.site.Fault(x.Question, f).Render(r.Context(), &body); err != nil {
		s.Log.Error("the page of an error failed", "error", err)
		return false
	}
	s.send(w, r, ogc.HTML.MediaType(), p.Status, func(out io.Writer) error {
		_, err := out.Write(body.Bytes())
		return err
	})
	return true
}

// wantsPage reports whether an error should be told to a person: f says so, else the Accept header.
func (x *exchange) wantsPage() bool {
	if f := x.http.URL.Query().Get("f"); f != "" {
		return f == string(ogc.HTML)
	}
	return format.Negotiate(x.accept(), []string{"application/problem+json", "application/json", "text/html"}) == 2
}

// send is reply for answers that are errors already.
func (s *Server) send(w http.ResponseWriter, r *http.Request, mediaType string, status int, write func(io.Writer) error) {
	if err := s.reply(w, r, mediaType, status, packed(r, mediaType, coding.Thorough), write); err != nil {
		entryOf(r).cut(err)
		panic(http.ErrAbortHandler)
	}
}

// noRoom reports whether there was no room for a file, on the shelf or where it was built.
func noRoom(err error) bool {
	return errors.Is(err, shelf.ErrNoRoom) || errors.Is(err, answer.ErrNoRoom)
}
