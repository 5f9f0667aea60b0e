package web

import (
	"strings"

	"khyberatlas/internal/draw"
	"khyberatlas/views"
)

// mapCard is what the address chose, for readers of a shared link who have no script.
func (c *request) mapCard() *views.MapCard {
	w, sel := c.words(), c.ask.View.Sel
	if r, ok := c.atlas.Record(sel); ok {
		return &views.MapCard{Icon: draw.Glyph(r.Type), Kind: c.p.Label("type", string(r.Type)), Title: r.Title,
			Meta: c.p.Text("map.card.meta", "when", w.when(r.Incident), "where", w.where(r.Incident)), Toll: w.toll(r),
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
		card := &views.MapCard{Icon: draw.Door(s.State), Title: w.place(s.Name, s.NameUr, ""), Toll: w.closed(s), Note: w.sentence(w.noRecord(s)),
			Kind: c.p.Text("map.card.meta", "when", c.p.Label("status", string(s.State)), "where", w.day(s.On)),
			Link: views.Link{Href: c.to("/collections/crossings/items/"+s.ID, period), Text: c.p.Text("map.list.gate")}}
		for _, l := range w.gateLines(s) {
			card.Lines = append(card.Lines, views.MapCardLine{Text: l.Text, Source: views.Outside{Href: l.Href, Text: l.Source, Date: l.Dated}})
		}
		return card
	}
	return nil
}
