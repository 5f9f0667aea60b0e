package web

import (
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// cellsOf are the texts of a column of the first table that sorts, without what stands beneath them in small.
func cellsOf(doc *goquery.Document, column int) (out []string) {
	doc.Find("table.sorts tbody tr").Each(func(_ int, row *goquery.Selection) {
		cell := row.Children().Eq(column)
		cell.Find("small").Remove()
		out = append(out, strings.TrimSpace(cell.Text()))
	})
	return out
}

func wholeOf(t *testing.T, text string) int {
	t.Helper()
	n, err := strconv.Atoi(strings.NewReplacer("+", "", "−", "-", ",", "").Replace(text))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

const two = "/collections/districts/items?datetime=2025-01-01/2025-12-31&compare=2024-01-01/2024-12-31"

func TestATableOfDistrictsIsInTheOrderThatItsHeadSays(t *testing.T) {
	at := site(t)
	doc := read(t, at+two)
	for range 12 {
		head := doc.Find("table.sorts th[aria-sort]")
		if head.Length() != 1 {
			t.Fatalf("%d columns are sorted", head.Length())
		}
		column, way := head.Index(), head.AttrOr("aria-sort", "")
		if column > 0 {
			cells := cellsOf(doc, column)
			for i := 1; i < len(cells) && cells[i] != "–"; i++ {
				a, errA := strconv.ParseFloat(strings.NewReplacer("+", "", "−", "-", ",", "").Replace(cells[i-1]), 64)
				b, errB := strconv.ParseFloat(strings.NewReplacer("+", "", "−", "-", ",", "").Replace(cells[i]), 64)
				if errA == nil && errB == nil && (way == "descending" && a < b || way == "ascending" && a > b) {
					t.Errorf("column %d, %s: %q before %q", column, way, cells[i-1], cells[i])
				}
			}
		}
		// From column to column, each both ways.
		next := head.Find("a")
		if way == "descending" && column > 0 {
			next = head.Find("a")
		} else if following := head.NextAllFiltered("th:has(a)").First(); following.Length() > 0 {
			next = following.Find("a")
		}
		doc = read(t, at+next.AttrOr("href", ""))
	}
}

func TestTwoPeriodsHoldWhatEachHoldsAlone(t *testing.T) {
	at := site(t)
	doc := read(t, at+two)
	names, change, after, before := cellsOf(doc, 0), cellsOf(doc, 1), cellsOf(doc, 2), cellsOf(doc, 3)
	alone := func(query string) map[string]string {
		doc, counts := read(t, at+"/collections/districts/items?"+query), map[string]string{}
		for i, n := range cellsOf(doc, 1) {
			counts[cellsOf(doc, 0)[i]] = n
		}
		return counts
	}
	of2025, of2024 := alone("datetime=2025-01-01/2025-12-31"), alone("datetime=2024-01-01/2024-12-31")
	more := 0
	for i, name := range names {
		if after[i] != of2025[name] || before[i] != of2024[name] ||
			wholeOf(t, change[i]) != wholeOf(t, after[i])-wholeOf(t, before[i]) {
			t.Errorf("%s: %s from %s to %s; alone %s and %s", name, change[i], before[i], after[i], of2024[name], of2025[name])
		}
		if wholeOf(t, change[i]) > 0 && wholeOf(t, after[i]) >= 5 {
			more++
		}
	}
	if len(names) < 30 || doc.Find(".counted li").Length() != more {
		t.Errorf("%d districts; %d are named, %d hold more", len(names), doc.Find(".counted li").Length(), more)
	}
	if strings.Contains(strings.ToLower(doc.Find("main").Text()), "worse") {
		t.Error("the page judges")
	}
}

func TestPeriodsBesideThemselvesChangeNothingAndSwappedOnesTurn(t *testing.T) {
	at := site(t)
	changes := func(after, before string) map[string]int {
		doc := read(t, at+"/collections/districts/items?datetime="+after+"&compare="+before+"&order=name")
		out := map[string]int{}
		for i, c := range cellsOf(doc, 1) {
			out[cellsOf(doc, 0)[i]] = wholeOf(t, c)
		}
		return out
	}
	a, b := "2025-01-01/2025-12-31", "2023-01-01/2023-12-31"
	there, back := changes(a, b), changes(b, a)
	for name, n := range changes(a, a) {
		if n != 0 || there[name] != -back[name] {
			t.Errorf("%s: %d beside itself; %d, swapped %d", name, n, there[name], back[name])
		}
	}
}

func TestACountOfADistrictLeadsToTheMapOfSoMany(t *testing.T) {
	at := site(t)
	doc := read(t, at+two+"&type=ied,air_strike")
	links := doc.Find("table.sorts tbody td a")
	if links.Length() < 10 {
		t.Fatalf("%d links", links.Length())
	}
	links.EachWithBreak(func(i int, a *goquery.Selection) bool {
		address, err := url.Parse(a.AttrOr("href", ""))
		if err != nil || address.Path != "/" {
			t.Fatalf("a count leads to %q", a.AttrOr("href", ""))
		}
		_, body := get(t, at+"/totals?f=json&"+address.RawQuery)
		if got := decode[struct{ Count int }](t, body).Count; strconv.Itoa(got) != strings.TrimSpace(a.Text()) {
			t.Errorf("%s says %s, the map %d", address, a.Text(), got)
		}
		return i < 20
	})
}
