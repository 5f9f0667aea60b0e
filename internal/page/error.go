package page

import (
	"github.com/a-h/templ"

	"khyberatlas/internal/question"
	"khyberatlas/views"
)

// Fault is what went wrong and how to mend it. Key names its title among the messages.
type Fault struct {
	Key   string
	Lines []views.FaultLine
}

// Fault is the page that tells a person what went wrong.
func (s *Site) Fault(q *question.Question, f Fault) templ.Component {
	c := &call{q, s}
	title := c.Wording.Text("fault.other")
	if key := "fault.title." + f.Key; c.Wording.Has(key) {
		title = c.Wording.Text(key)
	}
	v := views.FaultView{Frame: c.frame("", title, ""), Title: title, Allowed: c.Wording.Text("fault.allowed"), Faults: f.Lines,
		Back: []views.Link{{Href: c.Prefix + "/", Text: c.Wording.Text("fault.map")},
			{Href: c.Prefix + "/collections/incidents/items", Text: c.Wording.Text("fault.incidents")}}}
	v.Frame.Robots = "noindex"
	return views.FaultPage(v)
}
