package web

import (
	"cmp"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/mapdata"
	"khyberatlas/internal/wording"
)

// onlyRanges is a filter that the shipped data answers with nothing but incidents that give only a range.
func onlyRanges(t *testing.T) string {
	t.Helper()
	a := asking(t, shipped(t))
	for _, r := range a.Search(incident.Query{}, incident.SortDateDesc) {
		if r.Killed.Best != nil || r.Killed.Low == nil {
			continue
		}
		q := incident.Query{Days: incident.Days{From: r.Date, To: r.Date}, Types: []incident.Type{r.Type},
			Countries: []incident.Country{r.Country}}
		if sum := a.Totals(q); sum.OnlyRange() == sum.Count {
			return "?datetime=" + r.Date.String() + "&type=" + string(r.Type) + "&country=" + string(r.Country)
		}
	}
	t.Fatal("no filter of the shipped data answers with ranges alone")
	return ""
}

// toldOf is the sentence that the rows of a filter's CSV ask for, worked out from its cells.
func toldOf(t *testing.T, at, query string) string {
	t.Helper()
	_, body := get(t, at+"/downloads/incidents.csv"+query)
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(body, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	low, best, high, ranges := 0, 0, 0, 0
	for _, row := range rows[1:] {
		cell := func(names ...string) int {
			for _, name := range names {
				if n, err := strconv.Atoi(row[column[name]]); err == nil {
					return n
				}
			}
			return 0
		}
		low, best, high = low+cell("killed_low", "killed"), best+cell("killed"), high+cell("killed_high", "killed")
		if row[column["killed"]] == "" && row[column["killed_low"]] != "" {
			ranges++
		}
	}
	p := i18n.For(i18n.En)
	switch {
	case ranges == 0 && low == high:
		return p.Number(best) + " killed"
	case ranges == 0:
		return p.Number(best) + " killed (" + p.Number(low) + " to " + p.Number(high) + ")"
	case low == 0:
		return "0 to " + p.Number(high) + " killed"
	}
	return "At least " + p.Number(low) + " killed, up to " + p.Number(high)
}

func TestEveryFormOfASumBeginsWithTheLowsWhereSomeRowsGiveOnlyARange(t *testing.T) {
	at := listen(t, build(t, func(c *Config) { c.Current = shipped(t) }))
	for _, query := range []string{"", "?datetime=2026-03-01/2026-03-31", "?datetime=2026-01-01/2026-12-31", "?country=AF",
		"?datetime=2024-06-01/2024-06-30", onlyRanges(t)} {
		want := toldOf(t, at, query)
		// Without a period the map ends with the collection; its heading says the figures within a sentence.
		ofMap := want
		if !strings.Contains(query, "datetime") {
			ofMap = toldOf(t, at, cmp.Or(query, "?")+"&datetime=../2026-05-31")
		}
		if text := textOf(read(t, at+"/"+query)); !strings.Contains(text, wording.Lower(ofMap)) || outside(text) != nil {
			t.Errorf("/%s doesn't say %q, or says %q", query, ofMap, outside(text))
		}
		for _, path := range []string{"/collections/incidents/items", "/totals", "/histogram", "/embed", "/embed.svg"} {
			text := textOf(read(t, at+path+query))
			if !strings.Contains(text, want) {
				t.Errorf("%s%s doesn't say %q", path, query, want)
			}
			if bad := outside(text); bad != nil {
				t.Errorf("%s%s says %q", path, query, bad)
			}
		}
		_, body := get(t, at+"/map/marks"+query)
		if m := decode[mapdata.Marks](t, body); !strings.HasPrefix(m.Words.Totals, want) {
			t.Errorf("the map%s says %q, want %q", query, m.Words.Totals, want)
		}
		for _, path := range []string{"/map/marks", "/feed.atom", "/feed.json", "/downloads/incidents.kml", "/downloads/districts.kml",
			"/downloads/tehsils.kml"} {
			_, body := get(t, at+path+query)
			if bad := outside(body); bad != nil {
				t.Errorf("%s%s says %.200q", path, query, bad)
			}
		}
	}
}

func TestNoTableShowsABestFigureOutsideItsRange(t *testing.T) {
	at := listen(t, build(t, func(c *Config) { c.Current = shipped(t) }))
	for _, query := range []string{"", "?datetime=2026-03-01/2026-03-31", "?datetime=2026-01-01/2026-12-31", "?country=AF",
		onlyRanges(t)} {
		for _, path := range []string{"/totals", "/histogram", "/collections/incidents/items", "/collections/districts/items",
			"/collections/tehsils/items", "/collections/districts/items/kurram", "/coverage"} {
			doc := read(t, at+path+query)
			if bad := outside(textOf(doc)); bad != nil {
				t.Errorf("%s%s says %q", path, query, bad)
			}
			doc.Find("td.num, dd").Each(func(_ int, cell *goquery.Selection) {
				under := cell.Find(".under").Text()
				if text := strings.TrimSuffix(strings.TrimSpace(cell.Text()), under); figureOutside(text, under) {
					t.Errorf("%s%s: a cell says %q over %q", path, query, text, under)
				}
			})
			doc.Find("table.figures").Each(func(_ int, table *goquery.Selection) {
				columns := table.Find("thead th").Map(func(_ int, s *goquery.Selection) string { return strings.ToLower(s.Text()) })
				low := slices.IndexFunc(columns, func(c string) bool { return strings.HasSuffix(c, "low") })
				if low < 0 {
					return
				}
				table.Find("tbody tr").Each(func(_ int, row *goquery.Selection) {
					cells := row.Find("th, td").Map(func(_ int, s *goquery.Selection) string { return s.Text() })
					if !ordered(cells[low : low+3]...) {
						t.Errorf("%s%s: the row %q", path, query, cells)
					}
				})
			})
		}
	}
}

// textOf is what a page or a picture says: its texts, a blank between any two, for a picture breaks its lines by hand.
func textOf(doc *goquery.Document) string {
	texts := doc.Find("title, desc, h1, p, li, td, th, dd, figcaption, text").Map(func(_ int,
		s *goquery.Selection) string {
		return s.Text()
	})
	for _, name := range []string{"description", "og:description", "og:title"} {
		texts = append(texts, doc.Find("meta[name='"+name+"'], meta[property='"+name+"']").AttrOr("content", ""))
	}
	return strings.Join(strings.Fields(strings.Join(texts, " ")), " ")
}
