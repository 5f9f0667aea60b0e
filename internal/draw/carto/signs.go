package carto

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/paulmach/orb"

	"khyberatlas/internal/draw/labels"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
)

// scale is that of a picture, and how many of its units stand for a pixel of it.
type scale struct {
	draw.Scale
	units float64
}

// ScaleOf is the scale of a picture with some signs, which a legend explains.
func ScaleOf(rings []Ring) draw.Scale {
	most := 0
	for _, r := range rings {
		most = max(most, r.killed)
	}
	return draw.Signs.Fitting(most)
}

func mapScale(rings []Ring) scale  { return scale{ScaleOf(rings), 1.35} }
func cardScale(rings []Ring) scale { return scale{ScaleOf(rings), 1} }

// Radii in pixels of the one scale.
const (
	inGlyph   = 8.5 // from which on a dot has its kind's glyph in it
	leastLone = 4.8 // the least of one incident known only to an area
	numbered  = 9.3 // the least of a sign with a number

	glyphReach = 4.6 // of a disc with a glyph's ink
)

func (k scale) radius(killed int) float64 { return k.units * k.Radius(max(0, killed)) }

func (k scale) lone(killed int) float64 { return max(k.radius(killed), k.units*leastLone) }

func (k scale) glyphed(radius float64) bool { return radius >= k.units*inGlyph }

// Ring is a coarse place: one sign for all that is known only to its district or province.
type Ring struct {
	At          orb.Point // lon, lat
	Area        string    // the district's id or the province's name, within which the sign stands
	Count       int
	Chosen      bool
	Href, Title string
	killed      int  // best figures, else low ones
	figure      bool // any member gives one
	contested   int
	first       incident.Type
	groups      [draw.GroupCount]struct {
		count, contested int
		hue              incident.Type
	}
}

// Add counts an incident in.
func (r *Ring) Add(t incident.Type, killed *int, contested bool) {
	unagreed := 0
	if contested {
		unagreed = 1
	}
	r.AddMany(t, 1, unagreed)
	r.AddToll(killed)
}

// AddToll adds what is known of the killed; nil is nothing.
func (r *Ring) AddToll(killed *int) {
	if killed != nil {
		r.killed += *killed
		r.figure = true
	}
}

// AddMany counts incidents of a kind in, of which so many are contested.
func (r *Ring) AddMany(t incident.Type, count, contested int) {
	g := &r.groups[draw.GroupOf(t)]
	if r.Count == 0 {
		r.first = t
	}
	if g.count == 0 {
		g.hue = t
	} else if g.hue != t {
		g.hue = draw.GroupHues[draw.GroupOf(t)]
	}
	r.Count += count
	g.count += count
	r.contested += contested
	g.contested += contested
}

// reach is the radius of a sign with all that is drawn of it.
func (r Ring) reach(k scale) float64 {
	if r.Count == 1 {
		return k.lone(r.killed) + 1.5
	}
	return max(k.radius(r.killed), k.units*numbered) + r.top()
}

// top is how far the form of a strike stands out above a sign that holds some.
func (r Ring) top() float64 {
	if r.groups[draw.Strikes].count > 0 {
		return 3
	}
	return 0
}

// sector is a group's part of a sign: where it begins, how far it turns, in radians, and how far it is filled: what is contested
// by half, nothing where nobody gives a figure.
type sector struct {
	hue                incident.Type
	from, turn, filled float64
}

// sectors are the parts of a sign; the strikes lie around its top.
func (r Ring) sectors() []sector {
	var out []sector
	from := -math.Pi/2 - math.Pi*float64(r.groups[draw.Strikes].count)/float64(max(1, r.Count))
	for _, g := range r.groups {
		if g.count == 0 {
			continue
		}
		p := sector{hue: g.hue, from: from, turn: 2 * math.Pi * float64(g.count) / float64(r.Count)}
		if r.figure {
			p.filled = p.turn * (1 - float64(g.contested)/float64(g.count)/2)
		}
		out = append(out, p)
		from += p.turn
	}
	return out
}

// sign draws what is known only to an area: paler, with a dashed outline; its toll by size, its groups by hue, and with the
// form of a strike on top where it holds some.
func (s *svg) sign(r Ring, d labels.Disc, by scale) {
	end := s.Link(r.Href, r.Title, "class", "badge", "data-count", strconv.Itoa(r.Count), "tabindex", "-1")
	if r.Count == 1 && r.first != "" {
		s.shaped(r.first, d.At, by.lone(r.killed), form{hollow: !r.figure, contested: r.contested > 0, coarse: true})
		s.End(end)
		return
	}
	rim := d.R - r.top()
	s.Leaf("circle", "cx", num(d.At[0]), "cy", num(d.At[1]), "r", num(rim))
	for _, p := range r.sectors() {
		s.sector(p, d.At, rim)
	}
	if kind := r.groups[draw.Strikes].hue; kind != "" {
		s.Leaf("path", "class", "on t-"+string(kind), "transform", placed(orb.Point{d.At[0], d.At[1] - rim + 0.5}, 1.1), "d",
			draw.Shape(kind))
	}
	s.Text("text", strconv.Itoa(r.Count), "x", num(d.At[0]), "y", num(d.At[1]+5), "text-anchor", "middle", "aria-hidden", "true")
	s.End(end)
}

