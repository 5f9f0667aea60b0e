package web

import (
	"errors"
	"io"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"khyberatlas/internal/coding"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/served"
)

// keeping is a server that keeps an answer before its reader has it, with the number of answers that were made.
func keeping(t *testing.T, change func(*Config)) (*Server, *int) {
	t.Helper()
	s, made := build(t, change), 0
	s.kept.aside = func(work func()) { work() }
	s.makes = func(x *exchange, w io.Writer) error { made++; return x.write(w) }
	return s, &made
}

// unpacked is what a compressed answer says.
func unpacked(t *testing.T, coding, body string) string {
	t.Helper()
	var from io.Reader = strings.NewReader(body)
	var err error
	switch coding {
	case "br":
		from = brotli.NewReader(from)
	case "gzip":
		from, err = gzip.NewReader(from)
	case "zstd":
		from, err = zstd.NewReader(from)
	}
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(from)
	if err != nil {
		t.Fatalf("%s: %v", coding, err)
	}
	return string(plain)
}

var forEverybody = []string{"/", "/about", "/map/records", "/map/shapes", "/map/names", "/collections",
	"/embed.svg", "/openapi.json"}

func TestWhatEverybodyAsksForIsCompressedOnceAndBetter(t *testing.T) {
	s, made := keeping(t, nil)
	at := listen(t, s)
	for _, path := range forEverybody {
		_, want := get(t, at+path, "Accept", "text/html, */*;q=0.8")
		for _, coding := range coding.Codings {
			headers := []string{"Accept", "text/html, */*;q=0.8", "Accept-Encoding", coding}
			first, before := get(t, at+path, headers...)
			*made = 0
			second, after := get(t, at+path, headers...)
			if *made > 0 || len(after) >= len(before) {
				t.Errorf("%s as %s: %d made, %d bytes after %d", path, coding, *made, len(after), len(before))
			}
			if unpacked(t, coding, before) != want || unpacked(t, coding, after) != want {
				t.Errorf("%s as %s says something else", path, coding)
			}
			first.Header.Del("Date")
			first.Header.Del("Content-Length") // of what is too short to be made in pieces
			for name := range first.Header {
				if first.Header.Get(name) != second.Header.Get(name) {
					t.Errorf("%s as %s: %s is %q and %q", path, coding, name, first.Header.Get(name), second.Header.Get(name))
				}
			}
			if head, body := ask(t, http.MethodHead, at+path, headers...); head.StatusCode != http.StatusOK || body != "" {
				t.Errorf("HEAD %s as %s: %d, %d bytes", path, coding, head.StatusCode, len(body))
			}
		}
	}
}

func TestWhatFewAskForIsMadeForEach(t *testing.T) {
	s, made := keeping(t, nil)
	at := listen(t, s)
	for _, path := range []string{"/?type=ied", "/?lang=en", "/map/records?q=polio", "/collections/districts/items/swat",
		"/totals?f=json", "/feed.atom", "/embed.svg?type=ied", "/downloads/incidents.csv", "/collections/incidents/items?f=geojson"} {
		for range 2 {
			*made = 0
			res, _ := get(t, at+path, "Accept", "text/html, */*;q=0.8", "Accept-Encoding", "gzip")
			if res.StatusCode != http.StatusOK || *made != 1 {
				t.Errorf("%s: %d, %d made", path, res.StatusCode, *made)
			}
		}
	}
}

func TestWhatEverybodyAsksForIsMadeOnceForThoseWhoTakeNoCompressionToo(t *testing.T) {
	s, made := keeping(t, nil)
	at := listen(t, s)
	for _, path := range append(forEverybody, "/embed.png") {
		first, want := get(t, at+path, "Accept-Encoding", "identity")
		*made = 0
		second, got := get(t, at+path, "Accept-Encoding", "identity")
		if *made != 0 || got != want || second.Header.Get("Content-Encoding") != "" || second.ContentLength != int64(len(want)) ||
			second.Header.Get("ETag") != first.Header.Get("ETag") ||
			second.Header.Get("Content-Type") != first.Header.Get("Content-Type") {
			t.Errorf("%s: %d made, %d bytes of %d, %v and %v", path, *made, len(got), len(want), first.Header, second.Header)
		}
		if head, body := ask(t, http.MethodHead, at+path); head.StatusCode != http.StatusOK || body != "" {
			t.Errorf("HEAD %s: %d, %d bytes", path, head.StatusCode, len(body))
		}
	}
}

