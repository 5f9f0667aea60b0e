package web

import (
	"cmp"
	"log/slog"
	"net/http"
	"time"

	"khyberatlas/internal/ogc"
)

// notes are what the log will say of a request; who asked and what the query was is not among it.
type notes struct {
	operation ogc.OperationName
	version   string
	broken    error // why the answer was cut
}

type notesKey struct{}

// note is where a request's notes are kept.
func note(r *http.Request) *notes {
	n, ok := r.Context().Value(notesKey{}).(*notes)
	if !ok {
		return &notes{}
	}
	return n
}

func (n *notes) cut(err error) { n.broken = err }

// logRequest says what a page's size or the time that it took to the millisecond would not: each of a thousand pages has
// a size of its own, so that such a line names what somebody read.
func (s *Server) logRequest(r *http.Request, n *notes, t *tap, took time.Duration) {
	operation := cmp.Or(string(n.operation), "none")
	attrs := []slog.Attr{slog.String("method", methodOf(r)), slog.String("operation", operation),
		slog.Int("status", t.status), slog.Duration("took", took.Round(100*time.Millisecond)),
		slog.String("version", n.version)}
	if n.broken != nil {
		attrs = append(attrs, slog.Bool("cut", true))
	}
	s.Log.LogAttrs(r.Context(), slog.LevelInfo, "request", attrs...)
	s.metrics.observe(operation, t.status, t.bytes, took)
}

// methodOf keeps what a stranger invents out of the log.
func methodOf(r *http.Request) string {
	switch r.Method {
	case http.MethodGet, http.MethodHead, http.MethodOptions, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete:
		return r.Method
	}
	return "other"
}
