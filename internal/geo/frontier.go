package geo

import (
	"maps"
	"slices"

	"github.com/paulmach/orb"
)

// frontierKm is how far the provinces of Afghanistan, generalised otherwise, may lie from the frontier.
const frontierKm = 12

// The names of the provinces whose outer edges the map treats apart.
var (
	alongFrontier = []string{"Khyber Pakhtunkhwa", "Balochistan", "Gilgit Baltistan"}
	alongLine     = []string{"Azad Kashmir", "Gilgit Baltistan"}
)

// Frontier is the line between Pakistan and Afghanistan, joined into long lines: the edges of the three provinces that no
// other province shares and that lie within 12 km of a province of Afghanistan. Disputed is the outer edge of Azad Kashmir
// and Gilgit Baltistan: what no other province shares and is not frontier.
func Frontier(provinces map[string]orb.MultiPolygon, afghan []orb.MultiPolygon) (frontier, disputed orb.MultiLineString) {
	uses := edgeUses(slices.Collect(maps.Values(provinces)))
	outer := func(names []string) (out []segment) {
		for _, name := range names {
			for _, e := range edgesOf(provinces[name]) {
				if uses[keyOf(e)] == 1 {
					out = append(out, e)
				}
			}
		}
		return out
	}
	// Both ends are asked for besides the middle: the first edge of the border with Iran is forty kilometres long and its
	// middle alone is near enough.
	near, found := nearness(afghan), map[edgeKey]bool{}
	facing := slices.DeleteFunc(outer(alongFrontier), func(e segment) bool {
		middle := orb.Point{(e[0][0] + e[1][0]) / 2, (e[0][1] + e[1][1]) / 2}
		return !near(middle) || !near(e[0]) || !near(e[1])
	})
	for _, e := range facing {
		found[keyOf(e)] = true
	}
	rest := slices.DeleteFunc(outer(alongLine), func(e segment) bool { return found[keyOf(e)] })
	return joinEdges(facing), joinEdges(rest)
}

// InnerBorders are the edges that two of the shapes share, joined into long lines.
func InnerBorders(shapes []orb.MultiPolygon) orb.MultiLineString {
	uses := edgeUses(shapes)
	var out []segment
	for _, s := range shapes {
		for _, e := range edgesOf(s) {
			if uses[keyOf(e)] > 1 {
				out = append(out, e)
				uses[keyOf(e)] = 0
			}
		}
	}
	return joinEdges(out)
}

// nearness looks only at shapes whose bounds are near: most edges are far from most provinces.
func nearness(shapes []orb.MultiPolygon) func(orb.Point) bool {
	const degrees = 0.5 // more than 12 km at any latitude of the frontier
	index := NewIndex(shapes)
	return func(p orb.Point) bool {
		var candidates []int
		for i, b := range index.bounds {
			if b.Pad(degrees).Contains(p) {
				candidates = append(candidates, i)
			}
		}
		if candidates == nil {
			return false
		}
		_, km := index.Nearest(p, candidates)
		return km <= frontierKm
	}
}

type (
	segment [2]orb.Point
	edgeKey [2]orb.Point
)

// keyOf is the same for both directions.
func keyOf(e segment) edgeKey {
	if less(e[1], e[0]) {
		return edgeKey{e[1], e[0]}
	}
	return edgeKey(e)
}

func edgesOf(mp orb.MultiPolygon) []segment {
	var out []segment
	for _, poly := range mp {
		for _, r := range poly {
			for i := 1; i < len(r); i++ {
				out = append(out, segment{r[i-1], r[i]})
			}
		}
	}
	return out
}

func edgeUses(shapes []orb.MultiPolygon) map[edgeKey]int {
	uses := map[edgeKey]int{}
	for _, s := range shapes {
		for _, e := range edgesOf(s) {
			uses[keyOf(e)]++
		}
	}
	return uses
}

// joinEdges walks from every end and fork, then around what is left; the order of the edges does not matter.
func joinEdges(edges []segment) orb.MultiLineString {
	next := map[orb.Point][]orb.Point{}
	for _, e := range edges {
		next[e[0]] = append(next[e[0]], e[1])
		next[e[1]] = append(next[e[1]], e[0])
	}
	points := make([]orb.Point, 0, len(next))
	for p, to := range next {
		points = append(points, p)
		slices.SortFunc(to, comparePoints)
	}
	slices.SortFunc(points, comparePoints)
	fork := map[orb.Point]bool{}
	for p, to := range next {
		fork[p] = len(to) != 2
	}
	var out orb.MultiLineString
	for _, anywhere := range []bool{false, true} {
		for _, p := range points {
			for (anywhere || fork[p]) && len(next[p]) > 0 {
				out = append(out, walk(next, fork, p))
			}
		}
	}
	return out
}

func walk(next map[orb.Point][]orb.Point, fork map[orb.Point]bool, from orb.Point) orb.LineString {
	line := orb.LineString{from}
	for at := from; len(next[at]) > 0; {
		to := next[at][0]
		next[at] = next[at][1:]
		back := slices.Index(next[to], at)
		next[to] = slices.Delete(next[to], back, back+1)
		line = append(line, to)
		if at = to; fork[at] {
			break
		}
	}
	return line
}

// LooseEdges counts, for each of the inner shapes, the edges that no other inner shape shares and that are none of an
// outer shape either: where all counts are 0 the shapes fit into each other without a gap.
func LooseEdges(inner, outer []orb.MultiPolygon) []int {
	uses := edgeUses(slices.Concat(inner, outer))
	out := make([]int, len(inner))
	for i, shape := range inner {
		for _, e := range edgesOf(shape) {
			if uses[keyOf(e)] == 1 {
				out[i]++
			}
		}
	}
	return out
}
