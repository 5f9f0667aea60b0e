package page

import (
	"path"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"khyberatlas/internal/ogc"
	"khyberatlas/internal/ogc/conformance"
	"khyberatlas/internal/page/described"
	"khyberatlas/views"
)

// apiPage describes the API, read off the table of operations.
func apiPage(c *call) (templ.Component, error) {
	w := c.Wording
	v := views.ApiView{
		Frame: c.frame("api", w.Text("api.title"), w.Text("api.about")),
		Lead:  w.Text("api.about"),
		Rules: []string{w.Text("api.start_forms"), w.Text("api.start_filter"), w.Text("api.start_strict"),
			w.Text("api.start_paging", "limit", ogc.DefaultLimit, "most", ogc.MaxLimit),
			w.Text("api.start_version", "version", "{version}"),
			w.Text("api.start_days"), w.Text("api.start_null"), w.Text("api.start_read")},
		Links: []views.Link{{Href: c.Prefix + "/openapi.json", Text: w.Text("api.description"), Type: ogc.OpenAPI.Bare()},
			{Href: c.Prefix + "/collections", Text: w.Text("api.layers")},
			{Href: c.Prefix + "/conformance", Text: w.Text("api.conformance")}},
		Parameters: c.apiTable(w.Text("api.parameter"), w.Text("api.parameters")),
	}
	for _, t := range ogc.Tags() {
		g := views.ApiGroup{ID: t.Name, Title: t.Title, About: t.About}
		for i := range ogc.Operations() {
			if op := &ogc.Operations()[i]; op.Tag == t.Name {
				g.Operations = append(g.Operations, c.apiOperation(op))
			}
		}
		v.Groups = append(v.Groups, g)
	}
	for _, p := range ogc.SharedParams() {
		row := c.apiParam(&p)
		row.ID = "p-" + p.Name
		v.Parameters.Rows = append(v.Parameters.Rows, row)
	}
	return views.ApiPage(v), nil
}

func (c *call) apiTable(name, caption string) views.ApiTable {
	return views.ApiTable{Caption: caption, Name: name, Value: c.Wording.Text("api.value"), Meaning: c.Wording.Text("api.meaning")}
}

func (c *call) apiOperation(op *ogc.Operation) views.ApiOperation {
	w := c.Wording
	o := views.ApiOperation{ID: "op-" + string(op.Name), Path: op.Path, Summary: op.Summary, Count: w.Text("api.parameters_none"),
		Parameters: c.apiTable(w.Text("api.parameter"), w.Text("api.parameters_caption", "path", op.Path))}
	if example := c.example(op); example != "" {
		o.Try, o.Command = views.Link{Href: example, Text: w.Text("api.try")}, "curl -sL '"+c.Base+example+"'"
	}
	if len(op.Params) > 0 {
		o.Count = w.Text("api.parameters_of", "count", len(op.Params))
	}
	for _, p := range op.Params {
		row := c.apiParam(&p)
		if ogc.Shared(p.Name) {
			row.Href, row.Notes = "#p-"+p.Name, nil
		}
		o.Parameters.Rows = append(o.Parameters.Rows, row)
	}
	for _, a := range op.Answers() {
		o.Answers = append(o.Answers, views.ApiAnswer{Status: strconv.Itoa(a.Status), Words: c.status(a.Status),
			Types: strings.Join(a.Types, ", ")})
	}
	return o
}

// example is an address that the operation answers; blank where there is none: the files of a bundle that isn't there.
func (c *call) example(op *ogc.Operation) string {
	if files := c.site.Assets.Present("main.css"); op.Bundled && len(files) > 0 {
		return files[0] // the name changes with the bundle
	}
	if op.Example == "" {
		return ""
	}
	return c.Prefix + op.Example
}

// status says what a status means here.
func (c *call) status(code int) string {
	if key := "api.status." + strconv.Itoa(code); c.Wording.Has(key) {
		return c.Wording.Text(key)
	}
	return ogc.StatusText(code)
}

func (c *call) apiParam(p *ogc.Param) views.ApiRow {
	w := c.Wording
	row := views.ApiRow{Name: p.Name, Value: w.Text("api.kind." + string(p.Kind)), Text: p.Doc}
	note := func(text string) { row.Notes = append(row.Notes, text) }
	values := strings.Join(p.Enum, ", ")
	switch {
	case p.Name == "origin": // which there are hangs on the dataset
		var ids []string
		for _, o := range c.Atlas.Vocabulary().Origins {
			ids = append(ids, o.ID)
		}
		note(w.Text("api.some_of", "values", strings.Join(ids, ", ")))
	case len(p.Enum) > 0 && p.Repeat == ogc.Or:
		note(w.Text("api.some_of", "values", values))
	case len(p.Enum) > 0:
		note(w.Text("api.one_of", "values", values))
	}
	switch {
	case p.Max > 0:
		note(w.Text("api.from_to", "least", p.Min, "most", p.Max))
	case p.Kind == ogc.Integer:
		note(w.Text("api.from", "least", p.Min))
	}
	if p.Default != "" && p.Name != "f" {
		note(w.Text("api.default", "value", p.Default))
	}
	if len(p.Enum) == 0 {
		note(w.Text("api.example_value", "value", p.Example))
	}
	return row
}

// conformancePage lists the classes of the standard that are kept.
func conformancePage(c *call) (templ.Component, error) {
	w := c.Wording
	v := views.ConformanceView{Frame: c.frame("api", w.Text("conformance.title"), w.Text("conformance.about")),
		Lead: w.Text("conformance.about")}
	for _, class := range conformance.Classes() {
		v.Classes = append(v.Classes, views.Link{Href: class, Text: path.Base(class)})
	}
	return views.ConformancePage(v), nil
}

// schemaPage says what the properties of a collection's features are, or what they can be filtered by.
func schemaPage(c *call) (templ.Component, error) {
	v, title, err := described.Features(c.Question)
	if err != nil {
		return nil, err
	}
	v.Frame = c.frame("data", title, v.Lead)
	return views.SchemaPage(v), nil
}
