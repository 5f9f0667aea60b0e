package compare_test

import (
	"math"
	"slices"
	"testing"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/compare"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question/answertest"
)

const attacks = "militant attacks"

func coverage(t *testing.T, reported ...incident.ReportedTotal) (atlas.Coverage, *incident.District) {
	t.Helper()
	ds := answertest.Map()
	ds.Incidents = []incident.Incident{answertest.InAlpha("1", nil), answertest.InAlpha("2", nil)}
	ds.Reported = reported
	ds.Meta.CollectedFrom, ds.Meta.CollectedTo = collected.From, collected.To
	a := answertest.Ask(t, ds).Atlas
	return a.Coverage(), &a.Data().Districts[0]
}

func total(area string, period incident.Days, value float64, publisher string) incident.ReportedTotal {
	return incident.ReportedTotal{Area: area, Measure: attacks, Unit: "incidents", From: period.From, To: period.To, Value: value,
		Publisher: publisher}
}

func TestAShareIsARangeWhereOthersCountsDiffer(t *testing.T) {
	period := days("2025-02-01", "2025-02-28")
	c, _ := coverage(t, total("Alpha", period, 8, "Police (in A)"), total("Alpha", period, 40, "Institute"))
	s, ok := compare.SharesOf(c).Of("Alpha", period)
	if !ok || s.Held != 2 || s.Low != 0.05 || s.High != 0.25 || s.Thin() ||
		!slices.Equal(s.Publishers, []string{"Institute", "Police"}) {
		t.Errorf("%+v", s)
	}
}

func TestTheNearestAreaThatOthersCountedStandsForADistrict(t *testing.T) {
	feb, year, y2023 := days("2025-02-01", "2025-02-28"), y2025, days("2023-01-01", "2023-12-31")
	c, alpha := coverage(t, total(incident.KP, feb, 100, "P"), total(incident.KP, year, 400, "P"), total("Alpha", year, 50, "P"),
		total("Alpha", days("2024-03-01", "2024-05-31"), 12, "P"), total("Alpha", days("2023-03-01", "2023-05-31"), 9, "P"),
		total(incident.KP, y2023, 100, "P"), total(incident.KP, y2024, 100, "P"))
	shares := compare.SharesOf(c)
	for _, tc := range []struct {
		days incident.Days
		want string
		part bool
	}{{year, "Alpha", false}, {feb, incident.KP, false}, {y2024, "Alpha", true}, {y2023, incident.KP, false},
		{days("2022-01-01", "2022-12-31"), "", true}} {
		if s, _ := shares.Nearest(alpha, tc.days); s.Area != tc.want || s.Days != tc.days != tc.part {
			t.Errorf("%v: %q of %v, want %q", tc.days, s.Area, s.Days, tc.want)
		}
	}
}

func TestTheLongestPartStandsForAPeriodThatNobodyCountedWhole(t *testing.T) {
	c, _ := coverage(t, total("Alpha", days("2025-02-01", "2025-02-28"), 9, "P"),
		total("Alpha", days("2025-01-01", "2025-05-18"), 30, "P"), total("Alpha", days("2024-06-18", "2025-06-18"), 90, "P"))
	if s, ok := compare.SharesOf(c).Within("Alpha", y2025); !ok || s.Days != days("2025-01-01", "2025-05-18") {
		t.Errorf("%+v", s)
	}
}

func TestOnlyAPublisherOfBothPeriodsIsComparedWithItself(t *testing.T) {
	c, _ := coverage(t, total(incident.KP, y2024, 10, "Both (in A)"), total(incident.KP, y2024, 20, "First alone"),
		total(incident.KP, y2025, 40, "Both (in B)"))
	both := compare.Both(c, incident.KP, compare.PairOf(y2024, y2025, covered))
	if len(both) != 1 || both[0].Publisher != "Both" || both[0].Before.Least != 10 || both[0].After.Least != 40 ||
		math.Abs(both[0].After.High-0.05) > 1e-9 {
		t.Errorf("%+v", both)
	}
}

func TestSharesOfTheShippedDataAreTheCoveragesOwnFigures(t *testing.T) {
	a, err := atlas.Build(datasettest.Shipped(t))
	if err != nil {
		t.Fatal(err)
	}
	c := a.Coverage()
	shares, n := compare.SharesOf(c), 0
	for _, k := range c.Comparisons {
		for _, b := range slices.Concat(k.Months, k.Longer) {
			s, ok := shares.Of(k.Area, b.Days)
			if k.Measure != attacks || !ok {
				continue
			}
			n++
			if totals, err := a.Totals(t.Context(), s.Query); err != nil || totals.Count != s.Held || s.Held != *b.Held.Best {
				t.Errorf("%s, %v: %d are held, %d match, the coverage has %d", k.Area, b.Days, s.Held, totals.Count, *b.Held.Best)
			}
		}
	}
	if n < 100 {
		t.Errorf("only %d shares", n)
	}
}

func TestAShareOfFewCountedIsNotThin(t *testing.T) {
	feb, march := days("2025-02-01", "2025-02-28"), days("2025-03-01", "2025-03-31")
	c, _ := coverage(t, total("Beta", feb, 9, "P"), total("Beta", march, 10, "P"))
	shares := compare.SharesOf(c)
	few, _ := shares.Of("Beta", feb)
	enough, _ := shares.Of("Beta", march)
	if few.Held != 0 || few.Thin() || !few.Few() || !enough.Thin() || enough.Few() {
		t.Errorf("%+v is thin: %v; %+v: %v", few, few.Thin(), enough, enough.Thin())
	}
}
