package web

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/served"
)

func listed(t *testing.T, at string) []ogc.CollectionAnswer {
	t.Helper()
	_, body := get(t, at+"/collections")
	return decode[struct{ Collections []ogc.CollectionAnswer }](t, body).Collections
}

func collectionsPoints() []point {
	return []point{
		{"S A9, A10: 200, with links self and alternate and every collection", func(t *testing.T, at string) {
			links := linksAt(t, at+"/collections")
			if len(rel(links, "self", "application/json")) != 1 || len(rel(links, "alternate", "text/html")) != 1 {
				t.Errorf("%+v", links)
			}
			var ids []string
			for _, c := range listed(t, at) {
				ids = append(ids, string(c.ID))
			}
			if !slices.Equal(ids, ogc.CollectionIDs()) {
				t.Errorf("%v", ids)
			}
		}},
		{"S: every entry has id, title, description, one typed link to its items for each encoding, schema, bulk files and licence",
			entries},
		{"S: spatial and temporal extent hold every feature, in longitude and latitude, in RFC 3339 with Z", extents},
		{"S A2: crs has CRS84; no storageCrs", func(t *testing.T, at string) {
			for _, c := range listed(t, at) {
				if !slices.Contains(c.CRS, ogc.CRS84) {
					t.Errorf("%s: %v", c.ID, c.CRS)
				}
			}
			if _, body := get(t, at+"/collections"); strings.Contains(body, "storageCrs") {
				t.Error("a storageCrs is claimed")
			}
		}},
		{"E: every collection has a feature", func(t *testing.T, at string) {
			for _, c := range listed(t, at) {
				if ids, _ := features(t, at, string(c.ID), ""); len(ids) == 0 || c.ID == "dUmmYColLection" {
					t.Errorf("%s: %d", c.ID, len(ids))
				}
			}
		}},
	}
}

func entries(t *testing.T, at string) {
	op, _ := ogc.Lookup("items")
	for _, c := range listed(t, at) {
		if c.ID == "" || c.Title == "" || c.Description == "" || c.Licence == "" || c.ItemType != "feature" {
			t.Errorf("%+v", c)
		}
		for _, f := range op.Forms {
			links := rel(c.Links, "items", f.Bare())
			if len(links) != 1 {
				t.Errorf("%s: %d links to items as %s", c.ID, len(links), f.Bare())
				continue
			}
			leads(t, links[0])
		}
		// Clients look this address up in the description, where it stands without a query string.
		if href := rel(c.Links, "items", "application/geo+json")[0].Href; href != at+"/collections/"+string(c.ID)+"/items" {
			t.Errorf("%s: GeoJSON is at %s", c.ID, href)
		}
		for _, name := range []string{"self", "alternate", "license", "describedby", "describedBy", "enclosure"} {
			links := rel(c.Links, name, "")
			if len(links) == 0 {
				t.Errorf("%s: no %s", c.ID, name)
			}
			for _, l := range links {
				if name != "license" {
					leads(t, l)
				}
			}
		}
	}
}

func extents(t *testing.T, at string) {
	for _, c := range listed(t, at) {
		box := c.Extent.Spatial.Bbox[0]
		_, body := get(t, at+"/collections/"+string(c.ID)+"/items?limit=10000")
		got := decode[struct {
			Bbox     [4]float64
			Features []struct {
				Properties struct {
					Date  string
					Since string `json:"state_since"`
				}
			}
		}](t, body)
		if got.Bbox[0] < box[0] || got.Bbox[1] < box[1] || got.Bbox[2] > box[2] || got.Bbox[3] > box[3] || box[0] < 60 || box[1] < 25 {
			t.Errorf("%s: extent %v, features %v", c.ID, box, got.Bbox)
		}
		var ends [2]time.Time
		for i, end := range c.Extent.Temporal.Interval[0] {
			if end == nil {
				ends[i] = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)
				continue
			}
			var err error
			if ends[i], err = time.Parse(time.RFC3339, *end); err != nil || !strings.HasSuffix(*end, "Z") {
				t.Errorf("%s: %q is no date-time", c.ID, *end)
			}
		}
		for _, f := range got.Features {
			for _, day := range []string{f.Properties.Date, f.Properties.Since} {
				if d, err := time.Parse(time.DateOnly, day); err == nil && (d.Before(ends[0]) || d.After(ends[1])) {
					t.Errorf("%s: %s lies outside %v", c.ID, day, ends)
				}
			}
		}
	}
}

