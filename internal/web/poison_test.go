package web

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/PuerkitoBio/goquery"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/page"
	"khyberatlas/internal/served"
)

// What the poisoned dataset holds where an address belongs, and where words do.
const (
	poisonedLink  = `https://elsewhere.example/>; rel="preconnect", <https://elsewhere.example/x.js>; rel=modulepreload, <x`
	poisonedWords = "A\r\nX-Evil: 1\r\n\r\n\"'><img src=//elsewhere.invalid onerror=x()></script><script " +
		"src=//elsewhere.invalid></script>]]>&\u202e; rel=\"preload\""
)

// poisoned is a dataset that no check saw: a store may hold what came by another way.
func poisoned(t testing.TB) *served.Current {
	t.Helper()
	ds := *datasettest.Shipped(t)
	ds.Meta.LicenceURL = poisonedLink
	for _, words := range []*string{&ds.Meta.Title, &ds.Meta.Description, &ds.Meta.Attribution, &ds.Meta.Licence,
		&ds.Meta.CompletenessNote} {
		*words = poisonedWords
	}
	ds.Incidents, ds.Crossings, ds.Context = slices.Clone(ds.Incidents), slices.Clone(ds.Crossings), slices.Clone(ds.Context)
	for i := range ds.Incidents {
		r := &ds.Incidents[i]
		r.Title, r.Summary, r.Place, r.Target = poisonedWords, poisonedWords, poisonedWords, poisonedWords
		r.Sources = slices.Clone(r.Sources)
		for j := range r.Sources {
			r.Sources[j].Publisher, r.Sources[j].URL = poisonedWords, "javascript:poison()"
		}
	}
	for i := range ds.Crossings {
		x := &ds.Crossings[i]
		x.Name, x.Notes, x.SourceURL = poisonedWords, poisonedWords, poisonedLink
		x.Spells = slices.Clone(x.Spells)
		for j := range x.Spells {
			x.Spells[j].Publisher, x.Spells[j].SourceURL = poisonedWords, "javascript:poison()"
		}
	}
	for i := range ds.Context {
		ds.Context[i].Title, ds.Context[i].URL = poisonedWords, "javascript:poison()"
	}
	a, err := atlas.Build(&ds)
	if err != nil {
		t.Fatal(err)
	}
	current := &served.Current{}
	current.Swap(served.InMemory(a))
	return current
}

