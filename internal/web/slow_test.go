package web

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// narrow is a listener whose connections hold little back, so that a slow reader is felt, and which knows how many
// of them are still open.
type narrow struct {
	net.Listener
	open sync.WaitGroup
}

type narrowConn struct {
	net.Conn
	once sync.Once
	gone func()
}

func (l *narrow) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	if tcp, ok := c.(*net.TCPConn); ok {
		if err := tcp.SetWriteBuffer(64 << 10); err != nil {
			return nil, err
		}
	}
	l.open.Add(1)
	return &narrowConn{Conn: c, gone: l.open.Done}, nil
}

func (c *narrowConn) Close() error {
	c.once.Do(c.gone)
	return c.Conn.Close()
}

// listenNarrow serves as the program does and ends with the test.
func listenNarrow(t *testing.T, s *Server) (*narrow, string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	n := &narrow{Listener: l}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, n) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return n, l.Addr().String()
}

// dial asks for a path and reads no more than the head.
func dial(t *testing.T, address, path string) (net.Conn, *http.Response) {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.(*net.TCPConn).SetReadBuffer(64 << 10); err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(c, "GET %s HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n", path)
	res, err := http.ReadResponse(bufio.NewReaderSize(c, 16), nil)
	if err != nil {
		t.Fatal(err)
	}
	return c, res
}

// ends is a log that tells when a request has ended, and how.
type ends struct {
	slog.Handler
	requests chan bool // whether it was cut
}

func (e ends) Enabled(context.Context, slog.Level) bool { return true }
func (e ends) Handle(_ context.Context, r slog.Record) error {
	cut := false
	r.Attrs(func(a slog.Attr) bool { cut = cut || a.Key == "cut"; return true })
	e.requests <- cut
	return nil
}

func TestASlowReaderGetsTheWhole(t *testing.T) {
	const patience = 500 * time.Millisecond
	s := build(t, func(c *Config) { c.Patience = patience })
	_, address := listenNarrow(t, s)
	c, res := dial(t, address, "/downloads/incidents.geojson")
	defer c.Close()
	var body strings.Builder
	began := time.Now()
	for {
		if _, err := io.CopyN(&body, res.Body, 16<<10); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("cut after %d bytes: %v", body.Len(), err)
		}
		time.Sleep(30 * time.Millisecond) // the reader is slow, that is the point
	}
	if took := time.Since(began); took < 2*patience {
		t.Fatalf("the reader took %s: too fast to show anything", took)
	}
	if _, want := get(t, "http://"+address+"/downloads/incidents.geojson"); body.String() != want {
		t.Errorf("%d bytes, want %d", body.Len(), len(want))
	}
}

func TestAReaderWhoTakesNothingIsGivenUpAndNeverToldThatItWasAll(t *testing.T) {
	log := ends{slog.DiscardHandler, make(chan bool, 10)}
	s := build(t, func(c *Config) { c.Patience, c.Log = 50*time.Millisecond, slog.New(log) })
	_, address := listenNarrow(t, s)
	c, res := dial(t, address, "/downloads/incidents.geojson")
	defer c.Close()
	if cut := <-log.requests; !cut {
		t.Fatal("the request ended well")
	}
	if n, err := io.Copy(io.Discard, res.Body); err == nil {
		t.Errorf("%d bytes were passed off as all", n)
	}
}

func TestAHundredReadersWhoHangUpLeaveNothingBehind(t *testing.T) {
	log := ends{slog.DiscardHandler, make(chan bool, 200)}
	s := build(t, func(c *Config) { c.Log = slog.New(log) })
	l, address := listenNarrow(t, s)
	for range 100 {
		c, _ := dial(t, address, "/collections/incidents/items?limit=10000")
		c.Close()
	}
	for range 100 {
		<-log.requests
	}
	l.open.Wait()
	for tries := 0; ; tries++ {
		stacks := make([]byte, 1<<20)
		stacks = stacks[:runtime.Stack(stacks, true)]
		left := strings.Count(string(stacks), "web.(*Server).handle(")
		if left == 0 {
			break
		}
		if tries > 1000 {
			t.Fatalf("%d requests are still answered", left)
		}
		runtime.Gosched()
	}
}

func TestStoppingLetsARunningDownloadFinish(t *testing.T) {
	s := build(t, nil)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, &narrow{Listener: l}) }()
	c, res := dial(t, l.Addr().String(), "/downloads/incidents.geojson")
	defer c.Close()
	stop()
	body, err := io.ReadAll(res.Body)
	if err != nil || len(body) < 100<<10 {
		t.Errorf("%d bytes: %v", len(body), err)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