func collectionPoints() []point {
	return append([]point{{"S A11, A12: 200 for every id, the same as the entry in /collections, with all its links",
		func(t *testing.T, at string) {
			for _, want := range listed(t, at) {
				_, body := get(t, at+"/collections/"+string(want.ID))
				if diff := cmp.Diff(want, decode[ogc.CollectionAnswer](t, body)); diff != "" {
					t.Errorf("%s: %s", want.ID, diff)
				}
			}
		}}}, schemaPoints()...)
}

func itemPoints() []point {
	type feature struct {
		Type, ID string
		Geometry any
		Links    []ogc.Link
	}
	return []point{
		{"S A27, A28: 200 for every id met in items; a GeoJSON Feature with this id", func(t *testing.T, at string) {
			for _, c := range ogc.CollectionIDs() {
				ids, _ := features(t, at, c, "")
				step := max(1, len(ids)/40)
				for i := 0; i < len(ids); i += step {
					res, body := get(t, at+"/collections/"+c+"/items/"+ids[i])
					f := decode[feature](t, body)
					if res.StatusCode != 200 || res.Header.Get("Content-Type") != "application/geo+json" || f.Type != "Feature" ||
						f.ID != ids[i] {
						t.Errorf("%s: %d, %+v", ids[i], res.StatusCode, f)
					}
				}
			}
			res, body := get(t, at+"/collections/incidents/items/2025%2D10%2D08-orakzai")
			if res.StatusCode != 200 || decode[feature](t, body).ID != "2025-10-08-orakzai" {
				t.Errorf("an encoded id: %d", res.StatusCode)
			}
		}},
		{"S A29: links self, alternate and collection; 404 for an unknown id, 400 for an unknown parameter, 410 for a withdrawn one",
			itemLinks},
		{"E: GDAL asks for id = 'x' at this path", func(t *testing.T, _ string) { findsByID(t) }},
	}
}

func itemLinks(t *testing.T, at string) {
	path := at + "/collections/incidents/items/2025-10-08-orakzai"
	links := linksAt(t, path)
	wellFormed(t, path, links)
	for _, l := range []struct{ rel, kind string }{{"self", "application/geo+json"}, {"alternate", "text/html"},
		{"collection", "application/json"}} {
		found := rel(links, l.rel, l.kind)
		if len(found) != 1 {
			t.Errorf("%d links %s in %s", len(found), l.rel, l.kind)
			continue
		}
		leads(t, found[0])
	}
	checkProblem(t, at+"/collections/incidents/items/nope", http.StatusNotFound, "")
	checkProblem(t, path+"?unknownQueryParameter12345=1", http.StatusBadRequest, "unknownQueryParameter12345")

	ds := *datasettest.Shipped(t)
	ds.Gone = map[string]string{"2020-01-01-withdrawn": "0123456789abcdef"}
	a, err := atlas.Build(&ds)
	if err != nil {
		t.Fatal(err)
	}
	current := &served.Current{}
	current.Swap(served.InMemory(a))
	after := listen(t, build(t, func(c *Config) { c.Current = current }))
	if res, _ := get(t, after+"/collections/incidents/items/2020-01-01-withdrawn"); res.StatusCode != http.StatusGone {
		t.Errorf("a withdrawn incident is %d", res.StatusCode)
	}
	checkProblem(t, after+"/collections/crossings/items/2020-01-01-withdrawn", http.StatusNotFound, "")
}
