package page

import (
	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
)

// marks are the marks of the records with a place of their own, and the rings of the others: one for each coarse place,
// which leads to its incidents in a list.
func (c *call) marks(records []*incident.Record, q incident.Query, list string) ([]draw.Mark, []draw.Ring) {
	w, chosen := c.Wording, c.Asked.View.Sel
	marks := make([]draw.Mark, 0, len(records))
	var rings []draw.Ring
	var badges []int // of the rings
	ringOf := map[int]int{}
	for n, r := range records {
		if c.Gone(n) {
			break
		}
		switch {
		case r.Badge >= 0:
			i, ok := ringOf[r.Badge]
			if !ok {
				i = len(rings)
				ringOf[r.Badge] = i
				badges = append(badges, r.Badge)
				rings = append(rings, draw.Ring{At: c.Atlas.Badges()[r.Badge].At})
			}
			rings[i].Count++
			rings[i].Chosen = rings[i].Chosen || r.ID == chosen
		case r.At != nil:
			marks = append(marks, draw.Mark{At: *r.At, Type: r.Type, Killed: r.Killed.AtLeast(), Contested: r.Contested(),
				Chosen: r.ID == chosen,
				Href:   c.Prefix + incidentsPath + "/" + r.ID,
				Title: w.Text("map.mark", "when", w.When(r.Incident), "type", w.Kind(r.Incident),
					"place", w.Where(r.Incident), "toll", w.Toll(r))})
		}
	}
	for i, b := range badges {
		badge := c.Atlas.Badges()[b]
		rings[i].Href = c.Path(list, q.OfBadge(badge))
		rings[i].Title = w.Text("map.badge", "name", w.Badge(badge), "count", rings[i].Count)
	}
	return marks, rings
}

// gates are the crossings that match, each in its state as of the last day of the period.
func (c *call) gates(q incident.Query) []draw.Gate {
	var out []draw.Gate
	for _, s := range c.Crossings(q) {
		out = append(out, c.gate(s, q))
	}
	return out
}

func (c *call) gate(s incident.CrossingState, q incident.Query) draw.Gate {
	w := c.Wording
	return draw.Gate{At: s.At, State: s.State, Faded: s.Faded(), Chosen: c.Asked.View.Sel == "crossing:"+s.ID,
		Href:  c.Path(crossingsPath+"/"+s.ID, q.OnlyPeriod()),
		Title: w.Text("map.gate", "name", w.Place(s.Name, s.NameUr, ""), "state", w.Label("status", string(s.State)))}
}
