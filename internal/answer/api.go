package answer

import (
	"fmt"
	"io"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/ogc/conformance"
	"khyberatlas/internal/openapi"
)

func conformsTo(c *call, w io.Writer) error {
	return writeJSON(w, ogc.ConformanceAnswer{Links: c.Self(), ConformsTo: conformance.Classes()})
}

// description is the API as OpenAPI has it.
func description(c *call, w io.Writer) error {
	meta, contact := c.Meta(), c.maker.Contact
	return writeJSON(w, openapi.Describe(openapi.Service{Root: c.Root(), Title: meta.Title, About: meta.Description,
		Licence:    meta.Licence,
		LicenceURL: meta.LicenceURL, Dataset: c.Atlas.Version(), Program: c.maker.Program, Vocabulary: c.Atlas.Vocabulary(),
		Contact: contact, ContactIsEmail: contact != "" && !incident.IsAddress(contact)}))
}

// schema says in one of two forms what the properties of a layer's features are.
func schema(describe func(ogc.Collection, string) map[string]any) func(*call, io.Writer) error {
	return func(c *call, w io.Writer) error {
		l, ok := ogc.CollectionOf(c.Asked.Collection)
		if !ok {
			return fmt.Errorf("collection %s: %w", c.Asked.Collection, incident.ErrNotFound)
		}
		return writeJSON(w, describe(l, c.Root().To(c.Asked.Path(), "")))
	}
}
