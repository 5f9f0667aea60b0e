package web

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"mime"
	"mime/multipart"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"khyberatlas/internal/ogc"
	"khyberatlas/internal/shelf"
	"khyberatlas/internal/web/ranges"
)

func TestADownloadSaysHowLongItIs(t *testing.T) {
	at := site(t)
	for _, file := range ogc.DownloadFiles() {
		path := at + "/downloads/" + file
		head, _ := ask(t, http.MethodHead, path)
		res, body := get(t, path)
		again, _ := ask(t, http.MethodHead, path)
		for _, r := range []*http.Response{head, res, again} {
			if r.StatusCode != http.StatusOK || r.ContentLength != int64(len(body)) || r.Header.Get("Accept-Ranges") != "bytes" ||
				strings.HasPrefix(r.Header.Get("ETag"), "W/") {
				t.Errorf("%s: %d, %d of %d bytes, %v", file, r.StatusCode, r.ContentLength, len(body), r.Header)
			}
		}
	}
}

func TestAPartOfADownloadIsThatPart(t *testing.T) {
	at := site(t)
	_, whole := get(t, at+"/downloads/incidents.geojson")
	n := len(whole)
	_, small := get(t, at+"/downloads/crossings.csv")
	for _, tc := range []struct {
		path, ask, want string
		status          int
	}{
		{"incidents.geojson", "bytes=0-0", whole[:1], 206}, {"incidents.geojson", "bytes=0-" + strconv.Itoa(n-1), whole, 206},
		{"incidents.geojson", "bytes=100-", whole[100:], 206}, {"incidents.geojson", "bytes=-100", whole[n-100:], 206},
		{"incidents.geojson", "Bytes=300000-399999", whole[300000:400000], 206},
		{"incidents.geojson", "bytes=100-99999999999999999999", whole[100:], 206},
		{"incidents.geojson", "bytes=-99999999999999999999", whole, 206},
		{"incidents.geojson", "bytes=" + strconv.Itoa(n-1) + "-", whole[n-1:], 206},
		{"incidents.geojson", "bytes=" + strconv.Itoa(n) + "-", "", 416}, {"incidents.geojson", "bytes=-0", "", 416},
		{"incidents.geojson", "bytes=99999999999999999999-", "", 416},
		{"incidents.geojson", "bytes=5-4", whole, 200}, {"incidents.geojson", "bytes=0-1,5-4", whole, 200},
		{"incidents.geojson", "lines=0-1", whole, 200},
		{"incidents.geojson", "bytes=a-b", whole, 200}, {"incidents.geojson", "bytes=-", whole, 200},
		{"incidents.geojson", "bytes", whole, 200},
		{"incidents.geojson", "bytes=1-2-3", whole, 200}, {"incidents.geojson", "bytes=+1-2", whole, 200},
		{"crossings.csv", "bytes=10-19", small[10:20], 206}, {"crossings.csv", "bytes=-5", small[len(small)-5:], 206},
	} {
		for _, coding := range []string{"identity", "gzip, br"} {
			res, body := get(t, at+"/downloads/"+tc.path, "Range", tc.ask, "Accept-Encoding", coding)
			switch {
			case res.StatusCode != tc.status:
				t.Errorf("%s: %d, want %d", tc.ask, res.StatusCode, tc.status)
			case tc.status == 416:
				if res.Header.Get("Content-Range") != "bytes */"+strconv.Itoa(n) || decode[ogc.Problem](t, body).Status != 416 {
					t.Errorf("%s: %v %s", tc.ask, res.Header, body)
				}
			case body != tc.want || res.ContentLength != int64(len(tc.want)) || res.Header.Get("Content-Encoding") != "":
				t.Errorf("%s: %d bytes, want %d, %v", tc.ask, len(body), len(tc.want), res.Header)
			}
		}
	}
	res, _ := get(t, at+"/downloads/crossings.csv", "Range", "bytes=10-19")
	if got := res.Header.Get("Content-Range"); got != "bytes 10-19/"+strconv.Itoa(len(small)) {
		t.Errorf("got %s", got)
	}
}

