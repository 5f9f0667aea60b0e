package beside

import (
	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
)

// lines are the counts of districts by quarter, over all days of the collection.
type lines struct {
	of   map[string][]int
	bins []incident.Bin
	bare []bool // nothing of that quarter was collected
	most int
}

func linesOf(q *question.Question) lines {
	l := lines{of: map[string][]int{}, most: 1}
	for _, s := range q.Divided(q.Asked.Query.Anywhere().Within(q.Atlas.Days()), "quarter", "district").Series {
		for _, b := range s.Bins {
			l.of[s.Value] = append(l.of[s.Value], b.Count)
			if s.Value != "" {
				l.most = max(l.most, b.Count)
			}
		}
		l.bins = s.Bins
	}
	covered := draw.Covered(q.Covered(q.Asked.Query))
	for _, b := range l.bins {
		l.bare = append(l.bare, covered.Bare(b.Days))
	}
	return l
}

// draw is the line of a row, with the two periods marked.
func (l lines) draw(a *Areas, r areaRow) string {
	counts := r.line
	if counts == nil {
		counts = make([]int, len(l.bins))
	}
	k := draw.Spark{Counts: counts, Bare: l.bare, Most: l.most}
	peak := 0
	for i, n := range counts {
		if n > counts[peak] {
			peak = i
		}
	}
	switch {
	case len(counts) == 0:
	case counts[peak] == 0:
		k.Title = a.w.Text("compare.line_none", "name", r.name)
	default:
		k.Title = a.w.Text("compare.line_about", "name", r.name, "count", counts[peak], "period", a.w.Period(l.bins[peak].Days))
	}
	if a.pair != nil {
		for _, days := range []incident.Days{a.pair.Before, a.pair.After} {
			if band, ok := l.band(days); ok {
				k.Bands = append(k.Bands, band)
			}
		}
	}
	return k.Draw()
}

// band are the first and the last quarter of a period.
func (l lines) band(days incident.Days) (band [2]int, ok bool) {
	for i, b := range l.bins {
		if !b.Meets(days) {
			continue
		}
		if !ok {
			band[0], ok = i, true
		}
		band[1] = i
	}
	return band, ok
}
