package index

import (
	"khyberatlas/internal/incident"
	"khyberatlas/internal/index/column"
	"khyberatlas/internal/index/set"
)

// spans are the days on which each row can have happened. In date order most of every 64 rows lie wholly inside or wholly
// outside of a period: their bounds are worked out when the index is opened.
type spans struct {
	from, to column.Int32s
	blocks   []spanBlock
	last     []incident.Day // the latest last day of a block and of all before it
	first    []incident.Day // the earliest first day of a block and of all after it
}

type spanBlock struct{ firstFrom, lastFrom, firstTo, lastTo incident.Day }

func newSpans(from, to column.Int32s) spans {
	n := from.Len()
	s := spans{from: from, to: to, blocks: make([]spanBlock, (n+63)/64)}
	for i := range n {
		d := incident.Days{From: incident.Day(from.At(i)), To: incident.Day(to.At(i))}
		b := &s.blocks[i/64]
		if i%64 == 0 {
			*b = spanBlock{d.From, d.From, d.To, d.To}
			continue
		}
		b.firstFrom, b.lastFrom = min(b.firstFrom, d.From), max(b.lastFrom, d.From)
		b.firstTo, b.lastTo = min(b.firstTo, d.To), max(b.lastTo, d.To)
	}
	s.last, s.first = make([]incident.Day, len(s.blocks)), make([]incident.Day, len(s.blocks))
	for w, b := range s.blocks {
		s.last[w] = b.lastTo
		if w > 0 {
			s.last[w] = max(s.last[w], s.last[w-1])
		}
	}
	for w := len(s.blocks) - 1; w >= 0; w-- {
		s.first[w] = s.blocks[w].firstFrom
		if w+1 < len(s.blocks) {
			s.first[w] = min(s.first[w], s.first[w+1])
		}
	}
	return s
}

// stretch holds all rows that meet a period, and as few others as blocks tell.
func (s *spans) stretch(period incident.Days) (lo, hi int) {
	begin, end := 0, len(s.blocks)
	if period.From != 0 {
		begin = column.Search(0, end, func(w int) bool { return s.last[w] >= period.From })
	}
	if period.To != 0 {
		end = column.Search(begin, end, func(w int) bool { return s.first[w] > period.To })
	}
	return 64 * begin, min(64*end, s.from.Len())
}

// meeting is the set of the rows of a stretch that meet a period.
func (s *spans) meeting(period incident.Days, lo, hi int) set.Rows {
	found := set.Within(lo, hi)
	if period.All() {
		return found
	}
	for w := range found.Words {
		b := s.blocks[found.First+w]
		switch {
		case !period.Meets(incident.Days{From: b.firstFrom, To: b.lastTo}):
			found.Words[w] = 0
		case (period.To == 0 || b.lastFrom <= period.To) && period.From <= b.firstTo:
			// All of the block meets the period.
		default:
			set.Rows{First: found.First + w, Words: found.Words[w : w+1]}.Filter(func(i int) bool {
				return period.Meets(incident.Days{From: incident.Day(s.from.At(i)), To: incident.Day(s.to.At(i))})
			})
		}
	}
	return found
}
