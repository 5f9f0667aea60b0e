package web

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/served"
)

// list is a window on a layer as clients read it.
type list struct {
	Type           string
	Features       []struct{ ID string }
	NumberMatched  *int
	NumberReturned *int
	TimeStamp      *string
	Links          []ogc.Link
}

func itemsPoints() []point {
	return []point{
		{"S A22: 200, a FeatureCollection of only the selected features, as application/geo+json", func(t *testing.T, at string) {
			for _, c := range ogc.CollectionIDs() {
				res, body := get(t, at+"/collections/"+c+"/items")
				if l := decode[list](t, body); res.StatusCode != 200 || res.Header.Get("Content-Type") != "application/geo+json" ||
					l.Type != "FeatureCollection" || len(l.Features) == 0 {
					t.Errorf("%s: %d in %s", c, res.StatusCode, res.Header.Get("Content-Type"))
				}
			}
		}},
		{"S A23: links self with the whole query and alternate in every other type", func(t *testing.T, at string) {
			path := at + "/collections/incidents/items?datetime=2025-01-01/..&type=ied&limit=3"
			links := linksAt(t, path)
			wellFormed(t, path, links)
			if self := rel(links, "self", "application/geo+json"); len(self) != 1 || self[0].Href != path {
				t.Errorf("%+v", self)
			}
			op, _ := ogc.Lookup("items")
			for _, f := range op.Forms[1:] {
				if found := rel(links, "alternate", f.Bare()); len(found) != 1 {
					t.Errorf("%d alternates as %s", len(found), f.Bare())
				} else {
					leads(t, found[0])
				}
			}
		}},
		{"R: next exactly when more match, as application/geo+json, with bbox, datetime, filters, limit and f", nextLinks},
		{"D: following next visits each feature once, in a stable order; an import meanwhile gives the old version or 410",
			throughAnImport},
		{"S A24: no timeStamp: no answer reads the clock", func(t *testing.T, at string) {
			if _, body := get(t, at+"/collections/incidents/items"); decode[list](t, body).TimeStamp != nil {
				t.Error("there is one")
			}
		}},
		{"S A25: numberMatched is all that match over all pages, an integer for limit=1 too", func(t *testing.T, at string) {
			for _, query := range []string{"limit=1", "limit=40&type=ied", "limit=1000", "limit=1&q=nothingsuch"} {
				all, _ := features(t, at, "incidents", strings.TrimPrefix(query[strings.Index(query+"&", "&"):], "&"))
				_, body := get(t, at+"/collections/incidents/items?"+query)
				if n := decode[list](t, body).NumberMatched; n == nil || *n != len(all) {
					t.Errorf("%s: %v, %d match", query, n, len(all))
				}
			}
		}},
		{"S A26: numberReturned is the length of features", func(t *testing.T, at string) {
			for _, query := range []string{"limit=1", "limit=1000", "offset=1100", "q=nothingsuch"} {
				_, body := get(t, at+"/collections/incidents/items?"+query)
				if l := decode[list](t, body); l.NumberReturned == nil || *l.NumberReturned != len(l.Features) {
					t.Errorf("%s: %v, %d features", query, l.NumberReturned, len(l.Features))
				}
			}
		}},
		{"R: bbox of the features; CRS84, longitude before latitude, RFC 7946 winding, at most four decimals, no crs", geometry},
	}
}

func nextLinks(t *testing.T, at string) {
	query := "bbox=69,31,74,36.9&datetime=2025-01-01/..&type=ied&limit=5&f=geojson"
	all, _ := features(t, at, "incidents", strings.ReplaceAll(query, "&limit=5&f=geojson", ""))
	for offset, pages := 0, 0; ; pages++ {
		_, body := get(t, at+"/collections/incidents/items?"+query+fmt.Sprintf("&offset=%d", offset))
		next := rel(decode[list](t, body).Links, "next", "application/geo+json")
		if more := offset+5 < len(all); more != (len(next) == 1) {
			t.Errorf("from %d of %d: %d links", offset, len(all), len(next))
		} else if !more {
			if pages < 2 {
				t.Error("there was but one page")
			}
			return
		}
		offset += 5
		want := fmt.Sprintf("?datetime=2025-01-01/..&bbox=69,31,74,36.9&type=ied&limit=5&offset=%d&f=geojson", offset)
		if !strings.HasSuffix(next[0].Href, want) {
			t.Fatalf("%s lacks %s", next[0].Href, want)
		}
	}
}

