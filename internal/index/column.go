package index

import (
	"encoding/binary"
	"math"
	"slices"

	"khyberatlas/internal/index/sections"
)

// Columns are read where they lie, number by number: the compiler makes one load of each, and nothing is copied or cast.
type (
	uint16s  []byte
	int32s   []byte
	int64s   []byte
	float64s []byte
)

func (c uint16s) at(i int) uint16   { return binary.LittleEndian.Uint16(c[2*i:]) }
func (c int32s) at(i int) int32     { return int32(binary.LittleEndian.Uint32(c[4*i:])) }
func (c int32s) len() int           { return len(c) / 4 }
func (c int64s) at(i int) int64     { return int64(binary.LittleEndian.Uint64(c[8*i:])) }
func (c int64s) len() int           { return len(c) / 8 }
func (c float64s) at(i int) float64 { return math.Float64frombits(binary.LittleEndian.Uint64(c[8*i:])) }

// column gathers the bytes of one.
type column []byte

func (c *column) uint16(v uint16)   { *c = binary.LittleEndian.AppendUint16(*c, v) }
func (c *column) int32(v int32)     { *c = binary.LittleEndian.AppendUint32(*c, uint32(v)) }
func (c *column) int64(v int64)     { *c = binary.LittleEndian.AppendUint64(*c, uint64(v)) }
func (c *column) float64(v float64) { c.int64(int64(math.Float64bits(v))) }

// put writes the column as a section.
func (c column) put(w *sections.Writer, name string) {
	w.Section(name)
	_, _ = w.Write(c) // an error stays with the writer
}

// texts are strings that lie one behind the other.
type texts struct {
	starts int64s
	all    []byte
}

func (t texts) at(i int) []byte { return t.all[t.starts.at(i):t.starts.at(i+1)] }
func (t texts) len() int        { return max(t.starts.len()-1, 0) }

func textsOf(f *sections.File, name string) texts {
	return texts{f.Section(name + ".starts"), f.Section(name)}
}

// list is the texts as strings of their own.
func (t texts) list() []string {
	out := make([]string, t.len())
	for i := range out {
		out[i] = string(t.at(i))
	}
	return out
}

func putTexts(w *sections.Writer, name string, list []string) {
	starts, all := column{}, column{}
	for _, s := range list {
		starts.int64(int64(len(all)))
		all = append(all, s...)
	}
	starts.int64(int64(len(all)))
	starts.put(w, name+".starts")
	all.put(w, name)
}

// search is the first place from lo up to hi for which past holds; past holds for all after one for which it does.
func search(lo, hi int, past func(int) bool) int {
	for lo < hi {
		if mid := int(uint(lo+hi) / 2); past(mid) {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

// dictionary numbers the values of a list in the order in which they come.
type dictionary struct {
	values []string
	number map[string]uint16
}

func (d *dictionary) of(v string) (uint16, bool) {
	n, ok := d.number[v]
	if ok {
		return n, true
	}
	if len(d.values) > math.MaxUint16 {
		return 0, false
	}
	if d.number == nil {
		d.number = map[string]uint16{}
	}
	n = uint16(len(d.values))
	d.number[v] = n
	d.values = append(d.values, v)
	return n, true
}

// sorted puts the values in order; the answer is the new number of each old one.
func (d *dictionary) sorted() []uint16 {
	old := slices.Clone(d.values)
	slices.Sort(d.values)
	for i, v := range d.values {
		d.number[v] = uint16(i)
	}
	to := make([]uint16, len(old))
	for i, v := range old {
		to[i] = d.number[v]
	}
	return to
}
