package web

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"khyberatlas/internal/columns"
	"khyberatlas/internal/ogc"
)

// keyword values of a property in a logical schema.
type keywords = map[string]any

type logicalSchema struct {
	Schema     string `json:"$schema"`
	ID         string `json:"$id"`
	Type       string
	Required   []string
	Properties map[string]keywords
}

// logical reads the schema that a collection names.
func logical(t *testing.T, at, collection string) (s logicalSchema, body string) {
	t.Helper()
	_, body = get(t, at+"/collections/"+collection)
	links := rel(decode[ogc.CollectionAnswer](t, body).Links, ogc.RelSchema, "application/schema+json")
	if len(links) != 1 {
		t.Fatalf("%s: %d links to a schema", collection, len(links))
	}
	leads(t, links[0])
	_, body = get(t, links[0].Href, "Accept", "application/schema+json")
	return decode[logicalSchema](t, body), body
}

// schemaPoints are what Part 5 (OGC 23-058) demands.
func schemaPoints() []point {
	return []point{
		{"S Part 5: every collection names its schema, a JSON Schema 2020-12 of an object at its own address",
			func(t *testing.T, at string) {
				for _, c := range ogc.CollectionIDs() {
					s, body := logical(t, at, c)
					if s.Schema != "https://json-schema.org/draft/2020-12/schema" || s.Type != "object" || strings.Contains(s.ID, "?") {
						t.Errorf("%s: %+v", c, s)
					}
					if res, again := get(t, s.ID, "Accept", "application/schema+json"); res.StatusCode != http.StatusOK || again != body {
						t.Errorf("%s: %d at %s", c, res.StatusCode, s.ID)
					}
					compiles(t, c, body)
				}
			}},
		{"S Part 5: each property has a type, a day a format besides, the geometry a format and no type; keywords of their own begin " +
			"with x-ogc-; " +
			"one has the role id; each has a place of its own in the sequence", func(t *testing.T, at string) {
			for _, c := range ogc.CollectionIDs() {
				s, _ := logical(t, at, c)
				for _, fault := range faultsOf(s) {
					t.Errorf("%s: %s", c, fault)
				}
			}
		}},
		{"S Part 5: a feature has the properties of the schema, and those that are required", func(t *testing.T, at string) {
			for _, c := range ogc.CollectionIDs() {
				s, _ := logical(t, at, c)
				_, body := get(t, at+"/collections/"+c+"/items?limit=10000")
				for _, f := range decode[struct {
					Features []struct{ Properties map[string]any }
				}](t, body).Features {
					if len(f.Properties)+1 != len(s.Properties) {
						t.Fatalf("%s: %d properties and the geometry, described are %d", c, len(f.Properties), len(s.Properties))
					}
					for name := range f.Properties {
						if s.Properties[name] == nil {
							t.Fatalf("%s: %s isn't described", c, name)
						}
					}
					for _, name := range s.Required {
						if f.Properties[name] == nil {
							t.Fatalf("%s: %v has no %s", c, f.Properties["id"], name)
						}
					}
				}
			}
		}},
	}
}

func faultsOf(s logicalSchema) (faults []string) {
	plain := []string{"type", "format", "title", "description", "enum", "minimum", "maximum", "minLength", "maxLength", "pattern"}
	ids, places := 0, map[any]bool{}
	for name, p := range s.Properties {
		format, _ := p["format"].(string)
		switch spatial := strings.HasPrefix(format, "geometry-"); {
		case spatial && p["type"] != nil, !spatial && p["type"] == nil, p["title"] == nil:
			faults = append(faults, fmt.Sprint(name, " is ", p))
		}
		for word := range p {
			if !slices.Contains(plain, word) && !strings.HasPrefix(word, "x-ogc-") {
				faults = append(faults, name+" has "+word)
			}
		}
		if p["x-ogc-role"] == "id" && p["type"] == "string" {
			ids++
		}
		if place := p["x-ogc-propertySeq"]; place == nil || places[place] {
			faults = append(faults, fmt.Sprint(name, " is in place ", place))
		} else {
			places[place] = true
		}
	}
	if ids != 1 {
		faults = append(faults, fmt.Sprint(ids, " ids"))
	}
	return faults
}

// readsTypesAsQGIS takes the columns of a layer from its schema as QGIS does from 3.44 on: what has a type is a column, in
// the order of x-ogc-propertySeq.
func readsTypesAsQGIS(t *testing.T, at string) {
	t.Helper()
	want := map[columns.Kind]string{columns.KindText: "string", columns.KindDay: "string date", columns.KindCount: "integer",
		columns.KindRatio: "number", columns.KindTruth: "boolean", columns.KindAddress: "string uri"}
	for _, c := range ogc.CollectionIDs() {
		s, _ := logical(t, at, c)
		columns := map[float64]string{}
		for name, p := range s.Properties {
			if p["type"] != nil {
				place, _ := p["x-ogc-propertySeq"].(float64)
				columns[place] = strings.TrimSuffix(fmt.Sprint(name, " ", p["type"], " ", p["format"]), " <nil>")
			}
		}
		for i, p := range propertiesOf(c) {
			if got := columns[float64(i+1)]; got != p.Name+" "+want[p.Kind] {
				t.Errorf("%s: column %d is %q, want %s %s", c, i+1, got, p.Name, want[p.Kind])
			}
		}
	}
}

// compiles tells of a document that is no JSON Schema.
func compiles(t *testing.T, address, document string) {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(document))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("schema.json", v); err != nil {
		t.Fatal(err)
	}
	if _, err := compiler.Compile("schema.json"); err != nil {
		t.Errorf("%s: %v", address, err)
	}
}
