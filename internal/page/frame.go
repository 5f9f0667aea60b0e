package page

import (
	"net/url"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/views"
)

// frame is what every page has around its own content, with everything filled in but what one page alone has.
func (c *call) frame(section, title, description string) views.Frame {
	w, assets := c.Wording, c.site.Assets
	f := views.Frame{P: w.Printer, Title: title, Description: description, Section: section, Prefix: c.Prefix,
		Styles: assets.Present("main.css", "pages.css"), Scripts: assets.Present("main.js"), Program: c.site.Program,
		Report: c.report(c.At)}
	if q := c.Asked.Filter(); q != "" {
		f.Query = "?" + q
	}
	if c.Operation != nil {
		f.Alternates = c.otherForms()
	}
	if id := string(c.Asked.Collection); id != "" && c.Asked.Operation != ogc.OpCollection {
		f.Layer = views.Link{Href: c.Prefix + "/collections/" + id, Text: w.Text("frame.layer", "layer", w.Label("collection", id))}
	}
	if c.Atlas == nil {
		return f
	}
	meta := c.Meta()
	f.Version = c.Atlas.Version()
	f.Collected = w.Period(c.Atlas.Days())
	f.Licence = views.Link{Href: meta.LicenceURL, Text: meta.Licence}
	f.SampleNote = c.SampleInShort()
	c.share(&f)
	return f
}

// report is where an error in something can be reported, naming it and the version; blank where no contact is set.
func (c *call) report(id string) string {
	contact := c.site.Contact
	if contact == "" {
		return ""
	}
	subject := id
	if c.Atlas != nil {
		subject += " (" + c.Atlas.Version() + ")"
	}
	if !incident.IsAddress(contact) {
		// What RFC 6068 has for other headers of the mail stays part of the mailbox's name.
		name, host, _ := strings.Cut(contact, "@")
		return "mailto:" + url.QueryEscape(name) + "@" + url.QueryEscape(host) + "?subject=" + url.PathEscape(subject)
	}
	u, err := url.Parse(contact)
	if err != nil {
		return ""
	}
	q := u.Query()
	q.Set("title", subject)
	u.RawQuery = q.Encode()
	return u.String()
}
