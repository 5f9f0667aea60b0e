package web

import (
	"net/http"
	"strings"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
)

// exchange is an HTTP request with its answer: the question that it asks, as understood, and where the answer goes.
type exchange struct {
	*question.Question
	http   *http.Request
	server *Server
	head   head // of the answer
	writer http.ResponseWriter
}

// exchange begins with what is known before the address is read.
func (s *Server) exchange(w http.ResponseWriter, r *http.Request, op *ogc.Operation) *exchange {
	c := &exchange{Question: question.New(r.Context()), http: r, server: s, writer: w, head: head(w.Header())}
	c.Operation, c.Site, c.Prefix, c.At = op, s.basePath(), s.basePath(), r.URL.Path
	if a := s.Current.Load(); a != nil {
		c.About(a, s.answerer(a))
	}
	return c
}

// speak chooses the language of the answer.
func (c *exchange) speak() {
	c.Wording.Printer = c.server.speaks(c.language())
	if c.Atlas != nil {
		c.Wording.Collected = c.Atlas.Days()
	}
}

// language is the one that the address names, else the one that the reader's header prefers among those we have.
func (c *exchange) language() i18n.Lang {
	if l := c.Asked.View.Lang; l != "" {
		return i18n.Lang(l)
	}
	return i18n.Preferred(c.http.Header.Get("Accept-Language"))
}

// accept is the whole Accept header: it may be sent in parts.
func (c *exchange) accept() string { return strings.Join(c.http.Header.Values("Accept"), ",") }
