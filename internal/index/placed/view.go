package placed

import (
	"cmp"
	"math/bits"
	"slices"
	"sync"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index/column"
	"khyberatlas/internal/index/set"
)

// View is the rows at some places, of all that are looked at for a period.
type View struct {
	p           *Places
	from, to    int // the places
	first, last int32
	parts       []part
	rows        int
}

// part is a run's entries at the places; inside, where all of the run meets the period.
type part struct {
	from, to int
	inside   bool
}

// View is what is looked at for a period: the stretches that meet it, or the run of all rows where they hold most of them.
func (p *Places) View(period incident.Days, from, to int) View {
	v := View{p: p, from: from, to: to, first: int32(period.From), last: int32(cmp.Or(period.To, incident.LastDay))}
	if from >= to {
		return v
	}
	held := 0
	meet := make([]*run, 0, 16)
	for i := 1; i < len(p.runs); i++ {
		if r := &p.runs[i]; r.from < r.to && r.firstFrom <= v.last && r.lastTo >= v.first {
			meet = append(meet, r)
			held += r.to - r.from
		}
	}
	all := &p.runs[0]
	if 2*held > all.to-all.from {
		v.add(all, int(p.starts.At(from)), int(p.starts.At(to)))
		return v
	}
	v.parts = make([]part, 0, len(meet))
	for _, r := range meet {
		begin := column.Search(r.from, r.to, func(k int) bool { return p.placeAt(k) >= from })
		v.add(r, begin, column.Search(begin, r.to, func(k int) bool { return p.placeAt(k) >= to }))
	}
	return v
}

func (v *View) add(r *run, from, to int) {
	if from < to {
		inside := r.lastFrom <= v.last && r.firstTo >= v.first
		v.parts = append(v.parts, part{from, to, inside})
		v.rows += to - from
	}
}

// Rows is how many are looked at.
func (v *View) Rows() int { return v.rows }

// ManyMore is how many more rows may be looked at than a set holds, for it to be cheaper than to sort the set.
const ManyMore = 16

// Each visits the rows that meet the period, or those of them that a test keeps, place by place. What is shown holds until the
// next visit.
func (v *View) Each(keep func(row int) bool, visit func(*Shown)) {
	v.each(func(k int, inside bool) bool {
		p := v.p
		return (inside || p.meets(k, v.first, v.last)) && (keep == nil || keep(p.rowAt(k)))
	}, visit)
}

// EachOf visits the rows of a set, all of which meet the period, place by place.
func (v *View) EachOf(s set.Rows, visit func(*Shown)) {
	if v.rows > ManyMore*s.Count() {
		v.few(s, visit)
		return
	}
	v.each(func(k int, _ bool) bool { return s.Has(v.p.rowAt(k)) }, visit)
}

func (v *View) each(holds func(entry int, inside bool) bool, visit func(*Shown)) {
	p, r := v.p, &Shown{} // one for all visits
	if len(v.parts) == 1 {
		part := v.parts[0]
		for k := part.from; k < part.to; k++ {
			if holds(k, part.inside) {
				p.read(k, r)
				visit(r)
			}
		}
		return
	}
	room := sorting.Get().(*keys)
	found := slices.Grow(room.keys[:0], v.rows)
	for _, part := range v.parts {
		for k := part.from; k < part.to; k++ {
			if holds(k, part.inside) {
				found = append(found, uint64(p.placeAt(k)-v.from)<<32|uint64(k))
			}
		}
	}
	room.keys = found
	for _, at := range room.sorted(v.to - v.from) {
		p.read(int(uint32(at)), r)
		visit(r)
	}
	sorting.Put(room)
}

// few visits the rows of a set that is small beside what lies there.
func (v *View) few(s set.Rows, visit func(*Shown)) {
	p, r := v.p, &Shown{}
	var found []int64
	s.Each(func(row int) bool {
		if place := int(p.of.At(row)); place >= v.from && place < v.to {
			found = append(found, int64(place)<<32|int64(row))
		}
		return true
	})
	slices.Sort(found)
	for _, at := range found {
		place, of := int(at>>32), int(at&(1<<32-1))
		p.read(column.Search(int(p.starts.At(place)), int(p.starts.At(place+1)), func(k int) bool { return p.rowAt(k) >= of }), r)
		visit(r)
	}
}

// keys are numbers to be sorted by their upper halves, with room beside them. They are used again: a tile sorts thousands.
type keys struct{ keys, beside []uint64 }

var sorting = sync.Pool{New: func() any { return &keys{} }}

// digit is how many bits are sorted by at once: as many counts lie in the nearest memory.
const digit = 11

// sorted sorts by counting, digit by digit: of ten thousands that takes a tenth of what comparing does.
func (s *keys) sorted(below int) []uint64 {
	if len(s.keys) < 1<<digit/8 {
		slices.Sort(s.keys)
		return s.keys
	}
	s.beside = slices.Grow(s.beside[:0], len(s.keys))[:len(s.keys)]
	for at := 0; at < bits.Len(uint(below-1)); at += digit {
		var ends [1 << digit]uint32
		for _, k := range s.keys {
			ends[k>>(32+at)%(1<<digit)]++
		}
		n := uint32(0)
		for i, of := range ends {
			ends[i], n = n, n+of
		}
		for _, k := range s.keys {
			to := &ends[k>>(32+at)%(1<<digit)]
			s.beside[*to] = k
			*to++
		}
		s.keys, s.beside = s.beside, s.keys
	}
	return s.keys
}
