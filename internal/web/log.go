package web

import (
	"cmp"
	"log/slog"
	"net/http"
	"time"

	"khyberatlas/internal/ogc"
)

// logEntry is what the log will say of a request; who asked and what the query was is not part of it.
type logEntry struct {
	operation ogc.OperationName
	version   string
	broken    error // why the answer was cut
}

type logEntryKey struct{}

// entryOf is the entry of a request, to be filled in while it is answered.
func entryOf(r *http.Request) *logEntry {
	e, ok := r.Context().Value(logEntryKey{}).(*logEntry)
	if !ok {
		return &logEntry{}
	}
	return e
}

func (e *logEntry) cut(err error) { e.broken = err }

// logRequest says what a page's size or the time that it took to the millisecond would not: each of a thousand pages has
// a size of its own, so that such a line names what somebody read.
func (s *Server) logRequest(r *http.Request, e *logEntry, w *patientWriter, took time.Duration) {
	operation := cmp.Or(string(e.operation), "none")
	// Without the place in the source, which a Logger looks up for every line.
	if h := s.Log.Handler(); h.Enabled(r.Context(), slog.LevelInfo) {
		line := slog.NewRecord(time.Now(), slog.LevelInfo, "request", 0)
		line.AddAttrs(slog.String("method", methodOf(r)), slog.String("operation", operation), slog.Int("status", w.status),
			slog.Duration("took", took.Round(100*time.Millisecond)), slog.String("version", e.version))
		if e.broken != nil {
			line.AddAttrs(slog.Bool("cut", true))
		}
		_ = h.Handle(r.Context(), line) // there is nobody else to tell
	}
	s.figures.Observe(operation, w.status, w.bytes, took)
}

// methodOf keeps what a stranger invents out of the log.
func methodOf(r *http.Request) string {
	switch r.Method {
	case http.MethodGet, http.MethodHead, http.MethodOptions, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete:
		return r.Method
	}
	return "other"
}
