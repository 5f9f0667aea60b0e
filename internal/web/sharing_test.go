package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"khyberatlas/internal/ogc"
)

func TestACitationNamesFilterVersionReleaseAndAddress(t *testing.T) {
	at := site(t)
	a := odd(t).Load()
	for query, want := range map[string][]string{
		"?type=drone_strike&datetime=2025-01-01/2025-12-31": {"Drone strike; 2025", a.Data().Meta.Title,
			"/v/" + a.Version() + "/?datetime=2025-01-01/2025-12-31&type=drone_strike"},
		"?sel=2025-10-08-orakzai": {"Eleven soldiers", "/v/" + a.Version() + "/collections/incidents/items/2025-10-08-orakzai"},
		"?sel=nothing&type=ied":   {"Bomb or mine", "/v/" + a.Version() + "/?type=ied"},
		"":                        {a.Data().Meta.Title, "/v/" + a.Version() + "/"},
	} {
		for _, f := range []ogc.Form{ogc.Plain, ogc.BibTeX, ogc.RIS, ogc.CSL} {
			sep := "&"
			if query == "" {
				sep = "?"
			}
			res, body := get(t, at+"/cite"+query+sep+"f="+string(f))
			if res.StatusCode != http.StatusOK || res.Header.Get("Content-Type") != f.MediaType() {
				t.Errorf("%s as %s: %d in %s", query, f, res.StatusCode, res.Header.Get("Content-Type"))
			}
			for _, w := range append(want, a.Version(), "Khyber Atlas", "2026", "CC-BY-4.0") {
				if !strings.Contains(body, w) && !strings.Contains(body, strings.ReplaceAll(w, "_", `\_`)) {
					t.Errorf("%s as %s doesn't say %q: %s", query, f, w, body)
				}
			}
			for _, day := range []string{"access", "urldate", "Y2"} {
				if strings.Contains(body, day) {
					t.Errorf("%s as %s names a day of access that nobody gave: %s", query, f, body)
				}
			}
		}
	}
}

func TestTheDayOfAccessIsTheReaders(t *testing.T) {
	at := site(t)
	for f, want := range map[ogc.Form]string{ogc.Plain: "(accessed 3 December 2026)", ogc.BibTeX: "urldate = {2026-12-03}",
		ogc.RIS: "Y2  - 2026/12/03\r\n", ogc.CSL: `"accessed"`} {
		if _, body := get(t, at+"/cite?accessed=2026-12-03&f="+string(f)); !strings.Contains(body, want) {
			t.Errorf("%s: %s", f, body)
		}
	}
	for _, wrong := range []string{"2026-13-01", "yesterday"} {
		if res, _ := get(t, at+"/cite?accessed="+wrong); res.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: %s", wrong, res.Status)
		}
	}
	with, without := read(t, at+"/cite?type=ied&accessed=2026-12-03"), read(t, at+"/cite?type=ied")
	if text := with.Find("[data-citations]").Text(); strings.Count(text, "3 December 2026") != 2 {
		t.Errorf("the page says %s", text)
	}
	if text := without.Find("[data-citations]").Text(); !strings.Contains(text, "no day of access") {
		t.Errorf("the page says %s", text)
	}
	if with.Find("form[data-day] [name=type][value=ied]").Length() != 1 || with.Find("[data-copy]:not([hidden])").Length() > 0 {
		t.Error("the form loses the filter, or shows what needs a script")
	}
}

// framed is the address in a frame's markup.
func framed(t *testing.T, markup string) string {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(markup))
	if err != nil || doc.Find("iframe[title]").Length() != 1 || doc.Find("body").Children().Length() != 1 {
		t.Fatalf("%v: %s", err, markup)
	}
	return doc.Find("iframe").AttrOr("src", "")
}

func TestPagesWithAMapAreFoundByOEmbed(t *testing.T) {
	at := site(t)
	version := odd(t).Load().Version()
	for path, want := range map[string]string{
		"/?type=ied&shade=x":                                                "/embed?datetime=../2026-05-31&type=ied",
		"/?q=%22%3E%3Cscript%3E&datetime=2025-01-01/..":                     "/embed?datetime=2025-01-01/..&q=script",
		"/?sel=2025-10-08-orakzai":                                          "/embed?sel=2025-10-08-orakzai",
		"/collections/incidents/items?type=ied":                             "/embed?type=ied",
		"/collections/incidents/items/2021-02-01-mir-ali-compound?type=ied": "/embed?sel=2021-02-01-mir-ali-compound",
		"/v/" + version + "/?type=ied":                                      "/v/" + version + "/embed?datetime=../2026-05-31&type=ied",
	} {
		link := read(t, at+path).Find("head link[type='application/json+oembed']").AttrOr("href", "")
		res, body := get(t, link)
		if res.StatusCode != http.StatusOK || res.Header.Get("Content-Type") != "application/json" {
			t.Errorf("%s: %s is %s", path, link, res.Status)
			continue
		}
		a := decode[ogc.OEmbedAnswer](t, body)
		src := framed(t, a.HTML)
		if src != at+want || a.Version != "1.0" || a.Type != "rich" || a.Title == "" || a.Width != 800 || a.Height != 500 {
			t.Errorf("%s is shown as %+v, want %s", path, a, want)
		}
		for _, address := range []string{src, a.Thumbnail} {
			if res, _ := get(t, address); res.StatusCode != http.StatusOK {
				t.Errorf("%s: %s is %s", path, address, res.Status)
			}
		}
	}
	for _, path := range []string{"/about", "/data", "/collections/crossings/items/torkham"} {
		if n := read(t, at+path).Find("head link[type='application/json+oembed']").Length(); n != 0 {
			t.Errorf("%s has a map to be shown elsewhere", path)
		}
	}
}

func TestOEmbedKeepsToTheSizeThatIsAskedFor(t *testing.T) {
	at := site(t)
	_, body := get(t, at+"/oembed?url=/&maxwidth=320&maxheight=200&dnt=1")
	var all map[string]any
	if err := json.Unmarshal([]byte(body), &all); err != nil {
		t.Fatal(err)
	}
	if all["width"] != 320.0 || all["height"] != 200.0 || all["thumbnail_url"] != nil {
		t.Errorf("got %v", all)
	}
}

func TestOEmbedAnswersForThisSiteAlone(t *testing.T) {
	at := site(t)
	for _, address := range []string{"https://example.org/", "//example.org/", at + ".example.org/", "http://me@" + at[7:] + "/",
		"javascript:alert(1)", "mailto:a@example.org", at + "/about", at + "/collections/incidents/items/nothing",
		at + "/collections/crossings/items", at + "/?type=bomb", at + "/v/0123456789abcdef/", "%zz", at + "/embed.png"} {
		res, body := get(t, at+"/oembed?url="+url.QueryEscape(address))
		if res.StatusCode != http.StatusNotFound || res.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %s %s", address, res.Status, body)
		}
	}
	if res, body := get(t, at+"/oembed?url=/&format=xml"); res.StatusCode != http.StatusNotImplemented {
		t.Errorf("xml: %s %s", res.Status, body)
	}
}
