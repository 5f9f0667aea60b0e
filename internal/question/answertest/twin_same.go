package answertest

import (
	"slices"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/pairing"
)

// The same event in several records: what persons say and what the rule is sure of. Rows of one event have one name for it.

// naming gives rows of one event a common name, in the plainest way: a pair takes over the name of its first row until no
// pair has two.
func (n *rows) naming() {
	n.event = map[string]string{}
	var events []pairing.Event
	for i := range n.list {
		r := &n.list[i]
		n.event[r.ID] = r.ID
		events = append(events, pairing.Of(&r.Record, n.rank(r)))
	}
	same := [][2]string{}
	for _, p := range n.ds.Pairs {
		if p.Verdict == "same" {
			same = append(same, [2]string{p.A, p.B})
		}
	}
	for _, p := range pairing.Find(slices.Values(events), n.ds.Pairs) {
		if p.Sure {
			same = append(same, [2]string{p.A, p.B})
		}
	}
	for changed := true; changed; {
		changed = false
		for _, p := range same {
			a, held := n.event[p[0]]
			b, heldToo := n.event[p[1]]
			if held && heldToo && a != b {
				n.event[p[0]], n.event[p[1]], changed = min(a, b), min(a, b), true
			}
		}
	}
}

// rank is the place of a row's origin among those of the dataset.
func (n *rows) rank(r *row) int {
	for i, o := range n.ds.AllOrigins() {
		if o.ID == r.Origin {
			return i
		}
	}
	return 0
}

// once leaves of each event the rows of the first origin that has any.
func (n *rows) once(q incident.Query, found []*row) []*row {
	if q.Apart {
		return found
	}
	leads := map[string]int{}
	for _, r := range found {
		if rank, told := leads[n.event[r.ID]]; !told || n.rank(r) < rank {
			leads[n.event[r.ID]] = n.rank(r)
		}
	}
	return where(found, func(r *row) bool { return n.rank(r) == leads[n.event[r.ID]] })
}
