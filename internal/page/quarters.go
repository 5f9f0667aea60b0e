package page

import (
	"github.com/a-h/templ"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/page/beside"
	"khyberatlas/internal/page/choose"
	"khyberatlas/views"
)

// quartersPage is the same small map for every quarter or year of a filter.
func quartersPage(c *call) (templ.Component, error) {
	w := c.Wording
	quarters := beside.QuartersOf(c.Question)
	summary := c.Summary(quarters.Filter)
	v := views.QuartersView{
		Frame:  c.frame("quarters", quarters.Title(), w.Text("quarters.about")),
		Lead:   w.Text("quarters.lead", "count", summary.Count, "period", summary.Period),
		Filter: choose.Form(c.Question, "/quarters", incident.Days{}),
		Chosen: c.Filter(),
		Ground: c.base().MultipleGround(),
		Maps:   quarters.Maps(c.base()),
		Legend: quarters.Legend(),
		Notes:  []string{w.Text("quarters.note")},
		Others: []views.Link{quarters.Chart(), c.to("/histogram", c.Asked.Query, w.Text("items.as_histogram"))},
	}
	v.Each, v.Size = quarters.Choices()
	if quarters.Left > 0 {
		v.Notes = append(v.Notes, w.Text("quarters.left", "count", quarters.Left))
	}
	return views.QuartersPage(v), nil
}
