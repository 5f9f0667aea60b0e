package web

import (
	"io"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/coding"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/served"
)

// making is a server with the number of answers that it made.
func making(t *testing.T, change func(*Config)) (*Server, *int) {
	t.Helper()
	s, made := build(t, change), 0
	s.kept.aside = func(func()) {}
	s.makes = func(x *exchange, w io.Writer) error { made++; return x.write(w) }
	return s, &made
}

// askedAgain are the examples of all operations, and questions with filters, windows and other forms.
func askedAgain() []string {
	all := []string{"/collections/incidents/items/2025-10-08-orakzai?f=json",
		"/collections/incidents/items?type=ied&limit=3&offset=2",
		"/collections/incidents/items?f=csv&datetime=2025-10-01/..", "/collections/crossings/items?datetime=2025-10-12",
		"/collections/districts/items?killed_min=2", "/embed.svg?type=ied", "/feed.atom?actor=ttp",
		"/collections/incidents/items?f=geojsonl&limit=2", "/collections/incidents/items?q=polio&lang=en&f=json"}
	for _, op := range ogc.Operations() {
		if op.Example != "" && !op.File && !op.Watch && !op.Bundled && !op.Fetched && op.To == "" && op.Forms[0] != ogc.HTML {
			all = append(all, op.Example)
		}
	}
	return all
}

func TestWhatIsAskedForAgainIsMadeTwiceAndTheSameEver(t *testing.T) {
	s, made := making(t, nil)
	at := listen(t, s)
	for _, path := range askedAgain() {
		for _, coding := range []string{"identity", "gzip"} {
			headers := []string{"Accept-Encoding", coding}
			first, want := get(t, at+path, headers...)
			if first.StatusCode != http.StatusOK {
				t.Fatalf("%s: %d", path, first.StatusCode)
			}
			get(t, at+path, headers...)
			*made = 0
			third, got := get(t, at+path, headers...)
			whole := *made == 0 // a small one that is kept for everybody, or a large one, is made
			if got != want {
				t.Errorf("%s as %s says something else the third time", path, coding)
			}
			first.Header.Del("Date")
			third.Header.Del("Date")
			if whole {
				first.Header.Set("Content-Length", strconv.Itoa(len(want))) // of what went out in pieces
			}
			if !maps.EqualFunc(first.Header, third.Header, slices.Equal) {
				t.Errorf("%s as %s: the head is %v and then %v", path, coding, first.Header, third.Header)
			}
			if !whole && len(want) < 400<<10 && strings.Contains(path, "?") {
				t.Errorf("%s as %s, of %d bytes, is made each time", path, coding, len(want))
			}
		}
	}
	if s.hot.Bytes() > mostHot {
		t.Errorf("%d bytes are kept", s.hot.Bytes())
	}
}

func TestWhatCouldNotBeCompressedIsNotKeptForOthers(t *testing.T) {
	s, _ := making(t, nil)
	at, path := listen(t, s), "/collections/incidents/items?limit=50&f=json"
	var lent []*coding.Lent
	for range coding.MostLent {
		lent = append(lent, s.compressors.Take("gzip", coding.Quick, io.Discard))
	}
	for range 2 {
		if r, _ := get(t, at+path, "Accept-Encoding", "gzip"); r.Header.Get("Content-Encoding") != "" {
			t.Fatal("compressed by a compressor that was lent")
		}
	}
	for _, l := range lent {
		l.GiveBack()
	}
	if r, _ := get(t, at+path, "Accept-Encoding", "gzip"); r.Header.Get("Content-Encoding") != "gzip" {
		t.Errorf("later: %v", r.Header)
	}
}

// What an answer hangs on besides its path: none is given for another.
func TestWhatIsKeptForOneIsGivenToNobodyWhoAskedOtherwise(t *testing.T) {
	s, _ := making(t, nil)
	at, fresh := listen(t, s), listen(t, build(t, nil))
	port := func(of string) string { return of[strings.LastIndexByte(of, ':')+1:] }
	const tehsils = "/collections/tehsils/items?type=ied"
	asks := [][]string{{"Accept", "text/html"}, {"Accept", "application/json"}, {"Accept-Encoding", "br"}, {"Host", "other.example"},
		{"Accept-Language", "ur"}}
	for range 3 {
		for _, headers := range asks {
			for _, path := range []string{tehsils, "/v/" + odd(t).Load().Version() + tehsils, tehsils + "&f=json",
				"/collections/incidents/items?type=ied&limit=2"} {
				got, body := askAt(t, at, path, headers)
				want, wanted := askAt(t, fresh, path, headers)
				// The addresses differ by the port.
				if strings.ReplaceAll(body, port(at), port(fresh)) != wanted && got.Header.Get("Content-Encoding") == "" ||
					got.Header.Get("Content-Type") != want.Header.Get("Content-Type") ||
					got.Header.Get("Content-Encoding") != want.Header.Get("Content-Encoding") {
					t.Errorf("%s %v: another answer: %v", path, headers, got.Header)
				}
			}
		}
	}
}

