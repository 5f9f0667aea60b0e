package page

import (
	"khyberatlas/internal/wording"
	"strings"

	"khyberatlas/internal/draw"
	"khyberatlas/views"
)

// mapCard is what the address chose, for readers of a shared link who have no script.
func (c *call) mapCard() *views.MapCard {
	w, sel := c.Wording, c.Asked.View.Sel
	if r, ok := c.Atlas.Record(sel); ok {
		return &views.MapCard{Icon: draw.Glyph(r.Type), Kind: w.Label("type", string(r.Type)), Title: r.Title,
			Meta: w.Text("map.card.meta", "when", w.When(r.Incident), "where", w.Where(r.Incident)), Toll: w.Toll(r),
			Link: views.Link{Href: c.Prefix + "/collections/incidents/items/" + r.ID, Text: w.Text("map.list.open")}}
	}
	id, isCrossing := strings.CutPrefix(sel, "crossing:")
	if !isCrossing {
		return nil
	}
	period := periodOf(c.Asked.Query)
	for _, s := range c.Atlas.Crossings(period) {
		if s.ID != id {
			continue
		}
		card := &views.MapCard{Icon: draw.Door(s.State), Title: w.Place(s.Name, s.NameUr, ""), Toll: w.Closed(s), Note: w.NoRecord(s),
			Kind: w.Text("map.card.meta", "when", w.Label("status", string(s.State)), "where", w.Day(s.On)),
			Link: views.Link{Href: c.Path("/collections/crossings/items/"+s.ID, period), Text: w.Text("map.list.gate")}}
		for _, r := range w.Reports(s) {
			card.Lines = append(card.Lines, views.MapCardLine{Text: r.Text, Source: wording.Citation{Href: r.Source.Href, Text: r.Source.Text, Date: r.Source.Date}})
		}
		return card
	}
	return nil
}
