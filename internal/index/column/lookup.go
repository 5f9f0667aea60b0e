package column

import (
	"encoding/binary"
	"math/bits"
)

// Lookup finds the place of a key: each place stands in a slot that its key's hash names, or in the next that was free. A search
// in the order of keys would look at twenty of a million, each of which lies in another page of the file.
type Lookup Int32s

// NewLookup is the table of so many keys, no two alike, half of whose slots are free.
func NewLookup[T string | []byte](keys int, key func(i int) T) Builder {
	t := make(Builder, 4<<bits.Len(uint(2*keys)))
	for i := range keys {
		slot := Lookup(t).slot(hash(key(i)))
		for !Lookup(t).free(slot) {
			slot = Lookup(t).next(slot)
		}
		binary.LittleEndian.PutUint32(t[4*slot:], uint32(i+1))
	}
	return t
}

// Find is the place whose key is the one that is looked for; -1 where none is.
func (t Lookup) Find(key string, at func(i int) []byte) int {
	for slot := t.slot(hash(key)); !t.free(slot); slot = t.next(slot) {
		if i := int(Int32s(t).At(slot)) - 1; string(at(i)) == key {
			return i
		}
	}
	return -1
}

func (t Lookup) slots() int           { return len(t) / 4 }
func (t Lookup) free(slot int) bool   { return Int32s(t).At(slot) == 0 }
func (t Lookup) next(slot int) int    { return (slot + 1) & (t.slots() - 1) }
func (t Lookup) slot(hash uint64) int { return int(hash & uint64(t.slots()-1)) }

// hash is FNV-1a, and the same in every process, as the table is kept in a file; its upper half, which hangs on all of a key, is
// folded into the lower one.
func hash[T string | []byte](key T) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(key) {
		h = (h ^ uint64(key[i])) * 1099511628211
	}
	return h ^ h>>32
}
