package answer

import (
	"cmp"
	"fmt"
	"io"

	"khyberatlas/internal/format"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/openapi"
	"khyberatlas/internal/question"
)

// Maker makes answers.
type Maker struct {
	Program string // the program's version
	Contact string // an address or a mailbox; blank where there is none
	// Documents are what dataset.zip holds beside the data; nil is nothing.
	Documents func(*incident.Dataset) []incident.File
	// MostBytes is how large the temporary file may get in which a GeoPackage is built; 0 leaves it to package gpkg.
	MostBytes int64
}

// Head is what the head of an answer says of its features.
type Head struct {
	Links             []ogc.Link
	Counted           bool // of a list: the numbers hold
	Matched, Returned int
}

// Outlet is what whoever sends an answer wants of its making. Its zero value takes the bytes and nothing else.
type Outlet struct {
	// Announce is told the head before the first byte; an error ends the making.
	Announce func(Head) error
	// HeadOnly says that nobody wants the body: once the head is known, making it ends with ErrHeadOnly.
	HeadOnly bool
	// Costly passes on what takes long to build; a server can hold it for the next reader.
	Costly func(w io.Writer, build func(io.Writer) error) error
}

// Has reports whether there is an answer to an operation in a form for programs.
func Has(operation ogc.OperationName) bool { return forms[operation] != nil }

// Write writes the answer to a question in the form that was asked for.
func (m *Maker) Write(w io.Writer, q *question.Question, to Outlet) error {
	form, ok := forms[q.Asked.Operation]
	if !ok {
		return fmt.Errorf("operation %s: %w", q.Asked.Operation, question.ErrNoRow)
	}
	q.Withhold()
	err := form(&call{q, m, to}, q.Writer(w))
	return cmp.Or(q.Err(), err)
}

// call is one question with all that is needed to answer it.
type call struct {
	*question.Question
	maker *Maker
	to    Outlet
}

// forms are the operations that have a form for programs.
var forms = map[ogc.OperationName]func(*call, io.Writer) error{
	ogc.OpLanding:     landing,
	ogc.OpConformance: conformsTo,
	ogc.OpOpenAPI:     description,
	ogc.OpAPI:         description,
	ogc.OpSchema:      schema(openapi.JSONSchema),
	ogc.OpProperties:  schema(openapi.LogicalSchema),
	ogc.OpQueryables:  schema(openapi.QueryablesSchema),
	ogc.OpCollections: collections,
	ogc.OpCollection:  collection,
	ogc.OpItems:       items,
	ogc.OpItem:        item,
	ogc.OpDownload:    download,
	ogc.OpHistogram:   histogram,
	ogc.OpTotals:      totals,
	ogc.OpFeedAtom:    feed,
	ogc.OpFeedJSON:    feed,
	ogc.OpCite:        cite,
	ogc.OpOEmbed:      oembed,
	ogc.OpSitemap:     sitemap,
	ogc.OpRobots:      robots,
	ogc.OpTile:        vectorTile,
	ogc.OpTileJSON:    tileJSON,
	ogc.OpTileSets:    tileSets,
	ogc.OpTileSet:     tileSet,

	ogc.OpTileMatrixSets: tileMatrixSets,
	ogc.OpTileMatrixSet:  tileMatrixSet,
}

// about is what an answer says of the data that it comes from.
func (c *call) about() format.About {
	credit := c.Credit()
	about := format.About{Title: c.Meta().Title, Licence: credit.Licence, LicenceURL: credit.LicenceURL,
		Attribution: credit.Attribution, Version: c.Atlas.Version(), Filter: c.AskedFilter(), Withheld: c.LeftOut()}
	if about.Withheld > 0 {
		about.Note = i18n.English().Text("terms.withheld", "count", about.Withheld)
	}
	return about
}

func (c *call) announce(h Head) error {
	if c.to.Announce == nil || c.Err() != nil {
		return c.Err()
	}
	return c.to.Announce(h)
}

func linksOf(links []ogc.Link) []format.Link {
	out := make([]format.Link, len(links))
	for i, l := range links {
		out[i] = format.Link(l)
	}
	return out
}
