package web

import (
	"encoding/csv"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// filters makes query strings of filters that leave something, and some that leave nothing.
func filters(districts []incident.Named) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		day := func(name string) string {
			return (incident.MustDay("2020-12-01") + incident.Day(rapid.IntRange(0, 2100).Draw(t, name))).String()
		}
		ids := make([]string, len(districts))
		for i, d := range districts {
			ids[i] = d.ID
		}
		some := func(list []string, most int) string {
			return strings.Join(rapid.SliceOfNDistinct(rapid.SampledFrom(list), 1, most, func(s string) string { return s }).Draw(t, "values"), ",")
		}
		parts := []func() string{
			func() string { return "datetime=" + day("from") + "/.." },
			func() string { return "datetime=../" + day("to") },
			func() string {
				return "type=" + some([]string{"ied", "air_strike", "shelling", "armed_attack", "security_operation"}, 3)
			},
			func() string { return "actor=" + some([]string{"ttp", "pakistan_forces", "unidentified", "iskp"}, 3) },
			func() string { return "district=" + some(ids, 4) },
			func() string { return "in_district=" + some(ids, 4) },
			func() string { return "country=" + some([]string{"PK", "AF"}, 2) },
			func() string { return "confidence=" + some([]string{"confirmed", "reported", "contested"}, 2) },
			func() string {
				return "geo_precision=" + some([]string{"site", "town", "tehsil", "district", "province"}, 3)
			},
			func() string { return "killed_min=" + strconv.Itoa(rapid.IntRange(0, 12).Draw(t, "least")) },
			func() string {
				return "q=" + rapid.SampledFrom([]string{"pol", "army post", "khyber", "drone"}).Draw(t, "q")
			},
			func() string {
				return "bbox=69.5,32,71." + strconv.Itoa(rapid.IntRange(0, 9).Draw(t, "east")) + ",34.5"
			},
			func() string { return "near=71.094,34.118," + strconv.Itoa(rapid.IntRange(1, 90).Draw(t, "km")) },
		}
		chosen := rapid.SliceOfNDistinct(rapid.IntRange(0, len(parts)-1), 0, 3, rapid.ID).Draw(t, "filters")
		var query []string
		for _, i := range chosen {
			query = append(query, strings.ReplaceAll(parts[i](), " ", "+"))
		}
		return strings.Join(query, "&")
	})
}

// TestOneFilterOneCount is the promise that every form of an answer holds the same records.
func TestOneFilterOneCount(t *testing.T) {
	s := build(t, nil)
	body := func(t *rapid.T, path string) string {
		rec := httptest.NewRecorder()
		s.Handler().ServeHTTP(rec, httptest.NewRequest(http.MethodGet, path, nil))
		if rec.Code == http.StatusSeeOther {
			path = rec.Header().Get("Location")
			rec = httptest.NewRecorder()
			s.Handler().ServeHTTP(rec, httptest.NewRequest(http.MethodGet, path, nil))
		}
		if rec.Code != http.StatusOK {
			t.Fatalf("%s: %d %s", path, rec.Code, rec.Body)
		}
		return rec.Body.String()
	}
	any := odd(t).Load().Vocabulary().Districts
	rapid.Check(t, func(t *rapid.T) {
		query := filters(any).Draw(t, "query")
		collection := rapid.SampledFrom([]string{"incidents", "strikes"}).Draw(t, "collection")
		items := "/collections/" + collection + "/items?limit=10000&" + query
		fc := decode[struct {
			NumberMatched, NumberReturned int
			Features                      []struct{ ID string }
		}](t, body(t, items))
		var ids []string
		for _, f := range fc.Features {
			ids = append(ids, f.ID)
		}
		if fc.NumberMatched != len(ids) || fc.NumberReturned != len(ids) {
			t.Fatalf("%s: %d features, %d matched, %d returned", query, len(ids), fc.NumberMatched, fc.NumberReturned)
		}
		for _, path := range []string{items + "&f=csv", "/downloads/" + collection + ".csv?" + query} {
			rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(body(t, path), "\ufeff"))).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			var in []string
			for _, r := range rows[1:] {
				in = append(in, r[0])
			}
			if !slices.Equal(in, ids) {
				t.Fatalf("%s: %d rows, %d features", path, len(in), len(ids))
			}
		}
		doc, err := goquery.NewDocumentFromReader(strings.NewReader(body(t, items+"&f=html")))
		if err != nil {
			t.Fatal(err)
		}
		if rows := doc.Find("table.incidents tbody tr").Length(); rows != len(ids) {
			t.Fatalf("%s: %d rows of the table, %d features", query, rows, len(ids))
		}
		if collection == "strikes" {
			return
		}
		if total := decode[sums](t, body(t, "/totals?"+query)); total.Count != len(ids) {
			t.Fatalf("%s: totals of %d, %d features", query, total.Count, len(ids))
		}
		by := rapid.SampledFrom([]string{"", "&by=type", "&by=district"}).Draw(t, "by")
		h := decode[histogramView](t, body(t, "/histogram?interval=year&"+query+by))
		counted := 0
		for _, bins := range append(seriesBins(h), h.Bins) {
			for _, b := range bins {
				counted += b.Count
			}
		}
		if counted != len(ids) {
			t.Fatalf("%s: %d in bins, %d features", query+by, counted, len(ids))
		}
		if m := decode[marks](t, body(t, "/map/marks?"+query)); m.Count != len(ids) || len(m.Incidents.ID) != len(ids) {
			t.Fatalf("%s: %d marks, %d features", query, m.Count, len(ids))
		}
	})
}

// histogramView is what a histogram answers: bins, or series of them.
type histogramView struct {
	Bins   []binView `json:"bins"`
	Series []struct {
		Value string    `json:"value"`
		Bins  []binView `json:"bins"`
	} `json:"series"`
}

func seriesBins(h histogramView) [][]binView {
	var out [][]binView
	for _, s := range h.Series {
		out = append(out, s.Bins)
	}
	return out
}

func TestReadingOnVisitsEachFeatureOnce(t *testing.T) {
	type page struct {
		NumberMatched int
		Features      []struct{ ID string }
		Links         []ogc.Link
	}
	items := site(t) + "/collections/incidents/items?"
	for _, query := range []string{"limit=1&datetime=2025-10-01/2025-10-05", "limit=7&type=ied&f=geojson", "limit=500&sortby=-killed"} {
		want, seen := 0, map[string]bool{}
		for next := items + query; next != ""; {
			_, body := get(t, next)
			p := decode[page](t, body)
			if want == 0 {
				want = p.NumberMatched
			}
			if p.NumberMatched != want {
				t.Fatalf("%s: %d matched, at first %d", next, p.NumberMatched, want)
			}
			next = ""
			for _, l := range p.Links {
				if l.Rel == "next" {
					next = l.Href
				}
			}
			for _, f := range p.Features {
				if seen[f.ID] {
					t.Fatalf("%s twice", f.ID)
				}
				seen[f.ID] = true
			}
		}
		if len(seen) != want || want == 0 {
			t.Errorf("%s: %d seen, %d matched", query, len(seen), want)
		}
	}
}