// throughAnImport reads on page by page while other versions take the place of the one that was begun with.
func throughAnImport(t *testing.T, _ string) {
	var versions []*atlas.Atlas
	for _, rows := range []datasettest.Rows{nil, {"incidents.csv": {datasettest.OddRows()["incidents.csv"][24]}},
		datasettest.OddRows()} {
		a, err := atlas.Build(datasettest.With(t, rows))
		if err != nil {
			t.Fatal(err)
		}
		versions = append(versions, a)
	}
	var current *served.Current
	var at string
	const query = "type=ied,other,communal_violence&limit="
	for _, limit := range []string{"1", "37", "1000"} {
		current = &served.Current{}
		current.Swap(served.InMemory(versions[0]))
		at = listen(t, build(t, func(c *Config) { c.Current = current }))
		all, _ := features(t, at, "incidents", "type=ied,other,communal_violence")
		seen := map[string]bool{}
		next := at + "/collections/incidents/items?" + query + limit
		for pages := 0; next != ""; pages++ {
			_, body := get(t, next)
			l := decode[list](t, body)
			for _, f := range l.Features {
				if seen[f.ID] {
					t.Fatalf("%s twice", f.ID)
				}
				seen[f.ID] = true
			}
			if *l.NumberMatched != len(all) {
				t.Fatalf("page %d is of %d features, the first of %d", pages, *l.NumberMatched, len(all))
			}
			if pages == 0 {
				current.Swap(served.InMemory(versions[1])) // with one row more, before all the others
			}
			next = ""
			if links := rel(l.Links, "next", ""); len(links) > 0 {
				next = links[0].Href
			}
		}
		if len(seen) != len(all) {
			t.Errorf("by %s: %d seen of %d", limit, len(seen), len(all))
		}
		now, _ := features(t, at, "incidents", "type=ied,other,communal_violence")
		if len(now) != len(all)+1 {
			t.Errorf("the new version has %d, the old one %d", len(now), len(all))
		}
	}
	old := at + "/v/" + versions[0].Version() + "/collections/incidents/items?limit=1&offset=1"
	if res, _ := get(t, old); res.StatusCode != 200 {
		t.Errorf("the version before: %d", res.StatusCode)
	}
	current.Swap(served.InMemory(versions[2]))
	checkProblem(t, old, 410, "")
}

func geometry(t *testing.T, at string) {
	for _, c := range ogc.CollectionIDs() {
		_, body := get(t, at+"/collections/"+c+"/items?limit=10000")
		v := decode[struct {
			Bbox     []json.Number
			CRS      any
			Features []struct {
				Geometry *struct {
					Type        string
					Coordinates json.RawMessage
				}
			}
		}](t, body)
		if len(v.Bbox) != 4 || v.CRS != nil {
			t.Errorf("%s: bbox %v, crs %v", c, v.Bbox, v.CRS)
		}
		for _, f := range v.Features {
			switch {
			case f.Geometry == nil:
			case f.Geometry.Type == "Point":
				lonLat(t, c, decode[[]json.Number](t, string(f.Geometry.Coordinates)))
			case f.Geometry.Type == "Polygon":
				wound(t, c, decode[[][][]json.Number](t, string(f.Geometry.Coordinates)))
			default:
				for _, p := range decode[[][][][]json.Number](t, string(f.Geometry.Coordinates)) {
					wound(t, c, p)
				}
			}
		}
	}
}

func lonLat(t *testing.T, where string, p []json.Number) (x, y float64) {
	t.Helper()
	if len(p) != 2 {
		t.Fatalf("%s: %v", where, p)
	}
	x, errX := p[0].Float64()
	y, errY := p[1].Float64()
	_, decimals, _ := strings.Cut(p[0].String(), ".")
	if errX != nil || errY != nil || x < 60 || x > 80 || y < 25 || y > 40 || len(decimals) > 4 {
		t.Fatalf("%s: %v", where, p)
	}
	return x, y
}

// wound checks that an outer ring runs counterclockwise and a hole clockwise.
func wound(t *testing.T, where string, rings [][][]json.Number) {
	t.Helper()
	for i, ring := range rings {
		area := 0.0
		for j := range ring[:len(ring)-1] {
			x1, y1 := lonLat(t, where, ring[j])
			x2, y2 := lonLat(t, where, ring[j+1])
			area += x1*y2 - x2*y1
		}
		if (i == 0) != (area > 0) || fmt.Sprint(ring[0]) != fmt.Sprint(ring[len(ring)-1]) {
			t.Fatalf("%s: ring %d is wound the wrong way or open", where, i)
		}
	}
}
