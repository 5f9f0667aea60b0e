package web

import (
	"io"
	"sync"
	"sync/atomic"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

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
