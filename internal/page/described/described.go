// Package described says on a page what the features of a layer have, or what they can be filtered by, property by property.
package described

import (
	"fmt"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/queryables"
	"khyberatlas/internal/question"
	"khyberatlas/views"
)

// Features is the page of the collection that a question names, all but its frame, and its title.
func Features(q *question.Question) (v views.SchemaView, title string, err error) {
	w, id := q.Wording, string(q.Asked.Collection)
	collection, ok := ogc.CollectionOf(q.Asked.Collection)
	if !ok {
		return v, "", fmt.Errorf("collection %s: %w", id, incident.ErrNotFound)
	}
	key, properties := "schema.", collection.Properties
	if q.Asked.Operation == ogc.OpQueryables {
		key, properties = "queryables.", queryables.Properties(collection.ID)
	}
	name := w.Label("collection", id)
	v = views.SchemaView{
		Lead:     w.Text(key + "about"),
		Geometry: w.Text("schema.geometry", "kind", collection.Geometry),
		Table: views.ApiTable{Caption: w.Text(key+"caption", "layer", name), Name: w.Text("schema.property"),
			Value: w.Text("api.value"), Meaning: w.Text("api.meaning")},
		Links: []views.Link{{Href: q.Prefix + "/collections/" + id, Text: name}},
	}
	for _, p := range properties {
		row := views.ApiRow{ID: "p-" + p.Name, Name: p.Name, Value: w.Text("schema.kind." + string(p.Kind)), Text: p.Doc}
		if p.Blank {
			row.Notes = append(row.Notes, w.Text("schema.blank"))
		}
		if len(p.Words) > 0 {
			row.Notes = append(row.Notes, w.Text("api.one_of", "values", strings.Join(p.Words, ", ")))
		}
		v.Table.Rows = append(v.Table.Rows, row)
	}
	return v, w.Text(key+"title", "layer", name), nil
}
