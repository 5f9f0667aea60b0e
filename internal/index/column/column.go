// Package column has columns of numbers and texts as they lie in the sections of a file: read where they are, and gathered to be
// written there.
package column

import (
	"encoding/binary"
	"math"
	"slices"

	"khyberatlas/internal/index/sections"
)

// Columns are read where they lie, number by number: the compiler makes one load of each, and nothing is copied or cast.
type (
	Uint16s  []byte
	Int32s   []byte
	Int64s   []byte
	Float64s []byte
)

func (c Uint16s) At(i int) uint16   { return binary.LittleEndian.Uint16(c[2*i:]) }
func (c Int32s) At(i int) int32     { return int32(binary.LittleEndian.Uint32(c[4*i:])) }
func (c Int32s) Len() int           { return len(c) / 4 }
func (c Int64s) At(i int) int64     { return int64(binary.LittleEndian.Uint64(c[8*i:])) }
func (c Int64s) Len() int           { return len(c) / 8 }
func (c Float64s) At(i int) float64 { return math.Float64frombits(binary.LittleEndian.Uint64(c[8*i:])) }

// Builder gathers the bytes of one.
type Builder []byte

func (c *Builder) Uint16(v uint16)   { *c = binary.LittleEndian.AppendUint16(*c, v) }
func (c *Builder) Int32(v int32)     { *c = binary.LittleEndian.AppendUint32(*c, uint32(v)) }
func (c *Builder) Int64(v int64)     { *c = binary.LittleEndian.AppendUint64(*c, uint64(v)) }
func (c *Builder) Float64(v float64) { c.Int64(int64(math.Float64bits(v))) }

// Put writes the column as a section.
func (c Builder) Put(w *sections.Writer, name string) { w.Keep(name, c) }

// Texts are strings that lie one behind the other.
type Texts struct {
	starts Int64s
	all    []byte
}

func (t Texts) At(i int) []byte { return t.all[t.starts.At(i):t.starts.At(i+1)] }
func (t Texts) Len() int        { return max(t.starts.Len()-1, 0) }

func TextsOf(f *sections.File, name string) Texts {
	return Texts{f.Section(name + ".starts"), f.Section(name)}
}

// List is the texts as strings of their own.
func (t Texts) List() []string {
	out := make([]string, t.Len())
	for i := range out {
		out[i] = string(t.At(i))
	}
	return out
}

func PutTexts(w *sections.Writer, name string, list []string) {
	starts, all := Builder{}, Builder{}
	for _, s := range list {
		starts.Int64(int64(len(all)))
		all = append(all, s...)
	}
	starts.Int64(int64(len(all)))
	starts.Put(w, name+".starts")
	all.Put(w, name)
}

// Search is the first place from lo up to hi for which past holds; past holds for all after one for which it does.
func Search(lo, hi int, past func(int) bool) int {
	for lo < hi {
		if mid := int(uint(lo+hi) / 2); past(mid) {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

// Dictionary numbers the values of a list in the order in which they come.
type Dictionary struct {
	Values []string // by number
	number map[string]uint16
}

func (d *Dictionary) Of(v string) (uint16, bool) {
	n, ok := d.number[v]
	if ok {
		return n, true
	}
	if len(d.Values) > math.MaxUint16 {
		return 0, false
	}
	if d.number == nil {
		d.number = map[string]uint16{}
	}
	n = uint16(len(d.Values))
	d.number[v] = n
	d.Values = append(d.Values, v)
	return n, true
}

// Sorted puts the values in order; the answer is the new number of each old one.
func (d *Dictionary) Sorted() []uint16 {
	old := slices.Clone(d.Values)
	slices.Sort(d.Values)
	for i, v := range d.Values {
		d.number[v] = uint16(i)
	}
	to := make([]uint16, len(old))
	for i, v := range old {
		to[i] = d.number[v]
	}
	return to
}
