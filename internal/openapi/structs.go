package openapi

import (
	"reflect"
	"strconv"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/ogc/figures"
	"khyberatlas/internal/ogc/tiling"
)

// structs are the answers that are described by the structs that they are written from. Others refer to them by name.
var structs = map[reflect.Type]string{
	reflect.TypeFor[ogc.Link]():              "link",
	reflect.TypeFor[ogc.Problem]():           "problem",
	reflect.TypeFor[ogc.LandingAnswer]():     "landingPage",
	reflect.TypeFor[ogc.ConformanceAnswer](): "confClasses",
	reflect.TypeFor[ogc.CollectionsAnswer](): "collections",
	reflect.TypeFor[ogc.CollectionAnswer]():  "collection",
	reflect.TypeFor[figures.Histogram]():     "histogram",
	reflect.TypeFor[figures.Bin]():           "bin",
	reflect.TypeFor[figures.Totals]():        "totals",
	reflect.TypeFor[ogc.OEmbedAnswer]():      "oembed",
	reflect.TypeFor[tiling.TileSets]():       "tileSets",
	reflect.TypeFor[tiling.TileSet]():        "tileSet",
	reflect.TypeFor[tiling.TileMatrixSets](): "tileMatrixSets",
	reflect.TypeFor[tiling.TileMatrixSet]():  "tileMatrixSet",
	reflect.TypeFor[tiling.TileJSON]():       "tileJSON",
	reflect.TypeFor[figures.Part]():          "part",
}

// enums are the words of types that have a closed list of them.
var enums = map[reflect.Type][]string{
	reflect.TypeFor[incident.Layer]():    ogc.CollectionIDs(),
	reflect.TypeFor[incident.Interval](): incident.Texts(incident.Intervals),
	reflect.TypeFor[incident.By]():       incident.Texts(incident.Bys),
}

// schemaComponents are the schemas of all answers. They hold exactly what is written: a member without a value is null.
func schemaComponents() object {
	out := object{"anything": object{"type": "object"}}
	for t, name := range structs {
		out[name] = structSchema(t)
	}
	addFeatures(out)
	addFeed(out)
	return out
}

// structSchema is a struct as encoding/json writes it: a member that is never left out is required.
func structSchema(t reflect.Type) object {
	members := object{}
	var always []string
	for _, f := range reflect.VisibleFields(t) {
		name, rest, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous {
			continue
		}
		s := memberSchema(f.Type, f.Tag)
		if doc := f.Tag.Get("doc"); doc != "" {
			s["description"] = doc
		}
		members[name] = s
		if rest != "omitempty" {
			always = append(always, name)
		}
	}
	return objectWith(always, members)
}

// memberSchema is a member of a struct; what the tag says is said of the values within lists.
func memberSchema(t reflect.Type, tag reflect.StructTag) object {
	if name, ok := structs[t]; ok {
		return schemaRef(name)
	}
	switch t.Kind() {
	case reflect.Struct:
		return structSchema(t)
	case reflect.Pointer:
		s := memberSchema(t.Elem(), tag)
		if t.Elem().Kind() != reflect.Struct {
			s["nullable"] = true
		}
		return s
	case reflect.Slice:
		return listOf(memberSchema(t.Elem(), tag))
	case reflect.Array:
		s := listOf(memberSchema(t.Elem(), tag))
		s["minItems"], s["maxItems"] = t.Len(), t.Len()
		return s
	case reflect.Map:
		return object{"type": "object", "additionalProperties": memberSchema(t.Elem(), "")}
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.Float64:
		return object{"type": "number"}
	case reflect.Int:
		s := object{"type": "integer", "minimum": 0}
		for name, keyword := range map[string]string{"min": "minimum", "max": "maximum"} {
			if n, err := strconv.Atoi(tag.Get(name)); err == nil {
				s[keyword] = n
			}
		}
		return s
	case reflect.String:
		s := object{"type": "string"}
		if format := tag.Get("format"); format != "" {
			s["format"] = format
		}
		if word := tag.Get("enum"); word != "" {
			s["enum"] = []string{word}
		}
		if list, ok := enums[t]; ok {
			s["enum"] = list
		}
		return s
	}
	panic("no schema for a member of type " + t.String())
}
