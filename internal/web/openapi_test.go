package web

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/PuerkitoBio/goquery"
	"github.com/getkin/kin-openapi/openapi3"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"khyberatlas/internal/ogc"
)

// bundled is a bundle that has what the examples name.
var bundled = fstest.MapFS{"manifest.json": {Data: []byte(`{"main.css":"main.abc.css"}`)},
	"main.abc.css": {Data: []byte("body{}\n")}}

// described is a site and its own description, in which an object has no members but those that are named.
func described(t testing.TB) (at string, doc *openapi3.T) {
	t.Helper()
	at = listen(t, build(t, func(c *Config) { c.Assets = bundled }))
	res, body := get(t, at+"/openapi.json")
	if kind := res.Header.Get("Content-Type"); kind != "application/vnd.oai.openapi+json;version=3.0" {
		t.Fatalf("the description is sent as %q", kind)
	}
	doc, err := openapi3.NewLoader().LoadFromData([]byte(body))
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(t.Context()); err != nil {
		t.Fatal(err)
	}
	if doc.Servers[0].URL != at {
		t.Fatalf("the server is described as %s, it is %s", doc.Servers[0].URL, at)
	}
	for name, s := range doc.Components.Schemas {
		if name != "anything" {
			strict(s)
		}
	}
	return at, doc
}

// strict closes the objects of a schema.
func strict(ref *openapi3.SchemaRef) {
	if ref == nil || ref.Ref != "" || ref.Value == nil {
		return
	}
	s, no := ref.Value, false
	if len(s.Properties) > 0 {
		s.AdditionalProperties = openapi3.AdditionalProperties{Has: &no}
	}
	for _, p := range s.Properties {
		strict(p)
	}
	strict(s.Items)
}

// asDescribed checks an answer against the description of its operation.
func asDescribed(t testing.TB, doc *openapi3.T, path, address string, res *http.Response, body string) {
	t.Helper()
	answer := doc.Paths.Value(path).Get.Responses.Value(strconv.Itoa(res.StatusCode))
	if answer == nil {
		t.Errorf("%s: the status %d is not described", address, res.StatusCode)
		return
	}
	kind := res.Header.Get("Content-Type")
	content := answer.Value.Content[kind]
	if content == nil {
		bare, _, _ := strings.Cut(kind, ";")
		content = answer.Value.Content[bare]
	}
	if content == nil {
		if answer.Value.Content["*/*"] == nil && (len(answer.Value.Content) > 0 || body != "") {
			t.Errorf("%s: %d in %q is not described", address, res.StatusCode, kind)
		}
		return
	}
	if strings.HasSuffix(kind, "-seq") || strings.HasSuffix(kind, "-ndjson") || !strings.Contains(kind, "json") {
		return
	}
	var v any
	if err := json.Unmarshal([]byte(body), &v); err != nil {
		t.Errorf("%s: %v", address, err)
		return
	}
	if err := content.Schema.Value.VisitJSON(v); err != nil {
		t.Errorf("%s is not as described: %.600s", address, err)
	}
}

// The examples are those of the page, where people take them from.
func TestEveryExampleRunsAndIsAsDescribed(t *testing.T) {
	at, doc := described(t)
	page := read(t, at+"/api")
	for _, op := range ogc.Operations() {
		box := page.Find("#op-" + string(op.Name))
		example := box.Find(".try a").AttrOr("href", "")
		if box.Find("h3 code").Text() != op.Path || box.Find(".command").Text() != "curl -sL '"+at+example+"'" {
			t.Errorf("%s is not on the page: %q", op.Name, box.Find(".command").Text())
			continue
		}
		res, body := get(t, at+example)
		asDescribed(t, doc, op.Path, example, res, body)
		if op.To != "" {
			if res.StatusCode != http.StatusMovedPermanently {
				t.Errorf("%s: %d", example, res.StatusCode)
			}
			res, _ = get(t, at+res.Header.Get("Location"))
		}
		if res.StatusCode != http.StatusOK {
			t.Errorf("the example %s of %s: %d", example, op.Name, res.StatusCode)
		}
		for _, p := range op.Params {
			if box.Find("table code").FilterFunction(func(_ int, s *goquery.Selection) bool { return s.Text() == p.Name }).Length() != 1 {
				t.Errorf("the page doesn't say that %s takes %s", op.Path, p.Name)
			}
		}
	}
	page.Find("main a[href^='#']").Each(func(_ int, a *goquery.Selection) {
		if page.Find("main [id='"+strings.TrimPrefix(a.AttrOr("href", ""), "#")+"']").Length() != 1 {
			t.Errorf("%s leads nowhere", a.AttrOr("href", ""))
		}
	})
	if n := page.Find(".operation").Length(); n != len(ogc.Operations()) {
		t.Errorf("the page has %d operations, the table %d", n, len(ogc.Operations()))
	}
}

