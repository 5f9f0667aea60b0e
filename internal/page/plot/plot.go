// Package plot says what a map shows of the matches of a filter: a mark for each, or of very many a count for each cell of the
// web's map; and one sign for each area of which no more is known.
package plot

import (
	"cmp"
	"reflect"
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/draw/carto"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/internal/spot"
)

// items is where incidents are listed.
const items = "/collections/incidents/items"

// mostSingle is of how many matches each is looked at and drawn: more would lie upon each other.
const mostSingle = 3000

// Plot is what a map shows of some incidents.
type Plot struct {
	Marks []carto.Mark // of those with a place of their own
	Heaps []carto.Heap // in the place of marks where the incidents are very many
	Rings []carto.Ring
	Types []incident.Type // those that occur
}

// Of is what a map shows of what matches a filter; cells says how finely very many are gathered. Signs lead to their incidents
// in a list at a path.
func Of(q *question.Question, filter incident.Query, list string, cells func() int) Plot {
	switch count := q.Totals(filter).Count; {
	case count <= marksLinked:
		return Records(q, q.Search(filter, incident.SortDateDesc), filter, list)
	case count <= mostSingle:
		return marked(q, filter, list)
	}
	spots := gathered(q, filter, cells())
	var p Plot
	shown := map[incident.Type]bool{}
	for _, s := range slices.Concat(spots.Places, spots.Areas) {
		for _, k := range s.Kinds {
			shown[k.Type] = true
		}
	}
	p.Types = inOrder(shown)
	for _, s := range spots.Places {
		most := slices.MaxFunc(s.Kinds, func(a, b spot.Kind) int { return cmp.Compare(a.Count, b.Count) })
		p.Heaps = append(p.Heaps, carto.Heap{At: s.At, Count: s.Count, Type: most.Type})
	}
	chosen, _ := q.Record(q.Asked.View.Sel)
	for _, s := range spots.Areas {
		badge := q.Atlas.Badges()[s.Badge]
		r := carto.Ring{At: s.At, Area: areaOf(q, badge), Chosen: chosen != nil && chosen.Badge == s.Badge}
		for _, k := range s.Kinds {
			r.AddMany(k.Type, k.Count, k.Contested)
		}
		r.AddToll(s.AtLeast)
		name(q, &r, badge, nameOf(q, badge), filter, list)
		p.Rings = append(p.Rings, r)
	}
	return p
}

// inOrder are the kinds that occur.
func inOrder(shown map[incident.Type]bool) []incident.Type {
	return slices.DeleteFunc(slices.Clone(incident.Types), func(t incident.Type) bool { return !shown[t] })
}

// marked is what a map shows of more than have links: of each what is drawn, and nothing that a record says. The one that is
// chosen has a link.
func marked(q *question.Question, filter incident.Query, list string) (p Plot) {
	all := q.Marks(filter)
	chosen, _ := q.Record(q.Asked.View.Sel)
	p.Marks = make([]carto.Mark, 0, len(all))
	ringOf, shown := map[int]int{}, map[incident.Type]bool{}
	var badges []incident.Badge // of the rings
	for _, m := range all {
		shown[m.Type] = true
		is := chosen != nil && m.ID == chosen.ID
		if m.Badge < 0 {
			mark := carto.Mark{At: m.At, Type: m.Type, Killed: m.AtLeast, Contested: m.Contested, Chosen: is}
			if is {
				linked(q, &mark, chosen)
			}
			p.Marks = append(p.Marks, mark)
			continue
		}
		i, ok := ringOf[m.Badge]
		if !ok {
			i = len(p.Rings)
			ringOf[m.Badge] = i
			badge := q.Atlas.Badges()[m.Badge]
			badges = append(badges, badge)
			p.Rings = append(p.Rings, carto.Ring{At: badge.At, Area: areaOf(q, badge)})
		}
		p.Rings[i].Add(m.Type, m.AtLeast, m.Contested)
		p.Rings[i].Chosen = p.Rings[i].Chosen || is
	}
	for i, badge := range badges {
		name(q, &p.Rings[i], badge, nameOf(q, badge), filter, list)
	}
	p.Types = inOrder(shown)
	return p
}

// linked has a mark lead to the page of its incident.
func linked(q *question.Question, m *carto.Mark, r *incident.Record) {
	w := q.Wording
	m.Href = q.Prefix + items + "/" + r.ID
	m.Title = w.Text("map.mark", "when", w.When(r.Incident), "type", w.Kind(r.Incident), "place", w.Where(r.Incident),
		"toll", w.Toll(r))
}

// gatheredKey is that of all incidents, or of those up to the end of the collection, which the pages without a filter show.
type gatheredKey struct {
	until incident.Day
	cells int
}

// gathered are the matches of a filter by cells; those of the pages without a filter, or with a box that holds all, are kept with
// the version.
func gathered(q *question.Question, filter incident.Query, cells int) spot.Spots {
	filter = q.Wide(filter)
	ask := func() spot.Spots { return q.Spots(filter, spot.Grid{Cells: cells}) }
	until, plain := everything(q, filter)
	if !plain {
		return ask()
	}
	spots, _ := atlas.Kept(q.Atlas, gatheredKey{until, cells}, func() (spot.Spots, error) { return ask(), q.Err() })
	return spots
}

