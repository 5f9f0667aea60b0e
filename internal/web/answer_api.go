package web

import (
	"fmt"
	"io"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

type conformanceView struct {
	Links      []ogc.Link `json:"links"`
	ConformsTo []string   `json:"conformsTo"`
}

func conformance(c *request, w io.Writer) error {
	return writeJSON(w, conformanceView{Links: c.root().Self(c.ask), ConformsTo: ogc.Conformance()})
}

// description is the API as OpenAPI has it.
func description(c *request, w io.Writer) error {
	meta, contact := c.atlas.Data().Meta, c.server.Contact
	return writeJSON(w, ogc.Describe(ogc.Service{Root: c.root(), Title: meta.Title, About: meta.Description, Licence: meta.Licence,
		LicenceURL: meta.LicenceURL, Dataset: c.atlas.Version(), Program: c.server.Program, Vocabulary: c.atlas.Vocabulary(),
		Contact: contact, ContactIsEmail: contact != "" && !incident.IsAddress(contact)}))
}

// schema is what the properties of a layer's features are, in one of two forms.
func schema(c *request, w io.Writer) error {
	l, ok := ogc.CollectionOf(c.ask.Collection)
	if !ok {
		return fmt.Errorf("collection %s: %w", c.ask.Collection, incident.ErrNotFound)
	}
	id := c.root().To(c.ask.Path(), "")
	if c.op.Name == "properties" {
		return writeJSON(w, ogc.LogicalSchema(l, id))
	}
	return writeJSON(w, ogc.JSONSchema(l, id))
}
