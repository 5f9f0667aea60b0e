package views

import (
	"strings"

	"github.com/a-h/templ"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/wording"
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
	Link  Link // to the map that shows the same; blank for none
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
	Data []wording.Figure
}

// Table is a plain table of figures.
type Table struct {
	Caption string
	Columns []string
	Rows    []Cells
	Foot    *Cells
}
