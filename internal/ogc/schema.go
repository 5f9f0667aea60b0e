package ogc

import "strings"

// JSONSchema describes a layer's features as JSON Schema 2020-12, at its own address. It has the form of a GeoJSON
// feature and plain types, because GDAL reads it so: a type that is a list of types is a text to it, and of an id
// among the properties it makes a second column beside that of the feature's own, so that the id is described as a
// pattern, which GDAL doesn't read. A property that is not required may also be null.
func JSONSchema(c Collection, id string) map[string]any {
	properties, patterns, always := object{}, object{}, []string{}
	for i, p := range Properties(c.ID) {
		s := p.plain()
		s["title"], s["x-ogc-propertySeq"] = strings.ReplaceAll(p.Name, "_", " "), i+1
		if p.Name == "date" {
			s["x-ogc-role"] = "primary-interval-start"
		}
		if p.Name == "end_date" {
			s["x-ogc-role"] = "primary-interval-end"
		}
		if p.Name == identity.Name {
			patterns["^"+p.Name+"$"] = s
		} else {
			properties[p.Name] = s
		}
		if !p.Blank {
			always = append(always, p.Name)
		}
	}
	shape := "geometry-" + strings.ToLower(c.Geometry)
	if c.Geometry == "Polygon" {
		shape = "geometry-polygon-or-multipolygon"
	}
	return object{
		"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": id, "title": c.Title,
		"description": c.Description + " A property that is not required is null where nothing is known.", "type": "object",
		"required": []string{"type", "id", "geometry", "properties"},
		"properties": object{
			"type":       object{"type": "string", "const": "Feature"},
			"id":         object{"type": "string", "x-ogc-role": "id", "description": "The id of the feature."},
			"geometry":   object{"format": shape, "x-ogc-role": "primary-geometry", "description": "Null where there is no place."},
			"properties": object{"type": "object", "required": always, "properties": properties, "patternProperties": patterns},
		}}
}
