package web

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"khyberatlas/internal/answer"
	"khyberatlas/internal/format"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/nearest"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/page"
	"khyberatlas/internal/question"
	"khyberatlas/internal/shelf"
	"khyberatlas/views"
)

// problem is an error as RFC 9457 has it, with what a person needs to mend it.
type problem struct {
	Type      string   `json:"type"`
	Title     string   `json:"title"`
	Status    int      `json:"status"`
	Detail    string   `json:"detail"`
	Parameter string   `json:"parameter,omitempty"`
	Hint      string   `json:"hint,omitempty"`
	Allowed   []string `json:"allowed,omitempty"`
	Errors    []flaw   `json:"errors,omitempty"` // all that is wrong; the members above say the first again
	key       string   // of the page's title among the messages
}

// flaw is one thing that is wrong with a request.
type flaw struct {
	Detail    string   `json:"detail"`
	Parameter string   `json:"parameter,omitempty"`
	Value     string   `json:"value,omitempty"`
	Hint      string   `json:"hint,omitempty"`
	Allowed   []string `json:"allowed,omitempty"`
}

// withdrawnType is where it is said what withdrawn means; a kind of problem of its own has a title of its own.
const withdrawnType = "/about#rule-withdrawn"

// problemOf turns an error into an answer; this is the one place where that happens.
func problemOf(err error) problem {
	p := problem{Type: "about:blank", Status: statusOf(err), Detail: err.Error()}
	p.Title, p.key = http.StatusText(p.Status), strconv.Itoa(p.Status)
	var faults incident.Faults
	var gone *question.Missing
	var left *question.Withdrawn
	switch {
	case errors.As(err, &faults):
		for _, f := range faults {
			p.Errors = append(p.Errors, flawOf(f))
		}
		first := p.Errors[0]
		p.Detail, p.Parameter, p.Hint, p.Allowed = first.Detail, first.Parameter, first.Hint, first.Allowed
	case errors.As(err, &gone):
		p.Allowed = gone.Allowed
		if near := nearest.Likest(gone.Value, gone.Allowed, 1); len(near) > 0 {
			p.Hint = "did you mean " + near[0] + "?"
		}
	case p.Status == http.StatusInternalServerError:
		p.Detail = "the server failed; it is not your fault"
	case noRoom(err):
		p.Detail, p.Hint = "the server has no room to make this file now", "try again in a minute, ask for less, or take another format"
	case errors.As(err, &left):
		p.Title, p.Type, p.key = "Withdrawn incident", withdrawnType, "withdrawn"
		p.Hint = "nothing stands in its place and its id is given to no other event; a version that has it may still be held under /v/{version}"
	case p.Status == http.StatusGone:
		p.Hint = "leave out /v/{version} to read the present version"
	case errors.Is(err, errBusy):
		p.Hint = "ask again in a few seconds"
	case p.Status == http.StatusRequestURITooLong:
		p.Hint = fmt.Sprintf("a query string has at most %d bytes: ask for fewer values, or for all of them", ogc.MaxQuery)
	case p.Status == http.StatusRequestedRangeNotSatisfiable:
		p.Hint = "Content-Range says how long the file is"
	case p.Status == http.StatusMethodNotAllowed:
		p.Detail, p.Allowed = "nothing is written here, only read", []string{"GET", "HEAD", "OPTIONS"}
	}
	return p
}

func flawOf(f incident.Fault) flaw {
	return flaw{Detail: incident.Fault{Where: f.Where, Value: f.Value, Rule: f.Rule}.Error(),
		Parameter: ogc.Parameter(f), Value: f.Value, Hint: f.Mend, Allowed: f.Allowed}
}

