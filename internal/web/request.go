package web

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

// request is one request with everything that every request needs already decided: the operation and its valid
// parameters, the dataset version that answers, the language and the form of the answer.
type request struct {
	*http.Request
	server *Server
	op     *ogc.Operation
	ask    ogc.Request
	atlas  *atlas.Atlas
	p      *i18n.Printer
	// prefix stands before the path of every link within a page: the path of the base address, and "/v/{version}"
	// where the request named a version.
	prefix string
	// base is scheme and host for links that must be absolute.
	base   string
	head   head // of the answer
	writer http.ResponseWriter
	// searched is the chart of a request for one, once it was looked at.
	searched *atlas.Chart
}

// A page makes the HTML form of an answer; errors are turned into an answer in one place.
type page func(c *request) (templ.Component, error)

// frame is the frame of this request's page with everything filled in but the page's own title and description.
func (c *request) frame(section, title, description string) views.Frame {
	f := views.Frame{P: c.p, Title: title, Description: description, Section: section, Prefix: c.prefix,
		Self: c.prefix + c.address(c.ask), Styles: c.server.present("main.css"), Scripts: c.server.present("main.js"),
		Program: c.server.Program, Report: c.report(c.URL.Path)}
	if q := c.ask.Filter(); q != "" {
		f.Query = "?" + q
	}
	if c.op != nil {
		for _, form := range c.op.Forms {
			if form != ogc.HTML {
				f.Alternates = append(f.Alternates, views.Link{Href: c.as(form), Text: c.p.Text("web.form." + string(form)),
					Type: form.Bare()})
			}
		}
	}
	if id := c.ask.Collection; id != "" && c.ask.Operation != "collection" {
		f.Layer = views.Link{Href: c.prefix + "/collections/" + id, Text: c.p.Text("frame.layer", "layer", c.p.Label("collection", id))}
	}
	if c.atlas == nil {
		return f
	}
	meta := c.atlas.Data().Meta
	f.Version = c.atlas.Version()
	f.Collected = c.words().Period(c.atlas.Days())
	f.Licence = views.Link{Href: meta.LicenceURL, Text: meta.Licence}
	if meta.Completeness == "sample" {
		f.SampleNote = c.p.Text("web.sample")
	}
	c.share(&f)
	return f
}

// address is the canonical path and query of a request, without the prefix.
func (c *request) address(ask ogc.Request) string {
	if q := ask.Canonical(); q != "" {
		return ask.Path() + "?" + q
	}
	return ask.Path()
}

// as is the address of the same thing in another form.
func (c *request) as(form ogc.Form) string {
	ask := c.ask
	ask.Form, ask.Asked = form, true
	return c.prefix + c.address(ask)
}

// language is the one that the address names, else the one that the reader's header prefers among those we have.
func (c *request) language() i18n.Lang {
	if l := c.ask.View.Lang; l != "" {
		return i18n.Lang(l)
	}
	return i18n.Preferred(c.Header.Get("Accept-Language"))
}

// accept is the whole Accept header: it may be sent in parts.
func (c *request) accept() string { return strings.Join(c.Header.Values("Accept"), ",") }

// report is where an error in something can be reported, naming it and the version; blank where no contact is set.
func (c *request) report(id string) string {
	contact := c.server.Contact
	if contact == "" {
		return ""
	}
	subject := id
	if c.atlas != nil {
		subject += " (" + c.atlas.Version() + ")"
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

// summary words what matches a query.
func (c *request) summary(q incident.Query) wording.Summary {
	return c.words().Summary(q.Days, c.atlas.Totals(q), countLater(c.atlas, q))
}

// countLater counts the matches that begin after the collection.
func countLater(a *atlas.Atlas, q incident.Query) int {
	last := a.Days().To
	if q.Days.To != 0 && q.Days.To <= last {
		return 0
	}
	q.Days.From = max(q.Days.From, last+1)
	n := 0
	for _, r := range a.Search(q, incident.SortDateDesc).All() {
		if r.Span().From > last {
			n++
		}
	}
	return n
}
