package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"
)

// patientWriter is the last writer before the connection. It counts, stops where the reader has gone, and gives up a
// reader who takes nothing for too long: a reader of 2 kB/s pauses for a minute behind socket buffers, so that there is
// no absolute limit, and no write is longer than 32 kB.
type patientWriter struct {
	http.ResponseWriter
	rc       *http.ResponseController
	ctx      context.Context
	patience time.Duration
	moved    time.Time // when the deadline was last moved
	status   int
	bytes    int64
}

const longestWrite = 32 << 10

func (w *patientWriter) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
		w.wait()
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *patientWriter) Write(p []byte) (n int, err error) {
	if w.status == 0 {
		w.WriteHeader(http.StatusOK)
	}
	for len(p) > 0 {
		if err := w.ctx.Err(); err != nil {
			return n, fmt.Errorf("the reader has gone: %w", err)
		}
		w.wait()
		m, err := w.ResponseWriter.Write(p[:min(len(p), longestWrite)])
		n += m
		w.bytes += int64(m)
		if err != nil {
			return n, err
		}
		p = p[m:]
	}
	return n, nil
}

// wait moves the deadline on, unless it was moved just now: a head and its body often come together. The recorder of tests
// knows none.
func (w *patientWriter) wait() {
	now := time.Now()
	if now.Sub(w.moved) < w.patience/100 {
		return
	}
	w.moved = now
	if err := w.rc.SetWriteDeadline(now.Add(w.patience)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		panic(http.ErrAbortHandler)
	}
}

// Unwrap lets http.ResponseController reach the connection.
func (w *patientWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
