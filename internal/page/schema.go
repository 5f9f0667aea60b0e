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
	w := c.Wording
	v := views.ConformanceView{Frame: c.frame("api", w.Text("conformance.title"), w.Text("conformance.about")),
		Lead: w.Text("conformance.about")}
	for _, class := range ogc.Conformance() {
		v.Classes = append(v.Classes, views.Link{Href: class, Text: path.Base(class)})
	}
	return views.ConformancePage(v), nil
}

// schemaPage says what the properties of a layer's features are.
func schemaPage(c *call) (templ.Component, error) {
	w := c.Wording
	id := c.Asked.Collection
	l, _ := ogc.CollectionOf(id)
	layer := w.Label("collection", id)
	v := views.SchemaView{Frame: c.frame("data", w.Text("schema.title", "layer", layer), w.Text("schema.about")),
		Lead: w.Text("schema.about"), Geometry: w.Text("schema.geometry", "kind", l.Geometry),
		Table: views.ApiTable{Caption: w.Text("schema.caption", "layer", layer), Name: w.Text("schema.property"),
			Value: w.Text("api.value"), Meaning: w.Text("api.meaning")},
		Links: []views.Link{{Href: c.Prefix + "/collections/" + id, Text: layer}}}
	for _, p := range ogc.Properties(id) {
		row := views.ApiRow{ID: "p-" + p.Name, Name: p.Name, Value: w.Text("schema.kind." + string(p.Kind)), Text: p.Doc}
		if p.Blank {
			row.Notes = append(row.Notes, w.Text("schema.blank"))
		}
		if len(p.Words) > 0 {
			row.Notes = append(row.Notes, w.Text("api.one_of", "values", strings.Join(p.Words, ", ")))
		}
		v.Table.Rows = append(v.Table.Rows, row)
	}
	return views.SchemaPage(v), nil
}
