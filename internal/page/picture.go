package page

import (
	"khyberatlas/internal/wording"
	"math"
	"sync"

	"github.com/paulmach/orb"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/draw"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
)

// bases keeps the maps' backgrounds of the versions that are held: preparing one takes some tens of milliseconds.
type bases struct {
	mu   sync.Mutex
	held []heldBase
}

type heldBase struct {
	version string
	lang    i18n.Lang
	once    func() *draw.Base
}

// basesHeld covers the present and the previous version in every language.
const basesHeld = 6

func (b *bases) of(a *atlas.Atlas, p *i18n.Printer) *draw.Base {
	b.mu.Lock()
	for _, h := range b.held {
		if h.version == a.Version() && h.lang == p.Lang() {
			b.mu.Unlock()
			return h.once()
		}
	}
	w := wording.Wording{Printer: p, Collected: a.Days()}
	fresh := heldBase{a.Version(), p.Lang(), sync.OnceValue(func() *draw.Base { return draw.NewBase(a.Data(), w.Place) })}
	b.held = append([]heldBase{fresh}, b.held[:min(len(b.held), basesHeld-1)]...)
	b.mu.Unlock()
	return fresh.once()
}

func (c *call) drawn() *draw.Base { return c.site.bases.of(c.Atlas, c.Wording.Printer) }

// picture is the map of what matches a query, for pages without script: a mark for each incident, a badge for each
// coarse place, the crossings in their state.
func (c *call) picture(q incident.Query, collection string, shown layers) string {
	w := c.Wording
	hits := c.Search(q, incident.SortDateDesc)
	m := draw.Map{ID: "map", Title: w.Text("map.picture"),
		Desc: c.pictureAbout(len(hits), q.Days)}
	list := "/collections/" + collection + "/items"
	m.Marks, m.Rings = c.marks(shown.records(hits), q, list)
	if shown.has("crossings") {
		for _, s := range c.Atlas.Crossings(withoutBox(q)) {
			m.Gates = append(m.Gates, c.gate(s, q))
		}
	}
	if shown.has("districts") {
		for _, d := range c.Atlas.Districts(withoutBox(q)) {
			name := w.Place(d.District.Name, d.District.NameUr, d.District.NamePs)
			m.Areas = append(m.Areas, draw.Area{ID: d.District.ID, Href: c.Path("/collections/districts/items/"+d.District.ID, q),
				Title: w.Text("map.district", "name", name, "count", w.Text("map.count", "count", d.Totals.Count))})
		}
	}
	m.Cell = func(n int, box orb.Bound) (href, title string) {
		return c.Path(list, cellQuery(q, box)), w.Text("map.cell", "count", n)
	}
	m.Beyond = func(n int) (href, title string) { return c.Path(list, q), w.Text("map.beyond", "count", n) }
	return c.drawn().Map(m)
}

// pictureAbout says how many are drawn, and of which period where it has two ends: an open one ends with the records.
func (c *call) pictureAbout(n int, days incident.Days) string {
	w := c.Wording
	count := w.Text("map.count", "count", n)
	if days.From == 0 || days.To == 0 {
		return w.Text("map.picture_about", "count", count)
	}
	return w.Text("map.picture_period", "count", count, "period", w.Period(days))
}

// cellQuery asks for what a cell counts: the marks in its square that the query's own boxes hold, and no badge.
func cellQuery(q incident.Query, square orb.Bound) incident.Query {
	square = orb.Bound{Min: sixDecimals(square.Min), Max: sixDecimals(square.Max)}
	boxes := []orb.Bound{square}
	if len(q.Boxes) > 0 {
		boxes = nil
		for _, b := range q.Boxes {
			if both := (orb.Bound{Min: orb.Point{max(b.Min[0], square.Min[0]), max(b.Min[1], square.Min[1])},
				Max: orb.Point{min(b.Max[0], square.Max[0]), min(b.Max[1], square.Max[1])}}); !both.IsEmpty() {
				boxes = append(boxes, both)
			}
		}
	}
	q.Boxes = boxes
	fine := q.Precisions
	if len(fine) == 0 {
		fine = incident.GeoPrecisions
	}
	q.Precisions = nil
	for _, p := range fine {
		if !p.Coarse() {
			q.Precisions = append(q.Precisions, p)
		}
	}
	return q
}

// sixDecimals is a tenth of a metre, which no point of the data needs.
func sixDecimals(p orb.Point) orb.Point {
	return orb.Point{math.Round(p[0]*1e6) / 1e6, math.Round(p[1]*1e6) / 1e6}
}

// marks are the marks of the records with a place of their own, and the rings of the others.
func (c *call) marks(records []*incident.Record, q incident.Query, list string) ([]draw.Mark, []draw.Ring) {
	w := c.Wording
	marks := make([]draw.Mark, 0, len(records))
	at := map[int]int{}
	var rings []draw.Ring
	var badges []int
	for n, r := range records {
		if c.Gone(n) {
			break
		}
		switch {
		case r.Badge >= 0:
			i, ok := at[r.Badge]
			if !ok {
				i = len(rings)
				at[r.Badge] = i
				badges = append(badges, r.Badge)
				rings = append(rings, draw.Ring{At: c.Atlas.Badges()[r.Badge].At})
			}
			rings[i].Count++
			rings[i].Chosen = rings[i].Chosen || r.ID == c.Asked.View.Sel
		case r.At != nil:
			marks = append(marks, draw.Mark{At: *r.At, Type: r.Type, Killed: r.Killed.AtLeast(), Chosen: r.ID == c.Asked.View.Sel,
				Href: c.Path("/collections/incidents/items/"+r.ID, incident.Query{}),
				Title: w.Text("map.mark", "when", w.When(r.Incident), "type", w.Label("type", string(r.Type)),
					"place", w.Where(r.Incident), "toll", w.Toll(r))})
		}
	}
	for i, b := range badges {
		badge := c.Atlas.Badges()[b]
		rings[i].Href = c.Path(list, ringQuery(q, badge))
		rings[i].Title = w.Text("map.badge", "name", w.Badge(badge), "count", rings[i].Count)
	}
	return marks, rings
}

// ringQuery asks for what a ring stands for.
func ringQuery(q incident.Query, b incident.Badge) incident.Query {
	q.Admin1, q.Countries = []string{b.Admin1}, []incident.Country{b.Country}
	q.Precisions = []incident.GeoPrecision{b.Precision}
	if b.District != "" {
		q.Boxes = []orb.Bound{b.At.Bound()}
	}
	return q
}

func (c *call) gate(s incident.CrossingState, q incident.Query) draw.Gate {
	w := c.Wording
	return draw.Gate{At: s.At, State: s.State, Faded: s.Faded(), Chosen: c.Asked.View.Sel == "crossing:"+s.ID, Href: c.Path("/collections/crossings/items/"+s.ID, periodOf(q)),
		Title: w.Text("map.gate", "name", w.Place(s.Name, s.NameUr, ""), "state", w.Label("status", string(s.State)))}
}

// periodOf is the part of a query that acts on crossings.
func periodOf(q incident.Query) incident.Query { return incident.Query{Days: q.Days, Never: q.Never} }
