package web

import (
	"bytes"
	"encoding/xml"
	"image/png"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"

	"khyberatlas/internal/ogc"
)

func TestThePictureSaysWhatItIsOf(t *testing.T) {
	at := site(t)
	version := odd(t).Load().Version()
	title := odd(t).Load().Data().Meta.Title
	for query, want := range map[string][]string{
		"": {strings.Fields(title)[0], "incidents"},
		"?type=drone_strike&datetime=2025-01-01/2025-12-31": {"Drone strike", "2025", "incidents", "killed"},
		"?in_district=bannu&q=polio":                        {"Bannu", "Bannu, “polio”"},
		"?district=bannu":                                   {"District stated as Bannu"},
		"?killed_min=10&civilians_min=1&geo_precision=site": {"10 or more killed, 1 or more civilians killed"},
		"?near=71.094,34.118,25&bbox=70,33,72,35":           {"Within 25 km of Torkham"},
		"?q=nothingsuch":                                    {"0 incidents", "No incident matches"},
		"?sel=2025-10-08-orakzai":                           {"Eleven soldiers", "8 October 2025", "Only the district is known"},
		"?sel=nothing":                                      {"incidents"},
	} {
		_, body := get(t, at+"/embed.svg"+query)
		d := xml.NewDecoder(strings.NewReader(body))
		for {
			if _, err := d.Token(); err != nil {
				if err.Error() != "EOF" {
					t.Errorf("%s: %v", query, err)
				}
				break
			}
		}
		doc, err := goquery.NewDocumentFromReader(strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Join(doc.Find("text").Map(func(_ int, s *goquery.Selection) string { return s.Text() }), " ")
		for _, w := range append(want, "Khyber Atlas", "A sample, not a count", "Collected to 31 May 2026", version, "CC-BY-4.0",
			"OCHA") {
			if !strings.Contains(text, w) {
				t.Errorf("%s doesn't say %q: %s", query, w, text)
			}
		}
		if strings.ContainsRune(text, utf8.RuneError) {
			t.Errorf("%s holds what is no text: %s", query, text)
		}
		if doc.Find("svg[width='1200'][height='630']").Length() != 1 ||
			doc.Find("script, style, image, a, [style], [onclick]").Length() > 0 {
			t.Errorf("%s: the picture is not one of 1200 by 630, or not a mere picture", query)
		}
		res, body := get(t, at+"/embed.png"+query)
		config, err := png.DecodeConfig(bytes.NewReader([]byte(body)))
		if err != nil || config.Width != 1200 || config.Height != 630 || res.Header.Get("Content-Encoding") != "" {
			t.Errorf("%s: %+v, %v, %v", query, config, err, res.Header)
		}
	}
}

func TestTheSameQuestionGivesTheSamePicture(t *testing.T) {
	s := build(t, nil)
	for _, path := range []string{"/embed.png?type=ied", "/embed.svg?type=ied", "/feed.atom?type=ied", "/embed?type=ied",
		"/sitemap.xml"} {
		if a, b := fetch(t, s, "http://example.com"+path), fetch(t, s, "http://example.com"+path); a != b {
			t.Errorf("%s differs from itself", path)
		}
	}
}

func TestOnlyTheEmbeddedMapMayStandInAFrame(t *testing.T) {
	at := site(t)
	for name, path := range addresses(t) {
		op, _ := ogc.Lookup(name)
		for _, query := range []string{"", "?nope=1"} {
			res, _ := get(t, at+path+query)
			csp := res.Header.Get("Content-Security-Policy")
			if strings.Contains(csp, "frame-ancestors *") != (op.Name == "embed") ||
				strings.Contains(csp, "frame-ancestors 'none'") == (op.Name == "embed") {
				t.Errorf("%s: %s", path+query, csp)
			}
			if strings.Count(csp, "frame-ancestors") != 1 || !strings.Contains(csp, "script-src 'self'") {
				t.Errorf("%s: %s", path+query, csp)
			}
		}
	}
}

func TestTheEmbeddedMapHasNoScriptAndLeadsToTheMap(t *testing.T) {
	at := site(t)
	for query, want := range map[string]string{
		"?type=drone_strike":               at + "/?type=drone_strike&f=html",
		"?sel=2025-10-08-orakzai":          at + "/collections/incidents/items/2025-10-08-orakzai?f=html",
		"?sel=2021-02-01-mir-ali-compound": at + "/collections/incidents/items/2021-02-01-mir-ali-compound?f=html",
		"?q=nothingsuch":                   at + "/?q=nothingsuch&f=html",
	} {
		doc := read(t, at+"/embed"+query)
		if doc.Find("script, form, [style], [onclick]").Length() > 0 {
			t.Errorf("%s has a script, a form or a style", query)
		}
		if got := doc.Find("h1 a").AttrOr("href", ""); got != want {
			t.Errorf("%s leads to %s", query, got)
		}
		if doc.Find("base[target=_blank]:not([href])").Length() != 1 || doc.Find("svg.map").Length() != 1 {
			t.Errorf("%s has no map, or its links open within the frame", query)
		}
		text := doc.Find("figcaption").Text()
		for _, w := range []string{"A sample, not a count", "Collected to", "version", "CC-BY-4.0"} {
			if !strings.Contains(text, w) {
				t.Errorf("%s doesn't say %q", query, w)
			}
		}
	}
}
