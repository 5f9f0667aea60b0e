package openapi

import (
	"strings"

	"khyberatlas/internal/ogc"
	"khyberatlas/internal/queryables"
)

// JSONSchema describes a layer's features as JSON Schema 2020-12, at its own address. It has the form of a GeoJSON
// feature and plain types, because GDAL reads it so: a type that is a list of types is a text to it, and of an id
// among the properties it makes a second column beside that of the feature's own, so that the id is described as a
// pattern, which GDAL doesn't read. A property that is not required may also be null.
func JSONSchema(c ogc.Collection, id string) map[string]any {
	properties, always := described(c)
	patterns := object{"^id$": properties["id"]}
	delete(properties, "id")
	s := aboutLayer(c, id)
	s["required"] = []string{"type", "id", "geometry", "properties"}
	s["properties"] = object{
		"type":       object{"type": "string", "const": "Feature"},
		"id":         object{"type": "string", "x-ogc-role": "id", "description": "The id of the feature."},
		"geometry":   place(c),
		"properties": object{"type": "object", "required": always, "properties": properties, "patternProperties": patterns},
	}
	return s
}

// LogicalSchema describes the same as OGC API - Features Part 5 wants it, whatever the features are written in: id,
// geometry and properties side by side. QGIS takes the types of its columns from it; without it, from the first ten
// features, where a figure may be null in all.
func LogicalSchema(c ogc.Collection, id string) map[string]any {
	properties, always := described(c)
	properties["id"].(object)["x-ogc-role"] = "id"
	place := place(c)
	place["title"], place["x-ogc-propertySeq"] = "geometry", len(properties)+1
	properties["geometry"] = place
	s := aboutLayer(c, id)
	s["required"], s["properties"] = always, properties
	return s
}

// QueryablesSchema describes what expressions may speak of at a layer's features, as OGC API - Features Part 3 wants it: nothing
// else may be named.
func QueryablesSchema(c ogc.Collection, id string) map[string]any {
	c.Properties = queryables.Properties(c.ID)
	s := LogicalSchema(c, id)
	delete(s, "required")
	s["additionalProperties"] = false
	return s
}

// aboutLayer is what both say of themselves.
func aboutLayer(c ogc.Collection, id string) object {
	return object{"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": id, "title": c.Title, "type": "object",
		"description": c.Description + " A property that is not required is null where nothing is known."}
}

// described are the properties by name, and which of them always have a value.
func described(c ogc.Collection) (properties object, always []string) {
	properties = object{}
	for i, p := range c.Properties {
		s := valueSchema(p)
		s["title"], s["x-ogc-propertySeq"] = strings.ReplaceAll(p.Name, "_", " "), i+1
		if p.Name == "date" {
			s["x-ogc-role"] = "primary-interval-start"
		}
		if p.Name == "end_date" {
			s["x-ogc-role"] = "primary-interval-end"
		}
		properties[p.Name] = s
		if !p.Blank {
			always = append(always, p.Name)
		}
	}
	return properties, always
}

// place is the geometry, which has a format and no type.
func place(c ogc.Collection) object {
	shape := "geometry-" + strings.ToLower(c.Geometry)
	if c.Geometry == "Polygon" {
		shape = "geometry-polygon-or-multipolygon"
	}
	return object{"format": shape, "x-ogc-role": "primary-geometry", "description": "Null where there is no place."}
}
