package atlas_test

import (
	"fmt"
	"testing"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question/answertest"
)

func reported(area, measure, unit, from, to string, value float64, publisher string) incident.ReportedTotal {
	return incident.ReportedTotal{Area: area, Measure: measure, Unit: unit, From: incident.MustDay(from), To: incident.MustDay(to),
		Value: value, Publisher: publisher}
}

func TestWhatOthersCountStandsBesideWhatTheDatasetHolds(t *testing.T) {
	ds := answertest.Map()
	five := 5
	ds.Incidents = []incident.Incident{
		answertest.InAlpha("attack", func(r *incident.Incident) { r.Killed.Best, r.Forces = &five, &five }),
		answertest.InAlpha("operation", func(r *incident.Incident) {
			r.Type, r.Actor, r.Killed.Best = "security_operation", "pakistan_forces", &five
		}),
		answertest.InAlpha("in Beta", func(r *incident.Incident) { r.District = "Beta" }),
		answertest.InAlpha("suicide",
			func(r *incident.Incident) { r.Type = "suicide_bombing"; r.Date = incident.MustDay("2025-03-09") }),
		answertest.InAlpha("in no district", func(r *incident.Incident) { r.GeoPrecision = "province" }),
		answertest.InAlpha("in Khost", func(r *incident.Incident) { r.Country, r.Admin1 = "AF", "Khost" }),
	}
	for _, m := range [][2]string{{"militant attacks", "incidents"}, {"violent incidents", "incidents"},
		{"people killed in militant attacks", "people"}, {"fatalities of violence", "people"},
		{"security forces killed in militant attacks", "people"}, {"civilians killed in militant attacks", "people"},
		{"suicide attacks", "incidents"}} {
		for _, area := range []string{incident.KP, "Khyber Pakhtunkhwa, mainland", "Khyber Pakhtunkhwa, tribal districts", "Alpha",
			"Bannu division"} {
			ds.Reported = append(ds.Reported, reported(area, m[0], m[1], "2025-02-01", "2025-02-28", 9, "Z"))
		}
	}
	got := map[string]string{}
	for _, c := range answertest.Ask(t, ds).Atlas.Coverage().Comparisons {
		held := "none"
		if h := c.Months[0].Held.Best; h != nil {
			held = fmt.Sprint(*h)
		}
		got[c.Area+": "+c.Measure] = held
	}
	for key, want := range map[string]string{
		"Khyber Pakhtunkhwa: violent incidents":                  "4",
		"Khyber Pakhtunkhwa: militant attacks":                   "3",
		"Khyber Pakhtunkhwa, mainland: militant attacks":         "1",
		"Khyber Pakhtunkhwa, tribal districts: militant attacks": "1",
		"Alpha: violent incidents":                               "2",
		"Bannu division: violent incidents":                      "3",
		"Alpha: fatalities of violence":                          "10",
		"Alpha: people killed in militant attacks":               "5",
		"Alpha: security forces killed in militant attacks":      "5",
		"Alpha: civilians killed in militant attacks":            "none",
		"Alpha: suicide attacks":                                 "0",
	} {
		if got[key] != want {
			t.Errorf("%s: the dataset holds %q, want %s", key, got[key], want)
		}
	}
}

func TestWhatIsHeldOfRangesIsToldAsARange(t *testing.T) {
	ds := answertest.Map()
	best, low, high := 7, 20, 90
	ds.Incidents = []incident.Incident{
		answertest.InAlpha("attack", func(r *incident.Incident) { r.Killed.Best = &best }),
		answertest.InAlpha("strike", func(r *incident.Incident) { r.Killed.Low, r.Killed.High = &low, &high }),
	}
	ds.Reported = []incident.ReportedTotal{reported("Alpha", "fatalities of violence", "people", "2025-02-01", "2025-02-28", 9, "Z")}
	held := answertest.Ask(t, ds).Atlas.Coverage().Comparisons[0].Months[0].Held
	if held.Best != nil || held.Low == nil || *held.Low != 27 || held.High == nil || *held.High != 97 {
		t.Errorf("held is %+v, want 27 to 97 and no best figure", held)
	}
}

func TestEveryPublishersCountIsAMarkOfItsOwn(t *testing.T) {
	ds := answertest.Map()
	ds.Reported = []incident.ReportedTotal{
		reported(incident.KP, "militant attacks", "incidents", "2025-02-01", "2025-02-28", 9, "Z"),
		reported(incident.KP, "militant attacks", "incidents", "2025-01-01", "2025-01-31", 7, "Z"),
		reported(incident.KP, "militant attacks", "incidents", "2025-02-01", "2025-02-28", 8, "A"),
		reported(incident.KP, "militant attacks", "incidents", "2025-01-01", "2025-03-31", 30, "A"),
	}
	c := answertest.Ask(t, ds).Atlas.Coverage().Comparisons
	if len(c) != 1 || len(c[0].Months) != 2 || len(c[0].Longer) != 1 {
		t.Fatalf("%+v", c)
	}
	february := c[0].Months[1]
	if len(february.Reported) != 2 || february.Reported[0].Publisher != "A" || february.Reported[1].Value != 9 {
		t.Errorf("February has %+v", february)
	}
}

