package incident

import (
	"iter"

	"github.com/paulmach/orb"
)

// Hits are the matches of a search that lie in its window, in order.
type Hits struct {
	Matched int // in the window or not
	Records []*Record
}

// Prepared are the matches of a search that lie in its window, in order, as the bytes that an answer has them in. The bytes
// of a row hold until the next one.
type Prepared struct {
	Matched, Returned int
	Box               *orb.Bound // around those of the window that have a place; nil where none has
	Rows              iter.Seq2[[]byte, error]
}

// Window is the part of so many matches that a page asks for: from the first up to the one before to.
func (p Page) Window(matched int) (from, to int) {
	from = min(max(p.Offset, 0), matched)
	if p.Limit <= 0 || p.Limit > matched-from {
		return from, matched
	}
	return from, from + p.Limit
}

// Extent is the box and the interval that hold all of something. The interval is open at the end where a crossing's spell
// has none, and all of time where there are no days at all; HasBox is false where nothing has a place.
type Extent struct {
	Box    orb.Bound
	HasBox bool
	Days   Days
}

// AddBox makes the extent hold a box.
func (e *Extent) AddBox(b orb.Bound) {
	if e.HasBox {
		b = e.Box.Union(b)
	}
	e.Box, e.HasBox = b, true
}

// AddDays makes the extent hold days that are closed at both ends.
func (e *Extent) AddDays(d Days) {
	if e.Days.From == 0 || d.From < e.Days.From {
		e.Days.From = d.From
	}
	e.Days.To = max(e.Days.To, d.To)
}

// Around is where a record stands among the matches of a search, in an order: the first is At 1, and one that isn't among them
// is At 0. The matches before and after it are nil where there is none.
type Around struct {
	At, Matched   int
	Before, After *Record
}
