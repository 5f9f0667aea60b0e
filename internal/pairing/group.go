package pairing

import (
	"cmp"
	"slices"
)

// grouped turns matches into pairs. With three records and more, sure pairs could chain two events of one record together:
// the weaker pair is then left to a person.
func (t *table) grouped(found []match) []Pair {
	slices.SortFunc(found, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(t.rows[a.a].id, t.rows[b.a].id),
			cmp.Compare(t.rows[a.b].id, t.rows[b.b].id))
	})
	g := groups{sets: Sets[int32]{}, origins: map[int32][]int32{}, table: t}
	for _, s := range t.same {
		g.join(s[0], s[1])
	}
	out := make([]Pair, 0, len(found))
	for _, m := range found {
		a, b := &t.rows[m.a], &t.rows[m.b]
		e, _ := compare(a, b)
		p := Pair{A: a.id, B: b.id, Sure: m.sure && !g.clash(m.a, m.b), Why: e.why(a, b), Score: int(m.score)}
		if p.Sure {
			g.join(m.a, m.b)
		}
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b Pair) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) })
	return out
}

// groups are rows that are one event.
type groups struct {
	sets    Sets[int32]
	origins map[int32][]int32 // of a group, by its root
	table   *table
}

func (g *groups) of(root int32) []int32 {
	if o := g.origins[root]; o != nil {
		return o
	}
	return []int32{g.table.rows[root].origin}
}

// clash reports whether a pair would bring two events of one record together, or two that a person holds to be different.
func (g *groups) clash(a, b int32) bool {
	a, b = g.sets.Root(a), g.sets.Root(b)
	if a == b {
		return false
	}
	for _, o := range g.of(a) {
		if slices.Contains(g.of(b), o) {
			return true
		}
	}
	for _, d := range g.table.apart {
		if one, two := g.sets.Root(d[0]), g.sets.Root(d[1]); one == a && two == b || one == b && two == a {
			return true
		}
	}
	return false
}

func (g *groups) join(a, b int32) {
	a, b = g.sets.Root(a), g.sets.Root(b)
	if a == b {
		return
	}
	both := append(slices.Clone(g.of(a)), g.of(b)...)
	g.origins[g.sets.Join(a, b)] = both
}
