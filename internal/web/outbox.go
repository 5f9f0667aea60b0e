package web

import (
	"context"
	"fmt"
	"net/http"
	"sync/atomic"
)

// outbox holds what was made of an answer until it is whole or too much to hold, and sends it without the leave to make
// more: a slow reader holds up nobody. It refuses what is made for a reader who has gone, which ends the making.
type outbox struct {
	http.ResponseWriter // the connection
	ctx                 context.Context
	permit              *permit
	all                 *atomic.Int64 // what the outboxes hold together
	made                []byte
}

const (
	// mostHeldOf is how much of one answer is held: any page, and most lists, compressed.
	mostHeldOf = 512 << 10
	// mostHeldOfAll is how much is held of all answers before each is sent in small pieces.
	mostHeldOfAll = 64 << 20
	smallPiece    = 64 << 10
)

func (s *Server) outbox(w http.ResponseWriter, r *http.Request, p *permit) *outbox {
	return &outbox{ResponseWriter: w, ctx: r.Context(), permit: p, all: &s.held}
}

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
	_, err := o.ResponseWriter.Write(o.made)
	o.drop()
	if err != nil {
		return err
	}
	return o.permit.resume(o.ctx)
}

// end sends the rest of an answer of which nothing more is made.
func (o *outbox) end() error {
	o.permit.giveBack()
	if len(o.made) == 0 {
		return nil
	}
	return o.send()
}

// drop forgets what is held.
func (o *outbox) drop() {
	o.all.Add(-int64(len(o.made)))
	o.made = o.made[:0]
}
