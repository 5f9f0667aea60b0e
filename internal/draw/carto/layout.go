package carto

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/draw/labels"
	"khyberatlas/internal/geo"
)

// namedFirst is how many districts, those with most incidents, are named before any sign is placed.
const namedFirst = 10

// How far a sign may give way, in units, where its area's shape is known and where it isn't.
const (
	farInArea    = 100.0
	farElsewhere = 48.0
)

// layout is what stands where on the map of the whole: names have their places before signs.
type layout struct {
	scale scale
	signs []standingSign
	gates []standingGate
	taken []orb.Bound // by names
	names svg
}

type standingSign struct {
	Ring
	own, disc labels.Disc
}

// gaveWay reports whether a sign stands off its own point.
func (k standingSign) gaveWay() bool { return distance(k.own.At, k.disc.At) > 1 }

func distance(a, b orb.Point) float64 { return math.Hypot(a[0]-b[0], a[1]-b[1]) }

type standingGate struct {
	Gate
	disc labels.Disc
	turn float64 // of the frontier, in degrees
}

func (b *Base) layOut(m Map) *layout {
	l := &layout{scale: mapScale(m.Rings)}
	main := &labels.Room{Within: mainWindow.frame(), Boxes: []orb.Bound{
		labels.Box(insetWindow.x-8, insetWindow.y-8, insetWindow.width+16, insetWindow.height+16)}}
	inset := &labels.Room{Within: insetWindow.frame()}
	place := project()
	roomOf := func(at orb.Point) *labels.Room {
		if windowOf(at) == insetWindow {
			return inset
		}
		return main
	}
	for _, k := range m.Marks {
		if at, ok := place(k.At); ok {
			r := roomOf(at)
			r.Dots.Add(at)
		}
	}
	for _, h := range m.Heaps {
		if at, ok := place(h.At); ok {
			roomOf(at).Dots.Add(at)
		}
	}
	l.standGates(b, m.Gates)
	for _, g := range l.gates {
		r := roomOf(g.disc.At)
		r.Discs = append(r.Discs, g.disc)
	}
	for _, r := range m.Rings {
		if at, ok := place(r.At); ok {
			d := labels.Disc{At: at, R: r.reach(l.scale)}
			l.signs = append(l.signs, standingSign{r, d, d})
		}
	}
	own := largestOf(l.signs)

	s := &l.names
	s.Open("g", "class", "names", "aria-hidden", "true")
	b.alongFrontier(s, main)
	count := map[string]int{}
	for _, a := range m.Areas {
		count[a.ID] = a.Count
	}
	districts := b.districtNames(mainWindow, b.districts, count, own, 15.5)
	first := min(namedFirst, len(districts))
	for _, d := range districts[:first] {
		d.Must = true
		s.put(main, d.Label, d.spots())
	}
	l.gateNames(s, true, roomOf)

	b.standSigns(l.signs, roomOf, windowOf)

	cities := func(r *labels.Room, w window, ranks ...int) {
		plane := w.plane()
		for _, rank := range ranks {
			for _, t := range b.towns {
				if at := plane(t.at); t.rank == rank && w.shows(at) {
					town := labels.Label{Text: t.name, At: at, Class: "town rank" + num(float64(rank)),
						Size: [...]float64{0, 18, 15, 14}[rank], Dot: true}
					town.Must = rank == 1
					s.put(r, town, town.Beside(5))
				}
			}
		}
	}
	cities(main, mainWindow, 1)
	cities(inset, insetWindow, 1, 2)
	for _, d := range districts[first:] {
		s.put(main, d.Label, d.spots())
	}
	l.gateNames(s, false, roomOf)
	plane := mainWindow.plane()
	for _, p := range b.afghan {
		if at := plane(p.at); mainWindow.shows(at) {
			n := labels.Label{Text: p.name, At: at, Class: "province", Size: 13, Wide: 1.35}
			s.put(main, n, n.Inside(own[p.id].R, b.around(mainWindow, p), mainWindow.holder(p.shape)))
		}
	}
	s.End("g")
	l.taken = append(main.Boxes[1:], inset.Boxes...)
	return l
}

// largestOf puts signs in the order in which they take their places, the largest first, and has the largest of each area.
func largestOf(signs []standingSign) map[string]labels.Disc {
	slices.SortStableFunc(signs, func(a, b standingSign) int { return cmp.Compare(b.own.R, a.own.R) })
	own := map[string]labels.Disc{}
	for _, s := range signs {
		if _, known := own[s.Area]; !known {
			own[s.Area] = s.own
		}
	}
	return own
}

// standSigns gives each sign the place that is left to it, within its area where the area's shape is known.
func (b *Base) standSigns(signs []standingSign, roomOf func(orb.Point) *labels.Room, windowOf func(orb.Point) window) {
	for i := range signs {
		sign := &signs[i]
		far, shape := farElsewhere, b.shapeOf(sign.Area)
		holds := func(orb.Point) bool { return true }
		if len(shape) > 0 {
			far, holds = farInArea, windowOf(sign.own.At).holder(shape)
		}
		r := roomOf(sign.own.At)
		sign.disc = r.Standing(sign.own, far, holds)
		r.Discs = append(r.Discs, sign.disc)
	}
}

