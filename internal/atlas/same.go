package atlas

import (
	"cmp"
	"slices"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/pairing"
)

// told are the events that several records tell of. Of the rows of one event that a query finds, those of the first origin
// stand for all: so a query is asked of each row by itself, and a filter by origin finds all that the origin has. An origin's
// own rows are as many events as it says.
type told struct {
	pairs  []incident.Pair // of records that are held: what persons have said, and the rule where they have not
	unheld []incident.Pair // what persons have said of others
	likely []incident.Pair // what the rule leaves to a person

	followers set           // records whose event an earlier origin tells of; nil where there are none
	before    map[int][]int // of each of them, those of earlier origins
}

// tell finds the events that several records tell of, and says so in each of them.
func (a *Atlas) tell() {
	rank := ranks(a.data)
	origin := func(i int) int { return rank(&a.records[i]) }
	place := map[string]int{}
	several := false
	for i := range a.records {
		place[a.records[i].ID] = i
		several = several || origin(i) != origin(0)
	}
	if !several {
		a.told.unheld = a.data.Pairs
		return
	}
	found := pairing.Find(func(yield func(pairing.Event) bool) {
		for i := range a.records {
			if !yield(pairing.Of(&a.records[i], origin(i))) {
				return
			}
		}
	}, a.data.Pairs)
	for _, p := range a.data.Pairs {
		_, one := place[p.A]
		_, two := place[p.B]
		if one && two {
			a.told.pairs = append(a.told.pairs, p)
		} else {
			a.told.unheld = append(a.told.unheld, p)
		}
	}
	for _, p := range found {
		pair := incident.Pair{A: p.A, B: p.B, Verdict: incident.Same, By: incident.ByRule, Why: p.Why}
		if p.Sure {
			a.told.pairs = append(a.told.pairs, pair)
		} else {
			a.told.likely = append(a.told.likely, pair)
		}
	}
	a.group(place, origin)
	a.introduce(place, origin)
}

// ranks are the places of records' origins among those of a dataset; of an unknown one it is behind all.
func ranks(ds *incident.Dataset) func(*incident.Record) int {
	rank := map[string]int{"": 0}
	for i, o := range ds.AllOrigins() {
		rank[o.ID] = i
	}
	return func(r *incident.Record) int {
		if i, known := rank[r.Origin]; known {
			return i
		}
		return len(rank)
	}
}

// group makes events of the records that are the same, and ranks the origins of each.
func (a *Atlas) group(place map[string]int, origin func(int) int) {
	sets := pairing.Sets[int]{}
	members := map[int]bool{}
	for _, p := range a.told.pairs {
		if p.Verdict != incident.Same {
			continue
		}
		i, j := place[p.A], place[p.B]
		members[i], members[j] = true, true
		sets.Join(i, j)
	}
	ranked := make([]int, 0, len(members))
	for i := range members {
		ranked = append(ranked, i)
	}
	slices.SortFunc(ranked, func(i, j int) int {
		return cmp.Or(cmp.Compare(sets.Root(i), sets.Root(j)), cmp.Compare(origin(i), origin(j)), cmp.Compare(i, j))
	})
	event, first, ofOrigin := 0, 0, 0 // first is where the event begins in ranked, ofOrigin its rows of one origin
	for k, i := range ranked {
		r := &a.records[i]
		if k == 0 || sets.Root(ranked[k-1]) != sets.Root(i) {
			event, first, ofOrigin = event+1, k, k
		}
		r.Event = event
		if k == first {
			continue
		}
		before := &a.records[ranked[k-1]]
		if r.Rank = before.Rank; r.Origin != before.Origin {
			r.Rank, ofOrigin = r.Rank+1, k
		}
		if r.Rank == 0 {
			continue
		}
		if a.told.followers == nil {
			a.told.followers, a.told.before = newSet(len(a.records)), map[int][]int{}
		}
		a.told.followers.add(i)
		a.told.before[i] = ranked[first:ofOrigin]
	}
}

// introduce tells each record of the others of its event, and of those that are a part of it or that it is a part of.
func (a *Atlas) introduce(place map[string]int, origin func(int) int) {
	events := map[int][]int{}
	for i := range a.records {
		if e := a.records[i].Event; e > 0 {
			events[e] = append(events[e], i)
		}
	}
	knows := map[[2]int]bool{}
	add := func(i, j int, verdict incident.Verdict, by incident.Judge, why string) {
		if !knows[[2]int{i, j}] {
			knows[[2]int{i, j}] = true
			other := a.records[j].Incident
			from, _ := a.data.Origin(other.Origin)
			a.records[i].Others = append(a.records[i].Others, incident.Other{Incident: other, Of: a.records[i].ID,
				Passed: from.Redistribute, Verdict: verdict, By: by, Why: why})
		}
	}
	for _, p := range a.told.pairs {
		if p.Verdict != incident.Different {
			i, j := place[p.A], place[p.B]
			add(i, j, p.Verdict, p.By, p.Why)
			add(j, i, p.Verdict, p.By, p.Why)
		}
	}
	for _, members := range events {
		for _, i := range members {
			for _, j := range members {
				if origin(i) != origin(j) {
					add(i, j, incident.Same, incident.ByRule, "")
				}
			}
		}
	}
	for i := range a.records {
		slices.SortFunc(a.records[i].Others, func(x, y incident.Other) int {
			return cmp.Or(cmp.Compare(origin(place[x.ID]), origin(place[y.ID])), cmp.Compare(place[x.ID], place[y.ID]))
		})
	}
}

// once leaves of each event the records of the first origin that is there.
func (t *told) once(s set) set {
	if t.followers != nil {
		s.both(t.followers).each(func(i int) {
			if slices.ContainsFunc(t.before[i], s.has) {
				s[i/64] &^= 1 << (i % 64)
			}
		})
	}
	return s
}

// Pairs are the records that tell of one event, or of a part of it, or don't although they are alike: what persons have said
// and what the rule is sure of, by id. Persons may have judged what isn't held now.
func (a *Atlas) Pairs() []incident.Pair {
	all := slices.Concat(a.told.pairs, a.told.unheld)
	slices.SortStableFunc(all, func(p, q incident.Pair) int { return cmp.Or(cmp.Compare(p.A, q.A), cmp.Compare(p.B, q.B)) })
	return all
}

// LikelyPairs are those that the rule leaves to a person, by id; they count as two.
func (a *Atlas) LikelyPairs() []incident.Pair { return a.told.likely }
