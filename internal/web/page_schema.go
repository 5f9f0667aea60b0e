package web

import (
	"path"
	"strings"

	"github.com/a-h/templ"

	"khyberatlas/internal/ogc"
	"khyberatlas/views"
)

// conformancePage lists the classes of the standard that are kept.
func conformancePage(c *request) (templ.Component, error) {
	v := views.ConformanceView{Frame: c.frame("api", c.p.Text("conformance.title"), c.p.Text("conformance.about")),
		Lead: c.p.Text("conformance.about")}
	for _, class := range ogc.Conformance() {
		v.Classes = append(v.Classes, views.Link{Href: class, Text: path.Base(class)})
	}
	return views.ConformancePage(v), nil
}

// schemaPage says what the properties of a layer's features are.
func schemaPage(c *request) (templ.Component, error) {
	id := c.ask.Collection
	l, _ := ogc.CollectionOf(id)
	layer := c.p.Label("collection", id)
	v := views.SchemaView{Frame: c.frame("data", c.p.Text("schema.title", "layer", layer), c.p.Text("schema.about")),
		Lead: c.p.Text("schema.about"), Geometry: c.p.Text("schema.geometry", "kind", l.Geometry),
		Table: views.ApiTable{Caption: c.p.Text("schema.caption", "layer", layer), Name: c.p.Text("schema.property"),
			Value: c.p.Text("api.value"), Meaning: c.p.Text("api.meaning")},
		Links: []views.Link{{Href: c.prefix + "/collections/" + id, Text: layer}}}
	for _, p := range ogc.Properties(id) {
		row := views.ApiRow{ID: "p-" + p.Name, Name: p.Name, Value: c.p.Text("schema.kind." + string(p.Kind)), Text: p.Doc}
		if p.Blank {
			row.Notes = append(row.Notes, c.p.Text("schema.blank"))
		}
		if len(p.Enum) > 0 {
			row.Notes = append(row.Notes, c.p.Text("api.one_of", "values", strings.Join(p.Enum, ", ")))
		}
		v.Table.Rows = append(v.Table.Rows, row)
	}
	return views.SchemaPage(v), nil
}