// askAt asks with one header, which may be the host.
func askAt(t *testing.T, at, path string, header []string) (*http.Response, string) {
	t.Helper()
	req, err := http.NewRequest(http.MethodGet, at+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	if header[0] == "Host" {
		req.Host = header[1]
	}
	req.Header.Set(header[0], header[1])
	return do(t, req)
}

func TestAnotherVersionIsAnsweredFromItself(t *testing.T) {
	ds := *datasettest.Shipped(t)
	first, err := atlas.Build(&ds)
	if err != nil {
		t.Fatal(err)
	}
	less := ds
	less.Version, less.Incidents = "0123456789abcdef", slices.Clone(ds.Incidents)[1:]
	second, err := atlas.Build(&less)
	if err != nil {
		t.Fatal(err)
	}
	current := &served.Current{}
	current.Swap(served.InMemory(first))
	s, made := making(t, func(c *Config) { c.Current = current })
	at := listen(t, s)
	gone := "/collections/incidents/items/" + ds.Incidents[0].ID + "?f=json"
	for range 3 {
		get(t, at+"/collections/districts/items?f=json")
		get(t, at+gone)
	}
	if *made != 4 || s.hot.Bytes() == 0 {
		t.Errorf("%d answers were made, and %d bytes are kept", *made, s.hot.Bytes())
	}
	current.Swap(served.InMemory(second))
	res, body := get(t, at+"/collections/districts/items?f=json")
	if !strings.Contains(body, less.Version) || res.Header.Get("Khyberatlas-Version") != less.Version || s.hot.Bytes() != 0 {
		t.Errorf("%v, %s; %d bytes are kept", res.Header, body, s.hot.Bytes())
	}
	if res, body := get(t, at+gone); res.StatusCode != http.StatusNotFound && res.StatusCode != http.StatusGone {
		t.Errorf("what is gone is answered: %d, %s", res.StatusCode, body)
	}
}

func TestWhatSomebodyLooksAtIsMadeForEach(t *testing.T) {
	s, made := making(t, nil)
	at := listen(t, s)
	for _, path := range []string{"/?type=ied&f=html", "/collections/incidents/items/2025-10-08-orakzai?f=html",
		"/map/marks?type=ied", "/totals?type=ied&f=json"} {
		for range 3 {
			*made = 0
			if res, _ := get(t, at+path); res.StatusCode != http.StatusOK || *made != 1 {
				t.Errorf("%s: %d, %d made", path, res.StatusCode, *made)
			}
		}
	}
	if s.hot.Bytes() != 0 {
		t.Errorf("%d bytes are kept", s.hot.Bytes())
	}
}

func TestWhatMayNotBePassedOnIsNotKeptEither(t *testing.T) {
	current := keptBack(t)
	s, _ := making(t, func(c *Config) { c.Current = current })
	at, tried := listen(t, s), 0
	for r, err := range current.Load().Each(t.Context(), incident.Query{}.AllTold(), incident.SortDate) {
		if err != nil || r.Origin == incident.Ours || tried == 5 {
			continue
		}
		tried++
		for range 3 { // the page says of it what a page may, the form for programs nothing
			page, _ := get(t, at+"/collections/incidents/items/"+r.ID+"?f=html")
			row, body := get(t, at+"/collections/incidents/items/"+r.ID+"?f=json")
			if page.StatusCode != http.StatusOK || row.StatusCode != http.StatusUnavailableForLegalReasons {
				t.Errorf("%s: %d, %d %s", r.ID, page.StatusCode, row.StatusCode, body)
			}
		}
	}
	if tried == 0 {
		t.Error("nothing may not be passed on")
	}
	var withheld []string
	for range 3 {
		res, _ := get(t, at+"/collections/incidents/items?limit=5")
		withheld = append(withheld, res.Header.Get("Khyberatlas-Withheld"))
	}
	if withheld[0] == "" || withheld[1] != withheld[0] || withheld[2] != withheld[0] {
		t.Errorf("%q are withheld", withheld)
	}
}
