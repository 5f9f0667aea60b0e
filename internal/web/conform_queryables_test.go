package web

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"khyberatlas/internal/cql"
	"khyberatlas/internal/cql/cqltest"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/queryables"
)

// queryable is one of a layer, as its schema has it.
type queryable struct{ Type, Format string }

type queryableSchema struct {
	Schema               string `json:"$schema"`
	ID                   string `json:"$id"`
	Type                 string
	Properties           map[string]queryable
	AdditionalProperties *bool
}

// queried reads the queryables that a link leads to.
func queried(t *testing.T, address string) queryableSchema {
	t.Helper()
	res, body := get(t, address, "Accept", "application/schema+json")
	if res.StatusCode != http.StatusOK || res.Header.Get("Content-Type") != "application/schema+json" {
		t.Fatalf("%s: %d, %s", address, res.StatusCode, res.Header.Get("Content-Type"))
	}
	compiles(t, address, body)
	return decode[queryableSchema](t, body)
}

// said asks for the features of a layer that an expression is true of, in text and in JSON, which must find the same.
func said(t *testing.T, at, layer, expression string, more ...string) []string {
	t.Helper()
	also := strings.Join(append([]string{""}, more...), "&")
	ids, _ := features(t, at, layer, "filter="+url.QueryEscape(expression)+also)
	e, faults := cql.Parse(cql.Text, expression, queryables.Names(incident.Layer(layer)))
	if len(faults) > 0 {
		t.Fatalf("%s: %+v", expression, faults)
	}
	raw := cqltest.JSON(e)
	again, _ := features(t, at, layer, "filter-lang=cql2-json&filter="+url.QueryEscape(raw)+also)
	if !slices.Equal(ids, again) {
		t.Errorf("%s finds %d, %s %d", expression, len(ids), raw, len(again))
	}
	return ids
}

// refused asks for what must be 400 and named.
func refused(t *testing.T, at, layer, expression string) {
	t.Helper()
	checkProblem(t, at+"/collections/"+layer+"/items?filter="+url.QueryEscape(expression), 400, "filter")
}