func statusOf(err error) int {
	var faults incident.Faults
	var byEcho *echo.HTTPError
	switch {
	case errors.As(err, &faults), errors.Is(err, errHost):
		return http.StatusBadRequest
	case errors.Is(err, incident.ErrNotFound):
		return http.StatusNotFound
	case errors.Is(err, errRange):
		return http.StatusRequestedRangeNotSatisfiable
	case errors.Is(err, incident.ErrGone):
		return http.StatusGone
	case errors.Is(err, errNotAcceptable):
		return http.StatusNotAcceptable
	case errors.Is(err, errNotReady), errors.Is(err, errBusy), noRoom(err):
		return http.StatusServiceUnavailable
	case errors.Is(err, errTooLong):
		return http.StatusRequestURITooLong
	case errors.As(err, &byEcho):
		return byEcho.Code
	}
	return http.StatusInternalServerError
}

// fail answers a request with an error, as a page for browsers and as problem+json for everybody else.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() != nil && errors.Is(err, context.Canceled) {
		note(r).cut(err)
		panic(http.ErrAbortHandler)
	}
	var byEcho *echo.HTTPError
	if errors.As(err, &byEcho) && byEcho.Code == http.StatusNotFound {
		err = &question.Missing{What: "page", Value: r.URL.Path}
	}
	p := problemOf(err)
	if p.Type == withdrawnType {
		p.Type = s.basePath() + p.Type
	}
	if p.Status == http.StatusInternalServerError || noRoom(err) {
		s.Log.Error("request failed", "operation", note(r).operation, "error", err)
	}
	h := w.Header()
	for _, name := range []string{"ETag", "Content-Disposition", "Link", "Content-Encoding", "Content-Length", "Content-Language", "Accept-Ranges"} {
		h.Del(name)
	}
	h.Set("Vary", varyAll)
	h.Set("Cache-Control", "no-store")
	switch p.Status {
	case http.StatusMethodNotAllowed:
		h.Set("Allow", allowed)
	case http.StatusServiceUnavailable:
		wait := time.Minute
		if errors.Is(err, errBusy) {
			wait = longestQueue
		}
		h.Set("Retry-After", strconv.Itoa(int(wait/time.Second)))
	}
	if s.failByPage(w, r, p) {
		return
	}
	s.send(w, r, "application/problem+json", p.Status, func(body io.Writer) error {
		e := json.NewEncoder(body)
		e.SetEscapeHTML(false)
		return e.Encode(p)
	})
}

// failByPage answers by a page where the reader would rather have one and it can be made.
func (s *Server) failByPage(w http.ResponseWriter, r *http.Request, p problem) bool {
	c := s.exchange(w, r, nil)
	if !c.wantsPage() || c.Atlas == nil {
		return false
	}
	c.speak()
	f := page.Fault{Key: p.key}
	if len(p.Errors) == 0 {
		f.Lines = []views.FaultLine{{Text: p.Detail, Hint: p.Hint, Allowed: p.Allowed}}
	}
	for _, e := range p.Errors {
		f.Lines = append(f.Lines, views.FaultLine{Text: e.Detail, Hint: e.Hint, Allowed: e.Allowed})
	}
	var body bytes.Buffer
	err := s.site.Fault(c.Question, f).Render(r.Context(), &body)
	if err != nil {
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
func (c *exchange) wantsPage() bool {
	if f := c.http.URL.Query().Get("f"); f != "" {
		return f == string(ogc.HTML)
	}
	return format.Negotiate(c.accept(), []string{"application/problem+json", "application/json", "text/html"}) == 2
}

// send is reply for answers that are errors already.
func (s *Server) send(w http.ResponseWriter, r *http.Request, mediaType string, status int, write func(io.Writer) error) {
	if err := s.reply(w, r, mediaType, status, write); err != nil {
		note(r).cut(err)
		panic(http.ErrAbortHandler)
	}
}

// noRoom reports whether there was no room for a file, on the shelf or where it was built.
func noRoom(err error) bool {
	return errors.Is(err, shelf.ErrNoRoom) || errors.Is(err, answer.ErrNoRoom)
}
