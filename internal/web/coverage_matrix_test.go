package web

import (
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

func TestAShareOfTheMatrixLeadsToTheMapOfWhatIsHeld(t *testing.T) {
	at := site(t)
	doc := read(t, at+"/coverage")
	if columns := doc.Find(".matrix thead th").Length(); columns != 7 {
		t.Errorf("%d columns, want a name and six years", columns)
	}
	cells := doc.Find(".matrix td a")
	if cells.Length() < 25 {
		t.Fatalf("%d shares", cells.Length())
	}
	cells.Each(func(_ int, a *goquery.Selection) {
		address, err := url.Parse(a.AttrOr("href", ""))
		if err != nil || address.Path != "/" {
			t.Fatalf("a share leads to %q", a.AttrOr("href", ""))
		}
		_, body := get(t, at+"/totals?f=json&"+address.RawQuery)
		held, of, _ := strings.Cut(a.Find("small").Text(), " of ")
		count := decode[struct{ Count int }](t, body).Count
		if strconv.Itoa(count) != held {
			t.Errorf("%s says %s, the map has %d", a.Text(), held, count)
		}
		theirs, err := strconv.Atoi(strings.TrimSpace(strings.Split(of, ",")[0]))
		if err != nil {
			return // a range
		}
		share := strconv.FormatFloat(float64(count)/float64(theirs)*100, 'f', 1, 64)
		said, _, _ := strings.Cut(a.Text(), "%")
		if want, err := strconv.ParseFloat(share, 64); err == nil {
			if got, err := strconv.ParseFloat(said, 64); err != nil || got-want > 0.51 || want-got > 0.51 {
				t.Errorf("%s is said to be %s%%, want %s", a.AttrOr("title", ""), said, share)
			}
		}
	})
	none := doc.Find(".matrix td.share-none")
	if none.Length() == 0 || none.Find("a").Length() > 0 || none.First().Find("abbr").AttrOr("title", "") == "" {
		t.Error("what nobody else counted isn't marked")
	}
}

func TestARowOfAComparisonLeadsToTheMapOfItsPeriod(t *testing.T) {
	at := site(t)
	n := 0
	read(t, at+"/coverage").Find("#comparison-1 .reports tbody tr").EachWithBreak(func(i int, row *goquery.Selection) bool {
		address, err := url.Parse(row.Find("th a").AttrOr("href", ""))
		if err != nil {
			t.Fatal(err)
		}
		res, _ := get(t, at+"/totals?f=json&"+address.RawQuery)
		if address.Path != "/" || !strings.Contains(address.RawQuery, "datetime=") || res.StatusCode != 200 {
			t.Errorf("a row leads to %s", address)
		}
		n++
		return i < 5
	})
	if n == 0 {
		t.Error("no row of a comparison")
	}
}
