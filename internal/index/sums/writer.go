package sums

import (
	"encoding/binary"
	"slices"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index/column"
	"khyberatlas/internal/index/sections"
)

// writer gathers a running sum.
type writer struct {
	of               Rows
	code             []uint64 // the events of one: the day, the row and whether that goes out
	starts, days, at column.Builder
	stream           column.Builder
}

func (w *writer) event(day incident.Day, row int32, out bool) {
	w.code = append(w.code, uint64(day)<<32|uint64(row)<<1|uint64(is(out)))
}

func (w *writer) mark(day incident.Day, s *Sum) {
	w.days.Int32(int32(day))
	w.at.Int64(int64(len(w.stream)))
	s.put(&w.stream)
}

// endCode ends the events of a code. They mostly come in order.
func (w *writer) endCode() {
	slices.Sort(w.code)
	w.starts.Int32(int32(len(w.days) / 4))
	var s Sum
	before := noDay
	w.mark(before, &s)
	since := 0
	for k, e := range w.code {
		day, row, out := incident.Day(e>>32), w.of.at(int(e>>1&(1<<31-1))), e&1 == 1
		w.append(day, before, &row, out)
		s.add(&row, out)
		before = day
		since++
		if k < len(w.code)-1 {
			next := incident.Day(w.code[k+1] >> 32)
			if next == day || since < most && (since < few || sameMonth(day, next)) {
				continue
			}
		}
		w.mark(day, &s)
		since = 0
	}
	w.code = w.code[:0]
}

// append writes an event as running reads it.
func (w *writer) append(day, before incident.Day, row *addend, out bool) {
	b := binary.AppendUvarint(w.stream, uint64(int64(day)-int64(before)))
	known := byte(0)
	for f, k := range row.known {
		known |= byte(k) << f
	}
	b = append(b, known|byte(is(out))<<figures, row.flags)
	for f, n := range row.figures {
		if row.known[f] == 1 {
			b = binary.AppendVarint(b, n)
		}
	}
	w.stream = b
}

func sameMonth(a, b incident.Day) bool {
	if b-a > 31 {
		return false
	}
	y, m, _ := a.Date()
	y2, m2, _ := b.Date()
	return y == y2 && m == m2
}

func (w *writer) put(to *sections.Writer, name string) {
	w.starts.Int32(int32(len(w.days) / 4))
	w.at.Int64(int64(len(w.stream)))
	w.starts.Put(to, name+".starts")
	w.days.Put(to, name+".days")
	w.at.Put(to, name+".at")
	w.stream.Put(to, name+".stream")
}
