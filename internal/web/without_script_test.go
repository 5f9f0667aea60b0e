package web

import (
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

func mapOf(t *testing.T, query string) *goquery.Document {
	t.Helper()
	res, body := ask(t, "GET", site(t)+"/"+query, "Accept", "text/html")
	if res.StatusCode != http.StatusOK {
		t.Fatalf("GET /%s: %s", query, res.Status)
	}
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestTheMapsPageWorksWithoutScript(t *testing.T) {
	doc := mapOf(t, "?datetime=2025-10-01/2025-10-31&type=ied")
	for what, selector := range map[string]string{
		"a picture":                  ".stage-picture svg.map",
		"a chart":                    ".time-chart svg.chart",
		"a list":                     ".rows .row a[href*='/collections/incidents/items/']",
		"a form by GET":              "form.filter[method=get][action='/']",
		"a button for the form":      "form.filter button[type=submit]",
		"the first day":              "input[name=from][value='2025-10-01']",
		"the last day":               "input[name=to][value='2025-10-31']",
		"the chosen kind":            "input[name=type][value=ied][checked]",
		"a download with the filter": "a[href='/downloads/incidents.csv?datetime=2025-10-01/2025-10-31&type=ied']",
		"all in a table":             "a[href='/collections/incidents/items?datetime=2025-10-01/2025-10-31&type=ied']",
	} {
		if doc.Find(selector).Length() == 0 {
			t.Errorf("the page lacks %s: %s", what, selector)
		}
	}
	for _, bad := range []string{"[style]", "[onclick]",
		"script:not([src]):not([type='application/json']):not([type='application/ld+json'])"} {
		if n := doc.Find(bad).Length(); n > 0 {
			t.Errorf("%d elements match %s, which the content security policy refuses", n, bad)
		}
	}
}

func TestTheFormHasAControlForWhatTheAddressSets(t *testing.T) {
	doc := mapOf(t, "?bbox=70,33,72,35&killed_min=10&near=71.1,34.1,50")
	for selector, want := range map[string]string{
		"input[name=bbox][checked]":           "70,33,72,35",
		"input[type=number][name=killed_min]": "10",
		"input[name=near][checked]":           "71.1,34.1,50",
	} {
		if got, _ := doc.Find(selector).Attr("value"); got != want {
			t.Errorf("%s is %q, want %q", selector, got, want)
		}
	}
}

func TestPresetsAreCountedFromTheEndOfTheCollection(t *testing.T) {
	doc := mapOf(t, "?type=ied")
	got, _ := doc.Find(".preset").Eq(1).Attr("href")
	if want := "/?datetime=2026-05-02/2026-05-31&type=ied"; got != want {
		t.Errorf("the last 30 days are %q, want %q", got, want)
	}
}