func TestAPartIsGivenOnlyOfTheBytesThatTheReaderHolds(t *testing.T) {
	at := site(t)
	path := at + "/downloads/strikes.csv"
	whole, _ := get(t, path)
	packed, _ := get(t, path, "Accept-Encoding", "br")
	for held, status := range map[string]int{whole.Header.Get("ETag"): 206, packed.Header.Get("ETag"): 200, `"other"`: 200,
		"Sun, 22 Nov 2026 00:00:00 GMT": 200} {
		if res, _ := get(t, path, "Range", "bytes=5-", "If-Range", held); res.StatusCode != status {
			t.Errorf("%s: %d, want %d", held, res.StatusCode, status)
		}
	}
	if res, _ := get(t, path, "Range", "bytes=5-", "If-None-Match",
		whole.Header.Get("ETag")); res.StatusCode != http.StatusNotModified {
		t.Errorf("a reader who holds it all: %d", res.StatusCode)
	}
	if res, _ := ask(t, http.MethodHead, path, "Range", "bytes=5-9"); res.StatusCode != http.StatusOK || res.ContentLength < 1000 {
		t.Errorf("the head of a part: %d, %d", res.StatusCode, res.ContentLength)
	}
	if packed.Header.Get("Accept-Ranges") != "" {
		t.Error("parts of compressed bytes are promised")
	}
	if res, _ := get(t, at+"/collections/strikes/items", "Range", "bytes=5-9"); res.StatusCode != http.StatusOK {
		t.Errorf("a part of a list: %d", res.StatusCode)
	}
}

func TestADownloadInPiecesIsTheWhole(t *testing.T) {
	at := site(t)
	for _, file := range []string{"incidents.geojson", "tehsils.geojson", "incidents.csv", "khyber-atlas.gpkg", "dataset.zip"} {
		_, whole := get(t, at+"/downloads/"+file)
		for _, cut := range []int{1, len(whole) / 7, 32 << 10, len(whole) - 1} {
			res, rest := get(t, at+"/downloads/"+file, "Range", "bytes="+strconv.Itoa(cut)+"-")
			if res.StatusCode != http.StatusPartialContent || whole[:cut]+rest != whole {
				t.Errorf("%s from %d: %d, %d bytes of %d", file, cut, res.StatusCode, len(rest), len(whole)-cut)
			}
		}
	}
}

func TestSeveralPartsComeInOneAnswer(t *testing.T) {
	at := site(t)
	path := at + "/downloads/incidents.geojson"
	first, whole := get(t, path)
	n := len(whole)
	for ask, want := range map[string][]string{
		"bytes=0-1,300000-399999,-5":             {whole[:2], whole[300000:400000], whole[n-5:]},
		"bytes= 7-7 , 99999999999- , 5-6":        {whole[7:8], whole[5:7]},
		fmt.Sprintf("bytes=3-4,%d-%d", n-1, n+9): {whole[3:5], whole[n-1:]},
	} {
		for _, held := range []string{first.Header.Get("ETag"), ""} {
			res, body := get(t, path, "Range", ask, "Accept-Encoding", "gzip, br", "If-Range", held)
			kind, params, err := mime.ParseMediaType(res.Header.Get("Content-Type"))
			if err != nil || res.StatusCode != http.StatusPartialContent || kind != "multipart/byteranges" ||
				res.ContentLength != int64(len(body)) || res.Header.Get("Content-Range") != "" {
				t.Fatalf("%s: %d, %v", ask, res.StatusCode, res.Header)
			}
			parts := multipart.NewReader(strings.NewReader(body), params["boundary"])
			for i, want := range want {
				part, err := parts.NextPart()
				if err != nil {
					t.Fatalf("%s, part %d: %v", ask, i, err)
				}
				from := strings.Index(whole, want)
				if len(want) < 10 {
					from = -1
				}
				got, err := io.ReadAll(part)
				if err != nil || string(got) != want || part.Header.Get("Content-Type") != first.Header.Get("Content-Type") ||
					from >= 0 && part.Header.Get("Content-Range") != fmt.Sprintf("bytes %d-%d/%d", from, from+len(want)-1, n) {
					t.Errorf("%s, part %d: %d bytes, %v, %v", ask, i, len(got), part.Header, err)
				}
			}
			if _, err := parts.NextPart(); err != io.EOF {
				t.Errorf("%s: more parts: %v", ask, err)
			}
		}
	}
	for ask, status := range map[string]int{"bytes=99999999999-,-0": 416, "bytes=0-,0-": 200} {
		if res, body := get(t, path, "Range", ask); res.StatusCode != status || status == 200 && body != whole {
			t.Errorf("%s: %d, %d bytes", ask, res.StatusCode, len(body))
		}
	}
}

