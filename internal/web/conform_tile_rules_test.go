package web

import (
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// The rules are what the schemas of tileset metadata and tile matrix sets 2.0 (OGC 17-083r4) say of the members that the
// answers have.
const (
	linkRules = `{"type": "array", "minItems": 1, "items": {"type": "object", "required": ["href", "rel"], "properties": {
		"href": {"type": "string"}, "rel": {"type": "string"}, "type": {"type": "string"}, "title": {"type": "string"},
		"templated": {"type": "boolean"}}}}`

	pairRules = `{"type": "array", "minItems": 2, "maxItems": 2, "items": {"type": "number"}}`

	tileSetsRules = `{"type": "object", "required": ["tilesets"], "properties": {"links": ` + linkRules + `,
		"tilesets": {"type": "array", "items": {"type": "object", "required": ["dataType", "links", "crs", "tileMatrixSetURI"],
			"properties": {"title": {"type": "string"}, "dataType": {"type": "string"}, "crs": {"type": "string"},
				"tileMatrixSetURI": {"type": "string", "format": "uri"}, "links": ` + linkRules + `}}}}}`

	wholeRules = `{"type": "integer", "minimum": 0}`

	tileSetRules = `{"type": "object", "required": ["dataType", "crs", "links", "tileMatrixSetURI"], "properties": {
		"title": {"type": "string"}, "description": {"type": "string"}, "attribution": {"type": "string"},
		"dataType": {"enum": ["map", "vector", "coverage"]}, "crs": {"type": "string"},
		"tileMatrixSetURI": {"type": "string", "format": "uri"}, "links": ` + linkRules + `,
		"tileMatrixSetLimits": {"type": "array", "items": {"type": "object",
			"required": ["tileMatrix", "minTileRow", "maxTileRow", "minTileCol", "maxTileCol"], "properties": {
			"tileMatrix": {"type": "string"}, "minTileRow": ` + wholeRules + `, "maxTileRow": ` + wholeRules + `,
			"minTileCol": ` + wholeRules + `, "maxTileCol": ` + wholeRules + `}}},
		"boundingBox": {"type": "object", "required": ["lowerLeft", "upperRight"], "properties": {
			"lowerLeft": ` + pairRules + `, "upperRight": ` + pairRules + `, "crs": {"type": "string"}}},
		"layers": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["id", "dataType"], "properties": {
			"id": {"type": "string"}, "title": {"type": "string"}, "dataType": {"enum": ["map", "vector", "coverage"]},
			"geometryDimension": {"type": "integer", "minimum": 0, "maximum": 3},
			"propertiesSchema": {"type": "object", "required": ["type", "properties"], "properties": {"type": {"const": "object"},
				"properties": {"type": "object", "additionalProperties": {"type": "object", "properties": {
					"type": {"enum": ["array", "boolean", "integer", "null", "number", "object", "string"]}}}}}}}}}}}`

	matrixSetRules = `{"type": "object", "required": ["crs", "tileMatrices"], "properties": {"id": {"type": "string"},
		"title": {"type": "string"}, "uri": {"type": "string", "format": "uri"}, "crs": {"type": "string"},
		"orderedAxes": {"type": "array", "minItems": 1, "items": {"type": "string"}},
		"wellKnownScaleSet": {"type": "string", "format": "uri"},
		"tileMatrices": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["id", "scaleDenominator", "cellSize",
			"pointOfOrigin", "tileWidth", "tileHeight", "matrixWidth", "matrixHeight"], "properties": {
			"id": {"type": "string"}, "scaleDenominator": {"type": "number"}, "cellSize": {"type": "number"},
			"cornerOfOrigin": {"enum": ["topLeft", "bottomLeft"]}, "pointOfOrigin": ` + pairRules + `,
			"tileWidth": {"type": "integer", "minimum": 1}, "tileHeight": {"type": "integer", "minimum": 1},
			"matrixWidth": {"type": "integer", "minimum": 1}, "matrixHeight": {"type": "integer", "minimum": 1}}}}}}`
)

// fits checks a document by rules in JSON Schema.
func fits(t *testing.T, rules, body string) {
	t.Helper()
	schema, err := jsonschema.UnmarshalJSON(strings.NewReader(rules))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("rules.json", schema); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("rules.json")
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if err := compiled.Validate(v); err != nil {
		t.Errorf("%v", err)
	}
}
