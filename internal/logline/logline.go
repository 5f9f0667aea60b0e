// Package logline writes the log as lines of name=value, as slog's own handler of text does, but for two things: a line is dated
// to the second, so that it can't be laid beside what somebody else saw to the millisecond, and one whose values are plain takes
// a quarter of the time: there is one for each answer.
package logline

import (
	"context"
	"io"
	"log/slog"
	"strconv"
	"sync"
	"time"
)

// Handler is a slog.Handler.
type Handler struct {
	slog.Handler // writes what isn't plain, and what has attributes or groups of its own
	to           *lines
}

// lines are written one at a time.
type lines struct {
	mu   sync.Mutex
	w    io.Writer
	line []byte
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(p)
}

// New writes to w.
func New(w io.Writer) *Handler {
	to := &lines{w: w}
	return &Handler{slog.NewTextHandler(to, &slog.HandlerOptions{ReplaceAttr: wholeSeconds}), to}
}

// wholeSeconds dates a line.
func wholeSeconds(groups []string, a slog.Attr) slog.Attr {
	if len(groups) == 0 && a.Key == slog.TimeKey && a.Value.Kind() == slog.KindTime {
		return slog.String(a.Key, a.Value.Time().UTC().Format(time.RFC3339))
	}
	return a
}

// Handle writes a line.
func (h *Handler) Handle(ctx context.Context, r slog.Record) error {
	if r.Time.IsZero() || !isPlain(r.Message) {
		return h.Handler.Handle(ctx, r)
	}
	plain := true
	r.Attrs(func(a slog.Attr) bool {
		plain = isPlain(a.Key) && hasPlain(a.Value)
		return plain
	})
	if !plain {
		return h.Handler.Handle(ctx, r)
	}
	h.to.mu.Lock()
	defer h.to.mu.Unlock()
	b := append(h.to.line[:0], "time="...)
	b = r.Time.UTC().AppendFormat(b, time.RFC3339)
	b = append(append(b, " level="...), r.Level.String()...)
	b = append(append(b, " msg="...), r.Message...)
	r.Attrs(func(a slog.Attr) bool {
		b = append(append(append(b, ' '), a.Key...), '=')
		b = appendPlain(b, a.Value)
		return true
	})
	b = append(b, '\n')
	h.to.line = b
	_, err := h.to.w.Write(b)
	return err
}

// isPlain reports whether a text stands for itself, without quotation marks.
func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f || c == '"' || c == '=' {
			return false
		}
	}
	return s != ""
}

func hasPlain(v slog.Value) bool {
	switch v.Kind() {
	case slog.KindString:
		return isPlain(v.String())
	case slog.KindInt64, slog.KindBool, slog.KindDuration:
		return true
	}
	return false
}

func appendPlain(b []byte, v slog.Value) []byte {
	switch v.Kind() {
	case slog.KindInt64:
		return strconv.AppendInt(b, v.Int64(), 10)
	case slog.KindBool:
		return strconv.AppendBool(b, v.Bool())
	case slog.KindDuration:
		return append(b, v.Duration().String()...)
	}
	return append(b, v.String()...)
}
