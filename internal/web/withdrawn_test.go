package web

import (
	"net/http"
	"strings"
	"testing"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/served"
)

// withdrawal serves the shipped dataset as if an incident had been withdrawn from it.
func withdrawal(t *testing.T) string {
	t.Helper()
	ds := *datasettest.Shipped(t)
	ds.Gone = map[string]string{"2020-01-01-withdrawn": "0123456789abcdef", "2020-01-02-long-ago": "fedcba9876543210"}
	ds.History = map[string]incident.Day{"0123456789abcdef": incident.MustDay("2026-03-04")}
	a, err := atlas.Build(&ds)
	if err != nil {
		t.Fatal(err)
	}
	current := &served.Current{}
	current.Swap(served.InMemory(a))
	return listen(t, build(t, func(c *Config) { c.Current, c.BaseURL = current, "https://example.org/atlas" }))
}

func TestAWithdrawnIncidentIsCalledSo(t *testing.T) {
	at := withdrawal(t)
	for _, layer := range []string{"incidents", "strikes"} {
		for id, since := range map[string]string{
			"2020-01-01-withdrawn": "version 0123456789abcdef, released on 2026-03-04, of the dataset was the first without it",
			"2020-01-02-long-ago":  "version fedcba9876543210 of the dataset was the first without it",
		} {
			path := at + "/collections/" + layer + "/items/" + id
			res, body := get(t, path, "Accept", "application/geo+json")
			p := decode[ogc.Problem](t, body)
			if res.StatusCode != http.StatusGone || res.Header.Get("Content-Type") != "application/problem+json" ||
				p.Status != http.StatusGone ||
				p.Title != "Withdrawn incident" || p.Type != "/atlas/about#rule-withdrawn" || !strings.Contains(p.Detail, id) ||
				!strings.Contains(p.Detail, since) {
				t.Errorf("%s: %d %+v", path, res.StatusCode, p)
			}
			res, body = get(t, path, "Accept", "text/html")
			doc := parsed(t, body)
			title, heading := doc.Find("title").First().Text(), doc.Find("h1").Text()
			if res.StatusCode != http.StatusGone || !strings.HasPrefix(title, "Withdrawn incident") || heading != "Withdrawn incident" {
				t.Errorf("%s as a page: %d, %q, %q", path, res.StatusCode, title, heading)
			}
			if text := doc.Find("main").Text(); !strings.Contains(text, since) || strings.Contains(text, "no longer held") {
				t.Errorf("%s as a page: %s", path, text)
			}
		}
	}
	if doc := parsed(t, func() string {
		_, body := get(t, at+"/about", "Accept",
			"text/html")
		return body
	}()); doc.Find("#rule-withdrawn").Length() != 1 {
		t.Error("the page about the atlas doesn't say what withdrawn means")
	}
	res, body := get(t, at+"/v/0000000000000000/totals", "Accept", "text/html")
	if heading := parsed(t, body).Find("h1").Text(); res.StatusCode != http.StatusGone || !strings.Contains(heading, "version") {
		t.Errorf("a version that is not held: %d, %q", res.StatusCode, heading)
	}
	if res, _ := get(t, at+"/collections/crossings/items/2020-01-01-withdrawn"); res.StatusCode != http.StatusNotFound {
		t.Errorf("no crossing was withdrawn: %d", res.StatusCode)
	}
}