// sector draws a group's part of a sign. Its edges are told from the sign's middle, so that signs alike are told alike, which
// compresses well.
func (s *svg) sector(p sector, at orb.Point, r float64) {
	offset := func(angle float64) orb.Point { return orb.Point{r * math.Cos(angle), r * math.Sin(angle)} }
	pair := func(p orb.Point) string { return num(p[0]) + " " + num(p[1]) }
	arc := func(from, turn float64) string {
		large := "0"
		if turn > math.Pi {
			large = "1"
		}
		a, b := offset(from), offset(from+turn)
		return "a" + num(r) + " " + num(r) + " 0 " + large + " 1 " + pair(orb.Point{b[0] - a[0], b[1] - a[1]})
	}
	whole := func(turn float64) bool { return turn > 2*math.Pi-0.01 }
	class, middle := "t-"+string(p.hue), "M"+pair(at)
	switch {
	case p.filled <= 0:
	case whole(p.filled):
		s.Leaf("circle", "class", "part "+class, "cx", num(at[0]), "cy", num(at[1]), "r", num(r))
	default:
		s.Leaf("path", "class", "part "+class, "d", middle+"l"+pair(offset(p.from))+arc(p.from, p.filled)+"z")
	}
	if whole(p.turn) {
		s.Leaf("circle", "class", "rim "+class, "cx", num(at[0]), "cy", num(at[1]), "r", num(r))
		return
	}
	gap := 1 / r
	s.Leaf("path", "class", "rim "+class, "d", middle+"m"+pair(offset(p.from+gap))+arc(p.from+gap, p.turn-2*gap))
}

// form is what a mark says besides its kind, its size and its place.
type form struct{ hollow, contested, coarse bool }

func (f form) class(t incident.Type) string {
	class := "mark t-" + string(t)
	if f.coarse {
		class = "lone t-" + string(t)
	}
	if f.hollow {
		class += " hollow"
	}
	return class
}

func placed(at orb.Point, scale float64) string {
	return "translate(" + num(at[0]) + " " + num(at[1]) + ")scale(" +
		strconv.FormatFloat(math.Round(scale*100)/100, 'f', -1, 64) + ")"
}

// dot draws an incident at its place: a translucent disc in its kind's hue, a strike in its own form; hollow where nobody
// gives a figure, by half where the sides disagree.
func (s *svg) dot(k Mark, at orb.Point, by scale) {
	killed := 0
	if k.Killed != nil {
		killed = *k.Killed
	}
	r, f := by.radius(killed), form{hollow: k.Killed == nil, contested: k.Contested}
	s.halo(k.Chosen, at, r+5)
	end := ""
	if k.Href != "" {
		end = s.Link(k.Href, k.Title, "tabindex", "-1")
	}
	switch {
	case k.Type.Strike():
		s.shaped(k.Type, at, r, f)
	case f.contested && !f.hollow:
		s.Leaf("circle", "class", f.class(k.Type)+" outline", "cx", num(at[0]), "cy", num(at[1]), "r", num(r))
		s.Leaf("path", "class", "part t-"+string(k.Type), "d",
			"M"+num(at[0])+" "+num(at[1]-r)+"a"+num(r)+" "+num(r)+" 0 0 0 0 "+num(2*r)+"z")
	default:
		s.Leaf("circle", "class", f.class(k.Type), "cx", num(at[0]), "cy", num(at[1]), "r", num(r))
	}
	if by.glyphed(r) && !k.Type.Strike() {
		s.Leaf("path", "class", "in", "transform", placed(at, 1), "d", draw.Shape(k.Type))
	}
	if end != "" {
		s.End(end)
	}
}

// shaped draws a mark in the form of its kind.
func (s *svg) shaped(t incident.Type, at orb.Point, r float64, f form) {
	class := f.class(t)
	if f.contested {
		class += " outline"
	}
	s.Open("g", "class", "t-"+string(t), "transform", placed(at, r/glyphReach))
	s.Leaf("path", "class", class+" shaped", "d", draw.Shape(t))
	if f.contested && !f.hollow {
		draw.Half(&s.Writer, t)
	}
	s.End("g")
}

// largestFirst is the order in which marks are drawn, so that none hides a smaller one. Of one size, those of a kind and of a
// place follow each other, which compresses well.
func largestFirst(marks []Mark) []int {
	order := make([]int, len(marks))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := &marks[i], &marks[j]
		return cmp.Or(weight(b.Killed)-weight(a.Killed), cmp.Compare(a.Type, b.Type), cmp.Compare(a.At[1], b.At[1]),
			cmp.Compare(a.At[0], b.At[0]))
	})
	return order
}

func weight(killed *int) int {
	if killed == nil {
		return -1
	}
	return *killed
}
