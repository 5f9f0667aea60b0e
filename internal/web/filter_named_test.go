package web

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// Every page that counts says what it counts: what a reader doesn't see named, nobody can doubt.
func TestEveryPageThatCountsNamesItsFilter(t *testing.T) {
	at := site(t)
	for _, path := range []string{"/collections/incidents/items", "/collections/districts/items", "/collections/tehsils/items",
		"/collections/districts/items/bannu", "/totals", "/histogram", "/quarters"} {
		doc := read(t, at+path+"?f=html&type=drone_strike&datetime=2025-01-01/2025-12-31")
		title, main := doc.Find("title").First().Text(), doc.Find("main .headline").Text()
		if !strings.Contains(title, "Drone strike, 2025") || !strings.Contains(main, "Drone strike, 2025") {
			t.Errorf("%s is titled %q and headed %q", path, title, main)
		}
		if chips := doc.Find(".chips a"); chips.Length() != 2 {
			t.Errorf("%s has %d chips", path, chips.Length())
		} else if without := chips.First().AttrOr("href", ""); !strings.HasPrefix(without, path+"?") ||
			strings.Contains(without, "drone") || !strings.Contains(without, "datetime=2025") {
			t.Errorf("%s without drone strikes is %s", path, without)
		}
	}
	doc := read(t, at+two+"&type=drone_strike&order=name")
	for part, want := range map[string]string{"title": "Districts: Drone strike, 2025 compared with 2024",
		"h1": "Districts: Drone strike, 2025 compared with 2024", ".headline .lead": "Drone strike: ", "caption": "Drone strike: "} {
		if said := doc.Find(part).First().Text(); !strings.HasPrefix(said, want) {
			t.Errorf("of two years, %s says %q", part, said)
		}
	}
	chips := doc.Find(".chips a")
	if without := chips.AttrOr("href", ""); chips.Length() != 1 || !strings.Contains(without, "compare=2024") ||
		!strings.Contains(without, "order=name") || strings.Contains(without, "drone") {
		t.Errorf("of two years, %d chips, the first leads to %s", chips.Length(), without)
	}
}

func TestADistrictThatAFilterLeavesOutHasNoZero(t *testing.T) {
	at := site(t)
	for query, inside := range map[string][]string{"in_district=bannu": {"Bannu"}, "admin1=Balochistan": nil,
		"near=69.57,32.3,5": {"South Waziristan Lower"}} {
		for _, path := range []string{"/collections/districts/items?" + query, two + "&" + query} {
			rows := read(t, at+path).Find("table.sorts tbody tr")
			rows.Each(func(i int, row *goquery.Selection) {
				name := row.Find("th").Text()
				outside := strings.TrimSpace(row.Find("td").Text()) == "not in the filter" && row.Find("td").Length() == 1
				if outside == slices.Contains(inside, name) {
					t.Errorf("%s: %s says %q", path, name, row.Find("td").Text())
				}
				if outside != (i >= rows.Length()-rows.Find("td.outside").Length()) {
					t.Errorf("%s: %s, not in the filter, stands before others", path, name)
				}
			})
			if rows.Length() < 30 || rows.Find("td.outside").Length() < 20 {
				t.Errorf("%s: %d of %d are outside", path, rows.Find("td.outside").Length(), rows.Length())
			}
		}
	}
	doc := read(t, at+two+"&in_district=bannu")
	if rest := doc.Find(".muted").Text(); !strings.Contains(rest, "fewer in 0, the same number in 0. Too few") {
		t.Errorf("the rest is %q", rest)
	}
}

// What a page without a period counts is what the map shows that it leads to.
func TestAPageWithoutAPeriodLeadsToTheMapOfAllThatItCounts(t *testing.T) {
	at := site(t)
	doc := read(t, at+"/collections/districts/items/bajaur")
	if period := doc.Find(".headline .muted").Text(); !strings.HasPrefix(period, "February 2021 to May 2026, ") ||
		!strings.HasSuffix(period, " later") {
		t.Errorf("the period is %q", period)
	}
	count, _, _ := strings.Cut(doc.Find(".headline .lead").Text(), " incident")
	address := doc.Find(`.split-side a[href^="/?"]`).AttrOr("href", "")
	heading := read(t, at+address).Find("[data-heading]").First().Text()
	if !strings.Contains(heading, " later: "+count+" incidents") {
		t.Errorf("the page counts %s, %s %q", count, address, heading)
	}
	districts := read(t, at+"/collections/districts/items?order=-incidents")
	link := districts.Find("table.sorts tbody td a").First()
	_, body := get(t, at+"/totals?f=json&"+strings.TrimPrefix(link.AttrOr("href", ""), "/?"))
	if got := decode[struct{ Count int }](t, body).Count; strconv.Itoa(got) != strings.TrimSpace(link.Text()) {
		t.Errorf("%s says %s, the map %d", link.AttrOr("href", ""), link.Text(), got)
	}
	if caption := districts.Find("caption").Text(); !strings.HasSuffix(caption, " later") {
		t.Errorf("the table is called %q", caption)
	}
}
