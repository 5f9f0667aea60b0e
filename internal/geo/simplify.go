package geo

import (
	"container/heap"
	"math"

	"github.com/paulmach/orb"
)

// Simplify takes out the points that matter least, after Visvalingam: those whose triangle with their neighbours is
// smaller than the given number of square kilometres. Every shared border is thinned once, so neighbours still meet
// exactly; a point stays where taking it out would let borders cross or leave a ring without area.
func (t *Topology) Simplify(km2 float64) *Topology {
	return t.SimplifyWhere(km2, func(orb.Point) bool { return true })
}

// SimplifyWhere is Simplify for those points alone that may go.
func (t *Topology) SimplifyWhere(km2 float64, mayGo func(orb.Point) bool) *Topology {
	th := newThinner(t)
	th.run(km2, mayGo)
	out := &Topology{layers: t.layers, parts: t.parts, arcs: make([]orb.LineString, len(t.arcs))}
	for i, nodes := range th.arcs {
		for _, n := range nodes {
			if !n.gone {
				out.arcs[i] = append(out.arcs[i], n.at)
			}
		}
	}
	return out
}

// node is a vertex of an arc, in a list that gets shorter.
type node struct {
	at           orb.Point
	arc          int
	before, next *node
	km2          float64
	gone, stays  bool
	order, place int // order: among all nodes; place: in the heap
}

type thinner struct {
	arcs    [][]*node
	rings   [][]int // the rings that an arc is part of
	edges   []int   // how many edges each ring still has
	tiles   map[[2]int][]*node
	waiting nodes
}

// tile is the width, in degrees, of the squares by which points near a triangle are found.
const tile = 0.25

func tileOf(p orb.Point) [2]int {
	return [2]int{int(math.Floor(p[0] / tile)), int(math.Floor(p[1] / tile))}
}

func newThinner(t *Topology) *thinner {
	th := &thinner{rings: make([][]int, len(t.arcs)), tiles: map[[2]int][]*node{}}
	order := 0
	for i, arc := range t.arcs {
		nodes := make([]*node, len(arc))
		for j, p := range arc {
			nodes[j] = &node{at: p, arc: i, order: order, place: -1}
			order++
			if j > 0 {
				nodes[j].before, nodes[j-1].next = nodes[j-1], nodes[j]
			}
			th.tiles[tileOf(p)] = append(th.tiles[tileOf(p)], nodes[j])
		}
		th.arcs = append(th.arcs, nodes)
	}
	for _, parts := range t.parts {
		for _, p := range parts {
			for _, rings := range p.polygons {
				for _, r := range rings {
					th.addRing(t, r)
				}
			}
		}
	}
	return th
}

func (th *thinner) addRing(t *Topology, arcs []int) {
	edges := 0
	for _, a := range arcs {
		a = max(a, ^a)
		edges += len(t.arcs[a]) - 1
		th.rings[a] = append(th.rings[a], len(th.edges))
	}
	th.edges = append(th.edges, edges)
}

func (th *thinner) run(km2 float64, mayGo func(orb.Point) bool) {
	for _, nodes := range th.arcs {
		for i := 1; i < len(nodes)-1; i++ {
			if nodes[i].stays = !mayGo(nodes[i].at); nodes[i].stays {
				continue
			}
			nodes[i].km2 = triangle(nodes[i])
			heap.Push(&th.waiting, nodes[i])
		}
	}
	for th.waiting.Len() > 0 {
		n := heap.Pop(&th.waiting).(*node)
		if n.km2 >= km2 {
			return
		}
		if !th.removable(n) {
			continue
		}
		n.gone = true
		n.before.next, n.next.before = n.next, n.before
		for _, r := range th.rings[n.arc] {
			th.edges[r]--
		}
		th.weigh(n.before, n.km2)
		th.weigh(n.next, n.km2)
	}
}

// weigh gives a neighbour of a removed point its new triangle, never less than what has been removed already. A point
// that had to stay gets another chance.
func (th *thinner) weigh(n *node, least float64) {
	if n.before == nil || n.next == nil || n.stays {
		return
	}
	n.km2 = max(least, triangle(n))
	if n.place < 0 {
		heap.Push(&th.waiting, n)
	} else {
		heap.Fix(&th.waiting, n.place)
	}
}

func (th *thinner) removable(n *node) bool {
	for _, r := range th.rings[n.arc] {
		if th.edges[r] <= 3 {
			return false
		}
	}
	return n.before.at != n.next.at && !th.holdsAnother(n)
}

// holdsAnother reports whether a point that stays lies in the triangle: borders can cross only past such a point.
func (th *thinner) holdsAnother(n *node) bool {
	a, b, c := exact(n.before.at), exact(n.at), exact(n.next.at)
	bound := orb.MultiPoint{n.before.at, n.at, n.next.at}.Bound()
	low, high := tileOf(bound.Min), tileOf(bound.Max)
	for x := low[0]; x <= high[0]; x++ {
		for y := low[1]; y <= high[1]; y++ {
			for _, o := range th.tiles[[2]int{x, y}] {
				if o.gone || o.at == n.before.at || o.at == n.at || o.at == n.next.at || !bound.Contains(o.at) {
					continue
				}
				p := exact(o.at)
				s1, s2, s3 := side(a, b, p), side(b, c, p), side(c, a, p)
				if (s1 >= 0 && s2 >= 0 && s3 >= 0) || (s1 <= 0 && s2 <= 0 && s3 <= 0) {
					return true
				}
			}
		}
	}
	return false
}

// triangle is the area of a node with its neighbours in square kilometres.
func triangle(n *node) float64 {
	const kmPerDegree = EarthKm * math.Pi / 180
	a, b, c := n.before.at, n.at, n.next.at
	twice := (b[0]-a[0])*(c[1]-a[1]) - (c[0]-a[0])*(b[1]-a[1])
	return math.Abs(twice) / 2 * kmPerDegree * kmPerDegree * math.Cos(radians(b[1]))
}

type nodes []*node

func (s nodes) Len() int { return len(s) }
func (s nodes) Less(i, j int) bool {
	if s[i].km2 != s[j].km2 {
		return s[i].km2 < s[j].km2
	}
	return s[i].order < s[j].order
}
func (s nodes) Swap(i, j int) {
	s[i], s[j] = s[j], s[i]
	s[i].place, s[j].place = i, j
}
func (s *nodes) Push(v any) {
	n := v.(*node)
	n.place = len(*s)
	*s = append(*s, n)
}
func (s *nodes) Pop() any {
	old := *s
	n := old[len(old)-1]
	*s = old[:len(old)-1]
	n.place = -1
	return n
}
