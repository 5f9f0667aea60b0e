package web

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"strconv"
	"sync"
	"sync/atomic"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"khyberatlas/internal/answer"
	"khyberatlas/internal/format"
)

// Below this many bytes an answer is sent as it is: it fits one packet, and compressing gains nothing.
const worthCompressing = 1 << 10

// reply is the body of one answer. Its head goes out with its first bytes that don't fit the first packet, so that an
// error found before them can still become a problem.
type reply struct {
	http.ResponseWriter
	server  *Server
	status  int
	coding  string // blank where the answer goes out as it is
	head    bool   // only the head was asked for
	first   bytes.Buffer
	started bool
	encoder io.WriteCloser
}

// reply sends what write writes. The header must be complete but for the length and the coding.
func (s *Server) reply(w http.ResponseWriter, r *http.Request, mediaType string, status int, write func(io.Writer) error) error {
	b := &reply{ResponseWriter: w, server: s, status: status, head: r.Method == http.MethodHead,
		coding: coding(r, mediaType)}
	w.Header().Set("Content-Type", mediaType)
	defer b.giveBack() // after a panic too
	err := write(b)
	if errors.Is(err, answer.ErrHeadOnly) && !b.started {
		err = b.start()
	}
	if errors.Is(err, answer.ErrHeadOnly) {
		return nil
	}
	if err == nil {
		err = b.close()
	}
	if err == nil {
		return nil
	}
	if b.started {
		// Ending tidily would pass half an answer off as a whole one.
		entryOf(r).cut(err)
		panic(http.ErrAbortHandler)
	}
	return err
}

// coding is the compression that the reader takes; zip files and pictures of pixels are compressed already.
func coding(r *http.Request, mediaType string) string {
	if mediaType == "application/zip" || mediaType == "image/png" {
		return ""
	}
	return format.Encoding(r.Header.Get("Accept-Encoding"), codings)
}

func (b *reply) Write(p []byte) (int, error) {
	if !b.started {
		if b.first.Len()+len(p) <= worthCompressing {
			return b.first.Write(p)
		}
		if err := b.start(); err != nil {
			return 0, err
		}
	}
	if b.encoder != nil {
		return b.encoder.Write(p)
	}
	return b.ResponseWriter.Write(p)
}

func (b *reply) start() error {
	b.started = true
	if b.coding != "" && !b.head {
		if b.encoder = b.server.encoders.take(b.coding, b.ResponseWriter); b.encoder == nil {
			b.coding = ""
		}
	}
	if b.coding != "" {
		b.Header().Set("Content-Encoding", b.coding)
	}
	b.WriteHeader(b.status)
	if b.head {
		return answer.ErrHeadOnly
	}
	var err error
	if b.encoder != nil {
		_, err = b.encoder.Write(b.first.Bytes())
	} else {
		_, err = b.ResponseWriter.Write(b.first.Bytes())
	}
	b.first.Reset()
	return err
}

func (b *reply) close() error {
	if b.started {
		if b.encoder == nil {
			return nil
		}
		return b.encoder.Close()
	}
	b.started = true
	b.Header().Set("Content-Length", strconv.Itoa(b.first.Len()))
	b.WriteHeader(b.status)
	if b.head {
		return nil
	}
	_, err := b.ResponseWriter.Write(b.first.Bytes())
	return err
}

// giveBack gives the compressor back, if there is one.
func (b *reply) giveBack() {
	if b.encoder != nil {
		b.server.encoders.give(b.coding, b.encoder)
	}
}

// codings are the content codings on offer, the preferred first.
var codings = []string{"br", "zstd", "gzip"}

// encoders keeps idle compressors: each holds up to a few megabytes of window.
type encoders struct {
	br, zstd, gzip sync.Pool
	lent           atomic.Int64
}

// mostLent is how many compressors work at once. Only readers who take a long answer slowly have one for longer than it
// takes to make a page.
const mostLent = 64

type resetter interface {
	io.WriteCloser
	Reset(io.Writer)
}

func (e *encoders) pool(coding string) *sync.Pool {
	switch coding {
	case "br":
		return &e.br
	case "zstd":
		return &e.zstd
	}
	return &e.gzip
}

// take finds or makes a compressor that writes to w; nil where all are lent, and the answer goes out as it is.
func (e *encoders) take(coding string, w io.Writer) io.WriteCloser {
	if e.lent.Add(1) > mostLent {
		e.lent.Add(-1)
		return nil
	}
	if idle, ok := e.pool(coding).Get().(resetter); ok {
		idle.Reset(w)
		return idle
	}
	switch coding {
	case "br":
		return brotli.NewWriterOptions(w, brotli.WriterOptions{Quality: 5, LGWin: 18})
	case "zstd":
		// One goroutine: the answer's own. The options are constants, so that an error can't be.
		z, err := zstd.NewWriter(w, zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(256<<10))
		if err != nil {
			panic(err)
		}
		return z
	}
	// The level is a constant of the package, so that an error can't be.
	z, err := gzip.NewWriterLevel(w, gzip.DefaultCompression)
	if err != nil {
		panic(err)
	}
	return z
}

// give keeps a compressor, whether it has ended its work or was left in the middle of it.
func (e *encoders) give(coding string, done io.WriteCloser) {
	e.lent.Add(-1)
	if z, ok := done.(resetter); ok {
		z.Reset(io.Discard)
		e.pool(coding).Put(z)
	}
}
