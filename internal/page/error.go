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
