package geo_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
)

func TestTopoJSONLosesNothingOfFourDecimals(t *testing.T) {
	at := orb.Point{71.094, 34.118}
	layers := []geo.Layer{
		layerOf("districts", shipped(t, "districts.geojson")),
		{Name: "lines", Features: []geo.Feature{
			{Lines: geo.InnerBorders(shapesOf(shipped(t, "provinces.geojson")))}, {Lines: orb.MultiLineString{{{70, 30}, {70.5, 30.5}}}}}},
		layerOf("provinces", shipped(t, "provinces.geojson")),
		{Name: "towns", Features: []geo.Feature{{ID: "torkham", Point: &at}, {ID: "nowhere"}}},
	}
	var first, second bytes.Buffer
	for _, b := range []*bytes.Buffer{&first, &second} {
		if err := geo.EncodeTopoJSON(b, layers); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("the same layers give different bytes")
	}
	got, err := geo.DecodeTopoJSON(&first)
	if err != nil {
		t.Fatal(err)
	}
	// The rings begin where the topology lets them; what it gives back is what was written.
	if diff := cmp.Diff(geo.NewTopology(layers).Layers(), got); diff != "" {
		t.Error(diff)
	}
}

func TestEncodeTopoJSON(t *testing.T) {
	at := orb.Point{0.5, 0.25}
	var b bytes.Buffer
	err := geo.EncodeTopoJSON(&b, []geo.Layer{
		{Name: "areas", Features: []geo.Feature{
			{ID: "west", Properties: map[string]any{"name": "West", "rank": 1}, Shape: orb.MultiPolygon{{square(0, 0, 1)}}},
			{ID: "east", Shape: orb.MultiPolygon{{square(1, 0, 1)}, {square(4, 0, 1)}}}}},
		{Name: "points", Features: []geo.Feature{{Point: &at}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := `{"type":"Topology","transform":{"scale":[0.0001,0.0001],"translate":[0,0]},"objects":{` +
		`"areas":{"type":"GeometryCollection","geometries":[` +
		`{"type":"Polygon","id":"west","properties":{"name":"West","rank":1},"arcs":[[0,1]]},` +
		`{"type":"MultiPolygon","id":"east","arcs":[[[2,-1]],[[3]]]}]},` +
		`"points":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[5000,2500]}]}},` +
		`"arcs":[[[10000,0],[0,10000]],[[10000,10000],[-10000,0],[0,-10000],[10000,0]],` +
		`[[10000,0],[10000,0],[0,10000],[-10000,0]],[[40000,0],[10000,0],[0,10000],[-10000,0],[0,-10000]]]}` + "\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestDecodeTopoJSONAsOthersWriteIt(t *testing.T) {
	layers, err := geo.DecodeTopoJSON(strings.NewReader(`{"type":"Topology",
		"transform":{"scale":[0.5,0.25],"translate":[10,20]},"bbox":[0,0,1,1],
		"arcs":[[[0,0],[2,0],[0,4]],[[2,4],[-2,0],[0,-4]]],
		"objects":{"land":{"type":"Polygon","arcs":[[0,1]]},
		"countries":{"type":"GeometryCollection","geometries":[
			{"type":"MultiPolygon","id":586,"properties":{"name":"X"},"arcs":[[[0,1]]]},
			{"type":"MultiLineString","id":"004","arcs":[[0],[-2]]},
			{"type":"Point","coordinates":[2,4]},
			{"type":null}]}}}`))
	if err != nil {
		t.Fatal(err)
	}
	ring := orb.Ring{{10, 20}, {11, 20}, {11, 21}, {10, 21}, {10, 20}}
	at := orb.Point{11, 21}
	want := []geo.Layer{
		{Name: "countries", Features: []geo.Feature{
			{ID: "586", Properties: map[string]any{"name": "X"}, Shape: orb.MultiPolygon{{ring}}},
			{ID: "004", Lines: orb.MultiLineString{{{10, 20}, {11, 20}, {11, 21}}, {{10, 20}, {10, 21}, {11, 21}}}},
			{Point: &at},
			{},
		}},
		{Name: "land", Features: []geo.Feature{{Shape: orb.MultiPolygon{{ring}}}}},
	}
	if diff := cmp.Diff(want, layers); diff != "" {
		t.Error(diff)
	}
}

func TestDecodeTopoJSONRefuses(t *testing.T) {
	for name, doc := range map[string]string{
		"what is no JSON":        `{`,
		"GeoJSON":                `{"type":"FeatureCollection","features":[]}`,
		"an arc that is missing": `{"type":"Topology","arcs":[],"objects":{"x":{"type":"Polygon","arcs":[[0]]}}}`,
		"arcs of another depth":  `{"type":"Topology","arcs":[],"objects":{"x":{"type":"Polygon","arcs":[0]}}}`,
		"other geometries":       `{"type":"Topology","arcs":[],"objects":{"x":{"type":"MultiPoint","coordinates":[[0,0]]}}}`,
	} {
		t.Run(name, func(t *testing.T) {
			if layers, err := geo.DecodeTopoJSON(strings.NewReader(doc)); err == nil {
				t.Errorf("read as %v", layers)
			}
		})
	}
}
