package index

import (
	"encoding/binary"
	"math/bits"
)

// Set is a set of rows within a stretch of them: bit i%64 of word i/64-first stands for row i, and no row outside of the
// stretch is in it. So a search in a month makes a set of a month, whatever the number of years.
type Set struct {
	first int
	words []uint64
}

// NewSet is an empty set of so many rows.
func NewSet(rows int) Set { return newSet(0, rows) }

// newSet is an empty set for the rows from one up to the one before another.
func newSet(from, to int) Set {
	if from >= to {
		return Set{}
	}
	return Set{from / 64, make([]uint64, (to+63)/64-from/64)}
}

// within holds all rows from one up to the one before another.
func within(from, to int) Set {
	s := newSet(from, to)
	for i := range s.words {
		s.words[i] = ^uint64(0)
	}
	if len(s.words) > 0 {
		s.words[0] &= ^uint64(0) << (from % 64)
		if rest := to % 64; rest != 0 {
			s.words[len(s.words)-1] &= 1<<rest - 1
		}
	}
	return s
}

// like is an empty set for the same stretch.
func (s Set) like() Set { return Set{s.first, make([]uint64, len(s.words))} }

// Clone is the same set apart.
func (s Set) Clone() Set { return Set{s.first, append([]uint64(nil), s.words...)} }

// stretch is the rows that the set could hold.
func (s Set) stretch() (from, to int) { return 64 * s.first, 64 * (s.first + len(s.words)) }

// Add puts a row in, which must lie in the stretch.
func (s Set) Add(i int) { s.words[i/64-s.first] |= 1 << (i % 64) }

// Has reports whether the row is in the set.
func (s Set) Has(i int) bool {
	w := i/64 - s.first
	return uint(w) < uint(len(s.words)) && s.words[w]&(1<<(i%64)) != 0
}

// Drop takes a row out.
func (s Set) Drop(i int) {
	if w := i/64 - s.first; uint(w) < uint(len(s.words)) {
		s.words[w] &^= 1 << (i % 64)
	}
}

// word is that of the same rows in another set's place.
func (s Set) word(w int) uint64 {
	if w -= s.first; uint(w) < uint(len(s.words)) {
		return s.words[w]
	}
	return 0
}

// Keep drops what the other set doesn't hold.
func (s Set) Keep(o Set) {
	for i := range s.words {
		s.words[i] &= o.word(s.first + i)
	}
}

// Join adds what the other set holds within the stretch of this one.
func (s Set) Join(o Set) {
	for i := range s.words {
		s.words[i] |= o.word(s.first + i)
	}
}

// Both is what the two share, in a set of its own.
func (s Set) Both(o Set) Set {
	t := s.Clone()
	t.Keep(o)
	return t
}

// Count is the number of rows.
func (s Set) Count() int {
	n := 0
	for _, w := range s.words {
		n += bits.OnesCount64(w)
	}
	return n
}

// Each visits the rows in order, until one visit says no.
func (s Set) Each(visit func(i int) bool) {
	for w, word := range s.words {
		for ; word != 0; word &= word - 1 {
			if !visit((s.first+w)*64 + bits.TrailingZeros64(word)) {
				return
			}
		}
	}
}

// EachOf visits the rows that another set holds too, in order; a visit may drop its own row.
func (s Set) EachOf(o Set, visit func(i int)) {
	for w := range s.words {
		for word := s.words[w] & o.word(s.first+w); word != 0; word &= word - 1 {
			visit((s.first+w)*64 + bits.TrailingZeros64(word))
		}
	}
}

// Filter drops the rows that the test refuses.
func (s Set) Filter(holds func(i int) bool) {
	for w, word := range s.words {
		for ; word != 0; word &= word - 1 {
			if b := bits.TrailingZeros64(word); !holds((s.first+w)*64 + b) {
				s.words[w] &^= 1 << b
			}
		}
	}
}

// Last is the last row before another one; -1 where there is none.
func (s Set) Last(before int) int {
	for w := min((before+63)/64-s.first, len(s.words)) - 1; w >= 0; w-- {
		word := s.words[w]
		if first := (s.first + w) * 64; before < first+64 {
			word &= 1<<(before-first) - 1
		}
		if word != 0 {
			return (s.first+w)*64 + 63 - bits.LeadingZeros64(word)
		}
	}
	return -1
}

// Next is the first row after another one; -1 where there is none.
func (s Set) Next(after int) int {
	for w := max((after+1)/64-s.first, 0); w < len(s.words); w++ {
		word := s.words[w]
		if first := (s.first + w) * 64; after >= first {
			word &= ^uint64(0) << (after + 1 - first)
		}
		if word != 0 {
			return (s.first+w)*64 + bits.TrailingZeros64(word)
		}
	}
	return -1
}

// Before counts the rows before another one.
func (s Set) Before(row int) int {
	n := 0
	for w := range s.words {
		first := (s.first + w) * 64
		if row < first+64 {
			if row > first {
				n += bits.OnesCount64(s.words[w] & (1<<(row-first) - 1))
			}
			break
		}
		n += bits.OnesCount64(s.words[w])
	}
	return n
}

// bitmap is a set of all rows as it lies in the file.
type bitmap []byte

func (b bitmap) word(w int) uint64 {
	if 8*w+8 > len(b) {
		return 0
	}
	return binary.LittleEndian.Uint64(b[8*w:])
}

func (b bitmap) keep(s Set) {
	for i := range s.words {
		s.words[i] &= b.word(s.first + i)
	}
}

func (b bitmap) join(s Set) {
	for i := range s.words {
		s.words[i] |= b.word(s.first + i)
	}
}
