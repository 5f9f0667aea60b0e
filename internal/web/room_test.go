package web

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"runtime"
	"sync/atomic"
	"testing"
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
	open := 0
	for _, c := range held {
		if err := c.SetReadDeadline(time.Now().Add(20 * time.Millisecond)); err != nil {
			t.Fatal(err)
		}
		if _, err := c.Read(make([]byte, 1)); errors.Is(err, os.ErrDeadlineExceeded) {
			open++
		}
	}
	if open > 2 {
		t.Errorf("%d connections are open beside the last: there is place for three", open)
	}
}

func TestANewConnectionWaitsWhereEveryOtherIsAtWork(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	r := newRoom(l, 2)
	defer r.Close()
	var at [2]net.Conn
	for i := range at {
		connect(t, l.Addr().String())
		if at[i], err = r.Accept(); err != nil {
			t.Fatal(err)
		}
		r.watch(at[i], http.StateNew)
		r.watch(at[i], http.StateActive)
	}
	var left atomic.Bool
	waited := make(chan bool)
	go func() {
		c, err := r.Accept()
		waited <- err == nil && left.Load()
		c.Close()
	}()
	connect(t, l.Addr().String())
	for range 1000 {
		runtime.Gosched()
	}
	left.Store(true)
	at[1].Close()
	if !<-waited {
		t.Error("a third connection has a place among two")
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
