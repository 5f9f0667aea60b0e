package wording

import (
	"net/url"
	"strings"

	"khyberatlas/internal/incident"
)

// Citation is who says something: a link that says where it leads, or publisher and date where there is none.
type Citation struct {
	Href, Text string
	Host       string // where the link leads
	Date       string // "8 October 2025" or "undated"
	None       string // what stands in the place of a missing link
}

// Cite words a citation.
func (w Wording) Cite(publisher string, published incident.Day, address string) Citation {
	c := Citation{Href: address, Text: publisher, Date: w.Text("words.undated")}
	if published != 0 {
		c.Date = w.Day(published)
	}
	if address == "" {
		c.None = w.Text("words.no_link")
		return c
	}
	c.Host = hostOf(address)
	if c.Text == "" {
		c.Text = c.Host
	}
	return c
}

// CiteAddress is a citation of which nothing but the address is known.
func (w Wording) CiteAddress(address string) Citation {
	c := w.Cite("", 0, address)
	c.Host, c.Date = "", ""
	return c
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}