// windowOf is the window that a point of the picture lies in.
func windowOf(at orb.Point) window {
	if insetWindow.shows(at) {
		return insetWindow
	}
	return mainWindow
}

// districtName is the name of a district with what its place hangs on.
type districtName struct {
	labels.Label
	sign   float64
	around []orb.Point
	holds  func(orb.Point) bool
}

func (d districtName) spots() []labels.Candidate { return d.Inside(d.sign, d.around, d.holds) }

// districtNames are the names of a window's districts, that of the district with most incidents first.
func (b *Base) districtNames(w window, districts []patch, count map[string]int, own map[string]labels.Disc,
	size float64) []districtName {
	plane := w.plane()
	list := make([]districtName, len(districts))
	order := slices.Clone(districts)
	slices.SortStableFunc(order, func(p, q patch) int { return cmp.Compare(count[q.id], count[p.id]) })
	for i, p := range order {
		list[i] = districtName{labels.Label{Text: p.name, At: plane(p.at), Class: "area", Size: size}, own[p.id].R,
			b.around(w, p), w.holder(p.shape)}
	}
	return list
}

// shapeOf is the shape within which an area's sign stands, nil for one that has none here.
func (b *Base) shapeOf(area string) orb.MultiPolygon {
	for _, list := range [][]patch{b.districts, b.provinces, b.afghan} {
		if i := indexOf(list, area); i >= 0 {
			return list[i].shape
		}
	}
	return nil
}

// holder reports of points of the picture whether a shape holds them.
func (w window) holder(shape orb.MultiPolygon) func(orb.Point) bool {
	p, box := w.projection(), shape.Bound()
	return func(at orb.Point) bool {
		on := p.Earth(orb.Point{at[0] - w.x, at[1] - w.y})
		return box.Contains(on) && geo.Contains(shape, on)
	}
}

// standGates makes crossings that stand close together small enough to be told apart.
func (l *layout) standGates(b *Base, gates []Gate) {
	place := project()
	var at []orb.Point
	for _, g := range gates {
		if p, ok := place(g.At); ok {
			l.gates = append(l.gates, standingGate{Gate: g, turn: b.slopeAt(g.At)})
			at = append(at, p)
		}
	}
	for i := range l.gates {
		near := 99.0
		for j := range at {
			if i != j {
				near = min(near, distance(at[i], at[j]))
			}
		}
		most := 7.0
		if l.gates[i].Official {
			most = 9
		}
		l.gates[i].disc = labels.Disc{At: at[i], R: max(2.5, min(most, near/2-0.5))}
	}
}

func (l *layout) gateNames(s *svg, official bool, roomOf func(orb.Point) *labels.Room) {
	for _, g := range l.gates {
		if g.Official == official && g.Name != "" {
			n := labels.Label{Text: g.Name, At: g.disc.At, Class: "gate-name s-" + string(g.State), Size: 14}
			s.put(roomOf(g.disc.At), n, n.Beside(g.disc.R+4))
		}
	}
}

// signs draws the signs, those that gave way with a line to their point.
func (s *svg) signs(l *layout) {
	for _, k := range l.signs {
		if !k.gaveWay() {
			continue
		}
		dx, dy, far := k.disc.At[0]-k.own.At[0], k.disc.At[1]-k.own.At[1], distance(k.own.At, k.disc.At)
		part := max(0, far-k.disc.R) / far
		s.Leaf("path", "class", "leader", "d", "M"+num(k.own.At[0])+" "+num(k.own.At[1])+"l"+num(dx*part)+" "+num(dy*part))
		s.Leaf("circle", "class", "dot", "cx", num(k.own.At[0]), "cy", num(k.own.At[1]), "r", "1.6")
	}
	for _, k := range l.signs {
		s.halo(k.Chosen, k.disc.At, k.disc.R+4)
		s.sign(k.Ring, k.disc, l.scale)
	}
}

// gates draws the crossings: a tick across the frontier with the form of the state upon it.
func (s *svg) gates(l *layout) {
	for _, g := range l.gates {
		class := "gate s-" + string(g.State)
		if g.Faded {
			class += " faded"
		}
		s.halo(g.Chosen, g.disc.At, 11)
		end := s.Link(g.Href, g.Title, "class", class, "tabindex", "-1")
		s.Open("g", "transform", "translate("+num(g.disc.At[0])+" "+num(g.disc.At[1])+")rotate("+num(math.Round(g.turn))+")")
		s.Leaf("path", "class", "tick", "d", "M0-"+num(g.disc.R+4)+"V"+num(g.disc.R+4))
		s.Leaf("use", "href", "#gate-"+string(g.State), "transform", "scale("+num(min(1, g.disc.R/9)*1.1)+")")
		s.End("g")
		s.End(end)
	}
}
