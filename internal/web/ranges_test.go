package web

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"khyberatlas/internal/ogc"
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
		{"incidents.geojson", "bytes=0-1,5-6", whole, 200}, {"incidents.geojson", "bytes=5-4", whole, 200}, {"incidents.geojson", "lines=0-1", whole, 200},
		{"incidents.geojson", "bytes=a-b", whole, 200}, {"incidents.geojson", "bytes=-", whole, 200}, {"incidents.geojson", "bytes", whole, 200},
		{"incidents.geojson", "bytes=1-2-3", whole, 200}, {"incidents.geojson", "bytes=+1-2", whole, 200},
		{"crossings.csv", "bytes=10-19", small[10:20], 206}, {"crossings.csv", "bytes=-5", small[len(small)-5:], 206},
	} {
		for _, coding := range []string{"identity", "gzip, br"} {
			res, body := get(t, at+"/downloads/"+tc.path, "Range", tc.ask, "Accept-Encoding", coding)
			switch {
			case res.StatusCode != tc.status:
				t.Errorf("%s: %d, want %d", tc.ask, res.StatusCode, tc.status)
			case tc.status == 416:
				if res.Header.Get("Content-Range") != "bytes */"+strconv.Itoa(n) || decode[problem](t, body).Status != 416 {
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
	if res, _ := get(t, path, "Range", "bytes=5-", "If-None-Match", whole.Header.Get("ETag")); res.StatusCode != http.StatusNotModified {
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
		part, partial, err := partOf(&http.Request{Method: http.MethodGet, Header: http.Header{"Range": {ask}}}, `"tag"`, size)
		switch {
		case from < 0 && to < 0 || from >= 0 && to >= 0 && to < from && from < size:
			if partial || err != nil || part != (span{0, size}) {
				t.Fatalf("%s of %d: %v, %v, %v", ask, size, part, partial, err)
			}
		case len(want) == 0:
			if !errors.Is(err, errRange) {
				t.Fatalf("%s of %d: %v, %v, %v", ask, size, part, partial, err)
			}
		case !partial || err != nil || part != (span{want[0], int64(len(want))}):
			t.Fatalf("%s of %d: %v, %v, %v, want %v", ask, size, part, partial, err, want)
		}
	})
}

func TestALargeFileIsMeasuredWithoutHoldingIt(t *testing.T) {
	piece := bytes.Repeat([]byte("x"), 32<<10)
	made := 0
	write := func(w io.Writer) error {
		made++
		for range 100 {
			if _, err := w.Write(piece); err != nil {
				return err
			}
		}
		return nil
	}
	d := &draft{write: write}
	var out bytes.Buffer
	if err := write(d); err != nil || d.Size() != 100*32<<10 || len(d.small) > 0 {
		t.Errorf("%d bytes, %d held, %v", d.Size(), len(d.small), err)
	}
	if err := d.Send(t.Context(), &out, 5, d.Size()-5); err != nil || out.Len() != 100*32<<10-5 || made != 2 {
		t.Errorf("%d bytes came, made %d times, %v", out.Len(), made, err)
	}
	if err := d.Send(t.Context(), io.Discard, 5, d.Size()); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("more than there is: %v", err)
	}
	ended, end := context.WithCancel(context.Background())
	end()
	if _, err := (stopping{ended, &draft{}}).Write(piece); !errors.Is(err, context.Canceled) {
		t.Errorf("a reader who has gone: %v", err)
	}
}

func TestOnlyTheLatestLengthsAreRemembered(t *testing.T) {
	var l lengths
	for i := range mostLengths + 10 {
		l.keep(strconv.Itoa(i), int64(i))
	}
	if _, ok := l.of("9"); ok || len(l.known) != mostLengths || len(l.order) != mostLengths {
		t.Errorf("%d are remembered", len(l.known))
	}
	if n, ok := l.of("10"); !ok || n != 10 {
		t.Errorf("got %d, %v", n, ok)
	}
}