// A part is what a plain reading of the bytes gives, whatever is asked for.
func TestPartsAreCountedAsBytesAre(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		size := rapid.Int64Range(0, 40).Draw(t, "size")
		from, to := rapid.Int64Range(-1, 45).Draw(t, "from"), rapid.Int64Range(-1, 45).Draw(t, "to")
		ask := "bytes="
		var want []int64
		for i := range size {
			if from < 0 && i >= size-to || from >= 0 && i >= from && (to < 0 || i <= to) {
				want = append(want, i)
			}
		}
		if from >= 0 {
			ask += strconv.FormatInt(from, 10)
		}
		ask += "-"
		if to >= 0 {
			ask += strconv.FormatInt(to, 10)
		}
		part, err := ranges.Of(ask, size)
		switch {
		case from < 0 && to < 0 || from >= 0 && to >= 0 && to < from && from < size:
			if part != "" || err != nil {
				t.Fatalf("%s of %d: %q, %v", ask, size, part, err)
			}
		case len(want) == 0:
			if !errors.Is(err, ranges.ErrNone) {
				t.Fatalf("%s of %d: %q, %v", ask, size, part, err)
			}
		case err != nil || part != fmt.Sprintf("bytes=%d-%d", want[0], want[len(want)-1]):
			t.Fatalf("%s of %d: %q, %v, want %v", ask, size, part, err, want)
		}
	})
}

func TestAFileForWhichTheShelfHasNoRoomGoesOutAsItIsMade(t *testing.T) {
	s := build(t, nil)
	at := listen(t, s)
	const path = "/downloads/incidents.geojson"
	before, whole := get(t, at+path)
	s.shelf = shelf.New(shelf.Bounds{AtOnce: 1})
	for _, headers := range [][]string{nil, {"Range", "bytes=5-9", "Accept-Encoding", "gzip"}} {
		res, body := get(t, at+path, headers...)
		if res.StatusCode != http.StatusOK || body != whole || res.Header.Get("ETag") != before.Header.Get("ETag") ||
			res.Header.Get("Content-Encoding") != "" || res.Header.Get("Accept-Ranges") != "" {
			t.Errorf("%d, %d bytes of %d, %v", res.StatusCode, len(body), len(whole), res.Header)
		}
	}
	if res, _ := ask(t, http.MethodHead, at+path); res.StatusCode != http.StatusOK {
		t.Errorf("its head: %d", res.StatusCode)
	}
	if res, body := get(t, at+"/downloads/incidents.gpkg"); res.StatusCode != http.StatusServiceUnavailable ||
		decode[ogc.Problem](t, body).Status != 503 {
		t.Errorf("a GeoPackage: %d", res.StatusCode)
	}
}

func TestSlowReadersOfAFileShareItAndHoldUpNobody(t *testing.T) {
	const readers = 20
	log := ends{slog.DiscardHandler, make(chan bool, 2*readers)}
	s := build(t, func(c *Config) { c.Log = slog.New(log) })
	_, address := listenNarrow(t, s)
	_, whole := get(t, "http://"+address+"/downloads/incidents.geojson")
	<-log.requests
	before := heap()
	var hangUp []func() error
	for range readers {
		c, res := dial(t, address, "/downloads/incidents.geojson")
		if res.ContentLength != int64(len(whole)) {
			t.Fatalf("%d, %d bytes", res.StatusCode, res.ContentLength)
		}
		hangUp = append(hangUp, c.Close)
	}
	if !s.gate.all.TryAcquire(s.gate.size) {
		t.Error("a file that is made already has leave to be made")
	}
	if held := heap() - before; held > readers*4*longestWrite+int64(len(whole)) {
		t.Errorf("%d readers who take nothing hold %d kB", readers, held>>10)
	}
	for _, h := range hangUp {
		if err := h(); err != nil {
			t.Error(err)
		}
	}
	for range readers {
		if cut := <-log.requests; !cut {
			t.Error("a file that nobody read has ended")
		}
	}
}
