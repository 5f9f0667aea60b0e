package web

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"khyberatlas/internal/coding"
	"khyberatlas/internal/ogc"
)

// full makes a server of which every share is taken, and gives what takes them off again.
func full(t *testing.T, patience time.Duration) (*Server, func()) {
	t.Helper()
	s := build(t, nil)
	s.gate.patience = patience
	if err := s.gate.all.Acquire(t.Context(), s.gate.size); err != nil {
		t.Fatal(err)
	}
	return s, func() { s.gate.all.Release(s.gate.size) }
}

func TestWhoseTurnDoesNotComeIsToldToComeBack(t *testing.T) {
	s, free := full(t, time.Millisecond)
	at := listen(t, s)
	for _, path := range []string{"/", "/?f=html", "/embed.png", "/downloads/khyber-atlas.gpkg", "/downloads/incidents.csv",
		"/totals", "/histogram?by=type"} {
		res, body := get(t, at+path, "Accept-Encoding", "br")
		if res.StatusCode != http.StatusServiceUnavailable || res.Header.Get("Retry-After") != "5" || res.Header.Get("ETag") != "" {
			t.Errorf("%s: %d, %v", path, res.StatusCode, res.Header)
		}
		if res.Header.Get("Content-Type") == "application/problem+json" {
			if p := decode[ogc.Problem](t, body); p.Status != 503 || p.Hint == "" {
				t.Errorf("%s: %+v", path, p)
			}
		} else if path != "/?f=html" {
			t.Errorf("%s: %s", path, res.Header.Get("Content-Type"))
		}
	}
	for _, path := range []string{"/healthz", "/readyz"} {
		if res, _ := get(t, at+path); res.StatusCode != http.StatusOK {
			t.Errorf("%s: %d", path, res.StatusCode)
		}
	}
	free()
	if res, _ := get(t, at+"/totals"); res.StatusCode != http.StatusOK {
		t.Errorf("afterwards: %d", res.StatusCode)
	}
}

func TestWhatIsNotMadeWaitsForNobody(t *testing.T) {
	s, free := full(t, time.Millisecond)
	at := listen(t, s)
	for _, path := range []string{"/?f=html", "/embed.png", "/embed.svg", "/map/marks", "/collections/incidents/items?f=html",
		"/coverage", "/openapi.json", "/sitemap.xml",
		"/histogram?f=html", "/downloads/incidents.gpkg"} {
		head, _ := ask(t, http.MethodHead, at+path, "Accept-Encoding", "gzip")
		if head.StatusCode != http.StatusOK || head.Header.Get("ETag") == "" {
			t.Errorf("HEAD %s: %d", path, head.StatusCode)
		}
		if again, _ := get(t, at+path, "Accept-Encoding", "gzip", "If-None-Match",
			head.Header.Get("ETag")); again.StatusCode != http.StatusNotModified {
			t.Errorf("%s again: %d", path, again.StatusCode)
		}
	}
	// What the head says of what is found, or of its length, must be made and waits for its turn.
	for _, path := range []string{"/collections/incidents/items", "/collections/incidents/items?f=csv", "/feed.atom", "/feed.json",
		"/histogram"} {
		if res, _ := ask(t, http.MethodHead, at+path, "Accept-Encoding", "gzip"); res.StatusCode != http.StatusServiceUnavailable {
			t.Errorf("HEAD %s: %d", path, res.StatusCode)
		}
	}
	for path, status := range map[string]int{"/incidents": 301, "/totals?f=html&type=": 303, "/totals?x=1": 400, "/nope": 404} {
		if res, _ := get(t, at+path); res.StatusCode != status {
			t.Errorf("%s: %d", path, res.StatusCode)
		}
	}
	// How long a file is, is known only when it is made: once, and then for every reader of its head.
	const file = "/downloads/incidents.csv"
	if res, _ := ask(t, http.MethodHead, at+file); res.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("the length of a file that was never made: %d", res.StatusCode)
	}
	free()
	get(t, at+file)
	if err := s.gate.all.Acquire(t.Context(), s.gate.size); err != nil {
		t.Fatal(err)
	}
	if res, _ := ask(t, http.MethodHead, at+file); res.StatusCode != http.StatusOK || res.ContentLength < 1000 {
		t.Errorf("the length of a file that was made: %d", res.StatusCode)
	}
	if res, _ := get(t, at+file, "Range", "bytes=5-9"); res.StatusCode != http.StatusPartialContent {
		t.Errorf("a part of a file that was made: %d", res.StatusCode)
	}
}

func TestAHeadThatSaysNothingOfWhatIsMadeMakesNothing(t *testing.T) {
	s := build(t, nil)
	s.makes = func(x *exchange, w io.Writer) error {
		if x.http.Method != http.MethodHead || !x.headIsWhole() {
			t.Errorf("%s was made", x.Operation.Name)
		}
		return x.write(w)
	}
	at := listen(t, s)
	for _, path := range []string{"/openapi.json", "/map/marks", "/map/shapes", "/embed.svg", "/embed.png", "/sitemap.xml",
		"/downloads/incidents.gpkg", "/downloads/khyber-atlas.gpkg"} {
		if res, _ := ask(t, http.MethodHead, at+path, "Accept-Encoding", "gzip", "Accept",
			"application/json"); res.StatusCode != http.StatusOK {
			t.Errorf("%s: %d", path, res.StatusCode)
		}
	}
}

// endless answers totals without an end and tells how often it was begun and how much was taken.
func endless(s *Server) (begun, written *atomic.Int64) {
	begun, written = &atomic.Int64{}, &atomic.Int64{}
	s.makes = makes("totals", func(w io.Writer) error {
		begun.Add(1)
		for line := []byte(strings.Repeat("x", 1<<10)); ; written.Add(1) {
			if _, err := w.Write(line); err != nil {
				return err
			}
		}
	})
	return begun, written
}

