package web

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// shared are pages with what their previews must lead to.
var shared = map[string]struct{ url, image string }{
	"/":                  {"/?f=html", "/embed.png?datetime=../2026-05-31"},
	"/?type=ied&shade=x": {"/?type=ied&f=html", "/embed.png?datetime=../2026-05-31&type=ied"},
	"/?sel=2025-10-08-orakzai&map=8/33/71": {"/?sel=2025-10-08-orakzai&f=html",
		"/embed.png?datetime=../2026-05-31&sel=2025-10-08-orakzai"},
	"/?sel=torkham":  {"/?f=html", "/embed.png?datetime=../2026-05-31"},
	"/about":         {"/about?f=html", "/embed.png"},
	"/data?type=ied": {"/data?type=ied&f=html", "/embed.png?type=ied"},
	"/collections/incidents/items?limit=7&offset=7": {"/collections/incidents/items?limit=7&offset=7&f=html",
		"/embed.png"},
	"/collections/incidents/items/2021-02-01-mir-ali-compound": {"/collections/incidents/items/2021-02-01-mir-ali-compound?f=html",
		"/embed.png?sel=2021-02-01-mir-ali-compound"},
	"/collections/districts/items/bannu?type=ied": {"/collections/districts/items/bannu?type=ied&f=html",
		"/embed.png?in_district=bannu"},
	"/coverage?type=ied": {"/coverage?f=html", "/embed.png?type=ied"},
	"/collections/crossings/items/torkham?datetime=2025-11-01": {"/collections/crossings/items/torkham?datetime=2025-11-01&f=html",
		"/embed.png?datetime=2025-11-01&near=71.094,34.118,25"},
}

func TestAPageSaysWhatAPreviewOfItShows(t *testing.T) {
	at := listen(t, build(t, func(c *Config) { c.BaseURL = "https://example.org/atlas" }))
	for path, want := range shared {
		doc := read(t, at+path)
		meta := func(name string) string {
			return doc.Find("meta[property='"+name+"'], meta[name='"+name+"']").AttrOr("content", "")
		}
		if got := meta("og:url"); got != "https://example.org/atlas"+want.url ||
			doc.Find("link[rel=canonical]").AttrOr("href", "") != got {
			t.Errorf("%s is at %s", path, got)
		}
		image := meta("og:image")
		if image != "https://example.org/atlas"+want.image {
			t.Errorf("%s shows %s", path, image)
		}
		if res, _ := get(t, strings.Replace(image, "https://example.org/atlas", at, 1)); res.Header.Get("Content-Type") != "image/png" {
			t.Errorf("%s: the picture %s is %s", path, image, res.Status)
		}
		for _, name := range []string{"og:title", "og:description", "og:image:alt", "og:site_name", "description"} {
			if meta(name) == "" {
				t.Errorf("%s has no %s", path, name)
			}
		}
		if meta("twitter:card") != "summary_large_image" || meta("og:image:width") != "1200" || meta("og:image:height") != "630" {
			t.Errorf("%s: the card is %q of %q by %q", path, meta("twitter:card"), meta("og:image:width"), meta("og:image:height"))
		}
		for _, kind := range []string{"application/atom+xml", "application/feed+json"} {
			feed := doc.Find("head link[rel=alternate][type='"+kind+"']").AttrOr("href", "")
			res, _ := get(t, at+strings.TrimPrefix(feed, "/atlas"))
			if res.StatusCode != 200 || res.Header.Get("Content-Type") != kind ||
				strings.Contains(path, "type=ied") != strings.Contains(feed, "type=ied") {
				t.Errorf("%s: the feed %s is %s", path, feed, res.Status)
			}
		}
	}
}

func TestAnOlderVersionsPageNamesThePresentOneToEngines(t *testing.T) {
	at := site(t)
	version := odd(t).Load().Version()
	doc := read(t, at+"/v/"+version+"/about")
	if got := doc.Find("link[rel=canonical]").AttrOr("href", ""); got != at+"/about?f=html" {
		t.Errorf("canonical is %s", got)
	}
	if got := doc.Find("meta[property='og:url']").AttrOr("content", ""); got != at+"/v/"+version+"/about?f=html" {
		t.Errorf("og:url is %s", got)
	}
}

// inSchemaOrg is the page's linked data.
func inSchemaOrg(t *testing.T, doc *goquery.Document) map[string]any {
	t.Helper()
	block := doc.Find("script[type='application/ld+json']")
	if block.Length() != 1 {
		t.Fatalf("%d blocks of linked data", block.Length())
	}
	return decode[map[string]any](t, block.Text())
}

