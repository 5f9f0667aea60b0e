package web

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc/figures"
)

var inBadge = regexp.MustCompile(`data-count="(\d+)"`)

// pictured is what a drawn map shows: its marks, and the sum of its badges and cells. It looks at the text: reading a
// hundred pages as a browser does takes seconds.
func pictured(page string) (marks, inBadges int) {
	from, to := strings.Index(page, `class="map"`), strings.Index(page, `id="rows"`)
	page = page[from:to]
	for _, m := range inBadge.FindAllStringSubmatch(page, -1) {
		n, _ := strconv.Atoi(m[1])
		inBadges += n
	}
	return strings.Count(page, `class="mark `), inBadges
}

func TestThePictureShowsEveryMatchWithAPlaceOnce(t *testing.T) {
	t.Parallel()
	srv, a := site(t), odd(t).Load()
	filter := filters(a.Vocabulary())
	rapid.Check(t, func(rt *rapid.T) {
		query := filter.Draw(rt, "filter")
		res, body := get(t, srv+"/collections/incidents/items?"+query, "Accept", "text/html")
		if res.StatusCode == 303 {
			res, body = get(t, srv+res.Header.Get("Location"), "Accept", "text/html")
		}
		if res.StatusCode != 200 {
			rt.Fatalf("%s: %d", query, res.StatusCode)
		}
		_, sums := get(t, srv+"/totals?f=json&"+query)
		want := decode[figures.Totals](rt, sums)
		marks, inBadges := pictured(body)
		if marks+inBadges+want.WithoutPlace != want.Count {
			rt.Fatalf("%s: %d marks, %d in badges and %d without a place are not %d", query, marks, inBadges, want.WithoutPlace,
				want.Count)
		}
		if rows := strings.Count(body, `<th scope="row">`); rows != min(want.Count, 100) {
			rt.Fatalf("%s: the table has %d rows of %d", query, rows, want.Count)
		}
	})
}

func TestABadgeLeadsToWhatItCounts(t *testing.T) {
	srv := site(t)
	doc := read(t, srv+"/collections/incidents/items?datetime=2024-01-01/2025-12-31")
	badges := doc.Find("svg.map .badge:not(.beyond)")
	if badges.Length() < 10 {
		t.Fatalf("only %d badges", badges.Length())
	}
	badges.Each(func(_ int, s *goquery.Selection) {
		u, err := url.Parse(s.AttrOr("href", ""))
		if err != nil {
			t.Fatal(err)
		}
		_, body := get(t, srv+"/totals?f=json&"+u.RawQuery)
		// What has no place matches every box and is said to have none.
		sums := decode[figures.Totals](t, body)
		if got := sums.Count - sums.WithoutPlace; strconv.Itoa(got) != s.AttrOr("data-count", "") {
			t.Errorf("the badge %q counts %s and leads to %d", s.Find("title").Text(), s.AttrOr("data-count", ""), got)
		}
	})
}

// Of many, dots lie on dots: they have no links, which would be most of the page, and are reached through the list.
func TestEveryMarkOfAFewIsANamedLinkToItsIncident(t *testing.T) {
	doc := read(t, site(t)+"/collections/strikes/items")
	marks := doc.Find("svg.map .mark")
	if marks.Length() == 0 {
		t.Fatal("no strike is drawn")
	}
	marks.Each(func(_ int, s *goquery.Selection) {
		link := s.Closest("a")
		if !strings.HasPrefix(link.AttrOr("href", ""), "/collections/incidents/items/2") || link.Find("title").Text() == "" {
			t.Errorf("a mark leads to %q and is called %q", link.AttrOr("href", ""), link.Find("title").Text())
		}
	})
	if n := mapOf(t, "").Find("svg.map .marks a").Length(); n != 0 {
		t.Errorf("the map of all has %d links of marks", n)
	}
}

func TestATableReadToItsEndHasEveryMatchOnce(t *testing.T) {
	srv := site(t)
	want := asking(t, odd(t)).Search(incident.Query{}, incident.SortKilled)
	var got []string
	for next := "/collections/incidents/items?sortby=-killed"; next != ""; {
		doc := read(t, srv+next)
		doc.Find("table.incidents tbody th a").Each(func(_ int, s *goquery.Selection) {
			got = append(got, strings.TrimPrefix(s.AttrOr("href", ""), "/collections/incidents/items/"))
		})
		next = doc.Find("a[rel=next]").AttrOr("href", "")
	}
	if len(got) != len(want) {
		t.Fatalf("the pages have %d rows, want %d", len(got), len(want))
	}
	for i, r := range want {
		if got[i] != url.PathEscape(r.ID) && got[i] != r.ID {
			t.Fatalf("row %d is %s, want %s", i, got[i], r.ID)
		}
	}
}

func TestASignOfOneIncidentDoesNotSpeakOfSeveral(t *testing.T) {
	doc := mapOf(t, "?q=level+point+off+own")
	badge := doc.Find("svg.map .badge[data-count='1']")
	if badge.Length() != 1 {
		t.Fatalf("%d badges of one incident, want one", badge.Length())
	}
	if said := badge.Find("title").Text() + badge.AttrOr("aria-label", ""); !strings.Contains(said, "; 1 incident") ||
		strings.Contains(said, "1 incidents") {
		t.Errorf("the badge says %q", said)
	}
}

func TestAMapOfAnAreaSpeaksOfOneAsOfOne(t *testing.T) {
	said := read(t, site(t)+"/collections/districts/items/kohat?q=level+point+off+own").Find("figcaption").Text()
	if !strings.Contains(said, "1 is known only to the district and not drawn") {
		t.Errorf("the captions read %q", said)
	}
}
