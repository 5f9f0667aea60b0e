// Package compare lays two periods beside each other, and what a dataset holds beside what others counted. It only
// reckons: which words a comparison takes, and what it looks like, pages say.
package compare

import (
	"slices"

	"khyberatlas/internal/incident"
)

// Few is the count below which two periods are too small to be compared.
const Few = 5

// per is the number of days that a rate is of.
const per = 100

// Pair is what was collected of two periods, which is all that is counted of them: a rate divides by collected days. After
// is the one that is asked about, Before the one that stands beside it, each from the first to the last day of it that was
// collected. One of which nothing was collected is as asked.
type Pair struct {
	Before, After         incident.Days
	partsBefore           []incident.Days
	partsAfter            []incident.Days
	daysBefore, daysAfter int
	outside               []incident.Days
}

// PairOf takes two periods of records that were collected in some stretches of days, in order and apart from each other.
func PairOf(before, after incident.Days, covered []incident.Days) Pair {
	var p Pair
	p.After, p.partsAfter, p.daysAfter = p.cut(after, covered)
	p.Before, p.partsBefore, p.daysBefore = p.cut(before, covered)
	return p
}

// cut is what was collected of a period, whole and in its parts, and of how many days that is; the rest lies outside.
func (p *Pair) cut(asked incident.Days, covered []incident.Days) (whole incident.Days, parts []incident.Days, n int) {
	gap := incident.Days{} // from the end of one stretch to the beginning of the next
	for _, c := range covered {
		gap.To = c.From - 1
		p.leave(asked, gap)
		gap = incident.Days{From: c.To + 1}
		if both, ok := asked.Intersect(c); ok {
			parts, n = append(parts, both), n+both.Len()
		}
	}
	p.leave(asked, gap)
	if n == 0 {
		return asked, nil, 0
	}
	return incident.Days{From: parts[0].From, To: parts[len(parts)-1].To}, parts, n
}

// leave keeps what of a period lies in days that nobody collected.
func (p *Pair) leave(asked, gap incident.Days) {
	if part, ok := asked.Intersect(gap); ok && !slices.Contains(p.outside, part) {
		p.outside = append(p.outside, part)
	}
}

// Parts are the stretches of both periods that were collected; one alone is the whole of its period.
func (p Pair) Parts() (before, after []incident.Days) { return p.partsBefore, p.partsAfter }

// Collected is how many days of both periods were collected.
func (p Pair) Collected() (before, after int) { return p.daysBefore, p.daysAfter }

// Comparable reports whether days of both periods were collected.
func (p Pair) Comparable() bool { return p.daysBefore > 0 && p.daysAfter > 0 }

// Outside are the parts of the two periods as they were asked for that were not collected.
func (p Pair) Outside() []incident.Days { return p.outside }

// Alike reports whether the two are of the same length, so that their counts can be compared as they are. All years are,
// and all quarters, which differ by less than a fortieth; months aren't. Else their rates can be compared.
func (p Pair) Alike() bool {
	longer, shorter := max(p.daysBefore, p.daysAfter), min(p.daysBefore, p.daysAfter)
	return (longer-shorter)*40 <= longer
}

// Of lays two counts beside each other.
func (p Pair) Of(before, after int) Change {
	c := Change{Before: before, After: after, Difference: after - before}
	if p.daysBefore > 0 {
		c.RateBefore = float64(before) * per / float64(p.daysBefore)
	}
	if p.daysAfter > 0 {
		c.RateAfter = float64(after) * per / float64(p.daysAfter)
	}
	c.by = float64(c.Difference)
	if !p.Alike() {
		c.by = c.RateAfter - c.RateBefore
	}
	switch {
	case !p.Comparable():
		c.Verdict, c.by = NotCollected, 0
	case before < Few && after < Few:
		c.Verdict = TooFew
	case c.by > 0:
		c.Verdict = More
	case c.by < 0:
		c.Verdict = Fewer
	default:
		c.Verdict = Same
	}
	return c
}

// Change is two counts beside each other. It says what is recorded, which reading makes as well as events.
type Change struct {
	Before, After, Difference int
	RateBefore, RateAfter     float64 // per 100 collected days
	Verdict                   Verdict
	by                        float64
}

// By is what changes are put in order by: the difference, or that of the rates where the periods' lengths differ.
func (c Change) By() float64 { return c.by }

// Verdict is what can be said of a change.
type Verdict string

// The verdicts.
const (
	More         Verdict = "more"
	Fewer        Verdict = "fewer"
	Same         Verdict = "same"
	TooFew       Verdict = "few"           // both counts are under five
	NotCollected Verdict = "not_collected" // one of the periods was not collected at all
)
