package compare_test

import (
	"testing"

	"pgregory.net/rapid"

	"khyberatlas/internal/compare"
	"khyberatlas/internal/incident"
)

func days(from, to string) incident.Days {
	return incident.Days{From: incident.MustDay(from), To: incident.MustDay(to)}
}

var (
	collected = days("2021-02-01", "2026-03-16")
	y2024     = days("2024-01-01", "2024-12-31")
	y2025     = days("2025-01-01", "2025-12-31")
	y2026     = days("2026-01-01", "2026-12-31")
)

func TestAChangeIsWhatIsRecordedAndNoVerdictOnLittle(t *testing.T) {
	for name, tc := range map[string]struct {
		before, after incident.Days
		was, is       int
		want          compare.Verdict
	}{
		"more":                              {y2024, y2025, 18, 74, compare.More},
		"one more is more":                  {y2024, y2025, 17, 18, compare.More},
		"fewer":                             {y2024, y2025, 13, 9, compare.Fewer},
		"as many":                           {y2024, y2025, 9, 9, compare.Same},
		"both under five":                   {y2024, y2025, 0, 4, compare.TooFew},
		"five is enough":                    {y2024, y2025, 0, 5, compare.More},
		"a part of a year is told by rates": {y2025, y2026, 40, 20, compare.More}, // 75 days were collected
		"nothing was collected":             {days("2019-01-01", "2019-12-31"), y2025, 40, 20, compare.NotCollected},
	} {
		t.Run(name, func(t *testing.T) {
			if got := compare.PairOf(tc.before, tc.after, collected).Of(tc.was, tc.is); got.Verdict != tc.want {
				t.Errorf("%d, was %d: %q, want %q", tc.is, tc.was, got.Verdict, tc.want)
			}
		})
	}
}

func TestPeriodsAreAlikeWhereTheirCountsCanBeComparedAsTheyAre(t *testing.T) {
	for _, tc := range []struct {
		a, b    incident.Days
		alike   bool
		outside int
	}{
		{y2024, y2025, true, 0},
		{days("2025-01-01", "2025-03-31"), days("2025-07-01", "2025-09-30"), true, 0},
		{days("2025-02-01", "2025-02-28"), days("2025-03-01", "2025-03-31"), false, 0},
		{days("2025-03-01", "2025-03-01"), days("2025-03-01", "2025-03-02"), false, 0},
		{y2025, y2026, false, 1},
		{y2025, incident.Days{From: incident.MustDay("2025-03-17")}, true, 1},
		{incident.Days{To: incident.MustDay("2020-01-01")}, incident.Days{From: incident.MustDay("2027-01-01")}, true, 2},
		{incident.Days{}, days("2020-01-01", "2030-12-31"), true, 4},
		{y2026, days("2026-02-01", "2026-12-31"), false, 1}, // of the same finds is said once
	} {
		p := compare.PairOf(tc.a, tc.b, collected)
		if p.Alike() != tc.alike || len(p.Outside()) != tc.outside {
			t.Errorf("%v beside %v: alike %v, outside %v", tc.a, tc.b, p.Alike(), p.Outside())
		}
	}
}

func TestOnlyWhatWasCollectedOfAPeriodIsCounted(t *testing.T) {
	p := compare.PairOf(y2025, y2026, collected)
	if p.Before != y2025 || p.After != days("2026-01-01", "2026-03-16") || p.Outside()[0] != days("2026-03-17", "2026-12-31") {
		t.Errorf("%+v", p)
	}
	if c := p.Of(74, 11); c.Verdict != compare.Fewer || c.RateAfter < 14.6 || c.RateAfter > 14.7 {
		t.Errorf("11 in 75 days after 74 in 365: %+v", c)
	}
}

func TestEqualPeriodsChangeNothingAndSwappedOnesTurnTheSign(t *testing.T) {
	period := rapid.Custom(func(t *rapid.T) incident.Days {
		from := rapid.IntRange(int(collected.From)-400, int(collected.To)).Draw(t, "from")
		return incident.Days{From: incident.Day(from), To: incident.Day(from + rapid.IntRange(0, 900).Draw(t, "length"))}
	})
	opposite := map[compare.Verdict]compare.Verdict{compare.More: compare.Fewer, compare.Fewer: compare.More}
	rapid.Check(t, func(t *rapid.T) {
		a, b := period.Draw(t, "a"), period.Draw(t, "b")
		n, m := rapid.IntRange(0, 300).Draw(t, "n"), rapid.IntRange(0, 300).Draw(t, "m")
		if same := compare.PairOf(a, a, collected).Of(n, n); same.Difference != 0 || same.By() != 0 ||
			same.Verdict == compare.More || same.Verdict == compare.Fewer {
			t.Fatalf("%v beside itself: %+v", a, same)
		}
		there, back := compare.PairOf(a, b, collected).Of(n, m), compare.PairOf(b, a, collected).Of(m, n)
		want := there.Verdict
		if turned, ok := opposite[want]; ok {
			want = turned
		}
		if there.Difference != -back.Difference || there.By() != -back.By() || back.Verdict != want {
			t.Fatalf("%+v, swapped %+v", there, back)
		}
	})
}
