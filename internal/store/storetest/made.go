package storetest

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
)

// How says where the imports of tests come from.
var How = store.How{At: time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC), Program: "test", Source: "made", Format: "atlas"}

// Version makes a name that looks like a hash.
func Version(n int) string { return fmt.Sprintf("%016x", n) }

// Made is a small dataset with a row of every kind, and rows with everything blank that may be.
func Made(n int) *incident.Dataset {
	day := incident.MustDay
	square := orb.MultiPolygon{{{{70, 33}, {71, 33}, {71, 34.1234}, {70, 34}, {70, 33}}}}
	return &incident.Dataset{
		Version: Version(n),
		Meta: incident.Meta{ID: "made", Title: "Made rows", Released: day("2026-01-01"),
			CollectedFrom: day("2025-01-01"), CollectedTo: day("2025-12-31"), Completeness: "sample", TimeZone: "Asia/Karachi"},
		Incidents: []incident.Incident{
			{ID: "2025-01-01-nowhere", Date: day("2025-01-01"), DatePrecision: "month", Type: "other", Title: "No place",
				Country: "PK", GeoPrecision: "province", Actor: "unidentified", Confidence: "reported", Origin: incident.Ours},
			{ID: "2025-03-04-full", Date: day("2025-03-04"), EndDate: day("2025-03-06"), DatePrecision: "day", Type: "air_strike",
				Title: "پورا", Summary: "Two; \"three\",\nfour.", Place: "Mir Ali", District: "North Waziristan", Admin1: incident.KP,
				Country: "PK", Point: &orb.Point{70.2701, 32.9699}, GeoPrecision: "town", Actor: "ttp", Target: "police",
				Killed: incident.Toll{Low: new(2), Best: new(3), High: new(5)}, Civilians: new(0), Forces: new(1),
				Militants: new(2), Injured: new(7), Confidence: "contested", Origin: incident.Ours,
				Sources: []incident.Source{
					{IncidentID: "2025-03-04-full", Publisher: "B", Published: day("2025-03-05"), URL: "https://example.org/b?x=1#y", Note: "n"},
					{IncidentID: "2025-03-04-full", Publisher: "A"}},
				Claims: []incident.Claim{{IncidentID: "2025-03-04-full", Claimant: "ISPR", Side: "pakistan_state",
					Subject: "militants", KilledLow: new(4), InjuredLow: new(1), InjuredHigh: new(2), Statement: "four killed",
					Publisher: "A", Published: day("2025-03-05")}}},
		},
		Crossings: []incident.Crossing{
			{ID: "torkham", Name: "Torkham", At: orb.Point{71.094, 34.118}, GeoPrecision: "site", Category: "official",
				Modes: []string{"pedestrian", "trade"},
				Spells: []incident.Spell{
					{CrossingID: "torkham", From: day("2025-01-01"), FromPrecision: "inferred", Status: "open", Scope: "trade"},
					{CrossingID: "torkham", From: day("2025-02-21"), FromPrecision: "day", To: day("2025-03-19"),
						LastReported: day("2025-03-19"), Status: "closed", Scope: "all", Reason: "r", Publisher: "P",
						Published: day("2025-03-20"), SourceURL: "http://example.org/"}}},
			{ID: "angur-ada", Name: "Angur Ada", At: orb.Point{69.3, 32.5}, GeoPrecision: "town", Category: "informal"},
		},
		Context: []incident.ContextEvent{{Date: day("2025-10-18"), EndDate: day("2025-10-19"), DatePrecision: "day",
			Kind: "ceasefire", Title: "Truce"}},
		Reported: []incident.ReportedTotal{{From: day("2025-01-01"), To: day("2025-01-31"), Area: "Frontier", Measure: "m",
			Value: 12.5, ValueHigh: new(13.25), Unit: "percent", Publisher: "P"}},
		Actors: []incident.ActorInfo{{ID: "ttp", Name: "TTP", Kind: "armed group"}},
		Districts: []incident.District{{ID: "kurram", Name: "Kurram", Merged2018: true, Population2017: 619553,
			Population2023: 785434, Shape: square}},
		Tehsils:     []incident.Tehsil{{ID: "upper-kurram", Name: "Upper Kurram", DistrictID: "kurram", Shape: square}},
		Provinces:   []incident.Province{{Name: incident.KP, Shape: square}, {Name: "Punjab", Shape: square}},
		AfProvinces: []incident.Province{{ID: "khost", Name: "Khost", NamePs: "خوست", Shape: square}},
		Towns:       []incident.TownPlace{{ID: "khost", Name: "Khost", At: orb.Point{69.92, 33.33}, Country: "AF", Rank: 2}},
		Rivers: []incident.River{{ID: "kurram", Name: "Kurram", Rank: 2,
			Lines: orb.MultiLineString{{{70, 33}, {70.5, 33.25}}, {{71, 33}, {71.1, 33.1}, {71.2, 33}}}}},
		Landmarks: []incident.Landmark{{ID: "peiwar", Kind: "pass", Name: "Peiwar", At: orb.Point{69.9, 33.97}, Rank: 2},
			{ID: "sikaram", Kind: "peak", Name: "Sikaram", At: orb.Point{69.9, 34.03}, Elevation: new(4755), Rank: 1}},
		Routes: []incident.Route{{ID: "khyber-pass", Name: "Khyber Pass road", Via: orb.LineString{{71.53, 34.005}, {71.38, 34}}}},
		Changes: []incident.DistrictChange{{Date: day("2022-04-13"), DatePrecision: "day", Kind: "split",
			FromUnits: []string{"South Waziristan"}, ToUnits: []string{"Lower", "Upper"}, OnMap: true, Publisher: "P"}},
		Files: []incident.File{{Name: "basemap/towns.csv", Bytes: []byte{}}, {Name: "incidents.csv", Bytes: []byte("id\n")}},
	}
}

// Holds fails where the store doesn't give back the very dataset, but for what only the store knows.
func Holds(t *testing.T, s Store, want *incident.Dataset) {
	t.Helper()
	got, err := Load(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, withoutPast); diff != "" {
		t.Errorf("loaded differs from imported (-want +got):\n%s", diff)
	}
}

// withoutPast leaves out what only the store knows.
var withoutPast = cmp.Options{cmpopts.IgnoreFields(incident.Incident{}, "CameIn", "ChangedIn"),
	cmpopts.IgnoreFields(incident.Dataset{}, "History", "Gone")}