func TestTotalsThatDoNotMatchAreListedApartWithTheReason(t *testing.T) {
	ds := answertest.Map()
	ds.Reported = []incident.ReportedTotal{
		reported(incident.KP, "terrorism cases registered", "cases", "2025-02-01", "2025-02-28", 9, "Z"),
		reported(incident.KP, "militant attacks", "percent", "2025-02-01", "2025-02-28", 9, "Z"),
		reported("Pakistan", "militant attacks", "incidents", "2025-02-01", "2025-02-28", 9, "Z"),
		reported(incident.KP, "militant attacks", "incidents", "2024-12-01", "2025-01-31", 9, "Z"),
		reported(incident.KP, "militant attacks", "incidents", "2025-06-01", "2025-07-31", 9, "Z"),
	}
	c := answertest.Ask(t, ds).Atlas.Coverage()
	want := []atlas.Mismatch{atlas.OtherMeasure, atlas.OtherMeasure, atlas.OtherArea, atlas.OtherPeriod, atlas.OtherPeriod}
	if len(c.Comparisons) != 0 || len(c.Apart) != len(want) {
		t.Fatalf("%+v", c)
	}
	for i, a := range c.Apart {
		if a.Why != want[i] {
			t.Errorf("%s, %s: apart for its %s, want %s", a.Area, a.Measure, a.Why, want[i])
		}
	}
}

func TestEffortIsCountedByMonthAndByDistrict(t *testing.T) {
	by := func(date string, publishers ...string) func(r *incident.Incident) {
		return func(r *incident.Incident) {
			r.Date = incident.MustDay(date)
			for _, p := range publishers {
				r.Sources = append(r.Sources, incident.Source{Publisher: p})
			}
		}
	}
	c := answertest.AskRows(t, answertest.InAlpha("1", by("2025-02-01", "A", "B")),
		answertest.InAlpha("2", by("2025-02-28", "B", "C")), answertest.InAlpha("3", by("2025-04-01", "A"))).Atlas.Coverage()
	if len(c.ByMonth) != 3 || c.ByMonth[0].Incidents != 2 || c.ByMonth[0].Publishers != 3 || c.ByMonth[1].Incidents != 0 ||
		c.ByMonth[2].Publishers != 1 {
		t.Errorf("by month: %+v", c.ByMonth)
	}
	if len(c.ByDistrict) != 3 || c.ByDistrict[0].Incidents != 3 || c.ByDistrict[0].Publishers != 3 ||
		c.ByDistrict[1].Publishers != 0 {
		t.Errorf("by district: %+v", c.ByDistrict)
	}
}

func TestEmptyMonthsAreLeftOutOnlyWhereTheyAreVeryMany(t *testing.T) {
	for last, want := range map[string]int{"2025-04-02": 3, "2125-02-02": 1201, "9999-12-31": 2} {
		ds := answertest.Map()
		ds.Incidents = []incident.Incident{answertest.InAlpha("first",
			func(r *incident.Incident) { r.Date = incident.MustDay("2025-02-02") }),
			answertest.InAlpha("last", func(r *incident.Incident) { r.Date = incident.MustDay(last) })}
		months := answertest.Ask(t, ds).Atlas.Coverage().ByMonth
		if len(months) != want || months[0].Incidents != 1 || months[want-1].Incidents != 1 {
			t.Errorf("up to %s there are %d months, want %d", last, len(months), want)
		}
	}
}

func TestAPeriodThatNoRecordCollectedWholeHasNothingBesideIt(t *testing.T) {
	ds := answertest.Map()
	ds.Reported = []incident.ReportedTotal{reported("Alpha", "militant attacks", "incidents", "2024-09-01", "2024-09-30", 9, "A"),
		reported("Alpha", "militant attacks", "incidents", "2024-06-01", "2024-07-31", 9, "A"),
		reported("Alpha", "militant attacks", "incidents", "2024-06-01", "2024-06-30", 9, "A")}
	for _, half := range []string{"2024", "2025"} {
		ds.Periods = append(ds.Periods, incident.Period{Origin: incident.Ours, Completeness: "complete",
			Days: incident.Days{From: incident.MustDay(half + "-01-01"), To: incident.MustDay(half + "-06-30")}})
	}
	c := answertest.Ask(t, ds).Atlas.Coverage()
	if len(c.Apart) != 2 || c.Apart[0].Why != atlas.OtherPeriod || len(c.Comparisons) != 1 || len(c.Comparisons[0].Months) != 1 {
		t.Errorf("what was collected of a half year is a share of September's: %+v", c)
	}
}
