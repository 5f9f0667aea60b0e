package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"sync"

	"khyberatlas/internal/ogc"
)

// sendFile answers with a file as it is, so that a reader knows its length and can ask for parts of it: a broken
// download goes on where it stopped, and GDAL opens the file where it lies. The file is made once to be measured and, if
// it was too large to hold, once more to be sent; its length is remembered by its tag.
func (c *request) sendFile() error {
	tag := c.head.Get("ETag")
	size, known := c.server.lengths.of(tag)
	made := &draft{ctx: c.Context(), onDisk: c.ask.Form == ogc.GPKG}
	defer made.close()
	if !known {
		if err := c.asGet().write(made); err != nil {
			return err
		}
		size = made.size
		c.server.lengths.keep(tag, size)
	}
	part, partial, err := partOf(c.Request, tag, size)
	c.head.Set("Accept-Ranges", "bytes")
	if err != nil {
		c.head.Set("Content-Range", fmt.Sprintf("bytes */%d", size))
		return err
	}
	status := http.StatusOK
	if partial {
		status = http.StatusPartialContent
		c.head.Set("Content-Range", part.contentRange(size))
	}
	c.head.Set("Content-Type", c.ask.Form.MediaType())
	c.head.Set("Content-Length", strconv.FormatInt(part.size, 10))
	c.writer.WriteHeader(status)
	if c.Method == http.MethodHead || part.size == 0 {
		return nil
	}
	out := &extract{w: c.writer, skip: part.from, left: part.size}
	if known || !made.copyTo(out) {
		err = c.write(out)
	}
	if out.left > 0 {
		// Ending tidily would pass half a file off as the whole of it.
		if err == nil {
			err = out.err
		}
		return cutShort(c.Request, fmt.Errorf("%d bytes short: %w", out.left, err))
	}
	return nil
}

// asGet is the same request as if the body were wanted: its length is.
func (c *request) asGet() *request {
	if c.Method == http.MethodGet {
		return c
	}
	get := *c
	get.Request = c.Clone(c.Context())
	get.Method = http.MethodGet
	return &get
}

// draft takes a file only to measure it, and holds it where it is small. A GeoPackage, which needs a temporary file
// anyway and the time to build it, is held in one.
type draft struct {
	ctx    context.Context
	onDisk bool
	size   int64
	small  []byte
	file   *os.File
}

// mostHeld is how much of a file is held in memory.
const mostHeld = 256 << 10

func (d *draft) Write(p []byte) (int, error) {
	if err := d.ctx.Err(); err != nil {
		return 0, fmt.Errorf("the reader has gone: %w", err)
	}
	d.size += int64(len(p))
	switch {
	case d.size <= mostHeld && d.file == nil:
		d.small = append(d.small, p...)
		return len(p), nil
	case !d.onDisk:
		d.small = nil
		return len(p), nil
	case d.file == nil:
		f, err := os.CreateTemp("", "khyberatlas-*") // mode 0600
		if err != nil {
			return 0, fmt.Errorf("hold the file: %w", err)
		}
		_ = os.Remove(f.Name()) // where an open file can't be removed, close does it
		d.file = f
		if _, err := f.Write(d.small); err != nil {
			return 0, fmt.Errorf("hold the file: %w", err)
		}
		d.small = nil
	}
	return d.file.Write(p)
}

// copyTo sends what is held; false where nothing is.
func (d *draft) copyTo(w *extract) bool {
	switch {
	case d.file != nil:
		if _, w.err = d.file.Seek(w.skip, io.SeekStart); w.err == nil {
			w.skip = 0
			_, w.err = io.Copy(w, d.file)
		}
		return true
	case d.size <= mostHeld:
		_, w.err = w.Write(d.small)
		return true
	}
	return false
}

func (d *draft) close() {
	if d.file != nil {
		_ = d.file.Close()
		_ = os.Remove(d.file.Name())
	}
}

// extract passes on a part of what is written to it and then stops the writing.
type extract struct {
	w          io.Writer
	skip, left int64
	err        error
}

var errEnough = errors.New("the part that was asked for is written")

func (w *extract) Write(p []byte) (int, error) {
	n := len(p)
	if w.skip >= int64(n) {
		w.skip -= int64(n)
		return n, nil
	}
	p = p[w.skip:]
	w.skip = 0
	m, err := w.w.Write(p[:min(int64(len(p)), w.left)])
	w.left -= int64(m)
	if err == nil && w.left == 0 {
		err = errEnough
	}
	return n, err
}

// lengths remembers how long files are, by their tags: a reader of parts asks many times. The oldest are forgotten.
type lengths struct {
	mu    sync.Mutex
	known map[string]int64
	order []string
}

const mostLengths = 1000

func (l *lengths) of(tag string) (int64, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	n, ok := l.known[tag]
	return n, ok
}

func (l *lengths) keep(tag string, size int64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.known == nil {
		l.known = map[string]int64{}
	}
	if _, ok := l.known[tag]; !ok {
		l.order = append(l.order, tag)
	}
	l.known[tag] = size
	if len(l.order) > mostLengths {
		delete(l.known, l.order[0])
		l.order = append([]string{}, l.order[1:]...)
	}
}
