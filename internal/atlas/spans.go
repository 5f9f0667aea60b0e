package atlas

import "khyberatlas/internal/incident"

// spans are the days on which each record can have happened, with the bounds of every 64 of them. In date order most
// blocks lie wholly inside or wholly outside a period, so a period costs a few hundred comparisons at 100,000 records.
type spans struct {
	days   []incident.Days
	blocks []spanBlock
}

type spanBlock struct{ firstFrom, lastFrom, firstTo, lastTo incident.Day }

func newSpans(records []incident.Record) spans {
	s := spans{days: make([]incident.Days, len(records)), blocks: make([]spanBlock, (len(records)+63)/64)}
	for i := range records {
		d := records[i].Span()
		s.days[i] = d
		b := &s.blocks[i/64]
		if i%64 == 0 {
			*b = spanBlock{d.From, d.From, d.To, d.To}
			continue
		}
		b.firstFrom, b.lastFrom = min(b.firstFrom, d.From), max(b.lastFrom, d.From)
		b.firstTo, b.lastTo = min(b.firstTo, d.To), max(b.lastTo, d.To)
	}
	return s
}

// keep drops what doesn't meet the period.
func (s spans) keep(members set, period incident.Days) {
	if period.All() {
		return
	}
	for w, b := range s.blocks {
		switch {
		case !period.Meets(incident.Days{From: b.firstFrom, To: b.lastTo}):
			members[w] = 0
		case (period.To == 0 || b.lastFrom <= period.To) && period.From <= b.firstTo:
			// All of the block meets the period.
		default:
			members[w : w+1].filter(func(i int) bool { return period.Meets(s.days[w*64+i]) })
		}
	}
}
