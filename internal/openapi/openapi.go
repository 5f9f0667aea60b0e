package openapi

import (
	"strconv"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// Service is what a description of the API says of the place where it is served and of the data behind it.
type Service struct {
	Root           ogc.Root
	Title, About   string
	Licence        string
	LicenceURL     string
	Dataset        string // the version that answers
	Program        string // the program's version
	Contact        string // an address or a mailbox; blank where there is none
	ContactIsEmail bool
	// Vocabulary has the names that the version that answers knows; without it a name may be any text.
	Vocabulary incident.Vocabulary
}

// object is a JSON object; its members are written in the order of their names.
type object = map[string]any

// Describe describes all operations as an OpenAPI 3.0.3 document, ready for encoding/json.
func Describe(s Service) object {
	paths := object{}
	for i := range ogc.Operations() {
		op := &ogc.Operations()[i]
		paths[op.Path] = object{"get": operation(op, string(op.Name), op.Path, ogc.Collection{})}
		if op.Features {
			// QGIS reads which properties it can filter by only where the path names the layer.
			for _, c := range ogc.Collections() {
				path := strings.Replace(op.Path, "{collectionId}", string(c.ID), 1)
				paths[path] = object{"get": operation(op, string(op.Name)+"-"+string(c.ID), path, c)}
			}
		}
	}
	return object{
		"openapi":    "3.0.3",
		"info":       s.info(),
		"servers":    []object{{"url": strings.TrimSuffix(s.Root.To("", ""), "/"), "description": "This server"}},
		"tags":       tagObjects(),
		"paths":      paths,
		"components": object{"parameters": paramComponents(s.Vocabulary), "responses": failComponents(), "schemas": schemaComponents()},
	}
}

const versioned = "Every address but /assets, /healthz, /readyz, /robots.txt and /sitemap.xml also answers under /v/{version}, " +
	"as of that version of the " +
	"dataset: the present one and the one before are held, any other is 410. HEAD answers as GET does, without a body; OPTIONS " +
	"tells what is allowed; nothing is written here, and a body that comes with a request is not read. What a parameter may be is " +
	"said with it; a name that isn't listed, an " +
	"empty value or a wrong one is answered 400 with the name, the nearest known one and what is allowed. No key is needed."

func (s Service) info() object {
	licence := object{"name": s.Licence}
	if s.LicenceURL != "" {
		licence["url"] = s.LicenceURL
	}
	info := object{"title": s.Title, "description": s.About + "\n\n" + versioned, "version": s.Program, "license": licence,
		"x-dataset-version": s.Dataset}
	if s.Contact != "" {
		kind := "url"
		if s.ContactIsEmail {
			kind = "email"
		}
		info["contact"] = object{"name": s.Title, kind: s.Contact}
	}
	return info
}

func tagObjects() []object {
	var out []object
	for _, t := range ogc.Tags() {
		out = append(out, object{"name": t.Name, "description": t.About})
	}
	return out
}

// operation is an operation as OpenAPI has it. layer is the collection that the path names, blank where it names none.
func operation(o *ogc.Operation, id, path string, layer ogc.Collection) object {
	summary := o.Summary
	if layer.ID != "" {
		summary = layer.Title + ": " + layer.Description
	}
	responses := object{}
	for _, a := range o.Answers() {
		code := strconv.Itoa(a.Status)
		switch {
		case a.Status < 300:
			responses[code] = success(o, a, layer)
		default:
			responses[code] = object{"$ref": "#/components/responses/" + failName(a.Status)}
		}
	}
	return object{"operationId": id, "tags": []string{o.Tag}, "summary": summary, "responses": responses,
		"parameters": parameters(o, path, layer)}
}

// failName names the component of a status: 404 is NotFound.
func failName(status int) string { return strings.ReplaceAll(ogc.StatusText(status), " ", "") }

var failWords = map[int]string{
	301: "The address that this one stands for is in Location.",
	303: "An address with the blank fields of a form, repeated values or a link tracker's parameters: the same without them is in " +
		"Location.",
	304: "The reader holds this answer already: its ETag is named in If-None-Match.",
	400: "A parameter that isn't known here, or a value that it can't have. All that is wrong is listed.",
	404: "There is no such layer, feature or file.",
	405: "Only GET, HEAD and OPTIONS are answered; Allow says so.",
	406: "None of the forms that this address has is acceptable to the reader.",
	410: "The version of the dataset that the address names is no longer held.",
	414: "The address is longer than is read: 8192 bytes of query string.",
	416: "No byte of the file lies in the range that is asked for; Content-Range says how long the file is.",
	451: "The incident's record may not be passed on: it is on its page and in no form for programs.",
	500: "The server failed.",
	501: "The form that is asked for isn't made here.",
	503: "No dataset is loaded yet, or there is no room to make the file now: Retry-After says when to ask again.",
}

func failComponents() object {
	out := object{}
	for status, words := range failWords {
		answer := object{"description": words}
		if status >= 400 {
			answer["content"] = object{"application/problem+json": object{"schema": schemaRef("problem")},
				ogc.HTML.Bare(): object{"schema": object{"type": "string"}}}
		}
		switch status {
		case 301, 303:
			answer["headers"] = object{"Location": header("The address to ask instead.")}
		case 405:
			answer["headers"] = object{"Allow": header("The methods that are answered.")}
		case 503:
			answer["headers"] = object{"Retry-After": header("Seconds to wait before asking again.")}
		case 416:
			answer["headers"] = object{"Content-Range": header("bytes */ and the length of the file.")}
		}
		out[failName(status)] = answer
	}
	return out
}

func header(about string) object {
	return object{"description": about, "schema": object{"type": "string"}}
}
