// Package views writes the pages. A page gets one struct with everything already chosen, counted and worded; a
// template decides nothing.
package views

import (
	"github.com/a-h/templ"

	"khyberatlas/internal/i18n"
)

// Frame is what every page has around its own content.
type Frame struct {
	P           *i18n.Printer
	Title       string // without the site's name
	Description string
	Prefix      string   // "/v/{version}" where the address pins a version, else blank
	Section     string   // which entry of the navigation is current: map, incidents, crossings, districts, coverage, data, about
	Jumps       []string // the parts of the page that its first links lead to, by the parts' id
	Query       string   // the filter as a query string with its "?", blank for none: navigation keeps it
	Alternates  []Link   // the same thing in other forms
	Styles      []string
	Scripts     []string // module scripts
	Version     string   // of the dataset
	Collected   string   // "1 February 2021 to 16 March 2026"
	Licence     Link     // of the data; blank hides it
	SampleNote  string   // the sentence that says the data is a sample; blank for complete datasets
	Report      string   // address of "report an error"; blank hides it
	Program     string   // the program's version
	Layer       Link     // the layer that the page is of; blank for none
	Robots      string   // content of the robots meta tag; blank for none
	Canonical   string   // the page of the present version, absolute; blank for none
	Preview     *Preview // nil for none
	Data        any      // what the page is, as schema.org describes it; nil for none
	Feeds       []Link   // of what the page is about
	OEmbed      string   // where programs learn how the page is shown elsewhere; blank for nowhere
	Printed     string   // what a printed page names as its source
	Base        string   // scheme and host, for addresses on paper
	Cite        Link     // to share and cite what the page is about; blank for none
	Embed       Link     // the picture of what the page is about; blank for none
}

// Link is a link with its words and, for other forms of a page, their media type.
type Link struct{ Href, Text, Type string }

// typed is the media type as an attribute; a link to a page of ours has none.
func (l Link) typed() templ.Attributes {
	if l.Type == "" {
		return nil
	}
	return templ.Attributes{"type": l.Type}
}
