// Package compare lays two periods beside each other, and what a dataset holds beside what others counted. It only
// reckons: which words a comparison takes, and what it looks like, pages say.
package compare

import "khyberatlas/internal/incident"

// Few is the count below which two periods are too small to be compared.
const Few = 5

// per is the number of days that a rate is of.
const per = 100

// Pair is two periods, each closed at both ends, with how many of their days were collected. After is the one that is
// asked about, Before the one that stands beside it.
type Pair struct {
	Before, After         incident.Days
	daysBefore, daysAfter int
}

// PairOf takes two periods of a dataset that was collected on some days; an open end is that of the collection.
func PairOf(before, after, collected incident.Days) Pair {
	p := Pair{Before: closed(before, collected), After: closed(after, collected)}
	p.daysBefore, p.daysAfter = within(p.Before, collected), within(p.After, collected)
	return p
}

// closed closes the ends of a period; one that lies wholly before or after the collection is its only day.
func closed(d, collected incident.Days) incident.Days {
	c := incident.CloseEnds(d, collected)
	switch {
	case c.From <= c.To:
		return c
	case d.From == 0:
		return incident.Days{From: c.To, To: c.To}
	}
	return incident.Days{From: c.From, To: c.From}
}

// within is how many days of a period were collected.
func within(d, collected incident.Days) int {
	both, ok := d.Intersect(collected)
	if !ok {
		return 0
	}
	return both.Len()
}

// Collected is how many days of both periods were collected.
func (p Pair) Collected() (before, after int) { return p.daysBefore, p.daysAfter }

// Whole reports whether all days of both periods were collected.
func (p Pair) Whole() bool { return p.daysBefore == p.Before.Len() && p.daysAfter == p.After.Len() }

// Alike reports whether the two are of the same length, so that their counts can be compared as they are. All years are,
// and all quarters, which differ by less than a fortieth; months aren't.
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
	case p.daysBefore == 0 || p.daysAfter == 0:
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
