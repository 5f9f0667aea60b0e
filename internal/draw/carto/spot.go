package carto

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/draw/labels"
	"khyberatlas/internal/draw/trace"
	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
)

// Spot is a small map of one place, drawn as precisely as the place is known and no more.
type Spot struct {
	ID, Title, Desc string
	At              *orb.Point            // lon, lat of the thing, nil where the area is all there is
	Type            incident.Type         // the kind of event at At; blank for none
	Contested       bool                  // the sides disagree about what happened: drawn half
	Precision       incident.GeoPrecision // blank for a thing that is known exactly
	Within          float64               // kilometres from At within which it was; 0 for what the precision says
	Area            string                // id of the tehsil or district, name of the province, that is shaded
	Gates           []Gate
	Marks           []Mark
}

const (
	spotWidth, spotHeight = 480, 360
	leastKm               = 70 // how much of the country a small map shows at least, from side to side
)

// aboutKm is the circle that stands for a place where no area is at hand, as for districts of Afghanistan.
var aboutKm = map[incident.GeoPrecision]float64{incident.Town: 3, incident.TehsilLevel: 10, incident.DistrictLevel: 14}

// Spot draws a place with its surroundings.
func (b *Base) Spot(p Spot) string {
	var s svg
	links := len(p.Gates)+len(p.Marks) > 0
	s.Frame("map small", spotWidth, spotHeight, p.ID, p.Title, p.Desc, links)
	s.gateDefs(p.Gates)
	area := b.areaOf(p)
	w := spotWindow(p.At, area, p.Within)
	b.country(&s, w)
	if len(area) > 0 {
		s.Leaf("path", "class", "shaded", "d", trace.Shape(geo.ClipPolygon(area, w.seen()), w.plane()))
	}
	s.lines("line disputed", b.fineDotted, w)
	s.lines("line frontier", b.fineLine, w)
	names := &placer{}
	names.take(labels.Box(spotWidth-130, spotHeight-30, 130, 30))
	if p.At != nil && p.Type != "" {
		at := w.plane()(*p.At)
		names.take(labels.Box(at[0]-9, at[1]-9, 18, 18))
	}
	plane := w.plane()
	for _, g := range p.Gates {
		names.take(plane(g.At).Bound().Pad(10))
	}
	for _, m := range p.Marks {
		names.take(plane(m.At).Bound().Pad(6))
	}
	b.names(&s, names, w, append(slices.Clone(b.fine), b.fineLand...), 3)
	s.small(p, w)
	s.scale(w)
	s.End("svg")
	return s.String()
}

// areaOf is the shape that stands for a place known only to its area.
func (b *Base) areaOf(p Spot) orb.MultiPolygon {
	for _, list := range [][]patch{b.tehsils, b.fine, b.fineLand} {
		if i := indexOf(list, p.Area); i >= 0 {
			return list[i].shape
		}
	}
	return nil
}

func spotWindow(at *orb.Point, area orb.MultiPolygon, within float64) window {
	var box orb.Bound
	switch {
	case len(area) > 0:
		box = area.Bound()
		if at != nil {
			box = box.Extend(*at)
		}
	case at != nil:
		box = at.Bound()
	default:
		box = mainWindow.box
	}
	middle := box.Center()
	perDegree := geo.Distance(orb.Point{middle[0], middle[1]}, orb.Point{middle[0] + 1, middle[1]})
	least := max(leastKm, 4*within) / perDegree / 2
	box = box.Union(orb.Bound{Min: orb.Point{middle[0] - least, middle[1]}, Max: orb.Point{middle[0] + least, middle[1]}})
	box = box.Pad((box.Max[0] - box.Min[0]) * 0.12)
	return window{box: box, width: spotWidth, height: spotHeight}
}

// country is the ground of a small map, from the shapes as they came.
func (b *Base) country(s *svg, w window) {
	plane, seen := w.plane(), w.seen()
	fill := func(class string, patches []patch) {
		for _, p := range patches {
			if !p.shape.Bound().Intersects(seen) {
				continue
			}
			if d := trace.Shape(geo.ClipPolygon(p.shape, seen), plane); d != "" {
				s.Leaf("path", "class", class, "d", d)
			}
		}
	}
	fill("land", b.fineLand)
	fill("home", b.fine)
}

// small writes the thing itself, the gates and the marks around it.
func (s *svg) small(p Spot, w window) {
	plane := w.plane()
	for _, g := range p.Gates {
		if at := plane(g.At); w.shows(at) {
			class := "gate"
			if g.Faded {
				class += " faded"
			}
			end := s.Link(g.Href, g.Title, "class", class)
			s.Leaf("use", "href", "#gate-"+string(g.State), "x", num(at[0]), "y", num(at[1]))
			s.End(end)
		}
	}
	placed := make([]orb.Point, len(p.Marks))
	for i, m := range p.Marks {
		placed[i] = plane(m.At)
	}
	for _, i := range largestFirst(p.Marks) {
		s.dot(p.Marks[i], placed[i], mapScale(nil))
	}
	if p.At == nil || p.Type == "" {
		return
	}
	at := plane(*p.At)
	if km := cmp.Or(p.Within, aboutKm[p.Precision]); km > 0 && p.Area == "" {
		s.Leaf("circle", "class", "about", "cx", num(at[0]), "cy", num(at[1]), "r", num(km/w.projection().KmPerPixel(p.At[1])))
	}
	if p.Precision != incident.TehsilLevel && !p.Precision.Coarse() {
		place := "translate(" + num(at[0]) + " " + num(at[1]) + ") scale(1.3)"
		if p.Contested {
			s.Open("g", "class", "t-"+string(p.Type), "transform", place)
			draw.Half(&s.Writer, p.Type)
			s.End("g")
		} else {
			s.Leaf("path", "class", "glyph t-"+string(p.Type), "transform", place, "d", draw.Shape(p.Type))
		}
	}
}

// scale writes a bar of a round number of kilometres.
func (s *svg) scale(w window) {
	perUnit := w.projection().KmPerPixel(w.box.Center()[1])
	km := math.Pow(10, math.Floor(math.Log10(perUnit*110)))
	for _, k := range []float64{5, 2} {
		if k*km <= perUnit*110 {
			km *= k
			break
		}
	}
	x, y, length := float64(spotWidth-14), float64(spotHeight-12), km/perUnit
	s.Leaf("path", "class", "scale", "d", "M"+num(x-length)+" "+num(y-4)+"v4h"+num(length)+"v-4")
	s.Text("text", num(km)+" km", "x", num(x), "y", num(y-7), "text-anchor", "end")
}
