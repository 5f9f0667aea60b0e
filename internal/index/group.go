package index

import (
	"slices"

	"khyberatlas/internal/index/column"
	"khyberatlas/internal/index/sections"
	"khyberatlas/internal/index/set"
	"khyberatlas/internal/index/sums"
)

// Group is a list with the rows of every value of it.
type Group struct {
	values []string // by code
	code   map[string]int
	codes  column.Uint16s // by row; none where all rows have the one value
	rows   column.Int32s  // by code, and of one code in order; likewise
	starts column.Int64s  // where those of each code begin
	dense  column.Int32s  // the place of a code's bitmap, -1 where it has none
	maps   []byte
	width  int // of a bitmap, in bytes
	known  []bool
	sums   sums.List
	size   int
}

// denseFrom is from how many rows on a value has a bitmap: from where that is shorter than the rows' numbers.
func denseFrom(size int) int { return max(size/32, 1) }

func (x *Index) openGroup(name string, summed bool) *Group {
	f := x.file
	g := &Group{values: column.TextsOf(f, name+".values").List(), codes: f.Section(name + ".codes"), rows: f.Section(name + ".rows"),
		starts: f.Section(name + ".starts"), dense: f.Section(name + ".dense"), maps: f.Section(name + ".maps"),
		width: 8 * ((x.size + 63) / 64), size: x.size, code: map[string]int{}}
	for i, v := range g.values {
		g.code[v] = i
	}
	g.known = make([]bool, len(g.values))
	for _, v := range column.TextsOf(f, name+".known").List() {
		if c, ok := g.code[v]; ok {
			g.known[c] = true
		}
	}
	if summed {
		g.sums = sums.Open(f, name)
	}
	return g
}

// Values are those that occur, in order.
func (g *Group) Values() []string { return g.values }

// Value is that of a row.
func (g *Group) Value(i int) string { return g.values[g.codes.At(i)] }

// Code is the number of a value; -1 where no row has it.
func (g *Group) Code(value string) int {
	if c, ok := g.code[value]; ok {
		return c
	}
	return -1
}

// CodeOf is the number of a row's value.
func (g *Group) CodeOf(i int) int {
	if len(g.codes) == 0 {
		return 0
	}
	return int(g.codes.At(i))
}

// onMap is the value of a row where it is one of those that were said to be known, else blank.
func (g *Group) onMap(i int) string {
	if c := g.codes.At(i); g.known[c] {
		return g.values[c]
	}
	return ""
}

// Rows counts those of a value.
func (g *Group) Rows(value string) int {
	c, ok := g.code[value]
	if !ok {
		return 0
	}
	return int(g.starts.At(c+1) - g.starts.At(c))
}

// row is the k-th of the rows by value.
func (g *Group) row(k int) int {
	if len(g.rows) == 0 {
		return k
	}
	return int(g.rows.At(k))
}

// Keep drops from a set what has none of the values; an empty list asks for nothing.
func (g *Group) Keep(s set.Rows, values []string) {
	if len(values) == 0 {
		return
	}
	if len(values) == 1 {
		if m := g.bitmap(g.Code(values[0])); m != nil {
			m.Keep(s)
			return
		}
	}
	any := s.Like()
	for _, v := range values {
		g.join(any, v)
	}
	s.Keep(any)
}

// join adds the rows of a value.
func (g *Group) join(s set.Rows, value string) {
	c := g.Code(value)
	if c < 0 {
		return
	}
	if m := g.bitmap(c); m != nil {
		m.Join(s)
		return
	}
	from, to := g.run(c, s)
	for k := from; k < to; k++ {
		s.Add(g.row(k))
	}
}

// Of is the set of the rows of a value.
func (g *Group) Of(value string) set.Rows {
	s := set.Empty(0, g.size)
	g.join(s, value)
	return s
}

// run is where those rows of a code stand that lie in the stretch of a set.
func (g *Group) run(c int, s set.Rows) (from, to int) {
	first, last := int(g.starts.At(c)), int(g.starts.At(c+1))
	lo, hi := s.Stretch()
	from = column.Search(first, last, func(k int) bool { return g.row(k) >= lo })
	return from, column.Search(from, last, func(k int) bool { return g.row(k) >= hi })
}

func (g *Group) bitmap(c int) set.Bitmap {
	if c < 0 || g.dense.At(c) < 0 {
		return nil
	}
	at := int(g.dense.At(c)) * g.width
	return g.maps[at : at+g.width]
}

// Occurs reports whether a row of a set has a code.
func (g *Group) Occurs(c int, s set.Rows) bool {
	if m := g.bitmap(c); m != nil {
		return m.Meets(s)
	}
	from, to := g.run(c, s)
	for k := from; k < to; k++ {
		if s.Has(g.row(k)) {
			return true
		}
	}
	return false
}

// Any reports whether the test holds of a row among so many of a code, and whether that says it of all of them.
func (g *Group) Any(c, most int, test func(i int) bool) (found, told bool) {
	first, last := int(g.starts.At(c)), int(g.starts.At(c+1))
	for k := first; k < min(last, first+most); k++ {
		if test(g.row(k)) {
			return true, true
		}
	}
	return false, last-first <= most
}

// Counts has for every code how many rows of a set have it.
func (g *Group) Counts(s set.Rows) []int {
	n := make([]int, len(g.values))
	s.Each(func(i int) bool {
		n[g.CodeOf(i)]++
		return true
	})
	return n
}

// putGroup writes a list with the code of every row in order; values are those by code.
func putGroup(w *sections.Writer, name string, rows []Row, codeOf func(*Row) uint16, values, known []string) byValue {
	b := grouped(rows, codeOf, len(values))
	column.PutTexts(w, name+".values", values)
	column.PutTexts(w, name+".known", known)
	if len(values) > 1 || name != allRows {
		var codes, order column.Builder
		for i := range rows {
			codes.Uint16(codeOf(&rows[i]))
		}
		for _, i := range b.rows {
			order.Int32(i)
		}
		codes.Put(w, name+".codes")
		order.Put(w, name+".rows")
	}
	var starts, dense, maps column.Builder
	for _, at := range b.starts {
		starts.Int64(int64(at))
	}
	bitmaps := int32(0)
	for c := range values {
		of := b.rows[b.starts[c]:b.starts[c+1]]
		if len(of) < denseFrom(len(rows)) {
			dense.Int32(-1)
			continue
		}
		dense.Int32(bitmaps)
		bitmaps++
		s := set.Empty(0, len(rows))
		for _, i := range of {
			s.Add(int(i))
		}
		for _, word := range s.Words {
			maps.Int64(int64(word))
		}
	}
	starts.Put(w, name+".starts")
	dense.Put(w, name+".dense")
	maps.Put(w, name+".maps")
	return b
}

// allRows is the name of the group of one value that all rows have.
const allRows = "all"

// byValue are row numbers by code, those of one code in order.
type byValue struct {
	rows   []int32
	starts []int
}

func grouped(rows []Row, codeOf func(*Row) uint16, codes int) byValue {
	b := byValue{make([]int32, len(rows)), make([]int, codes+1)}
	for i := range rows {
		b.starts[codeOf(&rows[i])+1]++
	}
	for c := range codes {
		b.starts[c+1] += b.starts[c]
	}
	next := slices.Clone(b.starts)
	for i := range rows {
		c := codeOf(&rows[i])
		b.rows[next[c]] = int32(i)
		next[c]++
	}
	return b
}
