package web

import (
	"khyberatlas/internal/wording"
	"strings"

	"khyberatlas/internal/draw"
	"khyberatlas/views"
)

// mapCard is what the address chose, for readers of a shared link who have no script.
func (c *request) mapCard() *views.MapCard {
	w, sel := c.words(), c.ask.View.Sel
	if r, ok := c.atlas.Record(sel); ok {
		return &views.MapCard{Icon: draw.Glyph(r.Type), Kind: c.p.Label("type", string(r.Type)), Title: r.Title,
			Meta: c.p.Text("map.card.meta", "when", w.When(r.Incident), "where", w.Where(r.Incident)), Toll: w.Toll(r),
			Link: views.Link{Href: c.prefix + "/collections/incidents/items/" + r.ID, Text: c.p.Text("map.list.open")}}
	}
	id, isCrossing := strings.CutPrefix(sel, "crossing:")
	if !isCrossing {
		return nil
	}
	period := periodOf(c.ask.Query)
	for _, s := range c.atlas.Crossings(period) {
		if s.ID != id {
			continue
		}
		card := &views.MapCard{Icon: draw.Door(s.State), Title: w.Place(s.Name, s.NameUr, ""), Toll: w.Closed(s), Note: w.NoRecord(s),
			Kind: c.p.Text("map.card.meta", "when", c.p.Label("status", string(s.State)), "where", w.Day(s.On)),
			Link: views.Link{Href: c.to("/collections/crossings/items/"+s.ID, period), Text: c.p.Text("map.list.gate")}}
		for _, r := range w.Reports(s) {
			card.Lines = append(card.Lines, views.MapCardLine{Text: r.Text, Source: wording.Citation{Href: r.Source.Href, Text: r.Source.Text, Date: r.Source.Date}})
		}
		return card
	}
	return nil
}
