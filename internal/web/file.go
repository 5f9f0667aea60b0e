package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"sync"

	"khyberatlas/internal/ogc"
)

// whole is a file of which the length is known, ready to be sent in whole or in part.
type whole interface {
	Size() int64
	// Send writes n bytes from a place on; fewer are an error.
	Send(ctx context.Context, w io.Writer, from, n int64) error
	Close()
}

// sendFile answers with a file as it is, so that a reader knows its length and can ask for parts of it: a broken
// download goes on where it stopped, and GDAL opens the file where it lies.
func (c *request) sendFile(box *outbox) error {
	tag := c.head.Get("ETag")
	file, err := c.whole(tag)
	if err != nil {
		return err
	}
	defer file.Close()
	size := file.Size()
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
	if d, again := file.(*draft); !again || !d.gone {
		box.permit.leave() // nothing is made any more
	}
	if err := file.Send(c.Context(), box, part.from, part.size); err != nil {
		// Ending tidily would pass half a file off as the whole of it.
		return cutShort(c.Request, err)
	}
	return nil
}

// whole is the file that is asked for. A GeoPackage comes from the shelf. Any other is made once to be measured and, if
// it was too large to hold, once more to be sent; its length is remembered by its tag.
func (c *request) whole(tag string) (whole, error) {
	get := c.asGet()
	size, known := c.server.lengths.of(tag)
	d := &draft{write: get.write, size: size, gone: known}
	switch {
	case known && (c.Method == http.MethodHead || c.ask.Form != ogc.GPKG):
		return d, nil
	case c.ask.Form == ogc.GPKG:
		layers := c.allLayers
		if id := c.ask.Collection; id != "" {
			layers = func() []layer { return []layer{c.layer(id)} }
		}
		key, file := c.packed(layers())
		r, err := c.server.shelf.Open(c.Context(), key, file)
		if err != nil {
			return nil, err
		}
		c.server.lengths.keep(tag, r.Size())
		return r, nil
	}
	if err := get.write(stopping{c.Context(), d}); err != nil {
		return nil, err
	}
	c.server.lengths.keep(tag, d.size)
	return d, nil
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

// draft takes a file only to measure it, and holds it where it is small.
type draft struct {
	write func(io.Writer) error // makes the file
	size  int64
	small []byte
	gone  bool // the bytes aren't held, or no longer
}

// mostHeld is how much of a file is held in memory.
const mostHeld = 256 << 10

func (d *draft) Write(p []byte) (int, error) {
	d.size += int64(len(p))
	if d.gone = d.gone || d.size > mostHeld; d.gone {
		d.small = nil
		return len(p), nil
	}
	d.small = append(d.small, p...)
	return len(p), nil
}

func (d *draft) Size() int64 { return d.size }

// Send sends what is held, or makes the file once more.
func (d *draft) Send(_ context.Context, w io.Writer, from, n int64) error {
	if !d.gone {
		_, err := w.Write(d.small[from : from+n])
		return err
	}
	out := &extract{w: w, skip: from, left: n}
	if err := d.write(out); out.left > 0 {
		return fmt.Errorf("%d bytes short: %w", out.left, cmp.Or(err, io.ErrUnexpectedEOF))
	}
	return nil
}

func (d *draft) Close() {}

// extract passes on a part of what is written to it and then stops the writing.
type extract struct {
	w          io.Writer
	skip, left int64
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
