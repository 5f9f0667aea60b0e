package draw

import (
	"slices"

	"khyberatlas/internal/incident"
)

// Covered are the stretches of days that were collected, in order. None at all stands for a chart of something that
// nobody collects: nothing of it is hatched.
type Covered []incident.Days

// Bare reports whether no day of a period was collected.
func (c Covered) Bare(d incident.Days) bool {
	return len(c) > 0 && !slices.ContainsFunc(c, d.Meets)
}

// After reports whether a period begins after all that was collected.
func (c Covered) After(d incident.Days) bool { return len(c) > 0 && d.From > c[len(c)-1].To }

// Gaps are the days of an axis that nobody collected.
func (c Covered) Gaps(axis incident.Days) []incident.Days {
	if len(c) == 0 {
		return nil
	}
	var out []incident.Days
	next := axis.From
	for _, d := range c {
		if d.From > next && next <= axis.To {
			out = append(out, incident.Days{From: next, To: min(d.From-1, axis.To)})
		}
		next = max(next, d.To+1)
	}
	if next <= axis.To {
		out = append(out, incident.Days{From: next, To: axis.To})
	}
	return out
}
