package web

import (
	"net"
	"net/http"
	"slices"
	"sync"
)

// room is a listener that holds no more connections than it has place for, so that a flood of them leaves descriptors
// for files and the database. Where it is full, the connection that has been silent longest makes place for a new one;
// where none is silent, the new one waits.
type room struct {
	net.Listener
	most int

	mu     sync.Mutex
	freed  sync.Cond
	open   int
	silent []net.Conn // the longest first: those that ask for nothing at present
	closed bool
}

func newRoom(l net.Listener, most int) *room {
	r := &room{Listener: l, most: most}
	r.freed.L = &r.mu
	return r
}

// Accept waits for a connection and for its place.
func (r *room) Accept() (net.Conn, error) {
	c, err := r.Listener.Accept()
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for r.open >= r.most && !r.closed {
		if len(r.silent) == 0 {
			r.freed.Wait()
			continue
		}
		longest := r.silent[0]
		r.silent = r.silent[1:]
		// Closing gives its place back, and wants the lock for that.
		r.mu.Unlock()
		_ = longest.Close()
		r.mu.Lock()
	}
	if r.closed {
		_ = c.Close()
		return nil, net.ErrClosed
	}
	r.open++
	return &guest{Conn: c, room: r}, nil
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
	r.silent = slices.DeleteFunc(r.silent, func(o net.Conn) bool { return o == c })
	if state == http.StateNew || state == http.StateIdle {
		r.silent = append(r.silent, c)
		r.freed.Signal()
	}
}

// guest is a connection that has a place.
type guest struct {
	net.Conn
	room *room
	once sync.Once
}

// Close gives the place back.
func (g *guest) Close() error {
	g.once.Do(func() {
		g.room.mu.Lock()
		g.room.open--
		g.room.mu.Unlock()
		g.room.freed.Signal()
	})
	return g.Conn.Close()
}
