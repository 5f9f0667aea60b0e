package web

import (
	"context"
	"io"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"khyberatlas/internal/ogc"
	"khyberatlas/internal/shelf"
)

// slowly is a server that makes downloads when it is let, counts them, and says when one is begun.
func slowly(t *testing.T, patience time.Duration) (at string, let func(), made *atomic.Int64, begun chan struct{}) {
	t.Helper()
	s := build(t, nil)
	s.manyRows, s.patience, s.shelf = 100, patience, shelf.New(shelf.Bounds{Disk: 1 << 30, Files: 9, AtOnce: 2, Lasting: 4})
	made, begun = new(atomic.Int64), make(chan struct{}, 100)
	open := make(chan struct{})
	s.makes = func(x *exchange, w io.Writer) error {
		if x.Operation.Name == ogc.OpDownload {
			made.Add(1)
			begun <- struct{}{}
			<-open
		}
		return x.write(w)
	}
	return listen(t, s), sync.OnceFunc(func() { close(open) }), made, begun
}

func TestALargeFileThatIsTheSameForAllIsMadeOnceAndAside(t *testing.T) {
	for _, file := range []string{"incidents.gpkg", "khyber-atlas.gpkg", "dataset.zip"} {
		at, let, made, _ := slowly(t, time.Nanosecond)
		path := at + "/downloads/" + file
		for range 3 { // each is told that it is being made
			res, body := get(t, path)
			if p := decode[ogc.Problem](t, body); res.StatusCode != http.StatusServiceUnavailable || p.Status != 503 || p.Hint == "" ||
				res.Header.Get("Retry-After") != "5" || res.Header.Get("Accept-Ranges") != "" {
				t.Errorf("%s, while it is made: %d, %v, %+v", file, res.StatusCode, res.Header, p)
			}
		}
		let()
		res, whole := patiently(t, path)
		if res.StatusCode != http.StatusOK || res.ContentLength != int64(len(whole)) || res.Header.Get("Accept-Ranges") != "bytes" {
			t.Errorf("%s: %d, %d bytes of %d", file, res.StatusCode, len(whole), res.ContentLength)
		}
		part, body := get(t, path, "Range", "bytes=1000-", "If-Range", res.Header.Get("ETag"))
		if part.StatusCode != http.StatusPartialContent || body != whole[1000:] {
			t.Errorf("a part of %s: %d, %d bytes", file, part.StatusCode, len(body))
		}
		if head, _ := ask(t, http.MethodHead, path); head.ContentLength != int64(len(whole)) {
			t.Errorf("the head of %s: %d bytes", file, head.ContentLength)
		}
		if coded, _ := get(t, path, "Accept-Encoding", "gzip"); coded.StatusCode != http.StatusOK {
			t.Errorf("%s compressed: %d", file, coded.StatusCode)
		}
		if n := made.Load(); file == "dataset.zip" && n != 1 || n > 2 { // what is compressed passes on what was made
			t.Errorf("%s was made %d times", file, n)
		}
	}
}

// patiently asks again until a file is made.
func patiently(t *testing.T, path string) (*http.Response, string) {
	t.Helper()
	for {
		res, body := get(t, path)
		if res.StatusCode != http.StatusServiceUnavailable {
			return res, body
		}
	}
}

func TestAReaderWhoGoesLeavesALargeFileToTheNext(t *testing.T) {
	at, let, made, begun := slowly(t, time.Hour)
	defer let()
	path := at + "/downloads/incidents.gpkg"
	ctx, goes := context.WithCancel(t.Context())
	gone := make(chan error)
	go func() {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, path, nil)
		if err == nil {
			_, err = http.DefaultClient.Do(req)
		}
		gone <- err
	}()
	<-begun
	goes()
	<-gone
	let()
	if res, body := get(t, path); res.StatusCode != http.StatusOK || res.ContentLength != int64(len(body)) {
		t.Errorf("the next one: %d, %d bytes of %d", res.StatusCode, len(body), res.ContentLength)
	}
	if made.Load() != 1 {
		t.Errorf("it was made %d times", made.Load())
	}
}

func TestAFilteredFileIsMadeForWhoAsksForIt(t *testing.T) {
	at, let, made, _ := slowly(t, time.Nanosecond)
	let()
	// Whoever comes while the one before is still being served has that one's.
	for asked := 0; made.Load() < 2; asked++ {
		if asked == 1000 {
			t.Fatalf("what somebody looked for stays on the disk: it was made %d times", made.Load())
		}
		if res, body := get(t, at+"/downloads/incidents.gpkg?killed_min=1"); res.StatusCode != http.StatusOK || len(body) == 0 {
			t.Fatalf("%d", res.StatusCode)
		}
	}
}
