// Package set has sets of the rows of a version, which searches are made of: bits side by side for a stretch of the rows.
package set

import (
	"encoding/binary"
	"math/bits"
)

// Rows is a set of rows within a stretch of them: bit i%64 of word i/64-First stands for row i, and no row outside of the
// stretch is in it. So a search in a month makes a set of a month, whatever the number of years.
type Rows struct {
	First int // word that is held
	Words []uint64
}

// New is an empty set of so many rows.
func New(rows int) Rows { return Empty(0, rows) }

// Empty is an empty set for the rows from one up to the one before another.
func Empty(from, to int) Rows {
	if from >= to {
		return Rows{}
	}
	return Rows{from / 64, make([]uint64, (to+63)/64-from/64)}
}

// Within holds all rows from one up to the one before another.
func Within(from, to int) Rows {
	s := Empty(from, to)
	for i := range s.Words {
		s.Words[i] = ^uint64(0)
	}
	if len(s.Words) > 0 {
		s.Words[0] &= ^uint64(0) << (from % 64)
		if rest := to % 64; rest != 0 {
			s.Words[len(s.Words)-1] &= 1<<rest - 1
		}
	}
	return s
}

// Like is an empty set for the same stretch.
func (s Rows) Like() Rows { return Rows{s.First, make([]uint64, len(s.Words))} }

// Clone is the same set apart.
func (s Rows) Clone() Rows { return Rows{s.First, append([]uint64(nil), s.Words...)} }

// Stretch is the rows that the set could hold.
func (s Rows) Stretch() (from, to int) { return 64 * s.First, 64 * (s.First + len(s.Words)) }

// Add puts a row in, which must lie in the stretch.
func (s Rows) Add(i int) { s.Words[i/64-s.First] |= 1 << (i % 64) }

// Has reports whether the row is in the set.
func (s Rows) Has(i int) bool {
	w := i/64 - s.First
	return uint(w) < uint(len(s.Words)) && s.Words[w]&(1<<(i%64)) != 0
}

// Drop takes a row out.
func (s Rows) Drop(i int) {
	if w := i/64 - s.First; uint(w) < uint(len(s.Words)) {
		s.Words[w] &^= 1 << (i % 64)
	}
}

// word is that of the same rows in another set's place.
func (s Rows) word(w int) uint64 {
	if w -= s.First; uint(w) < uint(len(s.Words)) {
		return s.Words[w]
	}
	return 0
}

// Keep drops what the other set doesn't hold.
func (s Rows) Keep(o Rows) {
	for i := range s.Words {
		s.Words[i] &= o.word(s.First + i)
	}
}

// Join adds what the other set holds within the stretch of this one.
func (s Rows) Join(o Rows) {
	for i := range s.Words {
		s.Words[i] |= o.word(s.First + i)
	}
}

// Both is what the two share, in a set of its own.
func (s Rows) Both(o Rows) Rows {
	t := s.Clone()
	t.Keep(o)
	return t
}

// Count is the number of rows.
func (s Rows) Count() int {
	n := 0
	for _, w := range s.Words {
		n += bits.OnesCount64(w)
	}
	return n
}

// Each visits the rows in order, until one visit says no.
func (s Rows) Each(visit func(i int) bool) {
	for w, word := range s.Words {
		for ; word != 0; word &= word - 1 {
			if !visit((s.First+w)*64 + bits.TrailingZeros64(word)) {
				return
			}
		}
	}
}

// EachOf visits the rows that another set holds too, in order; a visit may drop its own row.
func (s Rows) EachOf(o Rows, visit func(i int)) {
	for w := range s.Words {
		for word := s.Words[w] & o.word(s.First+w); word != 0; word &= word - 1 {
			visit((s.First+w)*64 + bits.TrailingZeros64(word))
		}
	}
}

// Filter drops the rows that the test refuses.
func (s Rows) Filter(holds func(i int) bool) {
	for w, word := range s.Words {
		for ; word != 0; word &= word - 1 {
			if b := bits.TrailingZeros64(word); !holds((s.First+w)*64 + b) {
				s.Words[w] &^= 1 << b
			}
		}
	}
}

// Last is the last row before another one; -1 where there is none.
func (s Rows) Last(before int) int {
	for w := min((before+63)/64-s.First, len(s.Words)) - 1; w >= 0; w-- {
		word := s.Words[w]
		if first := (s.First + w) * 64; before < first+64 {
			word &= 1<<(before-first) - 1
		}
		if word != 0 {
			return (s.First+w)*64 + 63 - bits.LeadingZeros64(word)
		}
	}
	return -1
}

// Next is the first row after another one; -1 where there is none.
func (s Rows) Next(after int) int {
	for w := max((after+1)/64-s.First, 0); w < len(s.Words); w++ {
		word := s.Words[w]
		if first := (s.First + w) * 64; after >= first {
			word &= ^uint64(0) << (after + 1 - first)
		}
		if word != 0 {
			return (s.First+w)*64 + bits.TrailingZeros64(word)
		}
	}
	return -1
}

// Before counts the rows before another one.
func (s Rows) Before(row int) int {
	n := 0
	for w := range s.Words {
		first := (s.First + w) * 64
		if row < first+64 {
			if row > first {
				n += bits.OnesCount64(s.Words[w] & (1<<(row-first) - 1))
			}
			break
		}
		n += bits.OnesCount64(s.Words[w])
	}
	return n
}

// Bitmap is a set of all rows as it lies in the file.
type Bitmap []byte

func (b Bitmap) word(w int) uint64 {
	if 8*w+8 > len(b) {
		return 0
	}
	return binary.LittleEndian.Uint64(b[8*w:])
}

// Meets reports whether it shares a row with a set.
func (b Bitmap) Meets(s Rows) bool {
	for i, word := range s.Words {
		if word&b.word(s.First+i) != 0 {
			return true
		}
	}
	return false
}

// Keep drops from a set what the bitmap doesn't hold.
func (b Bitmap) Keep(s Rows) {
	for i := range s.Words {
		s.Words[i] &= b.word(s.First + i)
	}
}

// Join adds to a set what it holds within the stretch of that.
func (b Bitmap) Join(s Rows) {
	for i := range s.Words {
		s.Words[i] |= b.word(s.First + i)
	}
}
