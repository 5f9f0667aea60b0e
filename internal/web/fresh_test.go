package web

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

func TestA304IsSentBeforeAnySearch(t *testing.T) {
	s := build(t, nil)
	made := 0
	s.makes = func(x *exchange, w io.Writer) error { made++; return x.write(w) }
	at := listen(t, s)
	for _, path := range []string{"/", "/collections", "/collections/incidents", "/collections/incidents/items?type=ied",
		"/collections/districts/items/swat", "/totals", "/histogram?by=actor", "/downloads/incidents.geojson", "/map/marks"} {
		res, _ := get(t, at+path)
		tag := res.Header.Get("ETag")
		made = 0
		for _, held := range []string{tag, "W/" + tag, `"other", ` + tag, "*"} {
			again, body := get(t, at+path, "If-None-Match", held)
			if again.StatusCode != http.StatusNotModified || body != "" || again.Header.Get("ETag") != tag ||
				again.Header.Get("Vary") != res.Header.Get("Vary") || again.Header.Get("Cache-Control") != res.Header.Get("Cache-Control") {
				t.Errorf("%s with %s: %d, %v", path, held, again.StatusCode, again.Header)
			}
		}
		if made > 0 {
			t.Errorf("%s: %d answers were made for nothing", path, made)
		}
		if again, _ := get(t, at+path, "If-None-Match", `"other"`); again.StatusCode != http.StatusOK {
			t.Errorf("%s with another tag: %d", path, again.StatusCode)
		}
	}
}

func TestTheETagDiffersWithAllThatShows(t *testing.T) {
	tags := map[string]string{}
	put := func(what, address string, headers ...string) {
		res, _ := get(t, address, headers...)
		tag := strings.TrimPrefix(res.Header.Get("ETag"), "W/")
		if other, twice := tags[tag]; twice {
			t.Errorf("%s has the tag of %s", what, other)
		}
		tags[tag] = what
	}
	at := site(t)
	items := "/collections/incidents/items"
	version := odd(t).Load().Version()
	put("plain", at+items)
	put("page", at+items, "Accept", "text/html")
	put("csv", at+items+"?f=csv")
	put("filter", at+items+"?type=ied")
	put("pinned", at+"/v/"+version+items)
	put("strikes", at+"/collections/strikes/items")
	put("another host", listen(t, build(t, func(c *Config) { c.BaseURL = "https://example.org" }))+items)
	put("another build", listen(t, build(t, func(c *Config) { c.Build, c.BaseURL = "b", "https://example.org" }))+items)
	put("another contact", listen(t, build(t, func(c *Config) { c.Contact, c.BaseURL = "b", "https://example.org" }))+items)
	put("tiles", listen(t, build(t, func(c *Config) {
		c.Tiles.URL, c.BaseURL = "https://tiles.example.org/{z}/{x}/{y}.png", "https://example.org"
	}))+items)
}

func TestWhatSaysWhatSomebodyLookedForIsKeptOnNoDisk(t *testing.T) {
	at := site(t)
	for want, paths := range map[string][]string{
		"no-store": {"/?q=polio", "/collections/incidents/items?type=ied", "/collections/incidents/items/2025-10-08-orakzai",
			"/collections/districts/items/swat", "/map/marks?district=bannu", "/histogram?by=type", "/totals?q=polio", "/data?type=ied",
			"/coverage?q=polio", "/embed?district=bannu", "/districts/swat", "/incidents?type=ied", "/?type=",
			"/v/" + odd(t).Load().Version() + "/?q=polio"},
		"no-cache": {"/", "/about", "/collections/incidents/items", "/map/marks", "/map/shapes", "/histogram", "/collections",
			"/embed.png?killed_min=100", "/feed.atom?type=ied", "/downloads/claims.csv?type=ied"},
	} {
		for _, path := range paths {
			if res, _ := get(t, at+path, "Accept", "text/html, */*;q=0.8"); res.StatusCode >= 400 ||
				res.Header.Get("Cache-Control") != want {
				t.Errorf("%s: %d %s, want %s", path, res.StatusCode, res.Header.Get("Cache-Control"), want)
			}
		}
	}
	// Programs read features by queries, and ask again whether they changed.
	res, _ := get(t, at+"/collections/incidents/items?type=ied", "Accept", "application/geo+json")
	if res.Header.Get("Cache-Control") != "no-cache" {
		t.Errorf("features: %s", res.Header.Get("Cache-Control"))
	}
}

