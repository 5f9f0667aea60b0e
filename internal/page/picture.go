package page

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/draw/carto"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/page/plot"
)

// base is the background of this question's maps.
func (c *call) base() *carto.Base { return c.site.bases.Of(c.Atlas, c.Wording.Printer) }

// look is what a map draws by, beside its records: layers, and the words of the address for the rest.
type look struct {
	layers               []string
	reading, size, shade string
	laid                 bool // with what an operator laid into the ground: the map's page alone credits whom it is owed to
}

// The words that an address can say; the first of each is what holds where it says none of them.
var (
	layersOfMap = []string{"crossings", "districts", "ground"}
	readings    = []string{"places", "districts"}
	sizes       = []string{"killed", "count"}
	shades      = []string{"plain", "incidents", "killed", "per100k"}
)

var plainLook = look{layersOfMap, readings[0], sizes[0], shades[0], false}

// look is what the address asks for.
func (c *call) look() look {
	v, l := c.Asked.View, plainLook
	if v.Layers != "" {
		l.layers = strings.Split(v.Layers, ",")
	}
	for _, word := range []struct {
		asked string
		known []string
		to    *string
	}{{v.Reading, readings, &l.reading}, {v.Size, sizes, &l.size}, {v.Shade, shades, &l.shade}} {
		if slices.Contains(word.known, word.asked) {
			*word.to = word.asked
		}
	}
	return l
}

// usual reports whether an address asks for no other look.
func (l look) usual() bool {
	return slices.Equal(l.layers, layersOfMap) && l.reading == readings[0] && l.size == sizes[0] && l.shade == shades[0]
}

func (l look) has(layer string) bool { return slices.Contains(l.layers, layer) }

// picture is a map with the scale of its signs.
type picture struct {
	svg   string
	scale draw.Scale
}

// picture is the map of what matches a query, for pages without script: a mark for each incident, a badge for each
// coarse place, the crossings in their state. Its marks lead to their pages, its badges and cells to the collection's list.
func (c *call) picture(q incident.Query, collection string, shown look) picture {
	if !shown.usual() {
		return c.drawn(q, collection, shown)
	}
	p, _ := plot.Kept(c.Question, q, fmt.Sprint("map of ", collection, shown.laid), func() (picture, error) {
		return c.drawn(q, collection, shown), nil
	})
	return p
}

func (c *call) drawn(q incident.Query, collection string, shown look) picture {
	w, list := c.Wording, "/collections/"+collection+"/items"
	p := plot.Of(c.Question, q, list, func() int { return carto.CountedCells })
	m := carto.Map{ID: "map", Title: w.Text("map.picture"), Laid: shown.laid && shown.has("ground"),
		Desc: c.pictureAbout(c.Totals(q).Count, q.Days), Marks: p.Marks, Heaps: p.Heaps, Rings: p.Rings}
	if shown.has("crossings") {
		// The box of "only this view" narrows what is counted: every crossing and district stays on the map.
		m.Gates = c.gates(q.Anywhere())
	}
	if shown.has("districts") {
		under := c.Under(q)
		for _, d := range c.Districts(q.Anywhere()) {
			name := w.Place(d.District.Name, d.District.NameUr, d.District.NamePs)
			m.Areas = append(m.Areas, carto.Area{ID: d.District.ID, Count: d.Totals.Count,
				Href:  under(districtsPath + "/" + d.District.ID),
				Title: w.Text("map.district", "name", name, "count", w.Text("map.count", "count", d.Totals.Count))})
		}
	}
	m.Cell = func(n int, box orb.Bound) (href, title string) {
		// A cell counts the marks in its square, and no badge.
		inside := q.InSquare(orb.Bound{Min: sixDecimals(box.Min), Max: sixDecimals(box.Max)}).Sharp()
		return c.Path(list, inside), w.Text("map.cell", "count", n)
	}
	m.Beyond = func(n int) (href, title string) { return c.Path(list, q), w.Text("map.beyond", "count", n) }
	return picture{c.base().Map(m), carto.ScaleOf(p.Rings)}
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

// sixDecimals is a tenth of a metre, which no point of the data needs.
func sixDecimals(p orb.Point) orb.Point {
	return orb.Point{math.Round(p[0]*1e6) / 1e6, math.Round(p[1]*1e6) / 1e6}
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
