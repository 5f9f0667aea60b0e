package openapi

import (
	"cmp"
	"maps"
	"slices"

	"khyberatlas/internal/ogc"
)

// success is the answer of an operation that found what it was asked for.
func success(o *ogc.Operation, a ogc.Answer, layer ogc.Collection) object {
	content := object{}
	for i, kind := range a.Types {
		if kind == ogc.SeveralParts {
			content[kind] = object{"schema": object{"type": "string", "format": "binary"}}
			continue
		}
		content[kind] = object{"schema": answerSchema(o, o.Forms[i], layer)}
	}
	if o.Bundled {
		content["*/*"] = object{"schema": object{"type": "string", "format": "binary"}}
	}
	answer := object{"description": o.Summary, "headers": headers(o, a.Status)}
	if len(content) > 0 {
		answer["content"] = content
	}
	return answer
}

func headers(o *ogc.Operation, status int) object {
	if o.Watch {
		return object{"Cache-Control": header("no-store")}
	}
	if o.Bundled {
		return object{"ETag": header("Names these very bytes.")}
	}
	out := object{"ETag": header("Names this answer, for If-None-Match; weak where it is compressed."),
		"Khyberatlas-Version": header("The version of the dataset."), "Link": header("License, and typed links as in the body."),
		"Vary": header("The request's headers that the answer depends on.")}
	if slices.ContainsFunc(o.Forms, func(f ogc.Form) bool { return f != ogc.HTML }) {
		out["Khyberatlas-Attribution"] = header("To whom the data are owed; what is not ASCII is percent-encoded.")
		out["Khyberatlas-Withheld"] = header("How many incidents match and are left out, since their records may not be passed on; " +
			"without it none.")
		out["Khyberatlas-Filter"] = header("The filter, where one is set, as a query string.")
	}
	if o.Features {
		out["OGC-NumberMatched"] = header("How many features match.")
		out["OGC-NumberReturned"] = header("How many of them these are.")
		out["Content-Disposition"] = header("A name for the file, in forms that no browser shows.")
	}
	if o.File {
		out["Accept-Ranges"] = header("bytes, where the file is not compressed on its way.")
		out["Content-Disposition"] = header("A name for the file.")
		if status == 206 {
			out["Content-Range"] = header("Which bytes these are, of how many.")
		}
	}
	return out
}

// answerSchema is what one form of an operation's answer is.
func answerSchema(o *ogc.Operation, f ogc.Form, layer ogc.Collection) object {
	switch f {
	case ogc.GeoJSON:
		if layer.ID != "" {
			return schemaRef(string(layer.ID))
		}
		if o.File {
			return schemaRef("featureCollection")
		}
	case ogc.CSL:
		return listOf(object{"type": "object"})
	case ogc.JSON, ogc.OpenAPI, ogc.Schema, ogc.JSONFeed, ogc.TileJSON:
	default:
		if f.IsText() {
			return object{"type": "string"}
		}
		return object{"type": "string", "format": "binary"}
	}
	return schemaRef(cmp.Or(o.Schema, "anything"))
}

func schemaRef(name string) object { return object{"$ref": "#/components/schemas/" + name} }

// listOf is an array of what a schema describes.
func listOf(items object) object { return object{"type": "array", "items": items} }

// objectWith is an object with members that it always has and others.
func objectWith(always []string, members object) object {
	out := object{"type": "object", "properties": members}
	if len(always) > 0 {
		slices.Sort(always)
		out["required"] = always
	}
	return out
}

func text(about string) object { return object{"type": "string", "description": about} }

func tally(about string) object {
	return object{"type": "integer", "minimum": 0, "description": about}
}

func blank(schema object) object {
	schema["nullable"] = true
	return schema
}

func merge(objects ...object) object {
	out := object{}
	for _, o := range objects {
		maps.Copy(out, o)
	}
	return out
}