// everyAnswer has an address of every form of every operation.
func everyAnswer() []string {
	paths := slices.Clone(everyPage)
	for _, op := range ogc.Operations() {
		if op.Example == "" {
			continue
		}
		paths = append(paths, op.Example)
		for _, f := range op.Forms {
			if _, ok := op.Param("f"); ok && op.To == "" {
				path, _, _ := strings.Cut(op.Example, "?")
				paths = append(paths, path+"?f="+string(f))
			}
		}
	}
	for _, file := range ogc.DownloadFiles() {
		if file != "dataset.zip" { // the very bytes of the files, which are nobody's markup
			paths = append(paths, "/downloads/"+file)
		}
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}

func TestNothingInTheDataBecomesPartOfAnAnswersLanguage(t *testing.T) {
	at := listen(t, build(t, func(c *Config) {
		c.Current = poisoned(t)
		c.Assets = fstest.MapFS{"manifest.json": {Data: []byte(`{"main.css":"main.abc.css"}`)},
			"main.abc.css": {Data: []byte("body{}")}}
	}))
	for _, path := range everyAnswer() {
		accept := "*/*"
		if slices.Contains(everyPage, path) {
			accept = "text/html"
		}
		res, body := get(t, at+path, "Accept", accept, "Accept-Encoding", "identity")
		if res.StatusCode >= 400 {
			t.Errorf("%s: %d %.200s", path, res.StatusCode, body)
		}
		soundHead(t, at, path, res.Header)
		for _, trace := range []string{"elsewhere.example", "javascript:"} {
			if strings.Contains(body, trace) {
				t.Errorf("%s passes on %s", path, trace)
			}
		}
		soundBody(t, path, res.Header.Get("Content-Type"), body)
	}
}

var oneLink = regexp.MustCompile(`^<([^<>"\s]+)>; rel="[a-zA-Z-]+"(; type="[^"]*")?$`)

func soundHead(t *testing.T, at, path string, head http.Header) {
	t.Helper()
	for name, values := range head {
		for _, v := range values {
			if strings.ContainsFunc(v, func(c rune) bool { return c < ' ' || c > '~' }) {
				t.Errorf("%s: %s is %q", path, name, v)
			}
		}
	}
	for _, v := range head["Link"] {
		if m := oneLink.FindStringSubmatch(v); m == nil || !strings.HasPrefix(m[1], at) {
			t.Errorf("%s: Link is %q", path, v)
		}
	}
	if _, ok := head["X-Evil"]; ok {
		t.Errorf("%s: a header of the data's own", path)
	}
}

func soundBody(t *testing.T, path, mediaType, body string) {
	t.Helper()
	switch kind, _, _ := strings.Cut(mediaType, ";"); {
	case kind == "text/html":
		soundPage(t, path, parsed(t, body))
	case strings.HasSuffix(kind, "xml"):
		for d := xml.NewDecoder(strings.NewReader(body)); ; {
			if token, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if e, ok := token.(xml.StartElement); err != nil || ok && (e.Name.Local == "script" || e.Name.Local == "img") {
				t.Errorf("%s: %v %v", path, token, err)
				break
			}
		}
	case strings.HasSuffix(kind, "json"):
		for d := json.NewDecoder(strings.NewReader(body)); d.More(); {
			var v any
			if err := d.Decode(&v); err != nil {
				t.Errorf("%s: %v", path, err)
				break
			}
		}
	}
}

func soundPage(t *testing.T, path string, doc *goquery.Document) {
	t.Helper()
	doc.Find("*").Each(func(_ int, s *goquery.Selection) {
		for _, a := range s.Get(0).Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"):
				t.Errorf("%s: <%s %s=%q>", path, s.Get(0).Data, a.Key, a.Val)
			case a.Key == "href" || a.Key == "src" || a.Key == "action":
				u, err := url.Parse(a.Val)
				if err != nil || a.Val == "" || !slices.Contains([]string{"", "http", "https", "mailto", "data"}, u.Scheme) ||
					u.Host == "elsewhere.invalid" {
					t.Errorf("%s: <%s %s=%q>", path, s.Get(0).Data, a.Key, a.Val)
				}
			}
		}
	})
	if n := doc.Find("img[onerror], script[src*='elsewhere']").Length(); n > 0 {
		t.Errorf("%s: %d elements of the data's own", path, n)
	}
}

func TestWhatTheOperatorConfiguresStaysOneValueToo(t *testing.T) {
	for _, tiles := range []string{"https://a.example/{z} x", "https://a.example;script-src/{z}/{x}/{y}", "https://*/{z}/{x}/{y}",
		"https://a.example'/{z}",
		"https://user@a.example/{z}", "https://ä.example/{z}", "https://a.example\r\nX: y/{z}", "https://a.{s}.b.{s}.example/{z}"} {
		if _, err := New(Config{Current: odd(t), Tiles: page.Tiles{URL: tiles}}); err == nil {
			t.Errorf("the tiles %q are taken", tiles)
		}
	}
	for _, base := range []string{`https://example.org/">`, "https://example.org/a b", "https://user@example.org",
		"https://exa'mple.org", "https://example.org/\u202e"} {
		if _, err := New(Config{Current: odd(t), BaseURL: base}); err == nil {
			t.Errorf("the base %q is taken", base)
		}
	}
}

func TestHeadersWithALanguageAreMadeInOnePlace(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	own := regexp.MustCompile(`\.(Set|Add)\(("(Link|Content-Disposition|Khyberatlas-Attribution)"|head\.(Link|ContentDisposition|Attribution))`)
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if m := own.Find(text); m != nil && !strings.HasSuffix(name, "_test.go") {
			t.Errorf("%s: %s is not left to package head", name, m)
		}
	}
	if len(files) == 0 {
		t.Error("no file was looked at")
	}
}
