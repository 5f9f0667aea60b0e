package web

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

// smallRoom serves with place for so many connections.
func smallRoom(t *testing.T, most int) string {
	t.Helper()
	s := build(t, func(c *Config) { c.MostConnections = most })
	_, address := listenNarrow(t, s)
	return address
}

func connect(t *testing.T, address string) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

// askOn asks for a small answer on a connection and keeps it open.
func askOn(t *testing.T, c net.Conn) {
	t.Helper()
	fmt.Fprint(c, "GET /healthz HTTP/1.1\r\nHost: example.org\r\n\r\n")
	res, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	if body, err := io.ReadAll(res.Body); err != nil || string(body) != "ok\n" {
		t.Errorf("%q, %v", body, err)
	}
}

func TestSilentConnectionsMakePlace(t *testing.T) {
	address := smallRoom(t, 3)
	var held []net.Conn
	for i := range 10 {
		c := connect(t, address)
		if i%2 == 0 {
			askOn(t, c) // idle from now on; the others never ask
		}
		held = append(held, c)
	}
	askOn(t, connect(t, address))
	ended := make(chan struct{}, len(held))
	for _, c := range held {
		go func() {
			_, _ = io.Copy(io.Discard, c)
			ended <- struct{}{}
		}()
	}
	patience := time.After(20 * time.Second)
	for i := range 8 { // all but two beside the last
		select {
		case <-ended:
		case <-patience:
			t.Fatalf("%d of 8 have made place", i)
		}
	}
}

func TestTheLongestSilentMakesPlaceFirst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := make(pipes)
		r := newRoom(p, 3)
		guests, _ := atWork(t, p, r)
		r.watch(guests[1], http.StateIdle)
		r.watch(guests[0], http.StateIdle)
		for i, left := range [][]net.Conn{{guests[0], guests[2]}, {guests[2]}} {
			if took := <-enters(t, p, r); took != 0 {
				t.Errorf("the %d. waits for %s", i+1, took)
			}
			for _, g := range guests {
				if r.has(g) != slices.Contains(left, g) {
					t.Errorf("after the %d. the wrong one has left", i+1)
				}
			}
		}
	})
}

func TestANewConnectionWaitsWhereEveryOtherIsAtWork(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := make(pipes)
		r := newRoom(p, 2)
		guests, _ := atWork(t, p, r)
		waited := enters(t, p, r)
		synctest.Wait()
		select {
		case <-waited:
			t.Error("a third connection has a place among two")
		default:
		}
		r.mu.Lock()
		if n := len(r.guests); n != 2 {
			t.Errorf("%d have a place", n)
		}
		r.mu.Unlock()
		guests[1].Close()
		if took := <-waited; took != 0 || !r.has(guests[0]) {
			t.Errorf("it waits for %s where a place is free", took)
		}
	})
}

// pipes is a listener within the program, for a room whose clock is the test's.
type pipes chan net.Conn

func (p pipes) Accept() (net.Conn, error) { return <-p, nil }
func (p pipes) Close() error              { return nil }
func (p pipes) Addr() net.Addr            { return nil }

// atWork fills a room with connections that ask for something: their two ends, the room's and the client's.
func atWork(t *testing.T, p pipes, r *room) (guests, clients []net.Conn) {
	t.Helper()
	for range r.most {
		ours, theirs := net.Pipe()
		go func() { p <- ours }()
		g, err := r.Accept()
		if err != nil {
			t.Fatal(err)
		}
		r.watch(g, http.StateNew)
		r.watch(g, http.StateActive)
		guests, clients = append(guests, g), append(clients, theirs)
	}
	return guests, clients
}

// enters tells how long a new connection waits for its place.
func enters(t *testing.T, p pipes, r *room) <-chan time.Duration {
	t.Helper()
	ours, _ := net.Pipe()
	go func() { p <- ours }()
	waited := make(chan time.Duration)
	came := time.Now()
	go func() {
		if _, err := r.Accept(); err != nil {
			t.Error(err)
		}
		waited <- time.Since(came)
	}()
	return waited
}

// pass sends a byte.
func pass(t *testing.T, from, to net.Conn) {
	t.Helper()
	go func() { _, _ = from.Write([]byte("x")) }()
	if _, err := to.Read(make([]byte, 1)); err != nil {
		t.Error(err)
	}
}

func (r *room) has(c net.Conn) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	_, ok := r.guests[c.(*guest)]
	return ok
}

func TestWhoIsStillLongestAtWorkMakesPlace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := make(pipes)
		r := newRoom(p, 3)
		guests, clients := atWork(t, p, r)
		time.Sleep(r.fair - 2*time.Second)
		pass(t, guests[0], clients[0])
		pass(t, clients[2], guests[2])
		if took := <-enters(t, p, r); took != 2*time.Second {
			t.Errorf("the new one waits for %s", took)
		}
		if _, err := clients[1].Read(make([]byte, 1)); err != io.EOF || r.has(guests[1]) {
			t.Errorf("the stillest is open: %v", err)
		}
		if !r.has(guests[0]) || !r.has(guests[2]) {
			t.Error("one that moved lately has no place any more")
		}
	})
}

func TestANewConnectionWaitsNoLongerThanIsFairWhereAllMove(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := make(pipes)
		r := newRoom(p, 2)
		guests, clients := atWork(t, p, r)
		waited := enters(t, p, r)
		for _, i := range []int{1, 0, 1, 0} {
			time.Sleep(time.Second)
			pass(t, guests[i], clients[i])
		}
		if took := <-waited; took != r.fair {
			t.Errorf("the new one waits for %s", took)
		}
		if r.has(guests[1]) || !r.has(guests[0]) {
			t.Error("another than the stillest made place")
		}
	})
}

func TestReadersWhoTakeNothingLockNobodyOut(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	r := newRoom(&narrow{Listener: l}, 4)
	r.fair = time.Millisecond
	s := build(t, nil)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- serveOn(ctx, r, s.Handler(), s.Log, r.watch) }()
	var readers []net.Conn
	for range r.most {
		c, _ := dial(t, l.Addr().String(), dearest)
		readers = append(readers, c)
	}
	watcher := connect(t, l.Addr().String())
	if err := watcher.SetDeadline(time.Now().Add(20 * time.Second)); err != nil {
		t.Fatal(err)
	}
	askOn(t, watcher)
	for _, c := range readers {
		c.Close()
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestAFullRoomCanBeClosed(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	r := newRoom(l, 1)
	connect(t, l.Addr().String())
	if _, err := r.Accept(); err != nil {
		t.Fatal(err)
	}
	connect(t, l.Addr().String())
	refused := make(chan error, 1)
	go func() {
		_, err := r.Accept()
		refused <- err
	}()
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-refused; !errors.Is(err, net.ErrClosed) {
		t.Errorf("%v", err)
	}
}
