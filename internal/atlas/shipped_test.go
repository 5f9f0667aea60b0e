package atlas_test

import (
	"cmp"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"testing"

	"khyberatlas/geodata"
	"khyberatlas/internal/atlas"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/internal/question/answertest"
)

// shipped is a question to an atlas of the default dataset.
func shipped(t *testing.T) *question.Question {
	t.Helper()
	return answertest.Ask(t, datasettest.Shipped(t))
}

func TestTheShippedDatasetAddsUpToWhatIsKnownOfIt(t *testing.T) {
	got, want := shipped(t).Totals(incident.Query{}), sumsOfTheFile(t)
	if got.Killed == nil {
		t.Fatal("nobody killed")
	}
	if have := (fileSums{got.Count, *got.Killed, got.KilledLow, got.KilledHigh, got.WithoutFigure, got.WithoutBest}); have != want {
		t.Errorf("%+v, want %+v", have, want)
	}
}

type fileSums struct{ count, best, low, high, withoutFigure, withoutBest int }

// sumsOfTheFile adds the rows up with nothing but the standard library.
func sumsOfTheFile(t *testing.T) (sums fileSums) {
	file, err := geodata.Files.Open("incidents.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil || len(rows) < 2 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	at := func(name string) int { return slices.Index(rows[0], name) }
	best, low, high := at("killed"), at("killed_low"), at("killed_high")
	figure := func(cells ...string) int {
		n, _ := strconv.Atoi(cmp.Or(cells...))
		return n
	}
	for _, r := range rows[1:] {
		sums.count++
		sums.best += figure(r[best])
		sums.low += figure(r[low], r[best], r[high])
		sums.high += figure(r[high], r[best], r[low])
		if r[best] == "" {
			sums.withoutBest++
		}
		if r[best]+r[low]+r[high] == "" {
			sums.withoutFigure++
		}
	}
	return sums
}

func torkham(t *testing.T, day string) incident.CrossingState {
	t.Helper()
	st, ok := shipped(t).Crossing("torkham", incident.Query{Days: days(day, day)})
	if !ok {
		t.Fatal("no Torkham")
	}
	return st
}

func TestTorkhamIsPartialOnTheFirstOfNovember2025(t *testing.T) {
	st := torkham(t, "2025-11-01")
	if st.State != incident.Partial {
		t.Errorf("the state is %s", st.State)
	}
	want := map[incident.Scope]incident.Status{"trade": "closed", "pedestrian": "closed", "deportees": "open", "aid": "closed"}
	for _, s := range st.Scopes {
		if s.Status != want[s.Scope] {
			t.Errorf("%s is %s, want %s", s.Scope, s.Status, want[s.Scope])
		}
		// The report on trade has no address: its publisher and day are the citation.
		if s.Since == 0 || (!strings.HasPrefix(s.Source, "http") &&
			s.Source != "International Crisis Group, Asia Report N°354, 2026-02-27") {
			t.Errorf("%s has no day or no source: %+v", s.Scope, s)
		}
	}
}

func TestTorkhamIsUnknownOnTheThirtiethOfSeptember2025(t *testing.T) {
	st := torkham(t, "2025-09-30")
	if st.State != incident.Unknown || st.Scopes[2].Status != incident.Open || st.Latest == nil || st.Latest.Scope != "deportees" {
		t.Errorf("%s, deportees %+v", st.State, st.Scopes[2])
	}
	if st.LastRecord != "The last record on trade or foot traffic is the end of a closure on 2025-05-10." {
		t.Errorf("the last record: %q", st.LastRecord)
	}
}

// The naive count of days is in incident's own tests; here every shipped crossing is counted by its state day by day.
func TestDaysClosedOfTheShippedCrossingsAreCountedDayByDay(t *testing.T) {
	a := shipped(t)
	for _, st := range a.Crossings(incident.Query{}) {
		closed, unconfirmed := 0, 0
		for day := a.Atlas.Days().From; day <= a.Atlas.Days().To; day++ {
			on := incident.StateOf(st.Crossing, incident.Days{From: day, To: day}, a.Atlas.Days())
			closed += on.DaysClosed
			unconfirmed += on.DaysClosedUnconfirmed
		}
		if st.DaysClosed != closed || st.DaysClosedUnconfirmed != unconfirmed {
			t.Errorf("%s: %d and %d unconfirmed, day by day %d and %d", st.ID, st.DaysClosed, st.DaysClosedUnconfirmed, closed,
				unconfirmed)
		}
	}
}

func TestEveryShippedCoarsePlaceOfTheProvinceStandsInsideItsDistrict(t *testing.T) {
	a := shipped(t)
	for _, b := range a.Atlas.Badges() {
		if b.Country != "PK" || b.Admin1 != incident.KP || b.Precision != incident.DistrictLevel {
			continue
		}
		for _, d := range a.Atlas.Data().Districts {
			if d.Name == b.District && !geo.Contains(d.Shape, b.At) {
				t.Errorf("the badge of %s stands outside at %v", d.Name, b.At)
			}
		}
	}
}

func TestShippedDistancesAreThoseOfTheMap(t *testing.T) {
	for _, r := range shipped(t).Search(incident.Query{}, "") {
		if r.Distances && (r.CrossingKm < 0 || r.FrontierKm < 0 || r.FrontierKm > 700 || r.CrossingID == "") {
			t.Errorf("%s: %s at %v km, frontier %v km", r.ID, r.CrossingID, r.CrossingKm, r.FrontierKm)
		}
		if r.InKP() && r.Distances && r.FrontierKm > 350 {
			t.Errorf("%s lies in the province, %v km from the frontier", r.ID, r.FrontierKm)
		}
	}
}

func TestTheShippedTotalsOfOthersAreAllShownOnce(t *testing.T) {
	a := shipped(t)
	c := a.Atlas.Coverage()
	shown := len(c.Apart)
	for _, group := range c.Comparisons {
		for _, b := range append(group.Months, group.Longer...) {
			shown += len(b.Reported)
		}
	}
	if shown != len(a.Atlas.Data().Reported) || len(c.Comparisons) == 0 {
		t.Errorf("%d of %d totals are shown", shown, len(a.Atlas.Data().Reported))
	}
	incidents := 0
	for _, m := range c.ByMonth {
		incidents += m.Incidents
	}
	if want := a.Atlas.Len(); incidents != want {
		t.Errorf("the months hold %d of %d incidents", incidents, want)
	}
}

func BenchmarkBuildShipped(b *testing.B) {
	ds := datasettest.Shipped(b)
	for b.Loop() {
		if _, err := atlas.Build(ds); err != nil {
			b.Fatal(err)
		}
	}
}
