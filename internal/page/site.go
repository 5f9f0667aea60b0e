package page

import (
	"fmt"
	"io"

	"github.com/a-h/templ"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
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

// call is one question with all that is needed to make its page.
type call struct {
	*question.Question
	site *Site
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
	p, ok := pages[q.Asked.Operation+"/"+q.Asked.Collection]
	if !ok {
		p, ok = pages[q.Asked.Operation]
	}
	if !ok {
		return nil, fmt.Errorf("page of %s: %w", q.Asked.Operation, incident.ErrNotFound)
	}
	page, err := p(&call{q, s})
	if err != nil {
		return nil, err
	}
	return page, q.Err()
}

// pictures are the operations whose answers are drawn, or are for the map's script.
var pictures = map[string]func(*call, io.Writer) error{
	"embed-svg": card,
	"embed-png": card,
	"marks":     writeMarks,
	"shapes":    writeShapes,
}

// Draws reports whether an operation's answer is drawn, or is for the map's script.
func Draws(operation string) bool { return pictures[operation] != nil }

// Draw writes such an answer.
func (s *Site) Draw(w io.Writer, q *question.Question) error {
	draw, ok := pictures[q.Asked.Operation]
	if !ok {
		return fmt.Errorf("picture of %s: %w", q.Asked.Operation, incident.ErrNotFound)
	}
	return draw(&call{q, s}, q.Writer(w))
}
