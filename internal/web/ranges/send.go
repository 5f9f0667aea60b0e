package ranges

import (
	"cmp"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Send sends a file, or the parts of it that are asked for. The header says of what type it is, and its tag. What fails when
// that has gone out is a Cut.
func Send(w http.ResponseWriter, r *http.Request, file io.ReadSeeker, size int64) error {
	w.Header().Set("Accept-Ranges", "bytes")
	// Of the conditions, one is left here: whether the bytes that the reader holds are these. Ranges are for GET alone.
	plain := &http.Request{Method: r.Method, Header: http.Header{}}
	if held := r.Header.Get("If-Range"); r.Method == http.MethodGet && (held == "" || held == w.Header().Get("ETag")) {
		list, err := Of(strings.Join(r.Header.Values("Range"), ","), size)
		if err != nil {
			w.Header().Set("Content-Range", fmt.Sprintf("bytes */%d", size))
			return err
		}
		plain.Header.Set("Range", list)
	}
	out := &sending{ResponseWriter: w}
	http.ServeContent(out, plain, "", time.Time{}, file)
	length, _ := strconv.ParseInt(w.Header().Get("Content-Length"), 10, 64)
	if r.Method == http.MethodGet && out.sent < length {
		// Ending tidily would pass half a file off as the whole of it.
		return &Cut{cmp.Or(out.err, io.ErrUnexpectedEOF)}
	}
	return nil
}

// Cut is why an answer ended in its middle.
type Cut struct{ Err error }

func (c *Cut) Error() string { return "the answer was cut short: " + c.Err.Error() }

// Unwrap is the fault itself.
func (c *Cut) Unwrap() error { return c.Err }

// sending knows how far an answer came, which http.ServeContent keeps to itself.
type sending struct {
	http.ResponseWriter
	sent int64
	err  error
}

func (w *sending) Write(p []byte) (n int, err error) {
	n, err = w.ResponseWriter.Write(p)
	w.sent, w.err = w.sent+int64(n), err
	return n, err
}
