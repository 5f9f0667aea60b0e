package web

import (
	"encoding/csv"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/needs"
	"khyberatlas/internal/ogc"
)

// farPeriods reach from before any Day to the last one; clients write the years 0000 and 9999 for an open end.
var farPeriods = []string{"0000-01-01T00:00:00Z/2021-12-01T00:00:00Z", "0001-01-01/..",
	"2025-10-01T00:00:00Z/9999-12-31T00:00:00Z", "9999-12-30/..", "0000-06-01"}

// sheet reads CSV into its rows by the names of the columns.
func sheet(t testing.TB, body string) (rows []map[string]string) {
	t.Helper()
	cells, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(body, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range cells[1:] {
		row := map[string]string{}
		for i, name := range cells[0] {
			row[name] = r[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// TestNoAnswerFailsForDaysFarAway asks every operation, and the features of every layer, in the form that is preferred
// and as a page.
func TestNoAnswerFailsForDaysFarAway(t *testing.T) {
	needs.Time(t)
	at := site(t)
	paths := addresses(t)
	for c, id := range map[string]string{"incidents": "2025-10-08-orakzai", "strikes": "2022-04-16-spera-afghan-dubai-strike",
		"crossings": "torkham", "districts": "bannu", "tehsils": ""} {
		if id == "" {
			id = odd(t).Load().Data().Tehsils[0].ID
		}
		paths[ogc.OperationName("items of "+c)], paths[ogc.OperationName("item of "+c)] = "/collections/"+c+"/items",
			"/collections/"+c+"/items/"+id
	}
	for name, path := range paths {
		op, ok := ogc.Lookup(name)
		if ok {
			if _, takes := op.Param("datetime"); !takes {
				continue
			}
		}
		for _, period := range farPeriods {
			for _, accept := range []string{"*/*", "text/html, */*;q=0.5"} {
				res, body := get(t, at+path+"?datetime="+period, "Accept", accept)
				tooMany := name == "histogram" && res.StatusCode == http.StatusBadRequest && strings.Contains(body, "bins")
				redirected := res.StatusCode == http.StatusMovedPermanently && strings.HasPrefix(string(name), "short-")
				if res.StatusCode != http.StatusOK && !tooMany && !redirected {
					t.Errorf("%s?datetime=%s as %s: %d %.200s", path, period, accept, res.StatusCode, body)
				}
			}
		}
	}
}

func TestAYearThatStandsForAnOpenEndFindsWhatAnOpenEndFinds(t *testing.T) {
	at := site(t)
	for far, open := range map[string]string{
		"0000-01-01T00:00:00Z/2023-07-30T00:34:00Z": "../2023-07-30",
		"2025-05-15T00:00:00Z/9999-12-31T00:00:00Z": "2025-05-15/..",
		"0000-01-01/9999-12-31":                     "0001-01-01/..",
	} {
		want, _ := features(t, at, "incidents", "datetime="+open)
		if got, _ := features(t, at, "incidents", "datetime="+far); !slices.Equal(got, want) || len(want) == 0 {
			t.Errorf("%s: %d features, %s has %d", far, len(got), open, len(want))
		}
	}
	if ids, _ := features(t, at, "incidents", "datetime=0000-01-01/0000-12-31"); len(ids) > 0 {
		t.Errorf("the year 0000 has %d incidents", len(ids))
	}
}

func TestNoDayAfterTheCollectionIsCountedAsClosed(t *testing.T) {
	at := site(t)
	until := func(end string) (counts string) {
		_, body := get(t, at+"/collections/crossings/items?f=csv&datetime=2021-01-01/"+end)
		for _, r := range sheet(t, body) {
			counts += fmt.Sprintln(r["id"], r["days_closed"], r["days_closed_trade"], r["days_closed_pedestrian"],
				r["days_closed_unconfirmed"])
		}
		return counts
	}
	if last := odd(t).Load().Days().To.String(); until("9999-12-31") != until(last) {
		t.Errorf("until 9999: %s\nuntil %s: %s", until("9999-12-31"), last, until(last))
	}
}

func TestTheChartOfAPageHasAtMostAsManyBinsAsAnyChart(t *testing.T) {
	a := odd(t).Load()
	for _, period := range []string{"0001-01-01/..", "0000-01-01/9999-12-31"} {
		_, body := get(t, site(t)+"/collections/districts/items/bannu?f=html&datetime="+period)
		bars := strings.Count(body, `class="bar"`)
		if bars == 0 || bars > incident.MostBins {
			t.Errorf("%s: %d bars of %d incidents", period, bars, a.Len())
		}
	}
}
