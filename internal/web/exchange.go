package web

import (
	"net/http"
	"strings"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
	"khyberatlas/internal/web/head"
)

// exchange is an HTTP request with its answer: the question that it asks, as understood, and where the answer goes.
type exchange struct {
	*question.Question
	http   *http.Request
	server *Server
	head   *head.Head // of the answer
	writer http.ResponseWriter

	again   again
	flowing *bool    // what flows has found out
	packs   *packing // what packing has
}

// exchange begins with what is known before the address is read.
func (s *Server) exchange(w http.ResponseWriter, r *http.Request, op *ogc.Operation) *exchange {
	x := &exchange{Question: question.New(r.Context()), http: r, server: s, writer: w, head: head.Of(w.Header())}
	x.Operation, x.Site, x.Prefix, x.At = op, s.basePath(), s.basePath(), r.URL.Path
	if v := s.Current.Load(); v != nil {
		x.About(v.Atlas, v.ForOne())
	}
	return x
}

// speak chooses the language of the answer.
func (x *exchange) speak() {
	x.Wording.Printer = x.server.speaks(x.language())
	if x.Atlas != nil {
		x.Wording.Collected = x.Collected()
	}
}

// language is the one that the address names, else the one that the reader's header prefers among those we have.
func (x *exchange) language() i18n.Lang {
	if l := x.Asked.View.Lang; l != "" {
		return i18n.Lang(l)
	}
	return i18n.Preferred(x.http.Header.Get("Accept-Language"))
}

// accept is the whole Accept header: it may be sent in parts.
func (x *exchange) accept() string {
	if parts := x.http.Header["Accept"]; len(parts) == 1 {
		return parts[0]
	}
	return strings.Join(x.http.Header.Values("Accept"), ",")
}
