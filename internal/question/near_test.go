package question_test

import (
	"testing"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/question/answertest"
)

func TestNeighboursAreTheNearestInTimeAndPlace(t *testing.T) {
	at := func(lon float64, date string) func(r *incident.Incident) {
		return func(r *incident.Incident) { r.Point, r.Date = &orb.Point{lon, 33.25}, incident.MustDay(date) }
	}
	a := answertest.AskRows(t, answertest.InAlpha("it", nil),
		answertest.InAlpha("same place, 20 days on", at(70.5, "2025-02-21")),
		answertest.InAlpha("9 km off, the same day", at(70.6, "2025-02-01")),
		answertest.InAlpha("28 km off, the day before", at(70.8, "2025-01-31")),
		answertest.InAlpha("93 km off, the same day", at(71.5, "2025-02-01")),
		answertest.InAlpha("same place, 40 days on", at(70.5, "2025-03-13")),
		answertest.InAlpha("province level", func(r *incident.Incident) { r.GeoPrecision = "province" }),
		answertest.InAlpha("nowhere", func(r *incident.Incident) { r.Point = nil }))
	it, _ := a.Record("it")
	var got []string
	for _, n := range a.Neighbours(it, 10) {
		got = append(got, n.ID)
		if n.ID == "same place, 20 days on" && (n.Km != 0 || n.Days != 20) {
			t.Errorf("%s: %v km, %d days", n.ID, n.Km, n.Days)
		}
	}
	want := []string{"9 km off, the same day", "28 km off, the day before", "same place, 20 days on"}
	if len(got) != len(want) || got[0] != want[0] || got[1] != want[1] || got[2] != want[2] {
		t.Errorf("got %q, want %q", got, want)
	}
	if n := len(a.Neighbours(it, 1)); n != 1 {
		t.Errorf("asked for one, got %d", n)
	}
	for _, id := range []string{"province level", "nowhere"} {
		if r, _ := a.Record(id); a.Neighbours(r, 10) != nil {
			t.Errorf("%s has neighbours", id)
		}
	}
}

func TestAnExtentHoldsAllThatACollectionHas(t *testing.T) {
	ds := answertest.Map()
	ds.Incidents = []incident.Incident{
		answertest.InAlpha("1", func(r *incident.Incident) { r.DatePrecision = "month"; r.Date = incident.MustDay("2025-02-14") }),
		answertest.InAlpha("2", func(r *incident.Incident) { r.Type = "shelling"; r.Point = &orb.Point{72, 34.5} }),
	}
	ds.Crossings[0].Spells = []incident.Spell{{From: incident.MustDay("2024-01-01"), To: incident.MustDay("2024-02-01")}}
	a := answertest.Ask(t, ds)
	for collection, want := range map[incident.Layer]struct {
		box  orb.Bound
		days incident.Days
	}{
		"incidents": {orb.Bound{Min: orb.Point{70.5, 33.25}, Max: orb.Point{72, 34.5}}, days("2025-02-01", "2025-02-28")},
		"strikes":   {orb.Point{72, 34.5}.Bound(), days("2025-02-01", "2025-02-01")},
		"crossings": {orb.Bound{Min: orb.Point{70, 33.5}, Max: orb.Point{70, 34}}, days("2024-01-01", "2024-02-01")},
		"districts": {orb.Bound{Min: orb.Point{70, 33}, Max: orb.Point{73, 34}}, days("2025-02-01", "2025-02-28")},
		"tehsils":   {orb.Bound{Min: orb.Point{70, 33}, Max: orb.Point{72, 34}}, days("2025-02-01", "2025-02-28")},
	} {
		if e := a.Extent(collection); a.Err() != nil || !e.HasBox || e.Box != want.box || e.Days != want.days {
			t.Errorf("%s: %+v, want %+v", collection, e, want)
		}
	}
	if a.Extent("provinces"); a.Err() == nil {
		t.Error("an unknown collection has an extent")
	}

	ds.Crossings[1].Spells = []incident.Spell{{From: incident.MustDay("2025-01-01"), LastReported: incident.MustDay("2025-01-02")}}
	if e := answertest.Ask(t, ds).Extent("crossings"); e.Days != days("2024-01-01", "") {
		t.Errorf("a spell without an end leaves the interval at %v", e.Days)
	}
}
