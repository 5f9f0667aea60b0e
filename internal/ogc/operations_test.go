package ogc_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"khyberatlas/internal/ogc"
)

func TestOperationsAreToldApartByNameAndPath(t *testing.T) {
	names, paths := map[ogc.OperationName]bool{}, map[string]bool{}
	for _, op := range ogc.Operations() {
		if names[op.Name] || paths[op.Path] {
			t.Errorf("%s %s stands twice", op.Name, op.Path)
		}
		names[op.Name], paths[op.Path] = true, true
		if op.Summary == "" || op.Tag == "" || !strings.HasPrefix(op.Path, "/") || len(op.Fails) == 0 {
			t.Errorf("%s is not described", op.Name)
		}
	}
}

func TestEveryParameterHasASentenceAndAnExampleThatIsRight(t *testing.T) {
	for _, op := range ogc.Operations() {
		seen := map[string]bool{}
		for _, p := range op.Params {
			if seen[p.Name] {
				t.Errorf("%s has %s twice", op.Name, p.Name)
			}
			seen[p.Name] = true
			if p.Doc == "" || p.Example == "" {
				t.Errorf("%s: %s is not described", op.Name, p.Name)
			}
			ask := ogc.Raw{Operation: op.Name, RawQuery: url.Values{p.Name: {p.Example}}.Encode(), Prefer: ogc.JSON}
			if _, _, faults := ogc.Parse(ask, vocab); len(faults) > 0 {
				t.Errorf("%s: the example of %s: %v", op.Name, p.Name, faults)
			}
		}
	}
}

func TestEveryAnswerOfAnOperationHasItsMediaTypes(t *testing.T) {
	op, ok := ogc.Lookup("items")
	if !ok {
		t.Fatal("no items")
	}
	features := []string{"application/geo+json", "text/html", "text/csv", "application/geopackage+sqlite3",
		"application/vnd.google-earth.kml+xml", "application/x-ndjson", "application/geo+json-seq"}
	for _, a := range op.Answers() {
		switch {
		case a.Status == 200 && !slices.Equal(a.Types, features):
			t.Errorf("200: got %v", a.Types)
		case a.Status >= 400 && !slices.Contains(a.Types, "application/problem+json"):
			t.Errorf("%d: got %v", a.Status, a.Types)
		case a.Status > 200 && a.Status < 400 && a.Types != nil:
			t.Errorf("%d: got %v", a.Status, a.Types)
		}
	}
	short, ok := ogc.Lookup("short-incidents")
	if !ok || short.Answers()[0].Status != 301 {
		t.Errorf("got %+v", short)
	}
}

func TestGeoJSONIsOfferedToReadersOfJSON(t *testing.T) {
	op, _ := ogc.Lookup("item")
	want := []ogc.Offer{{Type: "application/geo+json", Form: ogc.GeoJSON}, {Type: "application/json", Form: ogc.GeoJSON},
		{Type: "text/html", Form: ogc.HTML}}
	if got := op.Offers(); !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
}

func TestEveryDownloadIsFoundByItsName(t *testing.T) {
	for _, d := range ogc.Downloads() {
		got, ok := ogc.DownloadOf(d.File)
		if !ok || got != d {
			t.Errorf("%s: got %+v", d.File, got)
		}
		if d.Collection != "" && !slices.Contains(ogc.CollectionIDs(), string(d.Collection)) {
			t.Errorf("%s is of no collection", d.File)
		}
	}
	if _, ok := ogc.DownloadOf("incidents.shp"); ok {
		t.Error("a form that doesn't exist is found")
	}
}
