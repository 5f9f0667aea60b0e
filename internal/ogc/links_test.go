package ogc_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

func TestSelfAndAlternatesKeepTheWholeQuery(t *testing.T) {
	r := valid(t, "type=ied&limit=10&offset=20")
	got := ogc.Root{Base: "https://example.org", Prefix: "/v/abc"}.Self(&r)
	at := "https://example.org/v/abc/collections/incidents/items?type=ied&limit=10&offset=20"
	want := []ogc.Link{
		{Href: at, Rel: "self", Type: "application/geo+json", Title: "This document"},
		{Href: at + "&f=html", Rel: "alternate", Type: "text/html", Title: "The same as a page"},
		{Href: at + "&f=csv", Rel: "alternate", Type: "text/csv", Title: "The same as CSV"},
		{Href: at + "&f=gpkg", Rel: "alternate", Type: "application/geopackage+sqlite3", Title: "The same as a GeoPackage"},
		{Href: at + "&f=kml", Rel: "alternate", Type: "application/vnd.google-earth.kml+xml", Title: "The same as KML"},
		{Href: at + "&f=geojsonl", Rel: "alternate", Type: "application/x-ndjson", Title: "The same as GeoJSON by lines"},
		{Href: at + "&f=geojsonseq", Rel: "alternate", Type: "application/geo+json-seq", Title: "The same as a GeoJSON sequence"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// The form stands last in an address, so that the addresses of all forms begin alike.
func TestAlternatesAreTheAddressesOfTheOtherForms(t *testing.T) {
	root := ogc.Root{Base: "https://example.org", Prefix: "/v/abc"}
	for _, op := range ogc.Operations() {
		for _, form := range op.Forms {
			for _, query := range []incident.Query{{}, {Types: []incident.Type{"ied"}, Words: []string{"a+b&c"}}} {
				r := ogc.Resource{Operation: op.Name, Form: form, Asked: form != op.Forms[0], Query: query, View: ogc.View{Sel: "x"}}
				links := root.Self(&r)
				if links[0].Href != root.Of(r) || len(links) != len(op.Forms) {
					t.Errorf("%s: %+v, want %s and %d more", op.Name, links, root.Of(r), len(op.Forms)-1)
				}
				for _, l := range links[1:] {
					other := r
					_, f, _ := strings.Cut(l.Href[strings.LastIndexAny(l.Href, "?&"):], "=")
					other.Form, other.Asked = ogc.Form(f), true
					if l.Href != root.Of(other) {
						t.Errorf("%s: %s, want %s", op.Name, l.Href, root.Of(other))
					}
				}
			}
		}
	}
}

func TestNextIsThereExactlyWhenMoreMatch(t *testing.T) {
	for _, tc := range []struct {
		query   string
		matched int
		want    []string
	}{
		{"limit=10", 10, nil},
		{"limit=10", 0, nil},
		{"limit=10", 11, []string{"next ?limit=10&offset=10"}},
		{"limit=10&offset=10&f=geojson", 20, []string{"prev ?limit=10&f=geojson"}},
		{"limit=10&offset=5", 16, []string{"next ?limit=10&offset=15", "prev ?limit=10"}},
		{"limit=10&offset=50", 16, []string{"prev ?limit=10&offset=40"}},
	} {
		var got []string
		for _, l := range (ogc.Root{Base: "http://x"}).Paging(valid(t, tc.query), tc.matched, "abc") {
			got = append(got, l.Rel+" "+l.Href[len("http://x/v/abc/collections/incidents/items"):])
			if l.Type != "application/geo+json" {
				t.Errorf("%s: type %s", l.Rel, l.Type)
			}
		}
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("%s of %d: %s", tc.query, tc.matched, diff)
		}
	}
}

func TestAPathIsEscaped(t *testing.T) {
	r := ogc.Resource{Operation: "item", Collection: "incidents", ID: "a/b c?"}
	if got := r.Path(); got != "/collections/incidents/items/a%2Fb%20c%3F" {
		t.Errorf("got %s", got)
	}
}

func TestStrikesAreTheIncidentsOfTheirTypes(t *testing.T) {
	strikes, _ := ogc.CollectionOf(incident.LayerStrikes)
	for query, want := range map[string]string{"": "type=air_strike,drone_strike,shelling", "type=ied,shelling": "type=shelling"} {
		if got := ogc.FilterOf(strikes.Query(valid(t, query).Query)); got != want {
			t.Errorf("%s: got %s", query, got)
		}
	}
	if q := strikes.Query(valid(t, "type=ied").Query); !q.Never {
		t.Errorf("a type that is no strike: got %+v", q)
	}
	incidents, _ := ogc.CollectionOf(incident.LayerIncidents)
	if q := incidents.Query(incident.Query{}); len(q.Types) > 0 {
		t.Errorf("incidents: got %+v", q)
	}
}
