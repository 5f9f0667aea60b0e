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
	name, period := quarters.Title(), w.Asked(quarters.Filter.Days)
	v := views.QuartersView{
		Frame:  c.frame("quarters", c.titled(name, c.Asked.Query, period), w.Text("quarters.about")),
		Headed: c.headed(name, c.Asked.Query, period, quarters.Lead()),
		Filter: choose.Form(c.Question, "/quarters", incident.Days{}),
		Ground: c.base().MultipleGround(),
		Maps:   quarters.Maps(c.base()),
		Legend: quarters.Legend(),
		Notes:  quarters.Notes(),
		Others: []views.Link{quarters.Chart(), c.to("/histogram", c.Asked.Query, w.Text("items.as_histogram"))},
	}
	v.Each, v.Size = quarters.Choices()
	return views.QuartersPage(v), nil
}
