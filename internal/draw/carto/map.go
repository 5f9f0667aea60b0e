package carto

import (
	"math"
	"strconv"

	"github.com/paulmach/orb"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/draw/labels"
	"khyberatlas/internal/incident"
)

// Mark is an incident that has a place of its own.
type Mark struct {
	At          orb.Point // lon, lat
	Type        incident.Type
	Killed      *int // what its size says; nil is drawn hollow
	Contested   bool // the sides disagree about what happened: drawn half
	Chosen      bool
	Href, Title string
}

// Gate is a border crossing in its state.
type Gate struct {
	At          orb.Point // lon, lat
	Name        string
	Official    bool
	State       incident.Status
	Faded       bool // the state is past its last report
	Chosen      bool
	Href, Title string
}

// Area is a district that can be followed.
type Area struct {
	ID, Href, Title string
	Count           int // of its incidents: those with most are named first
}

// Map is what the map of the whole shows. Marks and rings together with what has no place are all matches.
type Map struct {
	ID, Title, Desc string
	Laid            bool // with what an operator laid into the ground, whom the page then credits
	Areas           []Area
	Gates           []Gate
	Marks           []Mark
	Rings           []Ring
	Heaps           []Heap // in the place of marks where those are too many, by CountedCells
	// Cell words the counted square of a heap by its count and the earth that it covers.
	Cell func(count int, box orb.Bound) (href, title string)
	// Beyond words the badge at the edge for what lies outside of the picture.
	Beyond func(count int) (href, title string)
}

// bytesOfASign is about how long a mark is, written; squares and signs with their links are several times as long.
const bytesOfASign = 80

// Map draws the whole province and the frontier, with an inset for the far south. Every match with a place is one mark,
// or counted by exactly one badge or cell: their numbers add up to the matches. Names take their places before signs, and
// a sign that has no room gives way within its area, with a line to its point.
func (b *Base) Map(m Map) string {
	var s svg
	s.Grow(len(b.main) + len(b.lines) + len(b.laid) + len(b.inset) + bytesOfASign*(len(m.Marks)+4*len(m.Heaps)+8*len(m.Rings)+100))
	s.Frame("map", side, side, m.ID, m.Title, m.Desc, true)
	s.gateDefs(m.Gates)
	s.WriteString(b.main)
	b.areas(&s, m.Areas)
	if m.Laid && b.laid != "" {
		s.WriteString(b.laid)
	} else {
		s.WriteString(b.lines)
	}
	s.Leaf("rect", "class", "inset", "x", num(insetWindow.x), "y", num(insetWindow.y), "width", num(insetWindow.width), "height",
		num(insetWindow.height))
	s.WriteString(b.inset)
	s.Leaf("rect", "class", "inset-edge", "x", num(insetWindow.x), "y", num(insetWindow.y), "width", num(insetWindow.width),
		"height", num(insetWindow.height))
	beyond := s.marks(m)
	l := b.layOut(m)
	s.signs(l)
	s.gates(l)
	for _, r := range m.Rings {
		if _, ok := project()(r.At); !ok {
			beyond += r.Count
		}
	}
	if beyond > 0 {
		href, title := m.Beyond(beyond)
		s.badge("badge beyond", orb.Point{60, side - 40}, beyond, href, title)
	}
	s.WriteString(l.names.String())
	s.End("svg")
	return s.String()
}

func (b *Base) areas(s *svg, areas []Area) {
	paths := b.ready[mainWindow]().paths
	s.Open("g", "class", "areas")
	for _, a := range areas {
		i := indexOf(b.districts, a.ID)
		if i < 0 {
			continue
		}
		end := s.Link(a.Href, a.Title, "tabindex", "-1")
		s.Leaf("path", "class", "district", "d", paths[i])
		s.End(end)
	}
	s.End("g")
}

// project is where a place stands: in the main window, else in the inset, else nowhere.
func project() func(orb.Point) (orb.Point, bool) {
	whole, south := mainWindow.plane(), insetWindow.plane()
	covered := labels.Box(insetWindow.x-8, insetWindow.y-8, insetWindow.width+16, insetWindow.height+16)
	return func(at orb.Point) (orb.Point, bool) {
		if p := whole(at); mainWindow.shows(p) && !covered.Contains(p) {
			return p, true
		}
		p := south(at)
		return p, insetWindow.shows(p)
	}
}

func (s *svg) badge(class string, at orb.Point, count int, href, title string) {
	end := s.Link(href, title, "class", class, "data-count", strconv.Itoa(count), "tabindex", "-1")
	s.Leaf("circle", "cx", num(at[0]), "cy", num(at[1]), "r", num(ringRadius(count)))
	s.Text("text", strconv.Itoa(count), "x", num(at[0]), "y", num(at[1]+4), "text-anchor", "middle", "aria-hidden", "true")
	s.End(end)
}

// ringRadius is no more than the picture has room for beside its edge.
func ringRadius(count int) float64 { return min(8+1.6*math.Sqrt(float64(count)), 36) }

// halo stands beneath what the reader chose.
func (s *svg) halo(chosen bool, at orb.Point, r float64) {
	if chosen {
		s.Leaf("circle", "class", "halo", "cx", num(at[0]), "cy", num(at[1]), "r", num(r))
	}
}

// marks draws the marks, or squares of them, and gives the number of those outside.
func (s *svg) marks(m Map) (beyond int) {
	place := project()
	placed := make([]orb.Point, 0, len(m.Marks))
	inside := make([]Mark, 0, len(m.Marks))
	for _, k := range m.Marks {
		if at, ok := place(k.At); ok {
			placed, inside = append(placed, at), append(inside, k)
		} else {
			beyond++
		}
	}
	if len(m.Heaps) > 0 {
		return s.heaps(m)
	}
	s.Open("g", "class", "marks")
	by := mapScale(m.Rings)
	for _, i := range largestFirst(inside) {
		s.dot(inside[i], wholeUnits(placed[i]), by)
	}
	s.End("g")
	return beyond
}

// wholeUnits is where a mark is drawn: the land beneath lies on the same grid of 0.7 km.
func wholeUnits(p orb.Point) orb.Point { return orb.Point{math.Round(p[0]), math.Round(p[1])} }

// gateDefs writes the shape of each state once.
func (s *svg) gateDefs(gates []Gate) {
	s.Open("defs")
	seen := map[incident.Status]bool{}
	for _, g := range gates {
		if !seen[g.State] {
			seen[g.State] = true
			s.Leaf("path", "id", "gate-"+string(g.State), "class", "door s-"+string(g.State), "d", draw.DoorShape(g.State))
		}
	}
	s.End("defs")
}
