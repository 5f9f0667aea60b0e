package web

import (
	"net/url"
	"strconv"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc/figures"
	"khyberatlas/internal/served"
)

// crowded is the shipped dataset eight times over: more marks than are drawn one by one.
func crowded(t *testing.T) *served.Current {
	t.Helper()
	ds := *datasettest.Shipped(t)
	ds.Version = "crowded"
	var all []incident.Incident
	for copies := range 8 {
		for _, i := range datasettest.Shipped(t).Incidents {
			i.ID += "-" + strconv.Itoa(copies)
			all = append(all, i)
		}
	}
	ds.Incidents = all
	a, err := atlas.Build(&ds)
	if err != nil {
		t.Fatal(err)
	}
	current := &served.Current{}
	current.Swap(served.InMemory(a))
	return current
}

func TestACellLeadsToWhatItCounts(t *testing.T) {
	srv := listen(t, build(t, func(c *Config) { c.Current = crowded(t) }))
	for _, filter := range []string{"", "?bbox=69.51,31.77,71.52,34.13", "?geo_precision=town,tehsil,district"} {
		doc := read(t, srv+"/collections/incidents/items"+filter)
		cells := doc.Find("svg.map .cell[data-count]")
		if cells.Length() < 5 {
			t.Fatalf("%s: only %d cells", filter, cells.Length())
		}
		cells.Each(func(_ int, s *goquery.Selection) {
			u, err := url.Parse(s.AttrOr("href", ""))
			if err != nil {
				t.Fatal(err)
			}
			_, body := get(t, srv+"/totals?f=json&"+u.RawQuery)
			if got := decode[figures.Totals](t, body).Count; strconv.Itoa(got) != s.AttrOr("data-count", "") {
				t.Errorf("%s: a cell counts %s and leads to %d at %s", filter, s.AttrOr("data-count", ""), got, u.RawQuery)
			}
		})
	}
}
