package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"khyberatlas/internal/needs"
)

// read fetches a page and reads it as a browser would.
func read(t testing.TB, address string) *goquery.Document {
	t.Helper()
	res, body := get(t, address, "Accept", "text/html")
	if res.StatusCode != http.StatusOK {
		t.Fatalf("GET %s: %d %.300s", address, res.StatusCode, body)
	}
	return parsed(t, body)
}

func parsed(t testing.TB, body string) *goquery.Document {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// everyPage has an address of every page.
var everyPage = []string{
	"/", "/collections", "/collections/incidents", "/collections/tehsils",
	"/collections/incidents/items", "/collections/incidents/items?datetime=2025-10-01/2025-10-31&type=ied,air_strike",
	"/collections/incidents/items?q=nothingsuch", "/collections/strikes/items?offset=100",
	"/collections/crossings/items?datetime=2025-11-01",
	"/collections/districts/items", "/collections/tehsils/items?district=bannu&order=-killed",
	"/collections/districts/items?datetime=2025-01-01/2025-12-31&compare=2024-01-01/2024-12-31",
	"/collections/districts/items?datetime=2026-01-01/..&compare=2019-01-01/2025-12-31&order=before&type=ied",
	"/collections/incidents/items/2021-02-01-mir-ali-compound", "/collections/incidents/items/2022-04-16-spera-afghan-dubai-strike",
	"/collections/crossings/items/torkham?datetime=2025-11-01", "/collections/crossings/items/dorah-pass",
	"/collections/districts/items/kurram?datetime=2024-01-01/2024-12-31", "/collections/districts/items/torghar",
	"/collections/tehsils/items/pk50101",
	"/totals", "/totals?q=nothingsuch", "/histogram", "/histogram?by=district&interval=year", "/histogram?q=nothingsuch",
	"/cite?type=ied&accessed=2026-11-26", "/cite?sel=2025-10-08-orakzai",
	"/data?type=ied", "/about", "/coverage", "/quarters", "/quarters?each=year&size=killed&type=air_strike",
	"/quarters?q=nothingsuch", "/api", "/conformance", "/collections/crossings/schema",
}

func TestEveryPageIsWholeAndNamed(t *testing.T) {
	srv := site(t)
	for _, path := range everyPage {
		doc := read(t, srv+path)
		if n := doc.Find("h1").Length(); n != 1 {
			t.Errorf("%s has %d headings of the first rank", path, n)
		}
		if strings.TrimSpace(doc.Find("title").First().Text()) == "" || doc.Find("html[lang][dir]").Length() != 1 {
			t.Errorf("%s has no title, language or direction", path)
		}
		ids := map[string]bool{}
		doc.Find("[id]").Each(func(_ int, s *goquery.Selection) {
			id, _ := s.Attr("id")
			if ids[id] {
				t.Errorf("%s: the id %q stands twice", path, id)
			}
			ids[id] = true
		})
		doc.Find("[aria-labelledby],[aria-describedby]").Each(func(_ int, s *goquery.Selection) {
			for _, name := range []string{"aria-labelledby", "aria-describedby"} {
				if id, ok := s.Attr(name); ok && !ids[id] {
					t.Errorf("%s: %s names %q, which isn't there", path, name, id)
				}
			}
		})
		doc.Find("table").Each(func(_ int, s *goquery.Selection) {
			if s.Find("caption").Text() == "" || s.Find("th:not([scope])").Length() > 0 {
				t.Errorf("%s: a table has no caption, or a head without scope", path)
			}
		})
		inline := "[style], style, script:not([src]):not([type='application/json']):not([type='application/ld+json'])"
		if n := doc.Find(inline).Length(); n > 0 {
			t.Errorf("%s has %d inline styles or scripts, which the policy forbids", path, n)
		}
		for _, key := range []string{"part.", "words.", "items.", "incident.", "crossing.", "area.", "chart.", "coverage.", "about.",
			"data.", "map.", "web."} {
			doc.Find("main h1, main h2, main h3, main dt, main th, main label, main a.button, main p").Each(func(_ int,
				s *goquery.Selection) {
				if text := strings.TrimSpace(s.Text()); strings.HasPrefix(text, key) || strings.Contains(text, "{") && !s.Is("p.command") &&
					s.Find("code").Length() == 0 {
					t.Errorf("%s shows a key or a placeholder: %q", path, text)
				}
			})
		}
	}
}

func TestEveryLinkWithinTheSiteLeadsSomewhere(t *testing.T) {
	needs.Time(t)
	t.Parallel()
	srv := site(t)
	checked, perKind := map[string]bool{}, map[string]int{}
	for _, path := range everyPage {
		read(t, srv+path).Find("a[href], link[rel='alternate'], form[action]").Each(func(_ int, s *goquery.Selection) {
			href := s.AttrOr("href", s.AttrOr("action", ""))
			u, err := url.Parse(href)
			if err != nil {
				t.Errorf("%s: %q is no address", path, href)
				return
			}
			if u.Host != "" || u.Scheme != "" || u.Path == "" || checked[href] {
				return
			}
			checked[href] = true
			kind := u.Path + "?" + strings.Join(sortedKeys(u.Query()), "&")
			if len(u.Path) > 30 {
				kind = u.Path[:30]
			}
			if perKind[kind]++; perKind[kind] > 4 {
				return
			}
			res, body := get(t, srv+href, "Accept", "text/html, */*;q=0.1")
			if res.StatusCode >= 400 {
				t.Errorf("%s links to %s, which answers %d: %.200s", path, href, res.StatusCode, body)
			}
		})
	}
	if len(checked) < 200 {
		t.Errorf("only %d links were found", len(checked))
	}
}

func sortedKeys(q url.Values) []string {
	var keys []string
	for k := range q {
		keys = append(keys, k)
	}
	return keys
}

func TestLinksToOtherSitesOpenSafely(t *testing.T) {
	srv := site(t)
	found := 0
	for _, path := range everyPage {
		read(t, srv+path).Find("main a[href^='http']").Each(func(_ int, s *goquery.Selection) {
			if strings.HasPrefix(s.AttrOr("href", ""), srv) {
				return
			}
			found++
			if rel := s.AttrOr("rel", ""); !strings.Contains(rel, "noopener") || !strings.Contains(rel, "noreferrer") {
				t.Errorf("%s: %s has rel %q", path, s.AttrOr("href", ""), rel)
			}
		})
	}
	if found < 20 {
		t.Errorf("only %d links to other sites were found", found)
	}
}

func TestAPageWithFiguresSaysThatTheDataIsASample(t *testing.T) {
	srv := site(t)
	for _, path := range []string{"/", "/collections/incidents/items", "/collections/strikes/items", "/collections/districts/items",
		"/collections/tehsils/items", "/collections/districts/items/kurram", "/collections/crossings/items",
		"/collections/crossings/items/torkham",
		"/totals", "/histogram", "/data", "/coverage"} {
		doc := read(t, srv+path)
		if !strings.Contains(strings.ToLower(doc.Find("main").Text()), "a sample") {
			t.Errorf("%s shows figures and doesn't say that they are a sample", path)
		}
		if path != "/coverage" && doc.Find("main a[href^='/coverage']").Length() == 0 {
			t.Errorf("%s has no link to the coverage page beside its figures", path)
		}
	}
}

func TestWhatIsSaidOfOneRecordIsNotSaidOfAnother(t *testing.T) {
	srv := threeRecords(t)
	for _, path := range []string{"/data?origin=open", "/downloads/incidents.gpkg?origin=open"} {
		if _, text := get(t, srv+path, "Accept", "text/html,*/*"); strings.Contains(text, "was found by reading public reports") {
			t.Errorf("%s says of a complete record what our own is", path)
		}
	}
	for _, path := range []string{"/data", "/downloads/incidents.gpkg"} {
		if _, text := get(t, srv+path, "Accept", "text/html,*/*"); !strings.Contains(text, "Khyber Atlas is a sample") {
			t.Errorf("%s doesn't say which of its records is a sample", path)
		}
	}
}

func TestEveryPageReportsErrorsWithIDAndVersion(t *testing.T) {
	srv := site(t)
	const id = "2021-02-01-mir-ali-compound"
	href := read(t, srv+"/collections/incidents/items/"+id).Find("main a[href^='mailto:']").AttrOr("href", "")
	text, err := url.PathUnescape(href)
	if err != nil || !strings.HasPrefix(text, "mailto:desk@example.org?subject=") || !strings.Contains(text, id) ||
		!strings.Contains(text, odd(t).Load().Version()) {
		t.Errorf("the report goes to %q", text)
	}
	for _, path := range everyPage {
		if read(t, srv+path).Find("a[href^='mailto:']").Length() == 0 {
			t.Errorf("%s has no way to report an error", path)
		}
	}
}
