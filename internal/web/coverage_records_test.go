package web

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/served"
)

// gapped is the dataset of two records of which the second has collected so much.
func gapped(t testing.TB, collected ...incident.Days) *served.Current {
	t.Helper()
	ds := *twoRecords(t)
	ds.Periods = slices.DeleteFunc(slices.Clone(ds.Periods), func(p incident.Period) bool { return p.Origin == "theirs" })
	for _, days := range collected {
		ds.Periods = append(ds.Periods, incident.Period{Origin: "theirs", Days: days, Completeness: "complete"})
	}
	a, err := atlas.Build(&ds)
	if err != nil {
		t.Fatal(err)
	}
	current := &served.Current{}
	current.Swap(served.InMemory(a))
	return current
}

// gaps are what is left of a record that has collected 2022 and, of 2024, February to the middle of May.
var gaps = []incident.Days{span("2022-01-01", "2022-12-31"), span("2024-02-01", "2024-05-15")}

func span(from, to string) incident.Days {
	return incident.Days{From: incident.MustDay(from), To: incident.MustDay(to)}
}

var digits = regexp.MustCompile(`\d+`)

func spaced(text string) string { return strings.Join(strings.Fields(text), " ") }

// rowFigures are the cells of a row as numbers; ok is false where one of them is none.
func rowFigures(row *goquery.Selection) (n []int, ok bool) {
	ok = true
	row.Find("td").Each(func(_ int, cell *goquery.Selection) {
		figure, err := strconv.Atoi(strings.TrimSpace(cell.Text()))
		n, ok = append(n, figure), ok && err == nil
	})
	return n, ok
}

// What is in both records and what is only in one make up what each has: in every month, every year and all of them; the
// months make up the years.
func TestRecordsBesideEachOtherAddUp(t *testing.T) {
	for name, current := range map[string]*served.Current{"no gap": toldTwice(t), "gaps": gapped(t, gaps...)} {
		section := read(t, listen(t, build(t, func(c *Config) { c.Current = current }))+"/coverage").Find(".records")
		var all [5]int
		rows, foot := 0, 0
		section.Find("table").Each(func(i int, table *goquery.Selection) {
			var sum [5]int
			table.Find("tr").Each(func(_ int, row *goquery.Selection) {
				n, ok := rowFigures(row)
				if !ok || len(n) == 0 {
					return // days that one of them has not collected
				}
				if n[0] != n[2]+n[3] || n[1] != n[2]+n[4] {
					t.Errorf("%s, %s: %v don't add up", name, row.Find("th").Text(), n)
				}
				if row.Closest("tfoot").Length() > 0 {
					if !slices.Equal(n, sum[:]) {
						t.Errorf("%s, %s: the sum is %v, want %v", name, table.Find("caption").Text(), n, sum)
					}
					foot++
					return
				}
				rows++
				for k := range sum {
					sum[k] += n[k]
				}
			})
			if i == 0 {
				all = sum
			}
		})
		if least := map[string]int{"no gap": 40, "gaps": 15}[name]; rows < least || foot < 3 || all[2] < 15 {
			t.Errorf("%s: %d rows and %d sums, %d events in both", name, rows, foot, all[2])
		}
		// With the finds of days that weren't collected, the months have what the map counts.
		var held [2]int
		section.Find("details tbody tr").Each(func(_ int, row *goquery.Selection) {
			row.Find("td").Slice(0, 2).Each(func(i int, cell *goquery.Selection) {
				n, _ := strconv.Atoi(digits.FindString(cell.Text()))
				held[i] += n
			})
		})
		q, area := asking(t, current), incident.Query{}.OfProvince("PK", incident.KP).Within(span("2021-01-01", "2026-12-31"))
		for i, origin := range []string{incident.Ours, "theirs"} {
			events, alone := map[int]bool{}, 0
			for _, r := range q.Search(area.OfOrigins([]string{origin}), incident.SortDate) {
				if r.Event == 0 {
					alone++
				} else {
					events[r.Event] = true
				}
			}
			if count := alone + len(events); held[i] != count {
				t.Errorf("%s, %s: the months have %d events, the map %d", name, origin, held[i], count)
			}
		}
	}
	if read(t, site(t)+"/coverage").Find(".records").Length() > 0 {
		t.Error("a record alone is beside others")
	}
}

// What a record has not collected is no find of the other alone, whatever either has of those days.
func TestDaysThatARecordHasNotCollectedStandApart(t *testing.T) {
	doc := read(t, listen(t, build(t, func(c *Config) { c.Current = gapped(t, gaps...) }))+"/coverage")
	apart, finds := 0, 0
	doc.Find(".records tbody tr").Each(func(_ int, row *goquery.Selection) {
		cells := row.Find("td").Map(func(_ int, cell *goquery.Selection) string { return spaced(cell.Text()) })
		if !strings.HasPrefix(cells[0], "not collected") && !strings.HasPrefix(cells[1], "not collected") {
			return
		}
		if got := cells[2:]; !slices.Equal(got, []string{"–", "–", "–"}) {
			t.Errorf("%s: %v stands beside %v", row.Find("th").Text(), got, cells[:2])
		}
		apart++
		if strings.HasSuffix(cells[1], "single finds") {
			finds++
		}
	})
	if apart < 20 || finds < 5 {
		t.Errorf("%d rows are apart, %d of them have finds", apart, finds)
	}
	for _, want := range []string{"Their Record has collected 2022 and 1 February to 15 May 2024.", "2024, 1 Feb – 15 May"} {
		if text := doc.Find(".records").Text(); !strings.Contains(text, want) {
			t.Errorf("nothing says %q in %.900s", want, spaced(text))
		}
	}
}

// A record that goes back far makes no columns and no axis of years of which there is nothing to compare.
func TestSharesBeginWhereThereIsSomethingToCompare(t *testing.T) {
	doc := read(t, listen(t, build(t, func(c *Config) { c.Current = gapped(t, span("1989-01-01", "2021-12-31")) }))+"/coverage")
	if first := doc.Find(".matrix thead th").Eq(1).Text(); first != "2021" {
		t.Errorf("the shares begin with %s", first)
	}
	if first := doc.Find(".beside .year-names text").First().Text(); first != "2021" {
		t.Errorf("the charts of others' counts begin with %s", first)
	}
	if first := doc.Find(".records table").First().Find("tbody th").First().Text(); !strings.HasPrefix(first, "2021") {
		t.Errorf("the years of both records begin with %s", first)
	}
}
