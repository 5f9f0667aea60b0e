package head_test

import (
	"net/http"
	"os"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"khyberatlas/internal/ogc"
	"khyberatlas/internal/web/head"
)

const poisoned = `https://elsewhere.example/>; rel="preconnect", <https://elsewhere.example/x.js>; rel=modulepreload, <x`

func TestEveryKindOfValueStaysOneValueInAHead(t *testing.T) {
	lines := map[string][]string{}
	h := head.Of(lines)
	h.Link(ogc.Link{Href: poisoned, Rel: `a"; rel="b`, Type: `x"; y\`})
	h.Link(ogc.Link{Rel: "license"})
	want := []string{`<https://elsewhere.example/%3E;%20rel=%22preconnect%22,%20%3Chttps://elsewhere.example/x.js%3E;%20rel=modulepreload,%20%3Cx>` +
		`; rel="a\"; rel=\"b"; type="x\"; y\\"`}
	if got := lines["Link"]; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	for name, want := range map[string]string{
		"khyberatlas-incidents.csv":     `attachment; filename="khyberatlas-incidents.csv"`,
		"a\"; filename=\"b.exe\r\nX: y": `attachment; filename="a___filename__b.exe__X__y"`,
		"../../.bashrc":                 `attachment; filename="_.._.bashrc"`,
		"پشاور.csv":                     `attachment; filename="_____.csv"`,
	} {
		h.File(name)
		if got := h.Get(head.ContentDisposition); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
	h.Set(head.Location, "/a\r\nX: y\u202e%20")
	if got := h.Get(head.Location); got != "/a%0D%0AX: y%E2%80%AE%20" {
		t.Errorf("got %q", got)
	}
}

func TestATextInAHeaderIsASCII(t *testing.T) {
	for text, want := range map[string]string{"A; b, c": "A; b, c", "100% é\n": "100%25 %C3%A9%0A"} {
		h := head.Of(map[string][]string{})
		h.Text(head.Attribution, text)
		if got := h.Get(head.Attribution); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestNamesAreSpelledAsTheServerSpellsThem(t *testing.T) {
	source, err := os.ReadFile("head.go")
	if err != nil {
		t.Fatal(err)
	}
	names := regexp.MustCompile(`Name = "(.*)"`).FindAllSubmatch(source, -1)
	if len(names) < 10 {
		t.Fatalf("%d names", len(names))
	}
	for _, n := range names {
		if name := string(n[1]); name != http.CanonicalHeaderKey(name) {
			t.Errorf("%s is spelled %s", name, http.CanonicalHeaderKey(name))
		}
	}
}

func TestAHeadKeepsWhatEachOfManyHeadersSays(t *testing.T) {
	lines := map[string][]string{}
	h := head.Of(lines)
	for i := range 50 {
		h.Set(head.Name("X-"+strconv.Itoa(i)), strconv.Itoa(i))
	}
	http.Header(lines).Add("X-3", "another") // it must not reach into the next
	for i := range 50 {
		if got := h.Get(head.Name("X-" + strconv.Itoa(i))); got != strconv.Itoa(i) {
			t.Errorf("%d: %s", i, got)
		}
	}
	if h.Del("X-7"); h.Get("X-7") != "" {
		t.Error("what is taken away is there")
	}
}
