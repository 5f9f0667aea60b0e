package cluster

import (
	"errors"
	"io"
	"net"
	"sync"
	"testing"
)

// Between stands between clients and a cluster, and does to their connections what networks do.
type Between struct {
	t        testing.TB
	listener net.Listener
	server   string

	mu             sync.Mutex
	sent, received int64 // after so many bytes a connection is cut; 0: never
	refusing       bool
	flows          chan struct{} // closed while bytes pass
	all            map[*net.TCPConn]bool
}

// Between lets everything through until it is told otherwise. It goes with the test.
func (c *Cluster) Between(t testing.TB) *Between {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	b := &Between{t: t, listener: l, server: c.at(), flows: make(chan struct{}), all: map[*net.TCPConn]bool{}}
	close(b.flows)
	var running sync.WaitGroup
	running.Go(func() {
		for {
			client, err := l.Accept()
			if err != nil {
				return
			}
			running.Go(func() { b.pass(client.(*net.TCPConn)) })
		}
	})
	t.Cleanup(func() {
		_ = l.Close()
		b.Mend()
		b.Refuse()
		running.Wait()
	})
	return b
}

// Address is a database's address here, for its address at the cluster.
func (b *Between) Address(address string) string {
	return moved(b.t, address, b.listener.Addr().String())
}

// Cut has every connection be cut after so many bytes that its client sent, or so many that it received; 0 is no bound.
func (b *Between) Cut(sent, received int64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.sent, b.received = sent, received
}

// Refuse cuts all connections, and every new one.
func (b *Between) Refuse() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.refusing = true
	for conn := range b.all {
		reset(conn)
	}
}

// Stall leaves all connections open, and new ones too, but nothing passes.
func (b *Between) Stall() {
	b.mu.Lock()
	defer b.mu.Unlock()
	select {
	case <-b.flows:
		b.flows = make(chan struct{})
	default:
	}
}

// Mend lets everything through again. What was stalled goes on.
func (b *Between) Mend() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.sent, b.received, b.refusing = 0, 0, false
	select {
	case <-b.flows:
	default:
		close(b.flows)
	}
}

// reset cuts a connection so that its other end is told at once.
func reset(conn *net.TCPConn) {
	_ = conn.SetLinger(0)
	_ = conn.Close()
}

// pass has bytes go both ways until both ends have said all or it is cut.
func (b *Between) pass(client *net.TCPConn) {
	defer client.Close()
	<-b.flowing()
	conn, err := net.Dial("tcp", b.server)
	if err != nil {
		reset(client)
		return
	}
	server := conn.(*net.TCPConn)
	defer server.Close()
	if !b.keep(client, server) {
		reset(client)
		return
	}
	defer b.forget(client, server)
	var both sync.WaitGroup
	both.Go(func() { b.copy(server, client, &b.sent) })
	both.Go(func() { b.copy(client, server, &b.received) })
	both.Wait()
}

// copy has bytes go one way, up to a bound.
func (b *Between) copy(to, from *net.TCPConn, bound *int64) {
	var passed int64
	buffer := make([]byte, 8<<10)
	for {
		n, err := from.Read(buffer)
		<-b.flowing()
		b.mu.Lock()
		left := *bound - passed
		cut := *bound > 0 && left <= int64(n)
		b.mu.Unlock()
		if cut {
			n = int(max(left, 0))
		}
		_, failed := to.Write(buffer[:n])
		passed += int64(n)
		switch {
		case errors.Is(err, io.EOF) && failed == nil && !cut:
			_ = to.CloseWrite() // it reads what has come before it is told
			return
		case err != nil || failed != nil || cut:
			reset(from)
			reset(to)
			return
		}
	}
}

// flowing is closed while bytes pass.
func (b *Between) flowing() chan struct{} {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.flows
}

// keep remembers connections, so that they can be cut; none where they shall be now.
func (b *Between) keep(conns ...*net.TCPConn) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, conn := range conns {
		b.all[conn] = true
	}
	return !b.refusing
}

func (b *Between) forget(conns ...*net.TCPConn) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, conn := range conns {
		delete(b.all, conn)
	}
}
