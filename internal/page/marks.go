package page

import (
	"cmp"

	"khyberatlas/internal/draw/carto"
	"khyberatlas/internal/incident"
)

// marksLinked is up to how many incidents each mark leads to its page. Of more, dots lie on dots and nobody meets one: they
// are reached through the list, and a link and its words for each would be two thirds of the page's weight.
const marksLinked = 200

// marks are the marks of the records with a place of their own, and the rings of the others: one for each coarse place,
// which leads to its incidents in a list.
func (c *call) marks(records []*incident.Record, q incident.Query, list string) ([]carto.Mark, []carto.Ring) {
	w, chosen := c.Wording, c.Asked.View.Sel
	marks := make([]carto.Mark, 0, len(records))
	var rings []carto.Ring
	var badges, named []incident.Badge // of the rings
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
				badge := c.Atlas.Badges()[r.Badge]
				badges, named = append(badges, badge), append(named, badge)
				if r.District == "" && r.DistrictID == "" && r.Place == "" { // the record's own name for it is not to be told
					named[i].Precision = incident.ProvinceLevel
				}
				rings = append(rings, carto.Ring{At: badge.At, Area: cmp.Or(r.DistrictID, r.Admin1)})
			}
			rings[i].Add(r.Type, r.Killed.AtLeast(), r.Contested())
			rings[i].Chosen = rings[i].Chosen || r.ID == chosen
		case r.At != nil:
			m := carto.Mark{At: *r.At, Type: r.Type, Killed: r.Killed.AtLeast(), Contested: r.Contested(), Chosen: r.ID == chosen}
			if m.Chosen || len(records) <= marksLinked {
				m.Href = c.Prefix + incidentsPath + "/" + r.ID
				m.Title = w.Text("map.mark", "when", w.When(r.Incident), "type", w.Kind(r.Incident), "place", w.Where(r.Incident),
					"toll", w.Toll(r))
			}
			marks = append(marks, m)
		}
	}
	for i, badge := range badges {
		rings[i].Href = c.Path(list, q.OfBadge(badge))
		rings[i].Title = w.Text("map.badge", "name", w.Badge(named[i]), "count", rings[i].Count)
	}
	return marks, rings
}

// gates are the crossings that match, each in its state as of the last day of the period.
func (c *call) gates(q incident.Query) []carto.Gate {
	var out []carto.Gate
	for _, s := range c.Crossings(q) {
		out = append(out, c.gate(s, q))
	}
	return out
}

func (c *call) gate(s incident.CrossingState, q incident.Query) carto.Gate {
	w := c.Wording
	return carto.Gate{At: s.At, Name: w.Place(s.Name, s.NameUr, ""), Official: s.Category == "official", State: s.State,
		Faded: s.Faded(), Chosen: c.Asked.View.Sel == "crossing:"+s.ID,
		Href:  c.Path(crossingsPath+"/"+s.ID, q.OnlyPeriod()),
		Title: w.Text("map.gate", "name", w.Place(s.Name, s.NameUr, ""), "state", w.Label("status", string(s.State)))}
}
