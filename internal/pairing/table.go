package pairing

import (
	"cmp"
	"iter"
	"slices"

	"khyberatlas/internal/incident"
)

// unknown is a figure that a record doesn't give.
const unknown = -1

// row is an event as it is compared: a million of them are held, so that it has no pointer but its id.
type row struct {
	id                          string
	from, to                    int32 // days
	lon, lat                    float32
	country, admin1, district   int32 // numbers of names, 0 for none
	best, low, high             int32
	civilians, forces, militant int32
	origin                      int32
	day, placed, coarse         bool
}

// table holds all rows, by record and within it by first day, then id.
type table struct {
	rows    []row
	records [][]int32 // the rows of each record
	names   map[string]int32
	byID    map[string]int32 // of the events that a person has judged
	judged  map[[2]int32]bool
	taken   map[[2]int32]bool // row and the other record
	same    [][2]int32
	apart   [][2]int32
}

func newTable(events iter.Seq[Event], decided []incident.Pair) *table {
	t := &table{names: map[string]int32{"": 0}, byID: map[string]int32{}, judged: map[[2]int32]bool{}, taken: map[[2]int32]bool{}}
	for e := range events {
		t.rows = append(t.rows, t.rowOf(e))
	}
	slices.SortFunc(t.rows, func(a, b row) int {
		if c := cmp.Or(cmp.Compare(a.origin, b.origin), cmp.Compare(a.from, b.from)); c != 0 {
			return c // most are told by that: ids lie apart, and comparing them takes long
		}
		return cmp.Compare(a.id, b.id)
	})
	for i := range t.rows {
		if i == 0 || t.rows[i].origin != t.rows[i-1].origin {
			t.records = append(t.records, nil)
		}
		last := len(t.records) - 1
		t.records[last] = append(t.records[last], int32(i))
	}
	t.judge(decided)
	return t
}

func (t *table) rowOf(e Event) row {
	r := row{id: e.ID, from: int32(e.Days.From), to: int32(e.Days.To), day: e.Day, origin: int32(e.Origin),
		country: t.number(e.Country), admin1: t.number(e.Admin1), district: t.number(e.District),
		best: figure(e.Killed.Best), low: unknown, high: unknown,
		civilians: figure(e.Civilians), forces: figure(e.Forces), militant: figure(e.Militants), coarse: e.Coarse}
	if low, high, known := e.Killed.Bounds(); known {
		r.low, r.high = int32(low), int32(high)
	}
	if e.Killed.Open() {
		r.high = r.low
	}
	if e.At != nil {
		r.placed, r.lon, r.lat = true, float32(e.At.Lon()), float32(e.At.Lat())
	}
	return r
}

func figure(n *int) int32 {
	if n == nil {
		return unknown
	}
	return int32(*n)
}

func (t *table) number(name string) int32 {
	n, known := t.names[name]
	if !known {
		n = int32(len(t.names))
		t.names[name] = n
	}
	return n
}

// judge keeps what persons have said of events that are held.
func (t *table) judge(decided []incident.Pair) {
	for _, d := range decided {
		t.byID[d.A], t.byID[d.B] = unknown, unknown
	}
	for i := range t.rows {
		if _, asked := t.byID[t.rows[i].id]; asked {
			t.byID[t.rows[i].id] = int32(i)
		}
	}
	for _, d := range decided {
		a, b := t.byID[d.A], t.byID[d.B]
		if a == unknown || b == unknown {
			continue
		}
		t.judged[[2]int32{min(a, b), max(a, b)}] = true
		switch d.Verdict {
		case incident.Different:
			t.apart = append(t.apart, [2]int32{a, b})
			continue
		case incident.Same:
			t.same = append(t.same, [2]int32{a, b})
		}
		t.taken[[2]int32{a, t.rows[b].origin}] = true
		t.taken[[2]int32{b, t.rows[a].origin}] = true
	}
}

// free reports whether the rule may speak on two rows.
func (t *table) free(a, b int32) bool {
	return !t.judged[[2]int32{min(a, b), max(a, b)}] && !t.taken[[2]int32{a, t.rows[b].origin}] &&
		!t.taken[[2]int32{b, t.rows[a].origin}]
}

// span is the row's days again, for words.
func (r *row) span() incident.Days {
	return incident.Days{From: incident.Day(r.from), To: incident.Day(r.to)}
}
