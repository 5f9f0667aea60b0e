package openapi_test

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"khyberatlas/internal/columns"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/openapi"
)

// document is the API's description, read by a library that knows the format.
func document(t testing.TB) *openapi3.T {
	t.Helper()
	raw, err := json.Marshal(openapi.Describe(openapi.Service{Root: ogc.Root{Base: "https://example.org"}, Title: "T",
		Licence:    "CC-BY-4.0",
		LicenceURL: "https://example.org/l", Dataset: "abc", Program: "1", Contact: "desk@example.org", ContactIsEmail: true}))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := openapi3.NewLoader().LoadFromData(raw)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestTheDescriptionIsValidOpenAPI(t *testing.T) {
	doc := document(t)
	if err := doc.Validate(t.Context(), openapi3.EnableSchemaFormatValidation()); err != nil {
		t.Error(err)
	}
	if doc.OpenAPI != "3.0.3" || doc.Servers[0].URL != "https://example.org" {
		t.Errorf("got %s, %+v", doc.OpenAPI, doc.Servers[0])
	}
}

// The description and the table of operations say the same, read from either side.
func TestTheDescriptionAndTheTableAreTheSame(t *testing.T) {
	doc := document(t)
	described := map[string]bool{}
	for path := range doc.Paths.Map() {
		described[path] = true
	}
	for _, op := range ogc.Operations() {
		paths := []string{op.Path}
		if op.Name == "items" {
			for _, c := range ogc.CollectionIDs() {
				paths = append(paths, "/collections/"+c+"/items")
			}
		}
		for _, path := range paths {
			item := doc.Paths.Value(path)
			if item == nil || item.Get == nil || len(item.Operations()) != 1 {
				t.Errorf("%s is not described", path)
				continue
			}
			delete(described, path)
			sameAnswers(t, path, &op, item.Get)
			sameParameters(t, path, &op, item.Get)
		}
	}
	for path := range described {
		t.Errorf("%s is described and is no operation", path)
	}
}

func sameAnswers(t *testing.T, path string, op *ogc.Operation, got *openapi3.Operation) {
	t.Helper()
	if n := got.Responses.Len(); n != len(op.Answers()) {
		t.Errorf("%s: %d answers are described, the table has %d", path, n, len(op.Answers()))
	}
	for _, a := range op.Answers() {
		r := got.Responses.Value(strconv.Itoa(a.Status))
		if r == nil {
			t.Errorf("%s: %d is not described", path, a.Status)
			continue
		}
		var kinds []string
		for kind := range r.Value.Content {
			kinds = append(kinds, kind)
		}
		want := slices.Clone(a.Types)
		if op.Tag == "assets" && a.Status == 200 {
			kinds = nil // a file is of any kind
		}
		slices.Sort(kinds)
		slices.Sort(want)
		if !slices.Equal(kinds, want) {
			t.Errorf("%s: %d is described as %v, the table has %v", path, a.Status, kinds, want)
		}
	}
}

func sameParameters(t *testing.T, path string, op *ogc.Operation, got *openapi3.Operation) {
	t.Helper()
	seen := map[string]bool{}
	for _, ref := range got.Parameters {
		p := ref.Value
		seen[p.Name] = true
		if p.In == "path" {
			if !strings.Contains(path, "{"+p.Name+"}") {
				t.Errorf("%s has no %s", path, p.Name)
			}
			continue
		}
		of, ok := op.Param(p.Name)
		if !ok {
			t.Errorf("%s: %s is described and not taken", path, p.Name)
			continue
		}
		if p.In != "query" || p.Required || p.Style != "form" || p.Explode == nil || *p.Explode || p.Description != of.Doc {
			t.Errorf("%s: %s is described as %+v", path, p.Name, p)
		}
		enum := p.Schema.Value.Enum
		if p.Schema.Value.Items != nil {
			enum = p.Schema.Value.Items.Value.Enum
		}
		if len(p.Schema.Value.AnyOf) > 0 {
			enum = p.Schema.Value.AnyOf[0].Value.Enum
		}
		if len(enum) != len(of.Enum) {
			t.Errorf("%s: %s has %d values, the table has %d", path, p.Name, len(enum), len(of.Enum))
		}
	}
	id := strings.TrimSuffix(strings.TrimPrefix(path, "/collections/"), "/items")
	layer, _ := ogc.CollectionOf(incident.Layer(id))
	for _, p := range op.Params {
		if seen[p.Name] != layer.Acts(p) {
			t.Errorf("%s: %s is described: %v", path, p.Name, seen[p.Name])
		}
	}
}

func TestEveryReferenceIsUsed(t *testing.T) {
	raw, err := json.Marshal(openapi.Describe(openapi.Service{}))
	if err != nil {
		t.Fatal(err)
	}
	c := document(t).Components
	used := func(kind, name string) {
		if !strings.Contains(string(raw), `"#/components/`+kind+`/`+name+`"`) {
			t.Errorf("the component %s %s is used nowhere", kind, name)
		}
	}
	for name := range c.Parameters {
		used("parameters", name)
	}
	for name := range c.Schemas {
		used("schemas", name)
	}
	for name := range c.Responses {
		used("responses", name)
	}
}

// What follows is read by clients in just this form.
func TestLimitBboxAndDatetimeAreDescribedAsClientsReadThem(t *testing.T) {
	params := document(t).Components.Parameters
	limit := params["limit"].Value
	if s := limit.Schema.Value; !s.Type.Is("integer") || *s.Min != 1 || *s.Max != 10000 || s.Default != 100.0 {
		t.Errorf("limit: %+v", s)
	}
	bbox := params["bbox"].Value.Schema.Value
	if !bbox.Type.Is("array") || !bbox.Items.Value.Type.Is("number") || bbox.MinItems != 4 || *bbox.MaxItems != 6 ||
		len(bbox.OneOf) != 2 {
		t.Errorf("bbox: %+v", bbox)
	}
	for i, n := range []uint64{4, 6} {
		if one := bbox.OneOf[i].Value; one.MinItems != n || *one.MaxItems != n {
			t.Errorf("bbox of %d: %+v", n, one)
		}
	}
	if s := params["datetime"].Value.Schema.Value; !s.Type.Is("string") {
		t.Errorf("datetime: %+v", s)
	}
	for _, name := range []string{"limit", "bbox", "datetime"} {
		if p := params[name].Value; p.In != "query" || p.Required || p.Style != "form" || *p.Explode {
			t.Errorf("%s: %+v", name, p)
		}
	}
}

func TestALayersOwnPathDescribesListsAsPlainWords(t *testing.T) {
	op := document(t).Paths.Value("/collections/incidents/items").Get
	for _, name := range []string{"type", "actor", "district", "in_district", "q", "killed_min"} {
		p := op.Parameters.GetByInAndName("query", name)
		if p == nil || !p.Schema.Value.Type.Is("string") && !p.Schema.Value.Type.Is("integer") {
			t.Errorf("%s: %+v", name, p)
		}
	}
	s := op.Parameters.GetByInAndName("query", "type").Schema.Value
	for value, right := range map[string]bool{"ied": true, "ied,air_strike": true, "bomb": false, "ied,": false} {
		if err := s.VisitJSON(value); (err == nil) != right {
			t.Errorf("%s: %v", value, err)
		}
	}
}

func TestALayersOwnPathListsWhatActsOnIt(t *testing.T) {
	var all []string
	for _, p := range ogc.Filters() {
		all = append(all, p.Name)
	}
	for layer, want := range map[string]string{"crossings": "datetime from to bbox filter filter-lang",
		"districts": strings.Join(all, " ")} {
		var got []string
		for _, p := range document(t).Paths.Value("/collections/" + layer + "/items").Get.Parameters {
			got = append(got, p.Value.Name)
		}
		if filters, _, ok := strings.Cut(strings.Join(got, " "), " sortby"); !ok || filters != want {
			t.Errorf("%s: %v", layer, got)
		}
	}
}

func TestASchemaHasPlainTypesAndDates(t *testing.T) {
	for _, c := range ogc.Collections() {
		raw, err := json.Marshal(openapi.JSONSchema(c, "https://example.org/s"))
		if err != nil {
			t.Fatal(err)
		}
		type described struct {
			Type, Format string
			Seq          int `json:"x-ogc-propertySeq"`
		}
		var s struct {
			Schema     string `json:"$schema"`
			ID         string `json:"$id"`
			Type       string
			Properties struct {
				Geometry   struct{ Format string }
				Properties struct {
					Type              string
					Properties        map[string]described
					PatternProperties map[string]described
				}
			}
		}
		if err := json.Unmarshal(raw, &s); err != nil {
			t.Fatalf("%s: %v", c.ID, err)
		}
		if s.Schema != "https://json-schema.org/draft/2020-12/schema" || s.ID != "https://example.org/s" || s.Type != "object" ||
			s.Properties.Properties.Type != "object" || !strings.HasPrefix(s.Properties.Geometry.Format, "geometry-") {
			t.Errorf("%s: %+v", c.ID, s)
		}
		for i, p := range c.Properties {
			got := s.Properties.Properties.Properties[p.Name]
			if p.Name == "id" { // GDAL would make a second column of it
				got = s.Properties.Properties.PatternProperties["^id$"]
			}
			if got.Type == "" || (got.Format == "date") != (p.Kind == columns.KindDay) || got.Seq != i+1 {
				t.Errorf("%s: %s is %+v", c.ID, p.Name, got)
			}
		}
	}
}