// everything reports whether a filter asks for what the pages without one show, and until which day.
func everything(q *question.Question, filter incident.Query) (until incident.Day, plain bool) {
	until = filter.Days.To
	return until, (until == 0 || until == q.Atlas.Days().To) &&
		reflect.DeepEqual(filter, incident.Query{}.Within(incident.Days{To: until}))
}

// keptKey is that of a picture: of what, until which day, in which language, with links that begin so.
type keptKey struct {
	what, lang, prefix string
	until              incident.Day
}

// Kept is a picture that is drawn once for a version and language where it is the one of the pages without a filter, which most
// readers see; any other is drawn for who asks for it. What says which picture, for there are few kinds.
func Kept[T any](q *question.Question, filter incident.Query, what string, draw func() (T, error)) (T, error) {
	until, plain := everything(q, filter)
	if !plain || q.Asked.View.Sel != "" || q.Atlas.Data().Withholds() {
		return draw()
	}
	return atlas.Kept(q.Atlas, keptKey{what, string(q.Wording.Lang()), q.Prefix, until}, func() (T, error) {
		picture, err := draw()
		return picture, cmp.Or(q.Err(), err)
	})
}

// areaOf is the area within which a badge stands: a district by its id, or else a province.
func areaOf(q *question.Question, b incident.Badge) string {
	if b.Country == "PK" && b.Admin1 == incident.KP {
		for _, d := range q.Atlas.Data().Districts {
			if d.Name == b.District {
				return d.ID
			}
		}
	}
	return b.Admin1
}

// nameOf is a badge as it may be named: by no name that is a record's own, where a record may not be passed on.
func nameOf(q *question.Question, b incident.Badge) incident.Badge {
	known := func(d incident.Named) bool { return d.Name == b.District }
	if b.District != "" && q.Atlas.Data().Withholds() && !slices.ContainsFunc(q.Atlas.Vocabulary().Districts, known) {
		b.Precision = incident.ProvinceLevel
	}
	return b
}

// name has a sign lead to its incidents.
func name(q *question.Question, r *carto.Ring, badge, named incident.Badge, filter incident.Query, list string) {
	w := q.Wording
	r.Href = q.Path(list, filter.OfBadge(badge))
	r.Title = w.Text("map.badge", "name", w.Badge(named), "count", r.Count)
}

// marksLinked is up to how many incidents each mark leads to its page. Of more, dots lie on dots and nobody meets one: they
// are reached through the list, and a link and its words for each would be two thirds of the page's weight.
const marksLinked = 200

// Records is what a map shows of some records that match a filter: the marks of those with a place of their own, and the signs
// of the others, one for each coarse place, which leads to its incidents in a list.
func Records(q *question.Question, records []*incident.Record, filter incident.Query, list string) (p Plot) {
	chosen := q.Asked.View.Sel
	p.Marks = make([]carto.Mark, 0, len(records))
	var badges, named []incident.Badge // of the rings
	ringOf, shown := map[int]int{}, map[incident.Type]bool{}
	for n, r := range records {
		if q.Gone(n) {
			break
		}
		shown[r.Type] = true
		switch {
		case r.Badge >= 0:
			i, ok := ringOf[r.Badge]
			if !ok {
				i = len(p.Rings)
				ringOf[r.Badge] = i
				badge := q.Atlas.Badges()[r.Badge]
				badges, named = append(badges, badge), append(named, badge)
				if r.District == "" && r.DistrictID == "" && r.Place == "" { // the record's own name for it is not to be told
					named[i].Precision = incident.ProvinceLevel
				}
				p.Rings = append(p.Rings, carto.Ring{At: badge.At, Area: cmp.Or(r.DistrictID, r.Admin1)})
			}
			p.Rings[i].Add(r.Type, r.Killed.AtLeast(), r.Contested())
			p.Rings[i].Chosen = p.Rings[i].Chosen || r.ID == chosen
		case r.At != nil:
			m := carto.Mark{At: *r.At, Type: r.Type, Killed: r.Killed.AtLeast(), Contested: r.Contested(), Chosen: r.ID == chosen}
			if m.Chosen || len(records) <= marksLinked {
				linked(q, &m, r)
			}
			p.Marks = append(p.Marks, m)
		}
	}
	for i, badge := range badges {
		name(q, &p.Rings[i], badge, named[i], filter, list)
	}
	p.Types = inOrder(shown)
	return p
}

// Coarse is how many stand in signs.
func (p Plot) Coarse() (n int) {
	for _, r := range p.Rings {
		n += r.Count
	}
	return n
}

// Placed is how many have a place of their own.
func (p Plot) Placed() int {
	n := len(p.Marks)
	for _, h := range p.Heaps {
		n += h.Count
	}
	return n
}

// Dots are heaps as marks, for a map too small for numbers: one where most of a cell's incidents are.
func (p Plot) Dots() []carto.Mark {
	if len(p.Heaps) == 0 {
		return p.Marks
	}
	dots := make([]carto.Mark, len(p.Heaps))
	for i, h := range p.Heaps {
		dots[i] = carto.Mark{At: h.At, Type: h.Type, Killed: new(0)}
	}
	return dots
}

// Seen is the box around all that matches; nil where nothing has a place.
func Seen(q *question.Question, filter incident.Query) *orb.Bound {
	if e := q.ExtentOf(filter); e.HasBox {
		return &e.Box
	}
	return nil
}