func queryablesPoints() []point {
	return []point{
		{"S Part 3: every collection, and every list of its features, names its queryables at /collections/{c}/queryables",
			func(t *testing.T, at string) {
				for _, c := range ogc.CollectionIDs() {
					for _, path := range []string{"/collections/" + c, "/collections/" + c + "/items?limit=1"} {
						_, body := get(t, at+path)
						links := rel(decode[struct{ Links []ogc.Link }](t, body).Links, ogc.RelQueryables, "application/schema+json")
						if len(links) != 1 || links[0].Href != at+"/collections/"+c+"/queryables" {
							t.Errorf("%s: %+v", path, links)
							continue
						}
						leads(t, links[0])
					}
				}
			}},
		{"S Part 3: they are a JSON Schema 2020-12 of an object, at its own address without query; each has a type, a place a format " +
			"and none, a day the format date; nothing else may be named", func(t *testing.T, at string) {
			for _, c := range ogc.CollectionIDs() {
				address := at + "/collections/" + c + "/queryables"
				s := queried(t, address+"?lang=en")
				if s.Schema != "https://json-schema.org/draft/2020-12/schema" || s.ID != address || s.Type != "object" ||
					s.AdditionalProperties == nil || *s.AdditionalProperties || len(s.Properties) < 5 {
					t.Errorf("%s: %+v", c, s)
				}
				for name, q := range s.Properties {
					switch spatial := strings.HasPrefix(q.Format, "geometry-"); {
					case spatial != (q.Type == ""), spatial != (name == "geometry"), strings.Contains(name, "date") && q.Type == "string" &&
						!strings.HasSuffix(name, "precision") && q.Format != "date":
						t.Errorf("%s: %s is %+v", c, name, q)
					}
				}
				refused(t, at, c, "this_is_not_a_queryable IS NULL")
			}
		}},
		{"S Part 3: filter and filter-lang are described, with cql2-text and cql2-json and cql2-text where none is named",
			func(t *testing.T, at string) {
				_, doc := described(t)
				for _, c := range ogc.CollectionIDs() {
					op := doc.Paths.Value("/collections/" + c + "/items").Get
					filter, lang := op.Parameters.GetByInAndName("query", "filter"), op.Parameters.GetByInAndName("query", "filter-lang")
					if filter == nil || lang == nil || filter.Required || !filter.Schema.Value.Type.Is("string") || filter.Style != "form" ||
						*filter.Explode || lang.Required || !lang.Schema.Value.Type.Is("string") || lang.Schema.Value.Default != "cql2-text" ||
						!slices.Equal(lang.Schema.Value.Enum, []any{"cql2-text", "cql2-json"}) {
						t.Errorf("%s: %+v, %+v", c, filter, lang)
					}
					text := "filter=" + url.QueryEscape("id IS NOT NULL")
					all, _ := features(t, at, c, "")
					for _, query := range []string{text, text + "&filter-lang=cql2-text"} {
						if ids, _ := features(t, at, c, query); !slices.Equal(ids, all) {
							t.Errorf("%s: %s finds %d", c, query, len(ids))
						}
					}
					items := at + "/collections/" + c + "/items?"
					checkProblem(t, items+text+"&filter-lang=cql-text", 400, "filter-lang")
					checkProblem(t, items+text+"&filter-lang=cql2-json", 400, "filter")
					checkProblem(t, items+text+"&filter-crs=http://www.opengis.net/def/crs/OGC/1.3/CRS84", 400, "filter-crs")
					refused(t, at, c, "THIS IS NOT A FILTER")
				}
			}},
		{"S Part 3: it holds together with bbox, datetime and the filters named after properties", func(t *testing.T, at string) {
			both := func(layer, expression, more string) {
				t.Helper()
				a := said(t, at, layer, expression)
				b, _ := features(t, at, layer, more)
				want := slices.DeleteFunc(slices.Clone(a), func(id string) bool { return !slices.Contains(b, id) })
				if got := said(t, at, layer, expression, more); !slices.Equal(got, want) || len(want) == 0 || len(want) == len(a) {
					t.Errorf("%s, %s with %s: %d, want %d of %d", layer, expression, more, len(got), len(want), len(a))
				}
			}
			for _, layer := range []string{"incidents", "strikes"} {
				both(layer, "killed >= 3", "bbox=69,32,71.5,34")
				both(layer, "killed >= 3", "datetime=2025-01-01/..")
				both(layer, "killed >= 3", "confidence=reported")
				both(layer, "S_INTERSECTS(geometry, BBOX(69, 31, 74, 37))", "bbox=69,32,71.5,34")
			}
			both("districts", "population_2023 > 1000000", "bbox=70,32,71.5,34")
			both("tehsils", "name >= 'K'", "bbox=70,32,71.5,34")
			both("crossings", "af_province <> 'Nangarhar'", "bbox=69,31,71,33.5")
			for _, c := range ogc.CollectionIDs() {
				if ids := said(t, at, c, "S_INTERSECTS(geometry, BBOX(60, 25, 80, 40))", "bbox=0,0,1,1"); len(ids) > 0 {
					t.Errorf("%s: %v in two boxes apart", c, ids)
				}
			}
		}},
		{"D: districts and tehsils are chosen by the figures that the answer gives them; totals, charts and the map read " +
			"an expression of incidents", func(t *testing.T, at string) {
			_, body := get(t, at+"/collections/districts/items?type=ied")
			few := 0
			for _, f := range decode[struct {
				Features []struct{ Properties struct{ Incidents int } }
			}](t, body).Features {
				if f.Properties.Incidents > 3 {
					few++
				}
			}
			if ids := said(t, at, "districts", "incidents > 3", "type=ied"); len(ids) != few || few == 0 {
				t.Errorf("%d districts, want %d", len(ids), few)
			}
			want := len(said(t, at, "incidents", "killed > 3 AND type = 'ied'"))
			query := "filter=" + url.QueryEscape("killed > 3 AND type = 'ied'")
			_, body = get(t, at+"/totals?"+query)
			if n := decode[struct{ Count int }](t, body).Count; n != want || n == 0 {
				t.Errorf("the totals count %d, want %d", n, want)
			}
			_, body = get(t, at+"/histogram?f=json&interval=year&"+query)
			n := 0
			for _, b := range decode[struct{ Bins []struct{ Count int } }](t, body).Bins {
				n += b.Count
			}
			if n != want {
				t.Errorf("the chart counts %d, want %d", n, want)
			}
			if _, body = get(t, at+"/?"+query, "Accept", "text/html"); !strings.Contains(body, "killed &gt; 3 AND type = ") {
				t.Errorf("the map says nothing of the expression")
			}
		}},
	}
}

// literals are a literal for every queryable of a layer that has one to be compared with.
func literals(t *testing.T, at, layer string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for name, q := range queried(t, at+"/collections/"+layer+"/queryables").Properties {
		switch {
		case q.Format == "date":
			out[name] = "DATE('2022-04-14')"
		case q.Type == "string":
			out[name] = "'foo'"
		case q.Type == "number":
			out[name] = "3.14"
		case q.Type == "integer":
			out[name] = "1"
		case q.Type == "boolean":
			out[name] = "true"
		}
	}
	return out
}

// property are the properties of every feature of a layer, and its geometry as it is written, by the feature's id.
func property(t *testing.T, at, layer string) map[string]map[string]any {
	t.Helper()
	_, body := get(t, at+"/collections/"+layer+"/items?limit=10000")
	out := map[string]map[string]any{}
	for _, f := range decode[struct {
		Features []struct {
			ID         string
			Properties map[string]any
			Geometry   json.RawMessage
		}
	}](t, body).Features {
		f.Properties["geometry"] = f.Geometry
		out[f.ID] = f.Properties
	}
	return out
}

// where are the ids of what a plain reading of the properties says yes to.
func where(rows map[string]map[string]any, holds func(p map[string]any) bool) (ids []string) {
	for _, id := range slices.Sorted(maps.Keys(rows)) {
		if holds(rows[id]) {
			ids = append(ids, id)
		}
	}
	return ids
}
