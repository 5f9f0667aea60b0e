package atlas

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index"
	"khyberatlas/internal/index/set"
	"khyberatlas/internal/pairing"
)

// tales are the events that several records tell of, as they are kept. Of the rows of one event that a query finds, those of
// the first origin stand for all: so a query is asked of each row by itself, and a filter by origin finds all that the origin
// has. An origin's own rows are as many events as it says.
type tales struct {
	Pairs  []incident.Pair // of records that are held: what persons have said, and the rule where they have not
	Unheld []incident.Pair // what persons have said of others
	Likely []incident.Pair // what the rule leaves to a person
	Tales  []tale          // of the rows that others tell of too
}

// tale is what a row is beside the others of its event.
type tale struct {
	Row         int
	Event, Rank int
	Before      []int // the rows of earlier origins
	Others      []otherRow
}

type otherRow struct {
	Row     int
	Verdict incident.Verdict
	By      incident.Judge
	Why     string
}

// told are the tales, ready to be asked.
type told struct {
	of        map[int]*tale
	followers set.Rows // rows whose event an earlier origin tells of
	any       bool     // there are followers
	// listed are the followers in order, lasting how long those up to one last at most, opening when those from one on begin.
	listed           []int
	lasting, opening []incident.Day
}

func (t *tales) ready(rows *index.Index) told {
	out := told{of: make(map[int]*tale, len(t.Tales)), followers: set.New(rows.Len())}
	for i := range t.Tales {
		r := &t.Tales[i]
		out.of[r.Row] = r
		if len(r.Before) > 0 {
			out.followers.Add(r.Row)
			out.any = true
		}
	}
	last := incident.Day(0)
	out.followers.Each(func(i int) bool {
		last = max(last, rows.Span(i).To)
		out.listed, out.lasting, out.opening = append(out.listed, i), append(out.lasting, last), append(out.opening, rows.Span(i).From)
		return true
	})
	for k := len(out.opening) - 2; k >= 0; k-- {
		out.opening[k] = min(out.opening[k], out.opening[k+1])
	}
	return out
}

// stoodFor reports whether an earlier origin's row of the event that a row tells of passes a test: that one is its event's then.
func (t *told) stoodFor(row int, holds func(row int) bool) bool {
	return t.followers.Has(row) && slices.ContainsFunc(t.of[row].Before, holds)
}

// among are followers, with all of those whose span meets a period.
func (t *told) among(period incident.Days) []int {
	from, _ := slices.BinarySearch(t.lasting, period.From)
	to := len(t.listed)
	if period.To != 0 {
		to, _ = slices.BinarySearch(t.opening, period.To+1)
	}
	return t.listed[from:max(from, to)]
}

// teller finds the events that several records tell of.
type teller struct {
	*index.Builder
	rank  func(string) int
	place map[string]int // of the rows that a pair names
	told  map[int]*tale
	tales
}

func (t *teller) origin(i int) int { return t.rank(t.Value(index.Origin, &t.Rows[i])) }

func (t *teller) tale(i int) *tale {
	if t.told[i] == nil {
		t.told[i] = &tale{Row: i}
	}
	return t.told[i]
}

// tell finds the pairs, and says of each row of one what it is beside the others.
func tell(b *index.Builder, facts *incident.Dataset, rank func(string) int) tales {
	t := &teller{Builder: b, rank: rank, place: map[string]int{}, told: map[int]*tale{}}
	several := false
	for i := range b.Rows {
		several = several || t.origin(i) != t.origin(0)
	}
	if !several {
		t.Unheld = facts.Pairs
		return t.tales
	}
	found := pairing.Find(func(yield func(pairing.Event) bool) {
		for i := range b.Rows {
			if !yield(t.event(i)) {
				return
			}
		}
	}, facts.Pairs)
	t.find(facts.Pairs, found)
	for _, p := range facts.Pairs {
		_, one := t.place[p.A]
		_, two := t.place[p.B]
		if one && two {
			t.Pairs = append(t.Pairs, p)
		} else {
			t.Unheld = append(t.Unheld, p)
		}
	}
	for _, p := range found {
		pair := incident.Pair{A: p.A, B: p.B, Verdict: incident.Same, By: incident.ByRule, Why: p.Why}
		if p.Sure {
			t.Pairs = append(t.Pairs, pair)
		} else {
			t.Likely = append(t.Likely, pair)
		}
	}
	t.group()
	t.introduce()
	for _, i := range t.members() {
		t.Tales = append(t.Tales, *t.told[i])
	}
	return t.tales
}

// event is what the rule knows of a row.
func (t *teller) event(i int) pairing.Event {
	r := &t.Rows[i]
	value := func(l index.List) string { return t.Value(l, r) }
	in := incident.Incident{ID: t.ID(i), Date: r.Span.From, EndDate: r.Span.To,
		DatePrecision: incident.DatePrecision(value(index.Dated)), GeoPrecision: incident.GeoPrecision(value(index.Precision)),
		Country: incident.Country(value(index.Country)), Admin1: value(index.Admin1), District: value(index.District)}
	in.Killed, in.Civilians, in.Forces, in.Militants = r.Toll()
	record := incident.Record{Incident: &in, DistrictID: value(index.InDistrict)}
	if index.Placed(r.At) {
		record.At = new(orb.Point)
		*record.At = r.At
	}
	return pairing.Of(&record, t.origin(i))
}

