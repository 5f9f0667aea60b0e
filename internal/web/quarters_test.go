package web

import (
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

func TestEverySmallMapLeadsToTheMapOfSoMany(t *testing.T) {
	at := site(t)
	for path, want := range map[string]int{"/quarters?type=ied,drone_strike": 22, "/quarters?each=year": 6,
		"/quarters?datetime=2025-02-01/2026-12-31": 7} {
		maps := read(t, at+path).Find(".multiples li")
		if maps.Length() != want {
			t.Errorf("%s has %d maps, want %d", path, maps.Length(), want)
		}
		maps.Each(func(i int, m *goquery.Selection) {
			address, err := url.Parse(m.Find("a").AttrOr("href", ""))
			if err != nil || address.Path != "/" {
				t.Fatalf("%s: a map leads to %q", path, m.Find("a").AttrOr("href", ""))
			}
			_, body := get(t, at+"/totals?f=json&"+address.RawQuery)
			count := decode[struct{ Count int }](t, body).Count
			said, _, _ := strings.Cut(m.Find(".multiple-count").Text(), " ")
			drawn := 0
			m.Find("circle title").Each(func(_ int, s *goquery.Selection) {
				words := strings.Fields(s.Text())
				drawn += wholeOf(t, words[len(words)-1])
			})
			m.Find(".multiple-note").Each(func(_ int, s *goquery.Selection) {
				if outside, rest, _ := strings.Cut(s.Text(), " "); strings.HasPrefix(rest, "outside") {
					drawn += wholeOf(t, outside)
				}
			})
			if wholeOf(t, said) != count || drawn != count {
				t.Errorf("%s, %s: says %s, draws %d, the map has %d", path, address.RawQuery, said, drawn, count)
			}
			hatched := m.HasClass("hatched")
			if partly := i == 0 && path != "/quarters?datetime=2025-02-01/2026-12-31"; partly && !hatched {
				t.Errorf("%s: the first period was not collected whole", path)
			}
		})
	}
}

func TestQuartersAreSmallEnoughForASlowLine(t *testing.T) {
	res, body := get(t, site(t)+"/quarters", "Accept", "text/html", "Accept-Encoding", "gzip")
	if res.Header.Get("Content-Encoding") != "gzip" || len(body) > 40<<10 {
		t.Errorf("the page takes %d bytes as %s", len(body), res.Header.Get("Content-Encoding"))
	}
}
