package views

import (
	"strings"

	"github.com/a-h/templ"

	"khyberatlas/internal/i18n"
)

// closed is a text of others, for a <bdi>: the two together keep it from turning what stands around it.
func closed(text string) string { return i18n.Closed(text) }

// away are the attributes of a link that may lead to another site.
func away(href string) templ.Attributes {
	if !strings.HasPrefix(href, "http") {
		return nil
	}
	return templ.Attributes{"rel": "noopener noreferrer"}
}

// Figure is a number as a table shows it. A blank one is a dash with a word for those who can't see why: nobody gives
// the figure, which is not zero.
type Figure struct {
	Text  string
	Blank bool
	Under string // what stands beneath in small: a range, how many give none
}

// Outside is a link to another site, or a citation without one.
type Outside struct {
	Href, Text string
	Host       string // where the link leads
	Date       string // "8 October 2025" or "undated"
	None       string // what stands in the place of a missing link
}

// Pager is the way through a long list.
type Pager struct {
	Where      string // "101 to 200 of 1,109"
	Prev, Next Link
}

// Choice is a link of which one is in force.
type Choice struct {
	Link
	Chosen bool
}

// Sign is a mark of a picture with its word; Icon is SVG.
type Sign struct{ Icon, Swatch, Text string }

// Drawing is a picture with what stands beneath it.
type Drawing struct {
	SVG   string
	Signs []Sign
	Note  string
}

// Fact is a line of a list of facts.
type Fact struct {
	Name, Text string
	Note       string
	Href       string // of the text; blank for none
}

// Cells is a table's row of texts, the first of which names it.
type Cells struct {
	Head Link
	Data []Figure
}

// Table is a plain table of figures.
type Table struct {
	Caption string
	Columns []string
	Rows    []Cells
	Foot    *Cells
}
