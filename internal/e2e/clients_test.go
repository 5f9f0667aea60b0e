package e2e

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"khyberatlas/internal/needs"
)

// A client that reads slowly, in small bites, behind the smallest buffer the system gives it.
func TestASlowReaderGetsTheWholeDownload(t *testing.T) {
	s := serve(t)
	_, whole := s.get(t, "/downloads/incidents.geojson")
	conn := dial(t, s)
	defer conn.Close()
	ask(t, conn, "/downloads/incidents.geojson")
	resp, err := http.ReadResponse(bufio.NewReaderSize(&slow{conn, 16 << 10}, 16<<10), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	got, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatalf("after %d bytes: %v", len(got), err)
	}
	if !bytes.Equal(got, whole) {
		t.Errorf("%d bytes came, want the same %d that a quick client gets", len(got), len(whole))
	}
}

// slow gives its reader at most bite bytes at a time, with a pause in between.
type slow struct {
	io.Reader
	bite int
}

func (s *slow) Read(p []byte) (int, error) {
	<-time.After(4 * time.Millisecond) // the pace of the client that is played here, not a wait for something
	return s.Reader.Read(p[:min(len(p), s.bite)])
}

func TestAHundredHangUpsLeaveTheServerAsItWas(t *testing.T) {
	admin := freeAddress(t)
	s := serve(t, "--admin-addr", admin)
	s.get(t, "/downloads/incidents.geojson") // whatever is made once is made now
	before := goroutines(t, admin)
	heap := heapInUse(t, admin)

	for range 100 {
		conn := dial(t, s)
		ask(t, conn, "/downloads/incidents.geojson")
		if _, err := io.ReadFull(conn, make([]byte, 512)); err != nil {
			t.Fatal(err)
		}
		conn.Close()
	}

	deadline := time.Now().Add(20 * time.Second)
	for goroutines(t, admin) > before {
		if time.Now().After(deadline) {
			t.Fatalf("%d goroutines, %d before the hang-ups", goroutines(t, admin), before)
		}
	}
	// Pools and caches may keep a few buffers; a hundred answers of over a megabyte each may not stay.
	if after := heapInUse(t, admin); after > heap+32<<20 {
		t.Errorf("%d MB of heap in use after the hang-ups, %d before", after>>20, heap>>20)
	}
	if resp, _ := s.get(t, "/healthz"); resp.StatusCode != http.StatusOK {
		t.Errorf("healthz says %s", resp.Status)
	}
}

func dial(t *testing.T, s server) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(s.URL, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	if err := conn.(*net.TCPConn).SetReadBuffer(4 << 10); err != nil {
		t.Fatal(err)
	}
	return conn
}

func ask(t *testing.T, conn net.Conn, path string) {
	t.Helper()
	if _, err := fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: atlas.example\r\nConnection: close\r\n\r\n", path); err != nil {
		t.Fatal(err)
	}
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// goroutines is how many run in the program. The question itself takes the same few each time.
func goroutines(t *testing.T, admin string) int {
	t.Helper()
	var n int
	if _, err := fmt.Sscanf(profile(t, admin, "goroutine?debug=1"), "goroutine profile: total %d", &n); err != nil {
		t.Fatal(err)
	}
	return n
}

// heapInUse is the memory in use after a collection.
func heapInUse(t *testing.T, admin string) int {
	t.Helper()
	text := profile(t, admin, "heap?debug=1&gc=1")
	_, rest, ok := strings.Cut(text, "# HeapInuse = ")
	var n int
	if _, err := fmt.Sscanf(rest, "%d", &n); !ok || err != nil {
		t.Fatalf("no HeapInuse in the profile: %v", err)
	}
	return n
}

func profile(t *testing.T, admin, name string) string {
	t.Helper()
	req, err := http.NewRequest(http.MethodGet, "http://"+admin+"/debug/pprof/"+name, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Close = true
	resp, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestAdminPagesAreNotOnThePublicPort(t *testing.T) {
	s := serve(t, "--admin-addr", freeAddress(t))
	for _, path := range []string{"/metrics", "/debug/pprof/", "/debug/pprof/heap"} {
		if resp, _ := s.get(t, path); resp.StatusCode != http.StatusNotFound {
			t.Errorf("GET %s on the public port: %s, want 404", path, resp.Status)
		}
	}
}

func TestGISToolsReadTheDownloads(t *testing.T) {
	ogrinfo := needs.Tool(t, "ogrinfo")
	s := serve(t)
	incidents, strikes := table(t, "incidents.csv"), 0
	for _, r := range incidents {
		if slices.Contains([]string{"air_strike", "drone_strike", "shelling"}, r["type"]) {
			strikes++
		}
	}
	for layer, want := range map[string]int{"incidents": len(incidents), "strikes": strikes,
		"crossings": len(table(t, "crossings.csv")), "districts": 36, "tehsils": 153} {
		out, err := exec.Command(ogrinfo, "-ro", "-al", "-so", s.URL+"/downloads/"+layer+".geojson").CombinedOutput()
		if err != nil {
			t.Fatalf("ogrinfo on %s: %v\n%s", layer, err, out)
		}
		if !strings.Contains(string(out), fmt.Sprintf("Feature Count: %d\n", want)) {
			t.Errorf("%s: GDAL doesn't count %d features:\n%.400s", layer, want, out)
		}
	}
}
