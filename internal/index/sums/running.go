package sums

import (
	"encoding/binary"
	"math"
	"math/bits"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index/column"
	"khyberatlas/internal/index/sections"
)

// A sum is kept behind a day once so many rows have come since the last one that is kept: behind the last of a month a few
// do, for charts mostly ask for whole months and years. So at most as many are kept as a few go into the rows, and of a value
// with many rows every day has its own.
const (
	most = 16
	few  = 8
)

// noDay is before all days.
const noDay = incident.Day(math.MinInt32)

// running are rows that come in and go out, by code and, of one code, by day, with the sum of the code up to the end of some
// days. What is summed of a row is written behind that again, in about six bytes: eight rows by their numbers were eight places
// in memory far from each other, and to wait for those was most of what a sum took.
type running struct {
	starts column.Int32s // by code, where its marks begin
	days   column.Int32s // by mark, the day up to which its sum is; of the first mark of a code one before all
	at     column.Int64s // by mark, where it begins in the stream
	// stream has the sum of each mark and the events that are not in it: the days since the one before, which figures are known
	// and whether it goes out, flags, figures.
	stream []byte
}

func openRunning(f *sections.File, name string) running {
	return running{f.Section(name + ".starts"), f.Section(name + ".days"), f.Section(name + ".at"), f.Section(name + ".stream")}
}

// mark is the last of a code's that is no later than a day.
func (r *running) mark(code int, day incident.Day) int {
	lo, hi := int(r.starts.At(code)), int(r.starts.At(code+1))
	for hi-lo > 1 {
		if mid := int(uint(lo+hi) / 2); incident.Day(r.days.At(mid)) <= day {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}

// upTo adds the sum of a code up to the end of a day, or with the sign -1 takes it away.
func (r *running) upTo(code int, day incident.Day, sign int64, to *Sum) {
	m := r.mark(code, day)
	e := r.after(m)
	var s Sum
	s.read(r.sum(m))
	for e.next(day) {
		row, out := e.row()
		s.add(&row, out)
	}
	for i := range s {
		to[i] += sign * s[i]
	}
}

// countUpTo is how many rows that sum is of.
func (r *running) countUpTo(code int, day incident.Day) int {
	m := r.mark(code, day)
	e := r.after(m)
	n := countOf(r.sum(m))
	for e.next(day) {
		if _, out := e.row(); out {
			n--
		} else {
			n++
		}
	}
	return n
}

// events are those from one mark to the next, read one by one.
type events struct {
	day  incident.Day
	rest []byte
}

func (r *running) after(mark int) events {
	return events{incident.Day(r.days.At(mark)), r.stream[r.at.At(mark)+kept : r.at.At(mark+1)]}
}

func (r *running) sum(mark int) *[kept]byte { return (*[kept]byte)(r.stream[r.at.At(mark):]) }

// next reports whether there is one more up to the end of a day.
func (e *events) next(day incident.Day) bool {
	if len(e.rest) == 0 {
		return false
	}
	days, size := uint64(e.rest[0]), 1
	if days >= 0x80 {
		days, size = binary.Uvarint(e.rest)
	}
	e.day = incident.Day(int64(e.day) + int64(days))
	e.rest = e.rest[size:]
	return e.day <= day
}

// row reads it, and says whether it goes out.
func (e *events) row() (a addend, out bool) {
	known := e.rest[0]
	a.flags = e.rest[1]
	rest := e.rest[2:]
	for left := known &^ (1 << figures); left != 0; left &= left - 1 {
		n, size := int64(rest[0]), 1
		if n >= 0x80 {
			n, size = binary.Varint(rest)
		} else {
			n = n>>1 ^ -(n & 1)
		}
		f := bits.TrailingZeros8(left)
		a.figures[f], a.known[f] = n, 1
		rest = rest[size:]
	}
	e.rest = rest
	return a, known>>figures == 1
}

// add counts a row in, or one that goes out off.
func (s *Sum) add(row *addend, out bool) {
	if !out {
		row.addTo(s)
		return
	}
	var less Sum
	row.addTo(&less)
	s.minus(&less)
}
