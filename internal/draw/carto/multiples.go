package carto

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/draw/trace"
	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
)

// Multiple is one of many small maps that are read side by side: a disc for each area, all by one scale.
type Multiple struct {
	Title  string // for those who don't see it
	Signs  []AreaSign
	Most   int  // the value of the largest disc of all the maps
	Hollow bool // not collected whole: hatched
}

// AreaSign is what a district holds, or what a province holds that has no districts here.
type AreaSign struct {
	District string // its id; blank for a province
	Admin1   string
	Value    int
	Coarse   bool // known to the province only, though it has districts
	Title    string
}

// The small maps are drawn on 300 units and shown at about half of that.
var multipleWindow = window{box: orb.Bound{Min: orb.Point{68.6, 30.9}, Max: orb.Point{74.2, 36.95}}, width: 300, height: 380}

// What the smallest and the largest disc are drawn with.
const (
	leastDisc = 3.5
	mostDisc  = 40
)

// discRadius makes the area grow with the value.
func discRadius(value, most int) float64 {
	if value <= 0 {
		return 0
	}
	share := float64(value) / float64(max(most, 1))
	return math.Sqrt(leastDisc*leastDisc + share*(mostDisc*mostDisc-leastDisc*leastDisc))
}

const (
	groundID = "multiple-ground"
	hatchID  = "multiple-later"
)

// MultipleGround is what all small maps of a page have beneath their discs: written once and used by each.
func (b *Base) MultipleGround() string {
	var s svg
	s.Open("svg", "class", "multiple-ground", "width", "0", "height", "0", "aria-hidden", "true")
	s.Open("defs")
	s.Hatch(hatchID, "hatch pale")
	s.Open("g", "id", groundID)
	w := multipleWindow
	plane, seen := w.plane(), w.seen()
	for _, p := range b.provinces {
		class := "ground-land"
		if p.id == incident.KP {
			class = "ground-home"
		}
		if d := trace.Shape(geo.ClipPolygon(p.shape, seen), plane); d != "" {
			s.Leaf("path", "class", class, "d", d)
		}
	}
	s.lines("ground-frontier", b.frontier, w)
	s.End("g")
	s.End("defs")
	s.End("svg")
	return s.String()
}

// Multiple draws a small map, and gives the sum of what lies outside of it.
func (b *Base) Multiple(m Multiple) (picture string, beyond int) {
	var s svg
	w := multipleWindow
	s.Open("svg", "class", "multiple", "viewBox", "0 0 "+num(w.width)+" "+num(w.height), "role", "img")
	s.Text("title", m.Title)
	s.Leaf("use", "href", "#"+groundID)
	plane := w.plane()
	signs := slices.Clone(m.Signs)
	slices.SortStableFunc(signs, func(x, y AreaSign) int { return cmp.Compare(y.Value, x.Value) }) // none hides a smaller one
	for _, sign := range signs {
		at, ok := b.areaPoint(sign)
		p := plane(at)
		if !ok || !w.shows(p) {
			beyond += sign.Value
			continue
		}
		class := "disc"
		if sign.Coarse {
			class = "disc coarse"
		}
		s.Open("circle", "class", class, "cx", num(p[0]), "cy", num(p[1]), "r", num(discRadius(sign.Value, m.Most)))
		s.Text("title", sign.Title)
		s.End("circle")
	}
	if m.Hollow {
		s.Leaf("rect", "class", "later", "width", num(w.width), "height", num(w.height), "fill", "url(#"+hatchID+")")
	}
	s.End("svg")
	return s.String(), beyond
}

// areaPoint is where an area's sign stands.
func (b *Base) areaPoint(sign AreaSign) (orb.Point, bool) {
	if i := indexOf(b.districts, sign.District); i >= 0 {
		return b.districts[i].at, true
	}
	for _, list := range [][]patch{b.provinces, b.afghan} {
		if i := indexOf(list, sign.Admin1); i >= 0 && sign.District == "" {
			return list[i].at, true
		}
	}
	return orb.Point{}, false
}

// DiscSign is a disc of the small maps for their legend, on the scale that they are shown at.
func DiscSign(value, most int) string {
	var s svg
	r := discRadius(value, most)
	side := math.Ceil(2*r + 2)
	s.Open("svg", "class", "disc-sign", "viewBox", "0 0 "+num(side)+" "+num(side), "width", num(side/2), "height", num(side/2),
		"aria-hidden", "true")
	s.Leaf("circle", "class", "disc", "cx", num(side/2), "cy", num(side/2), "r", num(r))
	s.End("svg")
	return s.String()
}
