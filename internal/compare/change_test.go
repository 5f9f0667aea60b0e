package compare_test

import (
	"slices"
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
	covered   = []incident.Days{collected}
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
			if got := compare.PairOf(tc.before, tc.after, covered).Of(tc.was, tc.is); got.Verdict != tc.want {
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
		p := compare.PairOf(tc.a, tc.b, covered)
		if p.Alike() != tc.alike || len(p.Outside()) != tc.outside {
			t.Errorf("%v beside %v: alike %v, outside %v", tc.a, tc.b, p.Alike(), p.Outside())
		}
	}
}

func TestOnlyWhatWasCollectedOfAPeriodIsCounted(t *testing.T) {
	p := compare.PairOf(y2025, y2026, covered)
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
		if same := compare.PairOf(a, a, covered).Of(n, n); same.Difference != 0 || same.By() != 0 ||
			same.Verdict == compare.More || same.Verdict == compare.Fewer {
			t.Fatalf("%v beside itself: %+v", a, same)
		}
		there, back := compare.PairOf(a, b, covered).Of(n, m), compare.PairOf(b, a, covered).Of(m, n)
		want := there.Verdict
		if turned, ok := opposite[want]; ok {
			want = turned
		}
		if there.Difference != -back.Difference || there.By() != -back.By() || back.Verdict != want {
			t.Fatalf("%+v, swapped %+v", there, back)
		}
	})
}

func TestAGapInTheMiddleWasNotCollected(t *testing.T) {
	stretches := []incident.Days{days("1990-01-01", "2021-12-31"), days("2024-12-01", "2025-01-10"),
		days("2026-01-01", "2026-06-30")}
	p := compare.PairOf(y2024, days("2023-01-01", "2023-12-31"), stretches)
	if p.Of(12, 0).Verdict != compare.NotCollected || p.Before != days("2024-12-01", "2024-12-31") {
		t.Errorf("nobody collected 2023: %+v", p.Of(12, 0))
	}
	p = compare.PairOf(days("2021-12-01", "2026-12-31"), days("2020-01-01", "2020-01-31"), stretches)
	if n, _ := p.Collected(); n != 31+41+181 || p.Alike() || p.Before != days("2021-12-01", "2026-06-30") {
		t.Errorf("31, 41 and 181 days were collected: %+v", p)
	}
	want := []incident.Days{days("2022-01-01", "2024-11-30"), days("2025-01-11", "2025-12-31"), days("2026-07-01", "2026-12-31")}
	if !slices.Equal(p.Outside(), want) {
		t.Errorf("outside lie %v, want %v", p.Outside(), want)
	}
	p = compare.PairOf(y2024, y2025, nil)
	if p.Comparable() || p.After != y2025 || !slices.Equal(p.Outside(), []incident.Days{y2025, y2024}) {
		t.Errorf("nothing at all was collected: %+v", p)
	}
}

func TestEveryDayOfAPeriodWasCollectedOrLiesOutside(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var stretches []incident.Days
		next := incident.Day(100)
		for range rapid.IntRange(0, 4).Draw(t, "stretches") {
			from := next + incident.Day(rapid.IntRange(1, 9).Draw(t, "gap"))
			to := from + incident.Day(rapid.IntRange(0, 9).Draw(t, "length"))
			stretches, next = append(stretches, incident.Days{From: from, To: to}), to+1
		}
		asked := incident.Days{From: incident.Day(rapid.IntRange(90, 150).Draw(t, "from"))}
		asked.To = asked.From + incident.Day(rapid.IntRange(0, 60).Draw(t, "days"))
		p := compare.PairOf(asked, asked, stretches)
		parts, _ := p.Parts()
		n := 0
		for d := asked.From; d <= asked.To; d++ {
			on := func(x incident.Days) bool { return x.Contains(d) }
			is := slices.ContainsFunc(stretches, on)
			if is {
				n++
			}
			if is != slices.ContainsFunc(parts, on) || is == slices.ContainsFunc(p.Outside(), on) {
				t.Fatalf("day %d of %v with %v collected: parts %v, outside %v", d, asked, stretches, parts, p.Outside())
			}
		}
		if got, _ := p.Collected(); got != n {
			t.Fatalf("%d of %v are collected, want %d", got, asked, n)
		}
	})
}