func TestTheSameQuestionInAnyOrderHasTheSameETag(t *testing.T) {
	at := site(t)
	a, _ := get(t, at+"/totals?type=ied,other&from=2025-01-01")
	b, _ := get(t, at+"/totals?datetime=2025-01-01/..&type=other&type=ied")
	if a.Header.Get("ETag") == "" || a.Header.Get("ETag") != b.Header.Get("ETag") {
		t.Errorf("%s and %s", a.Header.Get("ETag"), b.Header.Get("ETag"))
	}
}

func TestHeadIsGetWithoutABody(t *testing.T) {
	at := site(t)
	for _, path := range []string{"/", "/?f=html", "/collections/incidents/items?limit=1000", "/totals", "/downloads/incidents.csv",
		"/nope", "/totals?x=1", "/healthz", "/map/marks", "/downloads/dataset.zip"} {
		for _, coding := range []string{"identity", "gzip"} {
			a, _ := get(t, at+path, "Accept-Encoding", coding)
			b, body := ask(t, http.MethodHead, at+path, "Accept-Encoding", coding)
			if a.StatusCode != b.StatusCode || body != "" {
				t.Errorf("%s: %d and %d", path, a.StatusCode, b.StatusCode)
			}
			for _, name := range []string{"Content-Type", "ETag", "Vary", "Link", "Content-Encoding", "Content-Disposition",
				"Cache-Control"} {
				if a.Header.Get(name) != b.Header.Get(name) {
					t.Errorf("%s: %s is %q and %q", path, name, a.Header.Get(name), b.Header.Get(name))
				}
			}
		}
	}
}

func TestCompressedAnswersHoldTheSameBytes(t *testing.T) {
	at := site(t)
	open := map[string]func(io.Reader) (io.Reader, error){
		"br":   func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil },
		"gzip": func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
		"zstd": func(r io.Reader) (io.Reader, error) { return zstd.NewReader(r) },
	}
	for _, path := range []string{"/collections/incidents/items?limit=1000", "/downloads/incidents.csv", "/?f=html"} {
		plain, want := get(t, at+path)
		for range 2 { // the second takes a compressor that was used before
			for coding, reader := range open {
				res, body := get(t, at+path, "Accept-Encoding", coding)
				if res.Header.Get("Content-Encoding") != coding || res.Header.Get("ETag") != "W/"+plain.Header.Get("ETag") {
					t.Errorf("%s as %s: %v", path, coding, res.Header)
					continue
				}
				r, err := reader(strings.NewReader(body))
				if err != nil {
					t.Fatal(err)
				}
				got, err := io.ReadAll(r)
				if err != nil || !bytes.Equal(got, []byte(want)) {
					t.Errorf("%s as %s: %d bytes, want %d: %v", path, coding, len(got), len(want), err)
				}
			}
		}
	}
}

func TestSmallAnswersAndArchivesAreNotCompressed(t *testing.T) {
	at := site(t)
	for _, path := range []string{"/totals", "/downloads/dataset.zip", "/healthz"} {
		if res, _ := get(t, at+path, "Accept-Encoding", "gzip, br, zstd"); res.Header.Get("Content-Encoding") != "" {
			t.Errorf("%s: %v", path, res.Header)
		}
	}
	if res, _ := get(t, at+"/map/marks", "Accept-Encoding", "br;q=0, gzip"); res.Header.Get("Content-Encoding") != "gzip" {
		t.Errorf("q-values: %v", res.Header)
	}
}