func TestTheFormsOfEveryLayerAreAsDescribed(t *testing.T) {
	at, doc := described(t)
	ids := map[string]string{"incidents": "2025-10-08-orakzai", "strikes": "2022-04-16-spera-afghan-dubai-strike",
		"crossings": "torkham",
		"districts": "kurram", "tehsils": "pk50101"}
	check := func(path, address string, headers ...string) {
		res, body := get(t, at+address, headers...)
		if res.StatusCode != http.StatusOK {
			t.Errorf("%s: %d", address, res.StatusCode)
		}
		asDescribed(t, doc, path, address, res, body)
	}
	for c, id := range ids {
		check("/collections/{collectionId}", "/collections/"+c)
		check("/collections/{collectionId}/schema", "/collections/"+c+"/schema")
		check("/collections/{collectionId}/items/{featureId}", "/collections/"+c+"/items/"+id)
		for _, path := range []string{"/collections/{collectionId}/items", "/collections/" + c + "/items"} {
			check(path, "/collections/"+c+"/items?limit=10000")
			check(path, "/collections/"+c+"/items?limit=2&offset=1&datetime=2025-01-01/..")
			check(path, "/collections/"+c+"/items?q=nothingsuch")
		}
	}
	for _, d := range ogc.Downloads() {
		check("/downloads/{file}", "/downloads/"+d.File)
	}
	for _, query := range []string{"", "?q=nothingsuch", "?datetime=2025-10-01/2025-10-31&type=ied"} {
		check("/totals", "/totals"+query)
		check("/histogram", "/histogram"+query)
		check("/histogram", "/histogram"+strings.Replace("?by=type&interval=year&"+strings.TrimPrefix(query, "?"), "&?", "&", 1))
	}
}

func TestEveryErrorIsAsDescribed(t *testing.T) {
	at, doc := described(t)
	for _, tc := range []struct{ path, address, accept string }{
		{"/totals", "/totals?form=2024", "*/*"}, {"/totals", "/totals?bbox=1", "*/*"}, {"/totals", "/totals", "image/png"},
		{"/collections/{collectionId}", "/collections/nope", "*/*"}, {"/totals", "/v/0123456789abcdef/totals", "*/*"},
		{"/collections/{collectionId}/items/{featureId}", "/collections/incidents/items/nope", "*/*"},
		{"/downloads/{file}", "/downloads/nope.csv", "*/*"}, {"/", "/?q=" + strings.Repeat("a", ogc.MaxQuery), "*/*"},
	} {
		res, body := get(t, at+tc.address, "Accept", tc.accept)
		if res.StatusCode < 400 {
			t.Errorf("%s: %d", tc.address, res.StatusCode)
		}
		asDescribed(t, doc, tc.path, tc.address, res, body)
	}
	res, body := ask(t, http.MethodDelete, at+"/totals")
	asDescribed(t, doc, "/totals", "DELETE /totals", res, body)
}

// Every column has its description, and every description its column.
func TestSchemasNameTheColumnsOfTheFiles(t *testing.T) {
	at := site(t)
	for _, d := range ogc.Downloads() {
		if d.Form != ogc.CSV {
			continue
		}
		want := ogc.Columns(d.Table)
		if d.Collection != "" {
			want = propertiesOf(string(d.Collection))
		}
		_, body := get(t, at+"/downloads/"+d.File)
		head, _, _ := strings.Cut(strings.TrimPrefix(body, "\ufeff"), "\n")
		columns := slices.DeleteFunc(strings.Split(strings.TrimSpace(head), ","), func(c string) bool {
			return d.Collection != "" && (c == "lat" || c == "lon")
		})
		var names []string
		for _, p := range want {
			names = append(names, p.Name)
		}
		if !slices.Equal(columns, names) {
			t.Errorf("%s has the columns %v, described are %v", d.File, columns, names)
		}
	}
}

// A property that the schema doesn't require may be null: without those, every feature is valid.
func TestEveryFeatureIsValidByTheSchemaOfItsLayer(t *testing.T) {
	at := site(t)
	for _, c := range ogc.CollectionIDs() {
		res, body := get(t, at+"/collections/"+c+"/schema")
		if kind := res.Header.Get("Content-Type"); kind != "application/schema+json" {
			t.Errorf("%s: %s", c, kind)
		}
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		compiler := jsonschema.NewCompiler()
		compiler.AssertFormat()
		if err := compiler.AddResource("schema.json", v); err != nil {
			t.Fatal(err)
		}
		s, err := compiler.Compile("schema.json")
		if err != nil {
			t.Fatalf("%s: %v", c, err)
		}
		_, body = get(t, at+"/collections/"+c+"/items?limit=10000")
		features := decode[struct{ Features []map[string]any }](t, body).Features
		for _, f := range features {
			properties, _ := f["properties"].(map[string]any)
			if properties["id"] != f["id"] {
				t.Errorf("%s %v says %v among its properties", c, f["id"], properties["id"])
			}
			for name, value := range properties {
				if value == nil {
					delete(properties, name)
				}
			}
			if err := s.Validate(f); err != nil {
				t.Fatalf("%s %v: %v", c, f["id"], err)
			}
		}
		if len(features) < 16 {
			t.Errorf("%s: only %d features", c, len(features))
		}
	}
}
