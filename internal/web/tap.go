package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"
)

// tap is the last writer before the connection. It counts, stops where the reader has gone, and gives up a reader who
// takes nothing for too long: a reader of 2 kB/s pauses for a minute behind socket buffers, so that there is no
// absolute limit, and no write is longer than 32 kB.
type tap struct {
	http.ResponseWriter
	rc       *http.ResponseController
	ctx      context.Context
	patience time.Duration
	status   int
	bytes    int64
}

const longestWrite = 32 << 10

func (t *tap) WriteHeader(status int) {
	if t.status == 0 {
		t.status = status
		t.wait()
	}
	t.ResponseWriter.WriteHeader(status)
}

func (t *tap) Write(p []byte) (n int, err error) {
	if t.status == 0 {
		t.WriteHeader(http.StatusOK)
	}
	for len(p) > 0 {
		if err := t.ctx.Err(); err != nil {
			return n, fmt.Errorf("the reader has gone: %w", err)
		}
		t.wait()
		m, err := t.ResponseWriter.Write(p[:min(len(p), longestWrite)])
		n += m
		t.bytes += int64(m)
		if err != nil {
			return n, err
		}
		p = p[m:]
	}
	return n, nil
}

// wait moves the deadline on. The recorder of tests knows none.
func (t *tap) wait() {
	if err := t.rc.SetWriteDeadline(time.Now().Add(t.patience)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		panic(http.ErrAbortHandler)
	}
}

// Unwrap lets http.ResponseController reach the connection.
func (t *tap) Unwrap() http.ResponseWriter { return t.ResponseWriter }