func TestNothingIsMadeForReadersWhoWentWhileTheyWaited(t *testing.T) {
	s, free := full(t, time.Minute)
	begun, _ := endless(s)
	var waiting sync.WaitGroup
	ctx, hangUp := context.WithCancel(context.Background())
	for range 20 {
		waiting.Go(func() {
			defer func() {
				if fault := recover(); fault != http.ErrAbortHandler {
					t.Errorf("%v", fault)
				}
			}()
			s.Handler().ServeHTTP(httptest.NewRecorder(), httptest.NewRequestWithContext(ctx, http.MethodGet, "/totals", nil))
		})
	}
	hangUp()
	free() // from here on, whoever still waited would have a turn
	waiting.Wait()
	if n := begun.Load(); n != 0 {
		t.Errorf("%d answers were begun", n)
	}
	if !s.gate.all.TryAcquire(s.gate.size) {
		t.Error("shares were not given back")
	}
}

func TestNothingMoreIsMadeWhenTheReaderHasGone(t *testing.T) {
	log := ends{slog.DiscardHandler, make(chan bool, 10)}
	s := build(t, func(c *Config) { c.Log = slog.New(log) })
	_, written := endless(s)
	_, address := listenNarrow(t, s)
	c, _ := dial(t, address, "/totals")
	c.Close()
	if cut := <-log.requests; !cut {
		t.Error("an answer without an end has ended")
	}
	if n := written.Load(); n == 0 {
		t.Error("nothing was written")
	}
	if !s.gate.all.TryAcquire(s.gate.size) {
		t.Error("shares were not given back")
	}
}

func TestAnAnswerGoesOutAsItIsWhereEveryCompressorWorks(t *testing.T) {
	s := build(t, nil)
	at := listen(t, s)
	_, want := get(t, at+"/openapi.json")
	var lent []*coding.Lent
	for range coding.MostLent {
		lent = append(lent, s.compressors.Take("gzip", coding.Quick, io.Discard))
	}
	if res, body := get(t, at+"/openapi.json", "Accept-Encoding", "br"); res.Header.Get("Content-Encoding") != "" || body != want {
		t.Errorf("%q of %d bytes", res.Header.Get("Content-Encoding"), len(body))
	}
	for _, z := range lent {
		z.GiveBack()
	}
	if res, _ := get(t, at+"/openapi.json", "Accept-Encoding", "br"); res.Header.Get("Content-Encoding") != "br" ||
		s.compressors.Lent() != 0 {
		t.Errorf("afterwards: %q, %d are lent", res.Header.Get("Content-Encoding"), s.compressors.Lent())
	}
}

func TestAPanicAfterTheFirstBytesLeavesNoCompressorLent(t *testing.T) {
	s := build(t, nil)
	s.makes = makes("totals", func(w io.Writer) error {
		if _, err := io.WriteString(w, strings.Repeat("x", 2*worthCompressing)); err != nil {
			return err
		}
		panic("a fault of ours")
	})
	for _, how := range coding.Codings {
		func() {
			defer func() {
				if fault := recover(); fault != http.ErrAbortHandler {
					t.Errorf("%s: %v", how, fault)
				}
			}()
			r := httptest.NewRequest(http.MethodGet, "/totals", nil)
			r.Header.Set("Accept-Encoding", how)
			s.Handler().ServeHTTP(httptest.NewRecorder(), r)
		}()
		if n := s.compressors.Lent(); n != 0 {
			t.Errorf("%s: %d are lent for good", how, n)
		}
	}
}

// dearest is the longest chart that is answered.
const dearest = "/histogram?interval=week&by=district&datetime=2015-01-01/2025-12-01"

func TestSlowReadersHoldUpNobodyAndLittleMemory(t *testing.T) {
	const readers = 20
	log := ends{slog.DiscardHandler, make(chan bool, 10*readers)}
	s := build(t, func(c *Config) { c.Log = slog.New(log) })
	l, address := listenNarrow(t, s)
	get(t, "http://"+address+"/?f=html") // what is kept for every page
	<-log.requests
	before := heap()
	var hangUp []func() error
	for range readers {
		c, res := dial(t, address, dearest)
		if res.StatusCode != http.StatusOK {
			t.Fatalf("%d", res.StatusCode)
		}
		hangUp = append(hangUp, c.Close)
	}
	if res, _ := get(t, "http://"+address+"/?f=html"); res.StatusCode != http.StatusOK {
		t.Errorf("another reader: %d", res.StatusCode)
	}
	<-log.requests
	if held := heapSince(before, readers*2*mostHeldOf); held > readers*2*mostHeldOf {
		t.Errorf("%d readers who take nothing hold %d kB", readers, held>>10)
	}
	for _, h := range hangUp {
		if err := h(); err != nil {
			t.Error(err)
		}
	}
	for range readers {
		if cut := <-log.requests; !cut {
			t.Error("an answer that nobody read has ended")
		}
	}
	l.open.Wait()
	if n := s.held.Load(); n != 0 {
		t.Errorf("%d bytes are held for nobody", n)
	}
	if left := heapSince(before, 4<<20); left > 4<<20 {
		t.Errorf("%d kB are left behind", left>>10)
	}
}

// heapSince is how much more is in use than before. What other tests have begun aside may still be at work, and goes with time;
// what is held or left behind stays.
func heapSince(before, most int64) int64 {
	more := heap() - before
	for tries := 0; more > most && tries < 500; tries++ {
		more = heap() - before
	}
	return more
}

// heap is what is in use after everything else was collected.
func heap() int64 {
	runtime.GC()
	runtime.GC() // pools give up what they hold at the second
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
