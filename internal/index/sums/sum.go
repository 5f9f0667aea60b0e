// Package sums adds up the rows of a version by a list's value and by day, at the cost of a look: what the rows of a value come
// to that begin by a day is kept for so many days that few rows have to be added for any other.
package sums

import (
	"encoding/binary"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index/column"
)

// Sum is what a stretch of rows adds up to, one number behind the other, so that two can be subtracted.
type Sum [fields]int64

// The numbers of a Sum, those of incident.Totals: people first, then rows.
const (
	killedLow = iota
	killedHigh
	killedBest
	people                                // of each of the parts
	count  = people + figures - Civilians // from here on rows, which an int32 numbers
)

const (
	vague = count + 1 + iota
	withBest
	withoutFigure
	openEnded
	publishersOne
	provinceLevel
	withoutPlace
	blank  // of each of the parts those that give none
	fields = blank + figures - Civilians
)

// kept is how many bytes a Sum has in the file.
const kept = 8*count + 4*(fields-count)

// put writes a Sum, read reads it.
func (s *Sum) put(c *column.Builder) {
	for _, n := range s[:count] {
		c.Int64(n)
	}
	for _, n := range s[count:] {
		c.Int32(int32(n))
	}
}

func (s *Sum) read(b *[kept]byte) {
	for i := range count {
		s[i] = int64(binary.LittleEndian.Uint64(b[8*i:]))
	}
	for i := range fields - count {
		s[count+i] = int64(int32(binary.LittleEndian.Uint32(b[8*count+4*i:])))
	}
}

// countOf reads the count alone.
func countOf(b *[kept]byte) int { return int(int32(binary.LittleEndian.Uint32(b[8*count:]))) }

func (s *Sum) minus(o *Sum) {
	for i := range s {
		s[i] -= o[i]
	}
}

// Less is what is left of a sum.
func (s Sum) Less(o Sum) Sum {
	s.minus(&o)
	return s
}

// Count is how many rows they are.
func (s *Sum) Count() int { return int(s[count]) }

// Totals are the sums as answers have them.
func (s *Sum) Totals() incident.Totals {
	t := incident.Totals{Count: int(s[count]), Vague: int(s[vague]), KilledLow: int(s[killedLow]), KilledHigh: int(s[killedHigh]),
		WithoutBest: int(s[count] - s[withBest]), WithoutFigure: int(s[withoutFigure]), Open: int(s[openEnded]),
		PublishersOne: int(s[publishersOne]), ProvinceLevel: int(s[provinceLevel]), WithoutPlace: int(s[withoutPlace])}
	var of *[1 + figures - Civilians]int // those that may be unknown, set aside at once: a chart has thousands
	figure := func(k int, n int64) *int {
		if of == nil {
			of = new([1 + figures - Civilians]int)
		}
		of[k] = int(n)
		return &of[k]
	}
	if s[withBest] > 0 {
		t.Killed = figure(0, s[killedBest])
	}
	for i, p := range [...]*incident.Part{&t.Civilians, &t.Forces, &t.Militants, &t.Injured} {
		p.Without = int(s[blank+i])
		if p.Without < t.Count {
			p.Sum = figure(1+i, s[people+i])
		}
	}
	return t
}
