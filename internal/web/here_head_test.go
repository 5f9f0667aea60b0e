package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// above is what the map's page says above its list, to the letter.
type above struct {
	Heading, Title string
	Chips          [][3]string // name, text, and the address without it
	Notes          [][2]string // name and text
	After          []string    // text and address
	Sample         *string     // how complete the records are; nil where the script leaves it as it is
}

func pageOf(t *testing.T, s *Server, filter string) *goquery.Document {
	t.Helper()
	req := httptest.NewRequest(http.MethodGet, "/?"+filter, nil)
	req.Header.Set("Accept", "text/html")
	rec := httptest.NewRecorder()
	s.Handler().ServeHTTP(rec, req)
	if rec.Code != http.StatusOK {
		t.Fatalf("/?%s: %d", filter, rec.Code)
	}
	doc, err := goquery.NewDocumentFromReader(rec.Body)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func aboveOf(doc *goquery.Document) above {
	h := above{Heading: doc.Find("[data-heading]").First().Text(), Title: doc.Find("head title").Text(),
		Chips: [][3]string{}, Notes: [][2]string{}}
	doc.Find("[data-chips] [data-part]").Each(func(_ int, chip *goquery.Selection) {
		h.Chips = append(h.Chips, [3]string{chip.AttrOr("data-part", ""), chip.Find("bdi").Text(), chip.AttrOr("href", "")})
	})
	doc.Find("[data-note]").Each(func(_ int, note *goquery.Selection) {
		h.Notes = append(h.Notes, [2]string{note.AttrOr("data-note", ""), note.Text()})
	})
	h.Sample = new(doc.Find("[data-sample]:not([hidden]) [data-sample-text]").Text())
	if after := doc.Find("[data-after]:not([hidden]) a"); after.Length() > 0 {
		h.After = []string{after.Text(), after.AttrOr("href", "")}
	}
	return h
}

// formOf is what the script reads off the page that it takes over: the site's name, what the form calls its options, and the
// regions that it offers.
func formOf(t *testing.T, doc *goquery.Document) (site string, labels map[string]map[string]string, regions []map[string]string) {
	t.Helper()
	_, site, _ = strings.Cut(doc.Find("head title").Text(), " | ")
	labels = map[string]map[string]string{}
	doc.Find("[data-filter] .option").Each(func(_ int, option *goquery.Selection) {
		name, value := option.Find("input").AttrOr("name", ""), option.Find("input").AttrOr("value", "")
		if labels[name] == nil {
			labels[name] = map[string]string{}
		}
		labels[name][value] = option.Find(".option-text").Text()
	})
	doc.Find("[data-region]").Each(func(_ int, region *goquery.Selection) {
		where, err := url.ParseQuery(region.Find("data").AttrOr("value", ""))
		if err != nil {
			t.Fatal(err)
		}
		regions = append(regions, map[string]string{"id": region.AttrOr("data-region", ""), "text": region.Text(),
			"admin1": strings.Join(where["admin1"], ","), "country": strings.Join(where["country"], ",")})
	})
	return site, labels, regions
}
