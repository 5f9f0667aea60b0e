// Package coding compresses answers in the content codings of HTTP: pages and what a page fetches thoroughly, since the same
// reader waits for a slow line, and data quickly, since programs ask for much of it and compressing would take longer than
// finding it. Compressors are lent and given back.
package coding

import (
	"io"
	"sync"
	"sync/atomic"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// Effort is how much is done for fewer bytes.
type Effort int

// The efforts. Of a megabyte of GeoJSON, Quick takes 1.5 ms with zstd, 1.6 with gzip and 2.7 with br and leaves 92, 107 and
// 85 kB; Thorough takes 1.9, 2.6 and 11 ms and leaves 87, 84 and 65.
const (
	Thorough Effort = iota
	Quick
	efforts
)

// Offers are the codings on offer, the preferred first: where a reader takes several alike, br makes the fewest bytes
// and zstd takes the least time.
func (e Effort) Offers() []string {
	if e == Quick {
		return quickOffers
	}
	return Codings
}

// Codings are all that there are; callers only read them.
var (
	Codings     = []string{"br", "zstd", "gzip"}
	quickOffers = []string{"zstd", "gzip", "br"}
)

// MostLent is how many compressors work at once. Only readers who take a long answer slowly have one for longer than it
// takes to make a page.
const MostLent = 64

// Pool keeps idle compressors: each holds up to a few megabytes of window.
type Pool struct {
	idle [efforts]struct{ br, zstd, gzip sync.Pool }
	lent atomic.Int64
}

// Lent is a compressor at work.
type Lent struct {
	compressor
	pool *Pool
	idle *sync.Pool
}

type compressor interface {
	io.WriteCloser
	Reset(io.Writer)
}

// Take finds or makes a compressor that writes to w; nil where all are lent.
func (p *Pool) Take(coding string, effort Effort, w io.Writer) *Lent {
	if p.lent.Add(1) > MostLent {
		p.lent.Add(-1)
		return nil
	}
	l := &Lent{pool: p, idle: p.idleOf(coding, effort)}
	idle, ok := l.idle.Get().(compressor)
	if !ok {
		idle = made(coding, effort)
	}
	idle.Reset(w)
	l.compressor = idle
	return l
}

func (p *Pool) idleOf(coding string, effort Effort) *sync.Pool {
	switch coding {
	case "br":
		return &p.idle[effort].br
	case "zstd":
		return &p.idle[effort].zstd
	}
	return &p.idle[effort].gzip
}

// GiveBack keeps the compressor for another answer, whether it has ended its work or was left in the middle of it.
func (l *Lent) GiveBack() {
	l.pool.lent.Add(-1)
	l.Reset(io.Discard)
	l.idle.Put(l.compressor)
}

// Lent is how many are at work.
func (p *Pool) Lent() int { return int(p.lent.Load()) }

// window is how far back zstd looks for what came before: enough to find the words of the feature before.
const window = 256 << 10

// made makes a compressor. All options are constants, so that an error can't be.
func made(coding string, effort Effort) compressor {
	switch {
	case coding == "br" && effort == Quick:
		return brotli.NewWriterV2(nil, 2)
	case coding == "br":
		return brotli.NewWriterOptions(nil, brotli.WriterOptions{Quality: 5, LGWin: 18})
	case coding == "zstd" && effort == Quick:
		return sure(zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(window),
			zstd.WithEncoderLevel(zstd.SpeedFastest)))
	case coding == "zstd":
		return sure(zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(window)))
	case effort == Quick:
		return sure(gzip.NewWriterLevel(nil, gzip.BestSpeed))
	}
	return sure(gzip.NewWriterLevel(nil, gzip.DefaultCompression))
}

// Best is the compressor that makes the fewest bytes, fifty times as long as the others.
func Best(coding string, w io.Writer) io.WriteCloser {
	switch coding {
	case "br":
		return brotli.NewWriterLevel(w, brotli.BestCompression)
	case "zstd":
		return sure(zstd.NewWriter(w, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedBestCompression)))
	}
	return sure(gzip.NewWriterLevel(w, gzip.BestCompression))
}

func sure[T any](z T, err error) T {
	if err != nil {
		panic(err)
	}
	return z
}
