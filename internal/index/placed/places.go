// Package placed has the points at which rows are answered, along the curve of Morton over the web's map, the coarse ones behind
// the others: whatever lies in a tile of it, at any zoom, stands together. Rows stand by their places twice: all of them, and
// in stretches of the order of dates, so that a tile of a period costs what it shows, however much lies there at other times.
package placed

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/index/column"
	"khyberatlas/internal/index/sections"
)

// Places are those of a version.
type Places struct {
	fine    int             // how many are not coarse
	codes   column.Int64s   // the bits of both coordinates of the web's map by turns
	at      column.Float64s // longitude and latitude of each
	badges  column.Int32s   // -1 where the place isn't coarse
	starts  column.Int32s   // where each place's rows begin in the run of all
	of      column.Int32s   // the place of each row, -1 where it has none
	entries []byte          // of all runs, wide bytes each
	days    column.Int32s   // of each entry the first and the last
	runs    []run           // of all rows the first, then of stretches
}

// run is where some rows stand by their places, and when they can have happened.
type run struct {
	from, to            int // its entries
	firstFrom, lastFrom int32
	firstTo, lastTo     int32
}

// runWide is how many numbers a run is written as.
const runWide = 6

// An entry is what a tile needs of a row, so that it reads nothing beside it: where on the curve it is, and numbers of four
// bytes.
const (
	place = 8 + 4*iota // behind the curve
	row
	best
	low
	codes // of type, confidence, precision of the date and of the place, a byte each
	more  // of actor, in two bytes, and of origin
	wide
)

// Open reads what Put wrote.
func Open(f *sections.File) Places {
	p := Places{codes: f.Section("places"), at: f.Section("places.at"), badges: f.Section("places.badge"),
		starts: f.Section("places.starts"), of: f.Section("place"),
		entries: f.Section("places.entries"), days: f.Section("places.days")}
	p.fine = column.Search(0, p.badges.Len(), func(i int) bool { return p.badges.At(i) >= 0 })
	runs := column.Int32s(f.Section("places.runs"))
	for i := 0; i < runs.Len(); i += runWide {
		p.runs = append(p.runs, run{int(runs.At(i)), int(runs.At(i + 1)),
			runs.At(i + 2), runs.At(i + 3), runs.At(i + 4), runs.At(i + 5)})
	}
	return p
}

// placeAt is the place of an entry.
func (p *Places) placeAt(entry int) int {
	return int(binary.LittleEndian.Uint32(p.entries[entry*wide+place:]))
}

// rowAt is its row.
func (p *Places) rowAt(entry int) int {
	return int(binary.LittleEndian.Uint32(p.entries[entry*wide+row:]))
}

func (p *Places) meets(entry int, first, last int32) bool {
	return p.days.At(2*entry) <= last && p.days.At(2*entry+1) >= first
}

// At is where a place is.
func (p *Places) At(place int) orb.Point { return orb.Point{p.at.At(2 * place), p.at.At(2*place + 1)} }

// Badge is the number of a coarse place; -1 for any other.
func (p *Places) Badge(place int) int { return int(p.badges.At(place)) }

// In are the places in a tile of the web's map, the coarse ones or the others: from the first up to the one before another.
func (p *Places) In(zoom, x, y int, coarse bool) (from, to int) {
	least, end := 0, p.fine
	if coarse {
		least, end = p.fine, p.badges.Len()
	}
	tile := geo.WebCurve(uint32(x), uint32(y))
	first := func(tile uint64) int {
		return column.Search(least, end, func(i int) bool { return uint64(p.codes.At(i))>>(64-2*zoom) >= tile })
	}
	return first(tile), first(tile + 1)
}

// Row is what Put needs of one: of Shown all but where it stands.
type Row struct {
	At    orb.Point
	Badge int32 // -1 where the place isn't coarse
	Span  incident.Days
	Shown
}

// Shown is what a map shows of a row, as it stands beside the others of its place: a tile reads no column of all rows.
type Shown struct {
	Place          int
	Curve          uint64 // where on geo.WebCurve that is
	Row, Best, Low int    // a figure is -1 where nobody gives it
	Codes
}

// Codes are those of its values; of precisions, of types and of confidences there are less than 256.
type Codes struct{ Type, Confidence, Dated, Precision, Actor, Origin int }

func (c Codes) numbers() (codes, more int32) {
	return int32(uint32(c.Type | c.Confidence<<8 | c.Dated<<16 | c.Precision<<24)), int32(uint32(c.Actor | c.Origin<<16))
}

