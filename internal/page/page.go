// Package page makes the pages: for each a view model with everything chosen, counted and worded, and the pictures on it.
// Which words a fact takes package wording says, what a page looks like package views, what its map's script is told
// package mapdata, and how it travels the server.
package page

import (
	"fmt"
	"io"

	"github.com/a-h/templ"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/views"
)

// Site is what all pages have in common. It is made once and used by its address.
type Site struct {
	Program string // the program's version
	Contact string // where errors are reported: an address or a mailbox; blank hides it
	Tiles   Tiles
	Assets  Assets
	bases   bases
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

// pages are the HTML forms, by operation; those of a collection are named "operation/collection".
var pages = map[string]func(*call) (templ.Component, error){
	"landing":         mapPage,
	"items/incidents": incidentsPage,
	"items/strikes":   incidentsPage,
	"items/crossings": crossingsPage,
	"items/districts": areasPage,
	"items/tehsils":   areasPage,
	"item/incidents":  incidentPage,
	"item/strikes":    incidentPage,
	"item/crossings":  crossingPage,
	"item/districts":  districtPage,
	"item/tehsils":    tehsilPage,
	"conformance":     conformancePage,
	"api":             apiPage,
	"openapi":         apiPage,
	"schema":          schemaPage,
	"properties":      schemaPage,
	"collections":     collectionsPage,
	"collection":      collectionPage,
	"data":            dataPage,
	"about":           aboutPage,
	"coverage":        coveragePage,
	"embed":           embedPage,
	"totals":          totalsPage,
	"histogram":       histogramPage,
}

// Has reports whether an operation has a page, or one for a collection where that is given.
func Has(operation, collection string) bool {
	if collection != "" {
		operation += "/" + collection
	}
	return pages[operation] != nil
}

// Page is the page that answers a question.
func (s *Site) Page(q *question.Question) (templ.Component, error) {
	page, ok := pages[q.Asked.Operation+"/"+q.Asked.Collection]
	if !ok {
		page, ok = pages[q.Asked.Operation]
	}
	if !ok {
		return nil, fmt.Errorf("page of %s: %w", q.Asked.Operation, incident.ErrNotFound)
	}
	made, err := page(&call{q, s})
	if err != nil {
		return nil, err
	}
	return made, q.Err()
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
var pictures = map[string]func(*call, io.Writer) error{
	"embed-svg": writeCard,
	"embed-png": writeCard,
}

// Draws reports whether an operation's answer is drawn.
func Draws(operation string) bool { return pictures[operation] != nil }

// Draw writes such an answer.
func (s *Site) Draw(w io.Writer, q *question.Question) error {
	draw, ok := pictures[q.Asked.Operation]
	if !ok {
		return fmt.Errorf("picture of %s: %w", q.Asked.Operation, incident.ErrNotFound)
	}
	return draw(&call{q, s}, q.Writer(w))
}