// What an answer hangs on besides its path: none is given for another one.
func TestNobodyGetsWhatWasKeptForAnother(t *testing.T) {
	current := &served.Current{}
	current.Swap(shipped(t).Load())
	current.Swap(odd(t).Load())
	version, past := odd(t).Load().Version(), shipped(t).Load().Version()
	s, _ := keeping(t, func(c *Config) {
		c.Current, c.TrustProxy = current, []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}
	})
	english := s.speaks
	at := listen(t, s)
	pages := map[string]string{}
	read := func(what, path string, headers ...string) {
		t.Helper()
		for range 2 { // what is made, and what is kept
			res, body := get(t, at+path, append(headers, "Accept-Encoding", "gzip")...)
			if res.StatusCode != http.StatusOK {
				t.Fatalf("%s: %d", what, res.StatusCode)
			}
			body = unpacked(t, "gzip", body)
			if _, was := pages[what]; was && pages[what] != body {
				t.Errorf("%s: what is kept isn't what was made", what)
			}
			pages[what] = body
		}
		for other := range pages {
			if other != what && pages[other] == pages[what] {
				t.Errorf("%s is given for %s", other, what)
			}
		}
	}
	html := []string{"Accept", "text/html"}
	read("the page", "/", html...)
	read("of another host", "/", "Accept", "text/html", "X-Forwarded-Host", "a.example")
	read("of that version", "/v/"+version+"/", html...)
	read("of the version before", "/v/"+past+"/", html...)
	read("the landing page for programs", "/", "Accept", "application/json")
	read("the records", "/map/records")
	read("the words", "/map/words")
	s.speaks = inUrdu(t).speaks
	read("in another language", "/", html...)
	read("words in another language", "/map/words")
	s.speaks = english
	current.Swap(shipped(t).Load())
	read("of another dataset", "/", html...)
}

func TestHalfAnAnswerIsNotKept(t *testing.T) {
	for what, fail := range map[string]func() error{
		"an error": func() error { return errors.New("a fault") },
		"a panic":  func() error { panic("a fault") },
	} {
		s, _ := keeping(t, nil)
		whole := s.makes
		var broken atomic.Bool
		s.makes = func(x *exchange, w io.Writer) error {
			if !broken.Load() {
				return whole(x, w)
			}
			_, err := io.WriteString(w, strings.Repeat("half", worthCompressing))
			return errors.Join(err, fail())
		}
		at := listen(t, s)
		_, want := get(t, at+"/map/shapes")
		broken.Store(true)
		req, err := http.NewRequest(http.MethodGet, at+"/map/shapes", nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Accept-Encoding", "gzip")
		if res, err := http.DefaultTransport.RoundTrip(req); err == nil {
			_, err := io.Copy(io.Discard, res.Body)
			res.Body.Close()
			if err == nil {
				t.Errorf("%s: a half answer ends like a whole one", what)
			}
		}
		broken.Store(false)
		for range 2 {
			if _, body := get(t, at+"/map/shapes", "Accept-Encoding", "gzip"); unpacked(t, "gzip", body) != want {
				t.Errorf("after %s: another answer", what)
			}
		}
	}
}

func TestWhatIsTooLongIsNotKept(t *testing.T) {
	s, _ := keeping(t, nil)
	at := listen(t, s)
	long, n := strings.Repeat("long ", mostPressed/50), 0
	s.makes = makes(ogc.OpShapes, func(w io.Writer) error {
		n++
		for range 11 {
			if _, err := io.WriteString(w, long); err != nil {
				return err
			}
		}
		return nil
	})
	for want := 1; want <= 2; want++ {
		_, body := get(t, at+"/map/shapes", "Accept-Encoding", "gzip")
		if n != want || unpacked(t, "gzip", body) != strings.Repeat(long, 11) {
			t.Errorf("made %d times, want %d", n, want)
		}
	}
}

func TestManyReadersAtOnceGetTheSameBytes(t *testing.T) {
	s := build(t, nil) // which keeps answers while others are made
	at := listen(t, s)
	want := map[string]string{}
	for _, path := range forEverybody {
		_, want[path] = get(t, at+path, "Accept", "text/html, */*;q=0.8")
	}
	var wg sync.WaitGroup
	for reader := range 6 {
		wg.Go(func() {
			for i := range 2 * len(forEverybody) {
				path := forEverybody[(reader+i)%len(forEverybody)]
				_, body := get(t, at+path, "Accept", "text/html, */*;q=0.8", "Accept-Encoding", "gzip")
				if unpacked(t, "gzip", body) != want[path] {
					t.Errorf("%s says something else", path)
				}
			}
		})
	}
	wg.Wait()
}

// A list says in its head how many features there are: what is kept would say nothing of them.
func TestAListForProgramsIsMadeForEach(t *testing.T) {
	s, made := keeping(t, nil)
	at := listen(t, s)
	for range 2 {
		*made = 0
		res, _ := get(t, at+"/collections/strikes/items", "Accept", "application/geo+json")
		if *made != 1 || res.Header.Get("OGC-NumberMatched") == "" {
			t.Errorf("%d made, %v", *made, res.Header)
		}
	}
}
