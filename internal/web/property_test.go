package web

import (
	"encoding/csv"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/mapdata"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/ogc/figures"
	"khyberatlas/internal/served"
)

// filters makes query strings of filters that leave something, and some that leave nothing.
func filters(v incident.Vocabulary) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		day := func(name string) string {
			return (incident.MustDay("2020-12-01") + incident.Day(rapid.IntRange(0, 2100).Draw(t, name))).String()
		}
		number := func(least, most int) string { return strconv.Itoa(rapid.IntRange(least, most).Draw(t, "number")) }
		values := func(p *ogc.Param) []string {
			if list := p.Allowed(v); len(list) > 0 {
				some := rapid.SliceOfNDistinct(rapid.SampledFrom(list), 1, min(4, len(list)), rapid.ID[string])
				return []string{strings.Join(some.Draw(t, p.Name), ",")}
			}
			switch p.Kind {
			case ogc.Period:
				ends := []string{day("from") + "/..", "../" + day("to")}
				return rapid.SliceOfNDistinct(rapid.SampledFrom(ends), 1, 2, rapid.ID[string]).Draw(t, p.Name)
			case ogc.Integer:
				return []string{number(0, 12)}
			case ogc.Words:
				return []string{rapid.SampledFrom([]string{"pol", "army post", "khyber", "drone"}).Draw(t, p.Name)}
			case ogc.Expression:
				return []string{"killed > " + number(0, 12) + " OR type NOT IN ('ied', 'armed_attack') AND date < DATE('" +
					day("said") + "')"}
			case ogc.Box:
				return []string{"69.5,32,71." + number(0, 9) + ",34.5"}
			case ogc.Distance:
				at := rapid.SampledFrom([]string{"71.094,34.118,", "69.57,32.3,", "70.555,32.125,"}).Draw(t, "at")
				return []string{at + number(1, 90)}
			}
			t.Fatalf("%s: what does a %s look like?", p.Name, p.Kind)
			return nil
		}
		// A first or last day that a form sent is a period in other words.
		rows := slices.DeleteFunc(slices.Clone(ogc.Filters()), func(p ogc.Param) bool { return p.As != "" })
		query := url.Values{}
		for _, i := range rapid.SliceOfNDistinct(rapid.IntRange(0, len(rows)-1), 0, 3, rapid.ID[int]).Draw(t, "filters") {
			query[rows[i].Name] = values(&rows[i])
		}
		return query.Encode()
	})
}

// TestOneFilterOneCount is the promise that every form of an answer holds the same records.
func TestOneFilterOneCount(t *testing.T) {
	for name, of := range records {
		t.Run(name, func(t *testing.T) { oneFilterOneCount(t, of(t)) })
	}
}

func oneFilterOneCount(t *testing.T, current *served.Current) {
	s := build(t, func(c *Config) { c.Current = current })
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
	known := current.Load().Vocabulary()
	rapid.Check(t, func(t *rapid.T) {
		query := filters(known).Draw(t, "query")
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
		if total := decode[figures.Sums](t, body(t, "/totals?"+query)); total.Count != len(ids) {
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
		if m := decode[mapdata.Marks](t, body(t, "/map/marks?"+query)); m.Count != len(ids) || len(m.Incidents.ID) != len(ids) {
			t.Fatalf("%s: %d marks, %d features", query, m.Count, len(ids))
		}
	})
}

// histogramView is what a histogram answers: bins, or series of them.
type histogramView struct {
	Bins   []figures.Bin `json:"bins"`
	Series []struct {
		Value string        `json:"value"`
		Bins  []figures.Bin `json:"bins"`
	} `json:"series"`
}

func seriesBins(h histogramView) [][]figures.Bin {
	var out [][]figures.Bin
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
	for _, query := range []string{"limit=1&datetime=2025-10-01/2025-10-05", "limit=7&type=ied&f=geojson",
		"limit=500&sortby=-killed"} {
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
