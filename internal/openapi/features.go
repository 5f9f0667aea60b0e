package openapi

import (
	"strings"

	"khyberatlas/internal/columns"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// addFeatures adds the schemas of features: "incidents" is a window on a layer, "incidentsFeature" one of its features,
// and the general ones are any of them.
func addFeatures(out object) {
	var collections, features []object
	for _, c := range ogc.Collections() {
		id := string(c.ID)
		feature := id + "Feature"
		out[feature] = featureSchema(c)
		out[id] = collectionOf(schemaRef(feature))
		collections, features = append(collections, schemaRef(id)), append(features, schemaRef(feature))
	}
	out["featureCollection"] = object{"anyOf": collections}
	out["feature"] = object{"anyOf": features}
	var files []object
	for _, t := range ogc.Tables() {
		name := t
		if _, layer := ogc.CollectionOf(incident.Layer(t)); layer {
			name += "Table" // a window on the layer has the plain name
		}
		out[name] = objectWith([]string{"numberMatched", "rows"}, merge(aboutData(), object{"numberMatched": tally("Rows."),
			"rows": listOf(rowSchema(ogc.Columns(t)))}))
		files = append(files, schemaRef(name))
	}
	out["download"] = object{"anyOf": files}
	out["bbox"] = object{"type": "array", "minItems": 4, "maxItems": 4, "items": object{"type": "number"},
		"description": "West, south, east, north in degrees."}
	position := object{"type": "array", "minItems": 2, "maxItems": 2, "items": object{"type": "number"}}
	ring := object{"type": "array", "minItems": 4, "items": position}
	for kind, coordinates := range map[string]object{"Point": position, "Polygon": listOf(ring),
		"MultiPolygon": listOf(listOf(ring))} {
		out[strings.ToLower(kind)] = objectWith([]string{"type", "coordinates"}, object{
			"type": object{"type": "string", "enum": []string{kind}}, "coordinates": coordinates})
	}
}

// aboutData are the members with which an answer says what its data is.
func aboutData() object {
	return object{"title": text("The name of the data."), "licence": text("Its licence."),
		"licence_url": object{"type": "string", "format": "uri"},
		"attribution": text("Whom it is owed to."), "version": text("Its version."), "filter": text("The filter as a query string."),
		"numberWithheld": tally("Incidents that match and are left out, where there are any: their records may not be passed on."),
		"note":           text("The same in a sentence.")}
}

func collectionOf(feature object) object {
	return objectWith([]string{"type", "features", "numberMatched", "numberReturned"}, merge(aboutData(), object{
		"type": object{"type": "string", "enum": []string{"FeatureCollection"}}, "features": listOf(feature),
		"numberMatched": tally("Features that match, over all pages."), "numberReturned": tally("Features in this answer."),
		"bbox": schemaRef("bbox"), "links": listOf(schemaRef("link"))}))
}

// featureSchema is a feature within a collection, and alone: then it says what the data is and has the rows of its
// related tables.
func featureSchema(c ogc.Collection) object {
	properties := object{}
	var always []string
	for _, p := range c.Properties {
		properties[p.Name] = columnSchema(p)
		always = append(always, p.Name)
	}
	for name, table := range c.Related {
		properties[name] = listOf(rowSchema(ogc.Columns(table)[1:]))
	}
	return objectWith([]string{"type", "id", "geometry", "properties"}, merge(aboutData(), object{
		"type": object{"type": "string", "enum": []string{"Feature"}}, "id": object{"type": "string"},
		"geometry": geometrySchema(c), "properties": objectWith(always, properties), "links": listOf(schemaRef("link"))}))
}

func geometrySchema(c ogc.Collection) object {
	if c.Geometry == "Point" {
		return object{"nullable": true, "type": "object", "allOf": []object{schemaRef("point")}}
	}
	return object{"nullable": true, "type": "object", "oneOf": []object{schemaRef("polygon"), schemaRef("multipolygon")}}
}

func rowSchema(columns []columns.Property) object {
	members := object{}
	var always []string
	for _, p := range columns {
		members[p.Name] = columnSchema(p)
		always = append(always, p.Name)
	}
	return objectWith(always, members)
}

// columnSchema is a property as it is written, where one without a value is null.
func columnSchema(p columns.Property) object {
	s := valueSchema(p)
	if !p.Blank {
		return s
	}
	s["nullable"] = true
	if len(p.Words) > 0 {
		list := make([]any, 0, len(p.Words)+1)
		for _, v := range p.Words {
			list = append(list, v)
		}
		s["enum"] = append(list, nil)
	}
	return s
}

// valueSchema is a property's value where it has one.
func valueSchema(p columns.Property) object {
	s := object{"description": p.Doc}
	switch p.Kind {
	case columns.KindDay:
		s["type"], s["format"] = "string", "date"
	case columns.KindCount:
		s["type"], s["minimum"] = "integer", 0
	case columns.KindRatio:
		s["type"], s["minimum"] = "number", 0
	case columns.KindDegrees:
		s["type"], s["minimum"], s["maximum"] = "number", -180, 180
	case columns.KindTruth, columns.KindYesNo:
		s["type"] = "boolean"
	case columns.KindAddress:
		s["type"], s["format"] = "string", "uri"
	default:
		s["type"] = "string"
	}
	if len(p.Words) > 0 {
		s["enum"] = p.Words
	}
	return s
}