func (p *Places) read(entry int, to *Shown) {
	e := p.entries[wide*entry : wide*entry+wide]
	number := func(of int) int { return int(int32(binary.LittleEndian.Uint32(e[of:]))) }
	*to = Shown{number(place), binary.LittleEndian.Uint64(e), number(row), number(best), number(low),
		Codes{int(e[codes]), int(e[codes+1]), int(e[codes+2]), int(e[codes+3]),
			int(binary.LittleEndian.Uint16(e[more:])), int(binary.LittleEndian.Uint16(e[more+2:]))}}
}

// stretch is how many rows one has, and long from how many days on a row stands with others like it apart: it would make a
// stretch one of most periods.
const (
	stretch = 1 << 14
	long    = 366
)

// Put writes the rows that have a place, in the order of dates; count is how many there are with and without one.
func Put(w *sections.Writer, rows []Row, count int) {
	same := func(i, j int32) int {
		r, s := &rows[i], &rows[j]
		return cmp.Or(cmp.Compare(r.At[0], s.At[0]), cmp.Compare(r.At[1], s.At[1]), cmp.Compare(r.Badge, s.Badge))
	}
	type key struct { // beside each other: rows are far longer
		curve uint64
		row   int32
		area  bool
	}
	keys := make([]key, len(rows))
	for i := range rows {
		r := &rows[i]
		r.Curve = geo.WebCurve(geo.WebMap(r.At))
		keys[i] = key{r.Curve, int32(i), r.Badge >= 0}
	}
	slices.SortFunc(keys, func(x, y key) int {
		switch {
		case x.area != y.area && y.area:
			return -1
		case x.area != y.area:
			return 1
		case x.curve != y.curve:
			return cmp.Compare(x.curve, y.curve)
		}
		return cmp.Or(same(x.row, y.row), cmp.Compare(x.row, y.row))
	})
	order := make([]int32, len(rows))
	for k := range keys {
		order[k] = keys[k].row
	}
	var along, at, badges, starts column.Builder
	n := int32(-1)
	for k, i := range order {
		r := &rows[i]
		if k == 0 || same(order[k-1], i) != 0 {
			n++
			along.Int64(int64(r.Curve))
			at.Float64(r.At[0])
			at.Float64(r.At[1])
			badges.Int32(r.Badge)
			starts.Int32(int32(k))
		}
		r.Place = int(n)
	}
	starts.Int32(int32(len(rows)))
	of := make(column.Builder, 0, 4*count)
	for i := range rows {
		for len(of) < 4*rows[i].Row {
			of.Int32(-1)
		}
		of.Int32(int32(rows[i].Place))
	}
	for len(of) < 4*count {
		of.Int32(-1)
	}
	entries, days, runs := putRuns(rows, order)
	for _, c := range []struct {
		name  string
		bytes column.Builder
	}{{"places", along}, {"places.at", at}, {"places.badge", badges}, {"places.starts", starts}, {"place", of},
		{"places.entries", entries}, {"places.days", days}, {"places.runs", runs}} {
		c.bytes.Put(w, c.name)
	}
}

// putRuns are the entries of the runs one behind the other and their days, and the runs.
func putRuns(rows []Row, order []int32) (entries, days, runs column.Builder) {
	entries, days = make(column.Builder, 0, 2*wide*len(rows)), make(column.Builder, 0, 16*len(rows))
	add := func(order []int32) {
		of := run{from: len(entries) / wide, firstFrom: math.MaxInt32, lastFrom: math.MinInt32, firstTo: math.MaxInt32,
			lastTo: math.MinInt32}
		for _, i := range order {
			r := &rows[i]
			of.firstFrom, of.lastFrom = min(of.firstFrom, int32(r.Span.From)), max(of.lastFrom, int32(r.Span.From))
			of.firstTo, of.lastTo = min(of.firstTo, int32(r.Span.To)), max(of.lastTo, int32(r.Span.To))
			days.Int32(int32(r.Span.From))
			days.Int32(int32(r.Span.To))
			entries.Int64(int64(r.Curve))
			codes, more := r.numbers()
			for _, n := range [...]int32{int32(r.Place), int32(r.Row), int32(r.Best), int32(r.Low), codes, more} {
				entries.Int32(n)
			}
		}
		of.to = len(entries) / wide
		for _, n := range [runWide]int32{int32(of.from), int32(of.to), of.firstFrom, of.lastFrom, of.firstTo, of.lastTo} {
			runs.Int32(n)
		}
	}
	add(order)
	// In the order of places each row goes to the end of its stretch.
	isLong := func(i int32) bool { return rows[i].Span.To-rows[i].Span.From >= long }
	stretches := make([][]int32, (len(rows)+stretch-1)/stretch+1)
	for _, i := range order {
		to := len(stretches) - 1
		if !isLong(i) {
			to = int(i) / stretch
		}
		stretches[to] = append(stretches[to], i)
	}
	for _, of := range stretches {
		add(of)
	}
	return entries, days, runs
}
