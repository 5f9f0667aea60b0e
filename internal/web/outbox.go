package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"strconv"
	"sync"
	"sync/atomic"
)

// outbox holds what was made of an answer until it is whole or too much to hold, and sends it without the leave to make
// more: a slow reader holds up nobody. It refuses what is made for a reader who has gone, which ends the making.
type outbox struct {
	http.ResponseWriter // the connection
	ctx                 context.Context
	permit              *permit
	all                 *atomic.Int64 // what the outboxes hold together
	status              int           // of a head that waits for what is made, so that it can say how long that is
	sent                bool          // the head is
	made                []byte
	kept                *[]byte // where made began, for the next outbox
}

const (
	// mostHeldOf is how much of one answer is held: any page, and most lists, compressed.
	mostHeldOf = 512 << 10
	// mostHeldOfAll is how much is held of all answers before each is sent in small pieces.
	mostHeldOfAll = 64 << 20
	smallPiece    = 64 << 10
	// toldAnyway is how long an answer may be of which net/http says the length by itself. One incident has as many headers as fit
	// without a larger table for one more.
	toldAnyway = 2 << 10
)

func (s *Server) outbox(w http.ResponseWriter, r *http.Request, p *permit) *outbox {
	o := &outbox{ResponseWriter: w, ctx: r.Context(), permit: p, all: &s.held}
	o.kept, _ = boxes.Get().(*[]byte)
	if o.kept == nil {
		o.kept = new([]byte)
	}
	o.made = (*o.kept)[:0]
	return o
}

// boxes are what outboxes have held answers in: to make room anew for a list of a thousand takes longer than to fill it.
var boxes sync.Pool

// WriteHeader has the head wait.
func (o *outbox) WriteHeader(status int) { o.status = status }

func (o *outbox) Write(p []byte) (int, error) {
	if err := o.ctx.Err(); err != nil {
		return 0, fmt.Errorf("the reader has gone: %w", err)
	}
	o.made = append(o.made, p...)
	held := o.all.Add(int64(len(p)))
	if len(o.made) < smallPiece || len(o.made) < mostHeldOf && held < mostHeldOfAll {
		return len(p), nil
	}
	if err := o.send(); err != nil {
		return 0, err
	}
	return len(p), nil
}

// send sends what is held, and then waits for the turn to make more.
func (o *outbox) send() error {
	o.permit.pause()
	o.sendHead()
	_, err := o.ResponseWriter.Write(o.made)
	o.empty()
	if err != nil {
		return err
	}
	return o.permit.resume(o.ctx)
}

func (o *outbox) sendHead() {
	if !o.sent {
		o.sent = true
		o.ResponseWriter.WriteHeader(cmp.Or(o.status, http.StatusOK))
	}
}

// end sends the rest of an answer of which nothing more is made.
func (o *outbox) end() error {
	o.permit.giveBack()
	if len(o.made) == 0 {
		o.sendHead()
		return nil
	}
	if !o.sent && len(o.made) > toldAnyway {
		o.Header()["Content-Length"] = []string{strconv.Itoa(len(o.made))}
	}
	return o.send()
}

func (o *outbox) empty() {
	o.all.Add(-int64(len(o.made)))
	o.made = o.made[:0]
}

// drop forgets what is held. An answer whose head still waits had begun and has failed: with its head sent it counts as cut.
func (o *outbox) drop() {
	if o.status != 0 {
		o.sendHead()
	}
	o.empty()
	if cap(o.made) <= 2*mostHeldOf {
		*o.kept = o.made
		boxes.Put(o.kept)
	}
	o.made, o.kept = nil, nil
}
