package draw

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
)

func TestEveryDayOfAnAxisWasCollectedOrLiesInAGap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var c Covered
		next := incident.Day(100)
		for range rapid.IntRange(1, 4).Draw(t, "stretches") {
			from := next + incident.Day(rapid.IntRange(1, 9).Draw(t, "gap"))
			to := from + incident.Day(rapid.IntRange(0, 9).Draw(t, "length"))
			c, next = append(c, incident.Days{From: from, To: to}), to+1
		}
		axis := incident.Days{From: incident.Day(rapid.IntRange(100, 140).Draw(t, "first"))}
		axis.To = axis.From + incident.Day(rapid.IntRange(0, 60).Draw(t, "days"))
		gaps := c.Gaps(axis)
		for d := axis.From - 2; d <= axis.To+2; d++ {
			on := func(x incident.Days) bool { return x.Contains(d) }
			if want := axis.Contains(d) && !slices.ContainsFunc(c, on); want != slices.ContainsFunc(gaps, on) {
				t.Fatalf("day %d of %v with %v collected: the gaps are %v", d, axis, c, gaps)
			}
			one := incident.Days{From: d, To: d}
			if c.Bare(one) == slices.ContainsFunc(c, on) || c.After(one) != (d > c[len(c)-1].To) {
				t.Fatalf("day %d with %v collected: bare %t, after it %t", d, c, c.Bare(one), c.After(one))
			}
		}
	})
}

func TestWhatNobodyCollectsHasNoGaps(t *testing.T) {
	var c Covered
	if d := days("2025-01-01/2025-12-31"); c.Bare(d) || c.After(d) || c.Gaps(d) != nil {
		t.Error("a chart of no collection is hatched")
	}
}
