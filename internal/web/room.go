package web

import (
	queue "container/list"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// room is a listener that holds no more connections than it has place for, so that a flood of them leaves descriptors
// for files and the database. Where it is full, the connection that has been silent longest makes place for a new one.
// Where none is silent, the one that has been still longest at its work does, so that readers who take nothing lock
// nobody out, the operator's watchers least of all.
type room struct {
	net.Listener
	most  int
	fair  time.Duration // how long one at work may be still, and a new one waits where none has been still as long
	began time.Time     // from which times are counted: no setting of the clock moves them

	mu     sync.Mutex
	freed  sync.Cond
	guests map[*guest]struct{}
	silent queue.List // of guests that ask for nothing at present, the longest first
	closed bool
}

// fairTime is longer than an answer waits for its turn and is then made: only its reader keeps it still for longer.
const fairTime = longestQueue + 2*time.Second

func newRoom(l net.Listener, most int) *room {
	r := &room{Listener: l, most: most, fair: fairTime, began: time.Now(), guests: map[*guest]struct{}{}}
	r.freed.L = &r.mu
	return r
}

// Accept waits for a connection and for its place.
func (r *room) Accept() (net.Conn, error) {
	c, err := r.Listener.Accept()
	if err != nil {
		return nil, err
	}
	came := time.Since(r.began)
	r.mu.Lock()
	defer r.mu.Unlock()
	for len(r.guests) >= r.most && !r.closed {
		leaver, wait := r.leaver(came)
		if leaver == nil {
			r.await(wait)
			continue
		}
		// Closing gives its place back, and wants the lock for that.
		r.mu.Unlock()
		_ = leaver.Close()
		r.mu.Lock()
	}
	if r.closed {
		_ = c.Close()
		return nil, net.ErrClosed
	}
	g := &guest{Conn: c, room: r}
	g.move()
	r.guests[g] = struct{}{}
	return g, nil
}

// leaver is the connection that makes place for one that came at a time; where it is too early to close any, how long
// it will be so.
func (r *room) leaver(came time.Duration) (net.Conn, time.Duration) {
	if longest := r.silent.Front(); longest != nil {
		g, _ := longest.Value.(*guest)
		r.speaks(g)
		return g, 0
	}
	var stillest *guest
	var since time.Duration
	for g := range r.guests {
		if moved := time.Duration(g.moved.Load()); stillest == nil || moved < since {
			stillest, since = g, moved
		}
	}
	if wait := min(since, came) + r.fair - time.Since(r.began); wait > 0 {
		return nil, wait
	}
	return stillest, 0
}

// await waits for a place, or for so long.
func (r *room) await(wait time.Duration) {
	over := time.AfterFunc(wait, func() {
		// With the lock, it can't come before the waiting.
		r.mu.Lock()
		defer r.mu.Unlock()
		r.freed.Broadcast()
	})
	defer over.Stop()
	r.freed.Wait()
}

// Close ends the waiting for connections and for places.
func (r *room) Close() error {
	r.mu.Lock()
	r.closed = true
	r.mu.Unlock()
	r.freed.Broadcast()
	return r.Listener.Close()
}

// watch hears from the server what a connection does.
func (r *room) watch(c net.Conn, state http.ConnState) {
	r.mu.Lock()
	defer r.mu.Unlock()
	g, ok := c.(*guest)
	if !ok {
		return
	}
	r.speaks(g)
	if state == http.StateNew || state == http.StateIdle {
		g.silent = r.silent.PushBack(g)
		r.freed.Signal()
	}
}

// speaks takes a guest from among the silent ones. Every request does so twice, however many the others are.
func (r *room) speaks(g *guest) {
	if g.silent != nil {
		r.silent.Remove(g.silent)
		g.silent = nil
	}
}

// guest is a connection that has a place.
type guest struct {
	net.Conn
	room   *room
	silent *queue.Element // where it stands among the silent ones; nil while it asks for something
	moved  atomic.Int64   // when a byte last came or went, as a time.Duration of the room
}

func (g *guest) Read(p []byte) (int, error) {
	n, err := g.Conn.Read(p)
	if n > 0 {
		g.move()
	}
	return n, err
}

func (g *guest) Write(p []byte) (int, error) {
	n, err := g.Conn.Write(p)
	if n > 0 {
		g.move()
	}
	return n, err
}

func (g *guest) move() { g.moved.Store(int64(time.Since(g.room.began))) }

// Close gives the place back.
func (g *guest) Close() error {
	g.room.mu.Lock()
	delete(g.room.guests, g)
	g.room.mu.Unlock()
	g.room.freed.Signal()
	return g.Conn.Close()
}
