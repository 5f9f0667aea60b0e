// Package page makes the pages: for each a view model with everything chosen, counted and worded, and the pictures on it.
// Which words a fact takes package wording says, what a page looks like package views, what its map's script is told
// package mapdata, and how it travels the server.
package page

import (
	"cmp"
	"fmt"
	"io"

	"github.com/a-h/templ"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/page/backdrop"
	"khyberatlas/internal/question"
	"khyberatlas/views"
)

// Site is what all pages have in common. It is made once and used by its address.
type Site struct {
	Program string // the program's version
	Contact string // where errors are reported: an address or a mailbox; blank hides it
	Tiles   Tiles
	Assets  Assets
	bases   backdrop.Bases
}

// Tiles are the online tiles that an operator may add to the map.
type Tiles struct{ URL, Attribution string }

// Assets are the script and the style of the pages.
type Assets interface {
	// Address is where an asset lies; blank where there is none of the name.
	Address(name string) string
	// Present are the addresses of those that there are.
	Present(names ...string) []string
}

// call is one question, with the site whose page answers it.
type call struct {
	*question.Question
	site *Site
}

// maker makes a page.
type maker func(*call) (templ.Component, error)

// pages are the HTML forms of operations; those of features are others for each layer.
var pages = map[ogc.OperationName]maker{
	ogc.OpLanding:     mapPage,
	ogc.OpConformance: conformancePage,
	ogc.OpAPI:         apiPage,
	ogc.OpOpenAPI:     apiPage,
	ogc.OpSchema:      schemaPage,
	ogc.OpProperties:  schemaPage,
	ogc.OpQueryables:  schemaPage,
	ogc.OpCollections: collectionsPage,
	ogc.OpCollection:  collectionPage,
	ogc.OpData:        dataPage,
	ogc.OpAbout:       aboutPage,
	ogc.OpCoverage:    coveragePage,
	ogc.OpQuarters:    quartersPage,
	ogc.OpEmbed:       embedPage,
	ogc.OpCite:        citePage,
	ogc.OpTotals:      totalsPage,
	ogc.OpHistogram:   histogramPage,
}

// featurePages are the HTML forms of a layer's features.
var featurePages = map[ogc.OperationName]map[incident.Layer]maker{
	ogc.OpItems: {
		incident.LayerIncidents: incidentsPage,
		incident.LayerStrikes:   incidentsPage,
		incident.LayerCrossings: crossingsPage,
		incident.LayerDistricts: districtsPage,
		incident.LayerTehsils:   tehsilsPage,
	},
	ogc.OpItem: {
		incident.LayerIncidents: incidentPage,
		incident.LayerStrikes:   incidentPage,
		incident.LayerCrossings: crossingPage,
		incident.LayerDistricts: districtPage,
		incident.LayerTehsils:   tehsilPage,
	},
}

// makerOf finds the maker of an operation's page; collection is the layer that the address names, blank for none.
func makerOf(operation ogc.OperationName, collection incident.Layer) (maker, bool) {
	page, ok := pages[operation]
	if !ok {
		page, ok = featurePages[operation][collection]
	}
	return page, ok
}

// Has reports whether an operation has a page, for a collection where the address names one.
func Has(operation ogc.OperationName, collection incident.Layer) bool {
	_, ok := makerOf(operation, collection)
	return ok
}

// Page is the page that answers a question.
func (s *Site) Page(q *question.Question) (templ.Component, error) {
	page, ok := makerOf(q.Asked.Operation, q.Asked.Collection)
	if !ok {
		return nil, fmt.Errorf("page of %s %s: %w", q.Asked.Operation, q.Asked.Collection, question.ErrNoRow)
	}
	made, err := page(&call{q, s})
	if err := cmp.Or(q.Err(), err); err != nil {
		return nil, err // what a failed search didn't find isn't missing
	}
	return made, nil
}

// Fault is what went wrong and how to mend it. Key names its title among the messages.
type Fault struct {
	Key   string
	Lines []views.FaultLine
}

// Fault is the page that tells a person what went wrong.
func (s *Site) Fault(q *question.Question, f Fault) templ.Component {
	c, w := &call{q, s}, q.Wording
	title := w.Text("fault.other")
	if key := "fault.title." + f.Key; w.Has(key) {
		title = w.Text(key)
	}
	v := views.FaultView{Frame: c.frame("", title, ""), Title: title, Allowed: w.Text("fault.allowed"), Faults: f.Lines,
		Back: []views.Link{{Href: c.Prefix + "/", Text: w.Text("fault.map")},
			{Href: c.Prefix + "/collections/incidents/items", Text: w.Text("fault.incidents")}}}
	v.Frame.Robots = "noindex"
	return views.FaultPage(v)
}

// pictures are the operations whose answers are drawn.
var pictures = map[ogc.OperationName]func(*call, io.Writer) error{
	ogc.OpEmbedSVG: writeCard,
	ogc.OpEmbedPNG: writeCard,
}

// Draws reports whether an operation's answer is drawn.
func Draws(operation ogc.OperationName) bool { return pictures[operation] != nil }

// Draw writes such an answer.
func (s *Site) Draw(w io.Writer, q *question.Question) error {
	draw, ok := pictures[q.Asked.Operation]
	if !ok {
		return fmt.Errorf("picture of %s: %w", q.Asked.Operation, question.ErrNoRow)
	}
	err := draw(&call{q, s}, q.Writer(w))
	return cmp.Or(q.Err(), err)
}
