package ogc_test

import (
	"net/url"
	"strings"
	"testing"

	"khyberatlas/internal/cql"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// asking reads an address of the features of a layer.
func asking(layer incident.Layer, prefer ogc.Form, pairs ...string) (ogc.Resource, bool, incident.Faults) {
	values := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		values.Add(pairs[i], pairs[i+1])
	}
	return ogc.Parse(ogc.Raw{Operation: "items", Collection: layer, RawQuery: values.Encode(), Prefer: prefer}, vocab)
}

func TestAnExpressionIsWrittenAsCanonicalText(t *testing.T) {
	for _, pairs := range [][]string{{"filter", "killed>=10"}, {"filter", "(killed >= 1e1)", "filter-lang", "cql2-text"},
		{"filter-lang", "cql2-json", "filter", `{"op":">=","args":[{"property":"killed"},10]}`}} {
		r, _, faults := asking("incidents", ogc.GeoJSON, pairs...)
		if got := r.Canonical(); len(faults) > 0 || got != "filter=killed+%3E%3D+10" || r.Query.Said == nil || r.Only != nil {
			t.Errorf("%v: %s, %v", pairs, got, faults)
		}
		page, tidy, _ := asking("incidents", ogc.HTML, pairs...)
		if !tidy || page.Canonical() != "filter=killed+%3E%3D+10" {
			t.Errorf("%v: a page isn't tidied: %s", pairs, page.Canonical())
		}
	}
	if _, tidy, _ := asking("incidents", ogc.HTML, "filter", "killed >= 10"); tidy {
		t.Error("a page is tidied that is tidy")
	}
	if r, _, faults := asking("incidents", ogc.GeoJSON, "filter-lang", "cql2-json"); len(faults) > 0 || r.Canonical() != "" {
		t.Errorf("a language without an expression: %s, %v", r.Canonical(), faults)
	}
}

// What is written as an expression is of the layer that the address names, and stands in no address of another.
func TestAnExpressionSpeaksOfTheFeaturesOfTheAddress(t *testing.T) {
	r, _, faults := asking("districts", ogc.GeoJSON, "filter", "incidents > 5 AND merged_2018 = TRUE", "type", "ied")
	if len(faults) > 0 || r.Only == nil || r.Query.Said != nil {
		t.Fatalf("%+v, %v", r, faults)
	}
	if got := r.Filter(); got != "type=ied&filter=incidents+%3E+5+AND+merged_2018+%3D+TRUE" {
		t.Errorf("the filter is %s", got)
	}
	r.Collection = "incidents"
	if got := r.Canonical(); got != "type=ied" {
		t.Errorf("of incidents it is %s", got)
	}
	incidents, _, _ := asking("strikes", ogc.GeoJSON, "filter", "killed > 5")
	incidents.Collection = "crossings"
	if got := incidents.Canonical(); got != "" {
		t.Errorf("of crossings it is %s", got)
	}
	for layer, wrong := range map[incident.Layer]string{"districts": "type = 'ied'", "tehsils": "merged_2018 = TRUE",
		"crossings": "killed > 5", "incidents": "incidents > 5"} {
		if _, _, faults := asking(layer, ogc.GeoJSON, "filter", wrong); len(faults) != 1 || ogc.Parameter(faults[0]) != "filter" {
			t.Errorf("%s: %v", layer, faults)
		}
	}
}

// Every fault of an expression is said in whole sentences, with what is allowed where that is a list.
func TestWhatIsWrongWithAnExpressionIsSaid(t *testing.T) {
	for expression, want := range map[string]string{
		"THIS = 'A FILTER'": `parameter filter: "THIS": at 1: nothing that can be filtered by has this name`,
		"kiled > 5":         `parameter filter: "kiled": at 1: nothing that can be filtered by has this name; did you mean killed?`,
		"killed > 'five'": `parameter filter: "'five'": at 10: both sides of a comparison are of one kind, and here are number ` +
			`and text`,
		"date > DATE('2025-02-30')": `parameter filter: "'2025-02-30')": at 13: a day of the calendar is written ` +
			`'2025-10-08', a time '2025-10-08T13:30:00Z'; write DATE('2025-10-08')`,
		"S_INTERSECTS(geometry,POINT(90 180))": `parameter filter: "POINT(90 180))": a longitude lies between -180 and 180`,
	} {
		_, _, faults := asking("incidents", ogc.GeoJSON, "filter", expression)
		if len(faults) != 1 {
			t.Errorf("%s: %v", expression, faults)
			continue
		}
		if got := faults[0].Error(); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s, not %s", expression, got, want)
		}
	}
	for _, f := range everyFault(t) {
		if strings.Contains(f.Rule, "problem.") || strings.ContainsAny(f.Rule+f.Mend, "{}") || f.Rule == "" {
			t.Errorf("%+v", f)
		}
	}
}

// everyFault is one for each of many wrong expressions in both languages.
func everyFault(t *testing.T) (all incident.Faults) {
	t.Helper()
	for _, text := range []string{"", "killed", "killed 5", "killed =", "killed = 5 x", "(killed = 5", "killed = '", "killed = 5x",
		"killed + 1 = 5", "title NOT 5", "title IS 5", "killed BETWEEN 1", "killed IN 5", "geometry = geometry", "avg(killed) = 5",
		"killed LIKE 'a'", "title LIKE title", "title BETWEEN 'a' AND 'b'", "S_INTERSECTS(title, POINT(1 1))",
		"S_INTERSECTS(geometry POINT(1 1))", "S_INTERSECTS(geometry, LINESTRING(1 1))", "S_INTERSECTS(geometry, BBOX(1,2,3))",
		"S_INTERSECTS(geometry, GEOMETRYCOLLECTION(BBOX(0,0,1,1)))", "T_BEFORE(title, DATE('2025-01-01'))",
		"T_DURING(date, INTERVAL('..','2025-01-01'))", "T_BEFORE(date, INTERVAL(title,'2025-01-01'))", `title = '\`,
		strings.Repeat("(", 30) + "true", strings.Repeat("true AND ", 200) + "true", "title = '" + strings.Repeat("x", 5000) + "'",
		"S_INTERSECTS(geometry, MULTIPOINT(1 1" + strings.Repeat(",1 1", 501) + "))"} {
		_, _, faults := asking("incidents", ogc.GeoJSON, "filter", text)
		all = append(all, faults...)
	}
	for _, text := range []string{"{", "5", `{"op":"x","args":[]}`, `{"op":"=","args":[1]}`, `{"op":"in","args":[1,2]}`,
		`{"op":"=","args":[null,2]}`} {
		_, _, faults := asking("incidents", ogc.GeoJSON, "filter", text, "filter-lang", string(cql.JSON))
		all = append(all, faults...)
	}
	return all
}
