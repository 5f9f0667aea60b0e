package ogc

import (
	"regexp"
	"slices"
	"strconv"

	"khyberatlas/internal/incident"
)

// shared are the parameters that mean the same wherever they are taken.
var shared = params(filters, charts, paging, view)

// paramComponents are the shared parameters by name, and those of layers' own paths by "layer." and name.
func paramComponents(v incident.Vocabulary) object {
	out := object{"collectionId": pathParam("collectionId"), "featureId": pathParam("featureId")}
	for i := range shared {
		p := &shared[i]
		out[p.Name] = p.describe(p.schema(v), p.Default)
		if p.listed() {
			out["layer."+p.Name] = p.describe(p.flat(v), p.Default)
		}
	}
	return out
}

// parameters are those of an operation: the path's own, then those of the query string. A layer's own path leaves out
// the filters that do nothing there: GDAL and QGIS send what is listed by the name of a column, and don't look again.
func (o *Operation) parameters(path string, layer Collection) []object {
	out := []object{}
	for _, name := range pathNames(path) {
		if name == "file" {
			out = append(out, o.fileParam())
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
		case p.Name == "f", p.Name == "sortby" && o.Sort != "" && o.Sort != incident.Sort(p.Default), !Shared(p.Name):
			standard := p.Default
			if p.Name == "f" {
				standard = "" // where f is missing, Accept decides
			}
			if p.Name == "sortby" {
				standard = string(o.Sort)
			}
			out = append(out, p.describe(p.schema(incident.Vocabulary{}), standard))
		case layer.ID != "" && p.listed():
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
	schema, about, example := object{"type": "string", "pattern": idPattern, "maxLength": longestToken}, "The id of a feature.", "torkham"
	if name == "collectionId" {
		schema, about, example = object{"type": "string", "enum": CollectionIDs()}, "The id of a layer.", "incidents"
	}
	return object{"name": name, "in": "path", "required": true, "description": about, "schema": schema, "example": example}
}

func (o *Operation) fileParam() object {
	schema := object{"type": "string", "pattern": idPattern, "maxLength": longestToken}
	p := object{"name": "file", "in": "path", "required": true, "description": "The name of the file.", "schema": schema}
	if o.File {
		p["schema"], p["example"] = object{"type": "string", "enum": DownloadFiles()}, "incidents.csv"
	}
	return p
}

// listed reports whether a value is a list whose single values are words.
func (p *Param) listed() bool { return p.Repeat == Or }

func (p *Param) describe(schema object, standard string) object {
	if standard != "" {
		schema["default"] = any(standard)
		if n, err := strconv.Atoi(standard); err == nil && p.Kind == Integer {
			schema["default"] = n
		}
	}
	return object{"name": p.Name, "in": "query", "required": false, "description": p.Doc, "style": "form", "explode": false,
		"schema": schema}
}

// schema is what a parameter's value is. Lists are arrays, in which a comma stands between the values.
func (p *Param) schema(v incident.Vocabulary) object {
	if p.listed() {
		return object{"type": "array", "minItems": 1, "maxItems": longestList, "items": p.word(v)}
	}
	switch p.Kind {
	case Integer:
		s := object{"type": "integer", "minimum": p.Min}
		if p.Max > 0 {
			s["maximum"] = p.Max
		}
		return s
	case Box:
		return object{"type": "array", "items": object{"type": "number", "minimum": -180, "maximum": 180}, "minItems": 4, "maxItems": 6,
			"oneOf": []object{{"minItems": 4, "maxItems": 4}, {"minItems": 6, "maxItems": 6}}}
	case DayOnly:
		return object{"type": "string", "format": "date"}
	}
	return p.word(v)
}

// word is a single value.
func (p *Param) word(v incident.Vocabulary) object {
	s := object{"type": "string"}
	if list := p.Allowed(v); len(list) > 0 {
		s["enum"] = list
	} else if pattern := p.Kind.pattern(); pattern != "" {
		s["pattern"] = pattern
	}
	switch p.Kind {
	case Words:
		s["maxLength"] = longestSearch
	case Token:
		s["maxLength"] = longestToken
	}
	return s
}

// flat is the same for clients that know only plain types: a list is a text with commas.
func (p *Param) flat(v incident.Vocabulary) object {
	list := p.Allowed(v)
	if len(list) == 0 {
		return p.word(v)
	}
	shortest := len(slices.MinFunc(list, func(a, b string) int { return len(a) - len(b) }))
	return object{"type": "string", "maxLength": longestList*(shortest+1) - 1,
		"anyOf": []object{{"enum": list}, {"pattern": listPattern(list)}}}
}

// SharedParams are the parameters that mean the same wherever they are taken, in the order of a canonical query string;
// callers only read them.
func SharedParams() []Param { return shared }

// Shared reports whether a parameter of this name means the same wherever it is taken.
func Shared(name string) bool {
	return slices.ContainsFunc(shared, func(p Param) bool { return p.Name == name })
}
