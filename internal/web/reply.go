package web

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"strconv"

	"khyberatlas/internal/answer"
	"khyberatlas/internal/coding"
	"khyberatlas/internal/format"
)

// Below this many bytes an answer is sent as it is: it fits one packet, and compressing gains nothing.
const worthCompressing = 1 << 10

// reply is the body of one answer. Its head goes out with its first bytes that don't fit the first packet, so that an
// error found before them can still become a problem.
type reply struct {
	http.ResponseWriter
	server *Server
	status int
	packing
	head    bool // only the head was asked for
	first   bytes.Buffer
	started bool
	encoder *coding.Lent
}

// reply sends what write writes. The header must be complete but for the length and the coding.
func (s *Server) reply(w http.ResponseWriter, r *http.Request, mediaType string, status int, how packing,
	write func(io.Writer) error) error {
	b := &reply{ResponseWriter: w, server: s, status: status, head: r.Method == http.MethodHead, packing: how}
	w.Header()["Content-Type"] = []string{mediaType}
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

// packing is how an answer is compressed.
type packing struct {
	coding string // blank where it goes out as it is
	effort coding.Effort
}

// packed is the compression that the reader takes; zip files and pictures of pixels are compressed already.
func packed(r *http.Request, mediaType string, effort coding.Effort) packing {
	if mediaType == "application/zip" || mediaType == "image/png" {
		return packing{}
	}
	return packing{format.Encoding(r.Header.Get("Accept-Encoding"), effort.Offers()), effort}
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
		if b.encoder = b.server.compressors.Take(b.coding, b.effort, b.ResponseWriter); b.encoder == nil {
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
		b.encoder.GiveBack()
	}
}
