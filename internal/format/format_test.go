package format_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"khyberatlas/internal/format"
	"khyberatlas/internal/incident"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, got) {
		t.Errorf("%s differs; got:\n%s", name, got)
	}
}

// written gathers what is written.
func written(t testing.TB, write func(*bytes.Buffer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func n(i int) *int { return &i }

var about = format.About{Title: "The title", Licence: "CC-BY-4.0", LicenceURL: "https://example.org/by",
	Attribution: "Us; \"them\"",
	Version:     "0123456789abcdef", Filter: "type=ied"}

var head = format.Head{About: about, Matched: 7, Links: []format.Link{
	{Href: "https://example.org/?a=1&b=2", Rel: "self", Type: "application/geo+json", Title: "This document"},
	{Href: "https://example.org/n", Rel: "next", Type: "application/geo+json", HrefLang: "en"}}}

// records are a full one, one without anything that may be blank, and one with all that must be escaped.
func records() []*incident.Record {
	at := orb.Point{71.5678, 34}
	return []*incident.Record{
		{Badge: -1, At: &at, Incident: &incident.Incident{ID: "2025-10-08-full", Date: incident.MustDay("2025-10-08"),
			EndDate: incident.MustDay("2025-10-09"), DatePrecision: incident.DayExact, Type: "ied", Title: "A title",
			Summary: "A summary, with a comma.", Place: "Khar", District: "Bajaur", Admin1: incident.KP, Country: "PK",
			Point: &at, GeoPrecision: incident.Town, Actor: "iskp", Target: "police",
			Killed:    incident.Toll{Low: n(1), Best: n(2), High: n(3)},
			Civilians: n(0), Forces: n(2), Militants: n(0), Injured: n(5), Confidence: "confirmed",
			Sources: []incident.Source{{IncidentID: "2025-10-08-full", Publisher: "Dawn", Published: incident.MustDay("2025-10-09"),
				URL: "https://example.org/a", Note: "two killed"}, {IncidentID: "2025-10-08-full", Publisher: "Undated"}},
			Claims: []incident.Claim{{IncidentID: "2025-10-08-full", Claimant: "Police", Side: "pakistan_state", Subject: "forces_pk",
				KilledLow: n(2), Statement: "At least two", Publisher: "Dawn"}}},
			Others: []incident.Other{{Of: "2025-10-08-full", Passed: true, Verdict: incident.Same, By: incident.ByRule,
				Why: "same day; 2 killed in both", Incident: &incident.Incident{ID: "ucdp-1", Origin: "ucdp",
					Date: incident.MustDay("2025-10-08"), Title: "Theirs", Killed: incident.Toll{Best: n(2)}}},
				{Of: "2025-10-08-full", Incident: &incident.Incident{ID: "kept-1", Title: "what may not be passed on"}}}},
		{Badge: -1, Incident: &incident.Incident{ID: "2025-10-10-blank", Date: incident.MustDay("2025-10-10"),
			DatePrecision: incident.MonthOnly, Type: "other", Title: "No place", Summary: "Nothing known.", Place: "unknown",
			Admin1: "Kunar", Country: "AF", GeoPrecision: incident.ProvinceLevel, Actor: "unidentified", Target: "none",
			Confidence: "reported"}},
		{Badge: -1, At: &orb.Point{-0.0001, -33.5}, Incident: &incident.Incident{ID: "2025-10-11-odd",
			Date:          incident.MustDay("2025-10-11"),
			DatePrecision: incident.DayExact, Type: "ied", Title: "=HYPERLINK(\"http://x\")", Summary: "line\nbreak\ttab \\ \x01 \xff end",
			Place: "+92", District: "@home", Admin1: "-1", Country: "PK", GeoPrecision: incident.Site, Actor: "ttp",
			Target: "\ttab", Killed: incident.Toll{Best: n(-1)}, Confidence: "contested"}},
	}
}

func TestIncidentsAsGeoJSON(t *testing.T) {
	golden(t, "incidents.geojson", written(t, func(b *bytes.Buffer) error {
		return format.Incidents.Collection(b, head,
			format.Incidents.Listed(records()))
	}))
	golden(t, "none.geojson", written(t, func(b *bytes.Buffer) error {
		return format.Incidents.Collection(b, format.Head{About: about}, format.Incidents.Listed(nil))
	}))
}

func TestAnIncidentWithItsSourcesAndClaims(t *testing.T) {
	golden(t, "incident.geojson", written(t, func(b *bytes.Buffer) error { return format.Incidents.Feature(b, head, records()[0]) }))
	golden(t, "incident-blank.geojson", written(t, func(b *bytes.Buffer) error {
		return format.Incidents.Feature(b, head,
			records()[1])
	}))
}

func TestIncidentsAsCSV(t *testing.T) {
	golden(t, "incidents.csv", written(t, func(b *bytes.Buffer) error {
		return format.Incidents.CSV(b, false, slices.Values(records()))
	}))
}

func TestOnlyDownloadsHaveAByteOrderMark(t *testing.T) {
	mark := []byte("\ufeff")
	with := written(t, func(b *bytes.Buffer) error { return format.Incidents.CSV(b, true, slices.Values(records())) })
	without := written(t, func(b *bytes.Buffer) error { return format.Incidents.CSV(b, false, slices.Values(records())) })
	if !bytes.Equal(with, append(mark, without...)) {
		t.Errorf("got %q", with[:20])
	}
}

func crossings() []incident.CrossingState {
	x := &incident.Crossing{ID: "torkham", Name: "Torkham", NameUr: "طورخم", At: orb.Point{71.094, 34.118},
		GeoPrecision: incident.Site,
		PkDistrict:   "Khyber", PkAdmin1: incident.KP, AfProvince: "Nangarhar", Category: "official",
		Modes: []string{"pedestrian", "trade"},
		Notes: "Busiest.", SourceURL: "https://example.org/t",
		Spells: []incident.Spell{{CrossingID: "torkham", From: incident.MustDay("2025-10-12"), FromPrecision: incident.DayExact,
			LastReported: incident.MustDay("2025-11-01"), Status: incident.Closed, Scope: incident.ScopeTrade, Reason: "fighting",
			Publisher: "Dawn"}}}
	trade := incident.ScopeState{Scope: incident.ScopeTrade, Status: incident.Closed, Since: incident.MustDay("2025-10-12"),
		SincePrecision: incident.DayExact, Source: "https://example.org/c", LastReported: incident.MustDay("2025-11-01"),
		Spell: &x.Spells[0]}
	unknown := func(s incident.Scope) incident.ScopeState {
		return incident.ScopeState{Scope: s, Status: incident.Unknown}
	}
	known := incident.CrossingState{Crossing: x, On: incident.MustDay("2025-11-01"), State: incident.Closed, Latest: &trade,
		Scopes:     []incident.ScopeState{trade, unknown("pedestrian"), unknown("deportees"), unknown("aid")},
		DaysClosed: 21, DaysClosedTrade: 21, DaysClosedUnconfirmed: 3}
	blank := incident.CrossingState{Crossing: &incident.Crossing{ID: "b", Name: "B", At: orb.Point{69, 31},
		GeoPrecision: incident.Town, PkAdmin1: "Balochistan",
		AfProvince: "Kandahar", Category: "informal"}, On: incident.MustDay("2025-11-01"), State: incident.Unknown,
		LastRecord: "No record.",
		Scopes:     []incident.ScopeState{unknown("trade"), unknown("pedestrian"), unknown("deportees"), unknown("aid")}}
	return []incident.CrossingState{known, blank}
}

func TestCrossingsWithTheirState(t *testing.T) {
	golden(t, "crossings.geojson", written(t, func(b *bytes.Buffer) error {
		return format.Crossings.Collection(b, head,
			format.Crossings.Listed(crossings()))
	}))
	golden(t, "crossing.geojson", written(t, func(b *bytes.Buffer) error {
		return format.Crossings.Feature(b, head,
			crossings()[0])
	}))
	golden(t, "crossings.csv", written(t, func(b *bytes.Buffer) error {
		return format.Crossings.CSV(b, false, slices.Values(crossings()))
	}))
}

func TestAreasWithTheirFigures(t *testing.T) {
	ring := orb.Ring{{71, 34}, {72, 34}, {72, 35}, {71, 34}}
	d := &incident.District{ID: "khyber", Name: "Khyber", NameUr: "خیبر", Pcode: "PK001", Division: "Peshawar", Seat: "Landi Kotal",
		Merged2018: true, Population2023: 1000, Shape: orb.MultiPolygon{{ring}, {ring, ring}}}
	rate := 12.345678
	areas := []incident.Area{
		{District: d, Per100k: &rate, Totals: incident.Totals{Count: 3, KilledLow: 1, Killed: n(2), KilledHigh: 3, WithoutBest: 1,
			WithoutFigure: 1}},
		{District: &incident.District{ID: "none", Name: "None", Shape: orb.MultiPolygon{{ring}}}},
	}
	golden(t, "districts.geojson", written(t, func(b *bytes.Buffer) error {
		return format.Districts.Collection(b, head, format.Districts.Listed(areas))
	}))
	golden(t, "districts.csv", written(t, func(b *bytes.Buffer) error {
		return format.Districts.CSV(b, false, slices.Values(areas))
	}))
	areas = []incident.Area{{District: d, TooCoarse: 4, Tehsil: &incident.Tehsil{ID: "bara", Name: "Bara", Pcode: "PK00101",
		DistrictID: "khyber", Shape: orb.MultiPolygon{{ring}}}, Totals: incident.Totals{Count: 1, WithoutBest: 1, WithoutFigure: 1}}}
	golden(t, "tehsils.geojson", written(t, func(b *bytes.Buffer) error {
		return format.Tehsils.Collection(b, head, format.Tehsils.Listed(areas))
	}))
	golden(t, "tehsils.csv", written(t, func(b *bytes.Buffer) error { return format.Tehsils.CSV(b, false, slices.Values(areas)) }))
}

func TestTablesBesideTheLayers(t *testing.T) {
	r := records()[0]
	golden(t, "sources.csv", written(t, func(b *bytes.Buffer) error {
		return format.Sources.CSV(b, false, slices.Values(r.Sources))
	}))
	golden(t, "claims.json", written(t, func(b *bytes.Buffer) error {
		return format.Claims.JSON(b, about, len(r.Claims), slices.Values(r.Claims))
	}))
	golden(t, "spells.json", written(t, func(b *bytes.Buffer) error {
		return format.Spells.JSON(b, about, len(crossings()[0].Spells), slices.Values(crossings()[0].Spells))
	}))
	events := []incident.ContextEvent{{Date: incident.MustDay("2025-10-19"), DatePrecision: incident.DayExact, Kind: "ceasefire",
		Title: "A truce", Summary: "Agreed.", Publisher: "Reuters"}}
	golden(t, "context.csv", written(t, func(b *bytes.Buffer) error { return format.Context.CSV(b, false, slices.Values(events)) }))
	golden(t, "none.json", written(t, func(b *bytes.Buffer) error {
		return format.Context.JSON(b, about, 0, slices.Values([]incident.ContextEvent(nil)))
	}))
}
