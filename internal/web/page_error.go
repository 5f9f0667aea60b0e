package web

import (
	"github.com/a-h/templ"

	"khyberatlas/views"
)

// errorPage tells a person what went wrong and how to mend it.
func errorPage(c *request, p problem) (templ.Component, error) {
	title := c.p.Text("fault.other")
	if key := "fault.title." + p.key; c.p.Has(key) {
		title = c.p.Text(key)
	}
	v := views.FaultView{Frame: c.frame("", title, ""), Title: title, Allowed: c.p.Text("fault.allowed"),
		Back: []views.Link{{Href: c.prefix + "/", Text: c.p.Text("fault.map")}, {Href: c.prefix + "/collections/incidents/items", Text: c.p.Text("fault.incidents")}}}
	v.Frame.Robots = "noindex"
	if len(p.Errors) == 0 {
		v.Faults = []views.FaultLine{{Text: p.Detail, Hint: p.Hint, Allowed: p.Allowed}}
	}
	for _, e := range p.Errors {
		v.Faults = append(v.Faults, views.FaultLine{Text: e.Detail, Hint: e.Hint, Allowed: e.Allowed})
	}
	return views.FaultPage(v), nil
}