// find looks up the rows that pairs name.
func (t *teller) find(decided []incident.Pair, found []pairing.Pair) {
	named := map[string]bool{}
	for _, p := range decided {
		named[p.A], named[p.B] = true, true
	}
	for _, p := range found {
		named[p.A], named[p.B] = true, true
	}
	for i := range t.Rows {
		if id := t.ID(i); named[id] {
			t.place[id] = i
		}
	}
}

func (t *teller) members() []int {
	all := make([]int, 0, len(t.told))
	for i := range t.told {
		all = append(all, i)
	}
	slices.Sort(all)
	return all
}

// group makes events of the rows that are the same, and ranks the origins of each.
func (t *teller) group() {
	sets := pairing.Sets[int]{}
	for _, p := range t.Pairs {
		if p.Verdict == incident.Same {
			i, j := t.place[p.A], t.place[p.B]
			t.tale(i)
			t.tale(j)
			sets.Join(i, j)
		}
	}
	ranked := t.members()
	slices.SortFunc(ranked, func(i, j int) int {
		return cmp.Or(cmp.Compare(sets.Root(i), sets.Root(j)), cmp.Compare(t.origin(i), t.origin(j)), cmp.Compare(i, j))
	})
	event, first, ofOrigin := 0, 0, 0 // first is where the event begins in ranked, ofOrigin its rows of one origin
	for k, i := range ranked {
		r := t.tale(i)
		if k == 0 || sets.Root(ranked[k-1]) != sets.Root(i) {
			event, first, ofOrigin = event+1, k, k
		}
		r.Event = event
		if k == first {
			continue
		}
		if r.Rank = t.tale(ranked[k-1]).Rank; t.origin(i) != t.origin(ranked[k-1]) {
			r.Rank, ofOrigin = r.Rank+1, k
		}
		if r.Rank > 0 {
			r.Before = ranked[first:ofOrigin]
		}
	}
}

// introduce tells each row of the others of its event, and of those that are a part of it or that it is a part of.
func (t *teller) introduce() {
	events := map[int][]int{}
	for _, i := range t.members() {
		if e := t.told[i].Event; e > 0 {
			events[e] = append(events[e], i)
		}
	}
	knows := map[[2]int]bool{}
	add := func(i, j int, verdict incident.Verdict, by incident.Judge, why string) {
		if !knows[[2]int{i, j}] {
			knows[[2]int{i, j}] = true
			t.tale(i).Others = append(t.tale(i).Others, otherRow{j, verdict, by, why})
		}
	}
	for _, p := range t.Pairs {
		if p.Verdict != incident.Different {
			i, j := t.place[p.A], t.place[p.B]
			add(i, j, p.Verdict, p.By, p.Why)
			add(j, i, p.Verdict, p.By, p.Why)
		}
	}
	for _, members := range events {
		for _, i := range members {
			for _, j := range members {
				if t.origin(i) != t.origin(j) {
					add(i, j, incident.Same, incident.ByRule, "")
				}
			}
		}
	}
	for _, r := range t.told {
		slices.SortFunc(r.Others, func(x, y otherRow) int {
			return cmp.Or(cmp.Compare(t.origin(x.Row), t.origin(y.Row)), cmp.Compare(x.Row, y.Row))
		})
	}
}

// once leaves of each event the rows of the first origin that is there, and calls for each row that it leaves out. The set itself
// isn't changed.
func (a *Atlas) once(s set.Rows, dropped func(i int)) set.Rows {
	if !a.told.any {
		return s
	}
	left, whole := s, true
	s.EachOf(a.told.followers, func(i int) {
		if !a.told.stoodFor(i, s.Has) {
			return
		}
		if whole {
			left, whole = s.Clone(), false
		}
		left.Drop(i)
		if dropped != nil {
			dropped(i)
		}
	})
	return left
}

// twice calls for the rows that a plain query finds and that don't count, for an earlier record tells of their event.
func (a *Atlas) twice(q incident.Query, dropped func(i int)) {
	p := a.periodOf(q)
	if p == nil || p.apart {
		return
	}
	for _, i := range a.told.among(q.Days) {
		if p.holds(i) && a.told.stoodFor(i, p.holds) {
			dropped(i)
		}
	}
}

// Pairs are the records that tell of one event, or of a part of it, or don't although they are alike: what persons have said
// and what the rule is sure of, by id. Persons may have judged what isn't held now.
func (a *Atlas) Pairs() []incident.Pair {
	all := slices.Concat(a.kept.Told.Pairs, a.kept.Told.Unheld)
	slices.SortStableFunc(all, func(p, q incident.Pair) int { return cmp.Or(cmp.Compare(p.A, q.A), cmp.Compare(p.B, q.B)) })
	return all
}

// LikelyPairs are those that the rule leaves to a person, by id; they count as two.
func (a *Atlas) LikelyPairs() []incident.Pair { return a.kept.Told.Likely }
