package incident_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
)

func TestADatasetWithoutOriginsHasOurs(t *testing.T) {
	days := incident.Days{From: incident.MustDay("2021-02-01"), To: incident.MustDay("2026-03-16")}
	ds := &incident.Dataset{Meta: incident.Meta{Title: "Made", Licence: "CC0", CollectedFrom: days.From, CollectedTo: days.To}}
	if o, ok := ds.Origin(incident.Ours); !ok || o.Licence != "CC0" || !o.Redistribute {
		t.Errorf("ours is %+v, %t", o, ok)
	}
	ds.Origins = []incident.Origin{{ID: "other"}}
	ds.Periods = []incident.Period{{Origin: "other", Days: incident.Days{From: 1, To: 9}}}
	if all := ds.AllOrigins(); len(all) != 2 || all[0].ID != incident.Ours {
		t.Errorf("the origins are %+v", all)
	}
	if got := ds.CoveredBy([]string{incident.Ours}); !slices.Equal(got, []incident.Days{days}) {
		t.Errorf("ours covers %v", got)
	}
	if got := ds.Collected(); got != (incident.Days{From: 1, To: days.To}) {
		t.Errorf("collected on %v", got)
	}
	if _, ok := ds.Origin("nobody"); ok {
		t.Error("an origin that is not there is found")
	}
}

// A day is covered if and only if a period of a chosen origin has it, and the stretches stand apart from each other.
func TestStretchesCoverTheDaysOfThePeriods(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ds := &incident.Dataset{Periods: rapid.SliceOf(rapid.Custom(func(t *rapid.T) incident.Period {
			from := incident.Day(rapid.IntRange(1, 40).Draw(t, "from"))
			return incident.Period{Origin: rapid.SampledFrom([]string{"a", "b"}).Draw(t, "origin"),
				Days: incident.Days{From: from, To: from + incident.Day(rapid.IntRange(0, 9).Draw(t, "days"))}}
		})).Draw(t, "periods")}
		chosen := rapid.SampledFrom([][]string{nil, {"a"}, {"b"}, {"a", "b"}}).Draw(t, "chosen")
		stretches := ds.CoveredBy(chosen)
		for day := incident.Day(1); day < 60; day++ {
			has := func(days incident.Days) bool { return days.Contains(day) }
			want := slices.ContainsFunc(ds.Periods, func(p incident.Period) bool {
				return has(p.Days) && (chosen == nil || slices.Contains(chosen, p.Origin))
			})
			if got := slices.ContainsFunc(stretches, has); got != want {
				t.Fatalf("day %d is covered: %t, want %t", day, got, want)
			}
		}
		for i := range stretches[:max(0, len(stretches)-1)] {
			if stretches[i+1].From <= stretches[i].To+1 {
				t.Fatalf("%v touch", stretches)
			}
		}
	})
}
