package page

import (
	"path"
	"strings"

	"github.com/a-h/templ"

	"khyberatlas/internal/ogc"
	"khyberatlas/views"
)

// conformancePage lists the classes of the standard that are kept.
func conformancePage(c *call) (templ.Component, error) {
	v := views.ConformanceView{Frame: c.frame("api", c.Wording.Text("conformance.title"), c.Wording.Text("conformance.about")),
		Lead: c.Wording.Text("conformance.about")}
	for _, class := range ogc.Conformance() {
		v.Classes = append(v.Classes, views.Link{Href: class, Text: path.Base(class)})
	}
	return views.ConformancePage(v), nil
}

// schemaPage says what the properties of a layer's features are.
func schemaPage(c *call) (templ.Component, error) {
	id := c.Asked.Collection
	l, _ := ogc.CollectionOf(id)
	layer := c.Wording.Label("collection", id)
	v := views.SchemaView{Frame: c.frame("data", c.Wording.Text("schema.title", "layer", layer), c.Wording.Text("schema.about")),
		Lead: c.Wording.Text("schema.about"), Geometry: c.Wording.Text("schema.geometry", "kind", l.Geometry),
		Table: views.ApiTable{Caption: c.Wording.Text("schema.caption", "layer", layer), Name: c.Wording.Text("schema.property"),
			Value: c.Wording.Text("api.value"), Meaning: c.Wording.Text("api.meaning")},
		Links: []views.Link{{Href: c.Prefix + "/collections/" + id, Text: layer}}}
	for _, p := range ogc.Properties(id) {
		row := views.ApiRow{ID: "p-" + p.Name, Name: p.Name, Value: c.Wording.Text("schema.kind." + string(p.Kind)), Text: p.Doc}
		if p.Blank {
			row.Notes = append(row.Notes, c.Wording.Text("schema.blank"))
		}
		if len(p.Words) > 0 {
			row.Notes = append(row.Notes, c.Wording.Text("api.one_of", "values", strings.Join(p.Words, ", ")))
		}
		v.Table.Rows = append(v.Table.Rows, row)
	}
	return views.SchemaPage(v), nil
}
