package openapi

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// paramComponents are the shared parameters by name, and those of layers' own paths by "layer." and name.
func paramComponents(v incident.Vocabulary) object {
	out := object{"collectionId": pathParam("collectionId"), "featureId": pathParam("featureId"),
		"tileMatrix": pathParam("tileMatrix"), "tileCol": pathParam("tileCol"), "tileRow": pathParam("tileRow")}
	for i := range ogc.SharedParams() {
		p := &ogc.SharedParams()[i]
		out[p.Name] = parameter(p, paramSchema(p, v), p.Default)
		if listed(p) {
			out["layer."+p.Name] = parameter(p, flatSchema(p, v), p.Default)
		}
	}
	return out
}

// parameters are those of an operation: the path's own, then those of the query string. A layer's own path leaves out
// the filters that do nothing there: GDAL and QGIS send what is listed by the name of a column, and don't look again.
func parameters(o *ogc.Operation, path string, layer ogc.Collection) []object {
	out := []object{}
	for _, name := range pathNames(path) {
		if name == "file" {
			out = append(out, fileParam(o))
			continue
		}
		out = append(out, paramRef(name))
	}
	for i := range o.Params {
		p := &o.Params[i]
		if !layer.Acts(*p) {
			continue
		}
		switch {
		case p.Name == "f", p.Name == "sortby" && o.Sort != "" && o.Sort != incident.Sort(p.Default), !ogc.Shared(p.Name):
			standard := p.Default
			if p.Name == "f" {
				standard = "" // where f is missing, Accept decides
			}
			if p.Name == "sortby" {
				standard = string(o.Sort)
			}
			out = append(out, parameter(p, paramSchema(p, incident.Vocabulary{}), standard))
		case layer.ID != "" && listed(p):
			out = append(out, paramRef("layer."+p.Name))
		default:
			out = append(out, paramRef(p.Name))
		}
	}
	return out
}

func paramRef(name string) object { return object{"$ref": "#/components/parameters/" + name} }

var pathName = regexp.MustCompile(`\{([a-zA-Z]+)\}`)

func pathNames(path string) []string {
	var out []string
	for _, m := range pathName.FindAllStringSubmatch(path, -1) {
		out = append(out, m[1])
	}
	return out
}

func pathParam(name string) object {
	schema, about, example := object{"type": "string", "pattern": ogc.IDPattern, "maxLength": ogc.LongestToken},
		"The id of a feature.", any("torkham")
	switch name {
	case "collectionId":
		schema, about, example = object{"type": "string", "enum": ogc.CollectionIDs()}, "The id of a layer.", "incidents"
	case "tileMatrix":
		schema, about, example = object{"type": "string", "pattern": "^([0-9]|1[0-4])$"}, "The zoom of the web's map.", "6"
	case "tileCol":
		schema, about, example = object{"type": "integer", "minimum": 0}, "The column, from the west.", 44
	case "tileRow":
		schema, about, example = object{"type": "integer", "minimum": 0}, "The row, from the north.", 25
	}
	return object{"name": name, "in": "path", "required": true, "description": about, "schema": schema, "example": example}
}

func fileParam(o *ogc.Operation) object {
	schema := object{"type": "string", "pattern": ogc.IDPattern, "maxLength": ogc.LongestToken}
	p := object{"name": "file", "in": "path", "required": true, "description": "The name of the file.", "schema": schema}
	if o.File {
		p["schema"], p["example"] = object{"type": "string", "enum": ogc.DownloadFiles()}, "incidents.csv"
	}
	return p
}

// listed reports whether a value is a list whose single values are words.
func listed(p *ogc.Param) bool { return p.Repeat == ogc.Or }

func parameter(p *ogc.Param, schema object, standard string) object {
	if standard != "" {
		schema["default"] = any(standard)
		if n, err := strconv.Atoi(standard); err == nil && p.Kind == ogc.Integer {
			schema["default"] = n
		}
	}
	return object{"name": p.Name, "in": "query", "required": false, "description": p.Doc, "style": "form", "explode": false,
		"schema": schema}
}

// paramSchema is what a parameter's value is. Lists are arrays, in which a comma stands between the values.
func paramSchema(p *ogc.Param, v incident.Vocabulary) object {
	if listed(p) {
		return object{"type": "array", "minItems": 1, "maxItems": ogc.LongestList, "items": wordSchema(p, v)}
	}
	switch p.Kind {
	case ogc.Integer:
		s := object{"type": "integer", "minimum": p.Min}
		if p.Max > 0 {
			s["maximum"] = p.Max
		}
		return s
	case ogc.Box:
		return object{"type": "array", "items": object{"type": "number", "minimum": -180, "maximum": 180}, "minItems": 4, "maxItems": 6,
			"oneOf": []object{{"minItems": 4, "maxItems": 4}, {"minItems": 6, "maxItems": 6}}}
	case ogc.DayOnly:
		return object{"type": "string", "format": "date"}
	}
	return wordSchema(p, v)
}

// wordSchema is a single value.
func wordSchema(p *ogc.Param, v incident.Vocabulary) object {
	s := object{"type": "string"}
	if list := p.Allowed(v); len(list) > 0 {
		s["enum"] = list
	} else if pattern := p.Kind.Pattern(); pattern != "" {
		s["pattern"] = pattern
	}
	switch p.Kind {
	case ogc.Words:
		s["maxLength"] = ogc.LongestSearch
	case ogc.Expression:
		s["maxLength"] = ogc.LongestExpression
	case ogc.Address:
		s["maxLength"] = ogc.LongestAddress
	case ogc.Token:
		s["maxLength"] = ogc.LongestToken
	}
	return s
}

// flatSchema is the same for clients that know only plain types: a list is a text with commas.
func flatSchema(p *ogc.Param, v incident.Vocabulary) object {
	list := p.Allowed(v)
	if len(list) == 0 {
		return wordSchema(p, v)
	}
	shortest := len(slices.MinFunc(list, func(a, b string) int { return len(a) - len(b) }))
	return object{"type": "string", "maxLength": ogc.LongestList*(shortest+1) - 1,
		"anyOf": []object{{"enum": list}, {"pattern": listPattern(list)}}}
}

// listPattern is a text of values from a closed list with commas between.
func listPattern(values []string) string {
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = regexp.QuoteMeta(v)
	}
	one := "(" + strings.Join(quoted, "|") + ")"
	return "^" + one + "(," + one + ")*$"
}
