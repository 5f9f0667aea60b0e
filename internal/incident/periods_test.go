package incident_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
)

// Whatever a record collects, a day is covered afterwards if it was before or is now, other records stay as they were, and
// what is complete is nothing else beside it.
func TestPeriodsAreJoinedDayByDay(t *testing.T) {
	period := rapid.Custom(func(t *rapid.T) incident.Period {
		from := incident.Day(rapid.IntRange(1, 40).Draw(t, "from"))
		return incident.Period{Origin: rapid.SampledFrom([]string{"a", "b"}).Draw(t, "origin"),
			Days:         incident.Days{From: from, To: from + incident.Day(rapid.IntRange(0, 9).Draw(t, "days"))},
			Completeness: rapid.SampledFrom(incident.PeriodCompleteness).Draw(t, "completeness")}
	})
	rapid.Check(t, func(t *rapid.T) {
		var held []incident.Period
		for _, p := range rapid.SliceOf(period).Draw(t, "held") {
			held = incident.Joined(held, p.Origin, []incident.Period{p})
		}
		now := rapid.SliceOf(period).Draw(t, "now")
		got := incident.Joined(held, "a", now)
		of := func(all []incident.Period, origin string) []incident.Period {
			return slices.DeleteFunc(slices.Clone(all), func(p incident.Period) bool { return p.Origin != origin })
		}
		if !slices.Equal(of(got, "b"), of(held, "b")) {
			t.Fatalf("the other record has %v, had %v", of(got, "b"), of(held, "b"))
		}
		for day := incident.Day(1); day < 60; day++ {
			has := func(p incident.Period) bool { return p.Contains(day) }
			complete := func(p incident.Period) bool { return has(p) && p.Completeness == "complete" }
			want := slices.ContainsFunc(of(held, "a"), has) || slices.ContainsFunc(now, has)
			if slices.ContainsFunc(of(got, "a"), has) != want {
				t.Fatalf("day %d is covered: %t, want %t, by %v", day, !want, want, of(got, "a"))
			}
			if slices.ContainsFunc(now, complete) && !slices.ContainsFunc(of(got, "a"), complete) {
				t.Fatalf("day %d is not complete in %v", day, of(got, "a"))
			}
		}
	})
}
