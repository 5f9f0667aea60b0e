package pairing

import (
	"cmp"
	"math"
	"slices"
)

// Events that can be one share a district, a province where one is known to it only, or lie within nearKm. So each row is
// laid on a shelf of each of these, by its first day, and meets only what lies there around its own days.

// Sizes of a cell of the grid, in degrees.
const (
	cell     = 0.5
	cellsPer = 360 / cell
	kmDegree = 111.0
)

// shortSpan is how many days a row may span to be found by its first day; longer ones are few and looked through.
const shortSpan = 31

type shelfKey struct {
	kind byte // 'd'istrict, 'p'rovince, 'c'oarse rows of a province, 'g'rid
	a, b int32
}

type shelf struct{ short, long []int32 } // by first day

// match is two rows with what speaks for them; a is of the earlier record.
type match struct {
	a, b  int32
	score int32
	sure  bool
}

// best is the partner of a row that is better than all others.
type best struct {
	score, partner int32
	equals         int32 // how many have that score
	sure           int32 // how many would be sure
}

func (b *best) see(partner int32, e evidence) {
	if e.sure {
		b.sure++
	}
	switch {
	case b.equals == 0 || e.score > b.score:
		b.score, b.partner, b.equals = e.score, partner, 1
	case e.score == b.score:
		b.equals++
	}
}

// pairs finds the matches between two records: rows that are the best of each other, first the sure ones, then, among those
// that are left, the likely ones.
func (t *table) pairs(one, two []int32) []match {
	shelves := t.shelve(two)
	var out []match
	done := make([]bool, len(t.rows))
	for _, wantSure := range []bool{true, false} {
		first, second := make([]best, len(one)), make([]best, len(two))
		meet := t.meeting(shelves, two)
		for i, a := range one {
			if done[a] {
				continue
			}
			meet(a, func(b int32) {
				if done[b] || !t.free(a, b) {
					return
				}
				if e, ok := compare(&t.rows[a], &t.rows[b]); ok {
					first[i].see(b, e)
					second[b-two[0]].see(a, e)
				}
			})
		}
		for i, a := range one {
			f := first[i]
			if f.equals != 1 {
				continue
			}
			s := second[f.partner-two[0]]
			if s.equals != 1 || s.partner != a {
				continue
			}
			e, _ := compare(&t.rows[a], &t.rows[f.partner])
			// A month that could be that of several events tells none of them.
			sure := wantSure && e.sure && !(t.rows[a].wide() && f.sure > 1) && !(t.rows[f.partner].wide() && s.sure > 1)
			if wantSure && !sure {
				continue
			}
			done[a], done[f.partner] = true, true
			out = append(out, match{a: a, b: f.partner, score: e.score, sure: sure})
		}
	}
	return out
}

// shelve lays out rows, which come by first day.
func (t *table) shelve(rows []int32) map[shelfKey]*shelf {
	shelves := map[shelfKey]*shelf{}
	put := func(k shelfKey, i int32) {
		s := shelves[k]
		if s == nil {
			s = &shelf{}
			shelves[k] = s
		}
		if r := &t.rows[i]; r.to-r.from >= shortSpan {
			s.long = append(s.long, i)
		} else {
			s.short = append(s.short, i)
		}
	}
	for _, i := range rows {
		r := &t.rows[i]
		if r.district != 0 {
			put(shelfKey{'d', r.district, 0}, i)
		}
		if r.admin1 != 0 {
			put(shelfKey{'p', r.admin1, 0}, i)
			if r.coarse {
				put(shelfKey{'c', r.admin1, 0}, i)
			}
		}
		if r.placed && !r.coarse {
			put(shelfKey{'g', around(cellOf(float64(r.lon))), cellOf(float64(r.lat))}, i)
		}
	}
	return shelves
}

// meeting gives what a row can be one with, each once.
func (t *table) meeting(shelves map[shelfKey]*shelf, rows []int32) func(a int32, see func(b int32)) {
	seen := make([]int32, len(rows))
	for i := range seen {
		seen[i] = unknown
	}
	var keys []shelfKey
	return func(a int32, see func(int32)) {
		r := &t.rows[a]
		keys = shelvesOf(r, keys[:0])
		for _, k := range keys {
			s := shelves[k]
			if s == nil {
				continue
			}
			for _, part := range [][]int32{t.from(s.short, r.from-shortSpan), s.long} {
				for _, b := range part {
					if t.rows[b].from > r.to+1 {
						break
					}
					if at := &seen[b-rows[0]]; t.rows[b].to >= r.from-1 && *at != a {
						*at = a
						see(b)
					}
				}
			}
		}
	}
}

// from is the rows that begin on a day or after it.
func (t *table) from(rows []int32, day int32) []int32 {
	i, _ := slices.BinarySearchFunc(rows, day, func(i, day int32) int { return cmp.Compare(t.rows[i].from, day) })
	return rows[i:]
}

// shelvesOf names the shelves on which a row's partners lie.
func shelvesOf(r *row, keys []shelfKey) []shelfKey {
	if r.district != 0 {
		keys = append(keys, shelfKey{'d', r.district, 0})
	}
	if r.admin1 != 0 {
		kind := byte('c')
		if r.coarse {
			kind = 'p'
		}
		keys = append(keys, shelfKey{kind, r.admin1, 0})
	}
	if !r.placed || r.coarse {
		return keys
	}
	lon, lat := float64(r.lon), float64(r.lat)
	up := nearKm / kmDegree
	// Where a degree of longitude is short, near reaches over more of them: at the poles over all.
	side := min(up/max(math.Cos((math.Abs(lat)+up)*math.Pi/180), 1e-3), 180)
	wide := min(cellOf(lon+side)-cellOf(lon-side), cellsPer-1)
	for y := cellOf(lat - up); y <= cellOf(lat+up); y++ {
		for x := range wide + 1 {
			keys = append(keys, shelfKey{'g', around(cellOf(lon-side) + x), y})
		}
	}
	return keys
}

// cellOf is the row or column of the grid, from -180 degrees on.
func cellOf(degrees float64) int32 { return int32(math.Floor((degrees + 180) / cell)) }

// around leads a column past the edge of the map to the other side.
func around(x int32) int32 { return (x%cellsPer + cellsPer) % cellsPer }
