package sums

import (
	"encoding/binary"

	"khyberatlas/internal/index/column"
)

// The figures of a row, in their order. Blank is one that nobody gives.
const (
	Best = iota
	Low
	High
	Civilians
	Forces
	Militants
	Injured
	figures

	Blank = -1
)

// Row is what is summed of a row.
type Row struct {
	Figures [figures]int32
	// Vague is a day that isn't known, Wide a place of which only the province is known, Placed any place, OnePublisher a row that
	// only one publisher tells of.
	Vague, Wide, Placed, OnePublisher bool
}

// Rows has every row in 32 bytes, half a line of a processor's cache: figures that lay in columns of their own took eight of
// them. The last four bytes are the flags.
type Rows []byte

// Wide is how many bytes a row has there.
const Wide = 4*figures + 4

// PutRow adds a row to what will be Rows.
func PutRow(c *column.Builder, r *Row) {
	for _, n := range r.Figures {
		c.Int32(n)
	}
	flags := int32(0)
	for bit, set := range [...]bool{r.Vague, r.Wide, !r.Placed, r.OnePublisher} {
		if set {
			flags |= 1 << bit
		}
	}
	c.Int32(flags)
}

// Add counts one more row in.
func (r Rows) Add(s *Sum, i int) {
	a := r.at(i)
	a.addTo(s)
}

func (r Rows) at(i int) (a addend) {
	row := (*[Wide]byte)(r[Wide*i:])
	for f := range a.figures {
		v := int64(int32(binary.LittleEndian.Uint32(row[4*f:])))
		a.known[f] = is(v != Blank)
		a.figures[f] = v & -a.known[f]
	}
	a.flags = row[4*figures]
	return a
}

// addend is a row taken apart: each figure where it is known, else 0; and 1 where it is known.
type addend struct {
	figures, known [figures]int64
	flags          byte
}

// addTo has no branch that hangs on a figure: which of them are blank can't be foreseen, and a processor that guessed wrong
// waited longer than all of this takes.
func (a *addend) addTo(s *Sum) {
	n, known := &a.figures, &a.known
	s[count]++
	s[vague] += int64(a.flags & 1)
	s[provinceLevel] += int64(a.flags >> 1 & 1)
	s[withoutPlace] += int64(a.flags >> 2 & 1)
	s[publishersOne] += int64(a.flags >> 3 & 1)
	// The range goes from the low figure, else the best one, to the high one, else the best, else the low.
	noBest, noHigh := 1-known[Best], 1-known[High]
	s[killedLow] += n[Low] + n[Best]&(known[Low]-1)
	s[killedHigh] += n[High] + n[Best]&-noHigh + n[Low]&-(noHigh&noBest)
	s[killedBest] += n[Best]
	s[withBest] += known[Best]
	s[withoutFigure] += noBest & noHigh & (1 - known[Low])
	s[openEnded] += noBest & noHigh & known[Low]
	for i := range figures - Civilians {
		s[people+i] += n[Civilians+i]
		s[blank+i] += 1 - known[Civilians+i]
	}
}

// is turns into a number what the processor has as one.
func is(b bool) (n int64) {
	if b {
		n = 1
	}
	return n
}
