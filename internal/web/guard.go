package web

import (
	"context"
	"fmt"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"khyberatlas/internal/ogc"
)

// guard is around every request: it keeps the limits, sets the headers that every answer has, turns a panic into an
// answer, and writes the log.
func (s *Server) guard(next http.Handler) http.Handler {
	policy := s.policy()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		entry := &logEntry{}
		r = r.WithContext(context.WithValue(r.Context(), logEntryKey{}, entry))
		out := &patientWriter{ResponseWriter: w, rc: http.NewResponseController(w), ctx: r.Context(), patience: s.Patience}
		began := time.Now()
		defer func() {
			fault := recover()
			if fault != nil && fault != http.ErrAbortHandler {
				s.Log.Error("panic", "operation", entry.operation, "fault", fmt.Sprint(fault), "stack", string(debug.Stack()))
				if out.status == 0 {
					s.fail(out, r, fmt.Errorf("panic: %v", fault))
					fault = nil
				}
			}
			s.logRequest(r, entry, out, time.Since(began))
			if fault != nil {
				panic(http.ErrAbortHandler)
			}
		}()
		policy(w.Header())
		if r.ContentLength != 0 {
			// A body is never read. What comes after one on the same connection isn't either: it could be part of it.
			w.Header().Set("Connection", "close")
		}
		if len(r.URL.RawQuery) > ogc.MaxQuery || len(r.URL.Path) > 1<<10 {
			s.fail(out, r, errTooLong)
			return
		}
		next.ServeHTTP(out, r)
	})
}

// policy sets the headers that keep a browser from doing anything else than showing our own pages.
func (s *Server) policy() func(http.Header) {
	images := "'self' data:"
	if host := tileHost(s.Tiles.URL); host != "" {
		images += " " + host
	}
	csp := strings.Join([]string{"default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src " + images,
		"connect-src 'self'", "font-src 'self'", "manifest-src 'self'", "base-uri 'none'", "form-action 'self'",
		"frame-ancestors 'none'"}, "; ")
	all := http.Header{}
	all.Set("Content-Security-Policy", csp)
	all.Set("X-Content-Type-Options", "nosniff")
	all.Set("Referrer-Policy", "no-referrer")
	all.Set("Cross-Origin-Opener-Policy", "same-origin")
	all.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
	all.Set("Access-Control-Allow-Origin", "*")
	all.Set("Access-Control-Expose-Headers", "Link, ETag, Khyberatlas-Version, Khyberatlas-Attribution, Khyberatlas-Filter, "+
		"Khyberatlas-Withheld, "+
		"OGC-NumberMatched, OGC-NumberReturned, Content-Disposition, "+
		"Content-Range, Accept-Ranges, Content-Crs")
	return func(h http.Header) {
		for name, values := range all {
			h[name] = values[:1:1] // shared by all answers: who adds a value gets a list of their own
		}
	}
}

// framable lets any page show the answer in a frame.
func framable(h http.Header) {
	h.Set("Content-Security-Policy", strings.Replace(h.Get("Content-Security-Policy"), "frame-ancestors 'none'", "frame-ancestors *",
		1))
}