func TestTheDatasetIsDescribedWithItsFiles(t *testing.T) {
	at := site(t)
	a := odd(t).Load()
	for _, path := range []string{"/", "/data", "/?type=ied"} {
		d := inSchemaOrg(t, read(t, at+path))
		for name, want := range map[string]any{"@context": "https://schema.org", "@type": "Dataset", "@id": at + "/data#dataset",
			"license": "https://creativecommons.org/licenses/by/4.0/", "version": a.Version(), "temporalCoverage": "2021-02-01/2026-05-31",
			"dateModified": a.Data().Meta.Released.String(), "isAccessibleForFree": true} {
			if d[name] != want {
				t.Errorf("%s: %s is %v, want %v", path, name, d[name], want)
			}
		}
		for _, name := range []string{"name", "description", "creator", "spatialCoverage", "identifier", "creditText"} {
			if d[name] == nil {
				t.Errorf("%s has no %s", path, name)
			}
		}
		box := decode[struct{ Geo struct{ Box string } }](t, encoded(t, d["spatialCoverage"])).Geo.Box
		if e := asking(t, odd(t)).Extent("incidents"); box != fmt.Sprint(e.Box.Min[1], e.Box.Min[0], e.Box.Max[1], e.Box.Max[0]) ||
			!strings.HasPrefix(box, "2") && !strings.HasPrefix(box, "3") && !strings.HasPrefix(box, "-") {
			t.Errorf("%s covers %q", path, box)
		}
		files := decode[[]struct {
			Type           string `json:"@type"`
			ContentURL     string
			EncodingFormat string
		}](t, encoded(t, d["distribution"]))
		if len(files) != len(ogc.Downloads()) {
			t.Errorf("%s has %d files, there are %d", path, len(files), len(ogc.Downloads()))
		}
		for _, f := range files {
			if path != "/" {
				break
			}
			res, _ := ask(t, "HEAD", f.ContentURL)
			kind, _, _ := strings.Cut(res.Header.Get("Content-Type"), ";")
			if f.Type != "DataDownload" || res.StatusCode != 200 || kind != f.EncodingFormat {
				t.Errorf("%+v is %s in %s", f, res.Status, kind)
			}
		}
	}
}

func encoded(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestAPageIsAPartOfTheDatasetAndNeverAnEvent(t *testing.T) {
	at := site(t)
	for name, path := range addresses(t) {
		op, _ := ogc.Lookup(name)
		if !slices.Contains(op.Forms, ogc.HTML) || op.To != "" || op.Name == "embed" {
			continue
		}
		d := inSchemaOrg(t, read(t, at+path+"?f=html"))
		if strings.Contains(encoded(t, d), `Event"`) {
			t.Errorf("%s speaks of an event", op.Path)
		}
		part, _ := d["isPartOf"].(map[string]any)
		if d["@type"] != "Dataset" && (d["@type"] != "WebPage" || part["@type"] != "Dataset" || part["@id"] != at+"/data#dataset" ||
			d["name"] == "") {
			t.Errorf("%s is a %v of %v", op.Path, d["@type"], part)
		}
	}
}

func TestAnIncidentsPageIsDescribedAsPreciselyAsItsPlaceIsKnown(t *testing.T) {
	at := site(t)
	for id, sharp := range map[string]bool{"2021-02-01-mir-ali-compound": true, "2025-10-08-orakzai": false} {
		d := inSchemaOrg(t, read(t, at+"/collections/incidents/items/"+id))
		place := encoded(t, d["spatialCoverage"])
		if strings.Contains(place, "GeoCoordinates") != sharp {
			t.Errorf("%s is at %s", id, place)
		}
		r, _ := asking(t, odd(t)).Record(id)
		cited, _ := d["citation"].([]any)
		if len(cited) != len(r.Sources) || d["temporalCoverage"] != r.Span().String() || d["identifier"] != id || d["name"] != r.Title {
			t.Errorf("%s is described as %v", id, d)
		}
	}
}

func TestLinkedDataCanNotEndItsBlock(t *testing.T) {
	s := build(t, nil)
	body := fetch(t, s, "http://example.com/?q=%3C%2Fscript%3E%3Cscript%3Ealert(1)&f=html")
	block, _, _ := strings.Cut(body[strings.Index(body, "application/ld+json"):], "</script>")
	if strings.ContainsAny(block[strings.Index(block, ">")+1:], "<>") {
		t.Errorf("the block holds markup: %s", block)
	}
}

type sitemapOf struct {
	XMLName xml.Name
	URLs    []struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod"`
	} `xml:"url"`
	Parts []struct {
		Loc string `xml:"loc"`
	} `xml:"sitemap"`
}

func TestTheSitemapListsPagesThatAreThere(t *testing.T) {
	s := build(t, nil)
	var m sitemapOf
	if err := xml.Unmarshal([]byte(fetch(t, s, "http://example.com/sitemap.xml")), &m); err != nil {
		t.Fatal(err)
	}
	a := odd(t).Load()
	ds := a.Data()
	if least := a.Len() + len(ds.Crossings) + len(ds.Districts) + len(ds.Tehsils); len(m.URLs) <= least ||
		m.XMLName.Space != "http://www.sitemaps.org/schemas/sitemap/0.9" {
		t.Errorf("%d pages in %v, want more than %d", len(m.URLs), m.XMLName, least)
	}
	seen := map[string]bool{}
	for i, u := range m.URLs {
		if _, err := incident.ParseDay(u.LastMod); err != nil || seen[u.Loc] || !strings.HasSuffix(u.Loc, "f=html") {
			t.Errorf("%+v", u)
		}
		seen[u.Loc] = true
		if i > 20 && i%60 != 0 {
			continue
		}
		if doc := fetch(t, s, u.Loc); !strings.Contains(doc, `<link rel="canonical" href="`+strings.ReplaceAll(u.Loc, "&",
			"&amp;")+`"`) {
			t.Errorf("%s names itself otherwise", u.Loc)
		}
	}
}

func TestEnginesAreToldWhatNotToRead(t *testing.T) {
	at := listen(t, build(t, func(c *Config) { c.BaseURL = "https://example.org/atlas" }))
	_, body := get(t, at+"/robots.txt")
	if want := "User-agent: *\nDisallow: /atlas/v/\nDisallow: /atlas/map/\n\nSitemap: " +
		"https://example.org/atlas/sitemap.xml\n"; body != want {
		t.Errorf("got %s", body)
	}
}
