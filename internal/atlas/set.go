package atlas

import "math/bits"

// set is a set of records: bit i%64 of word i/64 stands for the i-th record in date order. Bits past the last record
// are never set.
type set []uint64

func newSet(size int) set { return make(set, (size+63)/64) }

func fullSet(size int) set {
	s := newSet(size)
	for i := range s {
		s[i] = ^uint64(0)
	}
	if rest := size % 64; rest != 0 {
		s[len(s)-1] = 1<<rest - 1
	}
	return s
}

func (s set) add(i int)      { s[i/64] |= 1 << (i % 64) }
func (s set) has(i int) bool { return s[i/64]&(1<<(i%64)) != 0 }

// keep drops what o doesn't hold; a nil o holds nothing.
func (s set) keep(o set) {
	if o == nil {
		clear(s)
		return
	}
	for i := range s {
		s[i] &= o[i]
	}
}

func (s set) join(o set) {
	for i := range o {
		s[i] |= o[i]
	}
}

// both is what the two share, in a new set.
func (s set) both(o set) set {
	t := append(set(nil), s...)
	t.keep(o)
	return t
}

func (s set) count() int {
	n := 0
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// countBoth counts what the two share.
func (s set) countBoth(o set) int {
	n := 0
	for i := range o {
		n += bits.OnesCount64(s[i] & o[i])
	}
	return n
}

// each visits the members in order.
func (s set) each(visit func(i int)) {
	for w, word := range s {
		for ; word != 0; word &= word - 1 {
			visit(w*64 + bits.TrailingZeros64(word))
		}
	}
}

// filter drops the members that the test refuses.
func (s set) filter(holds func(i int) bool) {
	for w, word := range s {
		for ; word != 0; word &= word - 1 {
			if b := bits.TrailingZeros64(word); !holds(w*64 + b) {
				s[w] &^= 1 << b
			}
		}
	}
}
