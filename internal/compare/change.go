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
// is the one that is asked about, Before the one that stands beside it. One of which nothing was collected is as asked.
type Pair struct {
	Before, After         incident.Days
	daysBefore, daysAfter int
	outside               []incident.Days
}

// PairOf takes two periods of a dataset that was collected on some days.
func PairOf(before, after, collected incident.Days) Pair {
	var p Pair
	p.After, p.daysAfter = p.cut(after, collected)
	p.Before, p.daysBefore = p.cut(before, collected)
	return p
}

// cut is what was collected of a period, and of how many days that is; the rest lies outside.
func (p *Pair) cut(asked, collected incident.Days) (incident.Days, int) {
	for _, side := range []incident.Days{{To: collected.From - 1}, {From: collected.To + 1}} {
		if part, ok := asked.Intersect(side); ok && !slices.Contains(p.outside, part) {
			p.outside = append(p.outside, part)
		}
	}
	if both, ok := asked.Intersect(collected); ok {
		return both, both.Len()
	}
	return asked, 0
}

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
