package web

import (
	"os"
	"testing"

	"khyberatlas/internal/dataset"
	"khyberatlas/internal/incident"
)

// minimal is a small valid dataset of invented squares.
func minimal(t testing.TB) *incident.Dataset {
	t.Helper()
	found, err := dataset.Check(t.Context(), os.DirFS("../dataset/testdata/minimal"), dataset.Limits{})
	if err != nil || len(found.Faults) > 0 {
		t.Fatal(err, found.Faults)
	}
	return found.Dataset
}

// strangers are datasets that are small, empty or far off. The store takes them all, whatever today's check says: an older
// program may have imported them, or another hand written them.
var strangers = []struct {
	name string
	edit func(*incident.Dataset)
}{
	{"minimal", func(*incident.Dataset) {}},
	{"no rows", func(ds *incident.Dataset) {
		ds.Incidents, ds.Crossings, ds.Context, ds.Reported, ds.Changes = nil, nil, nil, nil, nil
	}},
	{"nothing but its description", func(ds *incident.Dataset) { *ds = incident.Dataset{Meta: ds.Meta} }},
	{"nothing but the barest description", func(ds *incident.Dataset) {
		*ds = incident.Dataset{Meta: incident.Meta{ID: "x", Title: "x", Released: ds.Meta.Released,
			CollectedFrom: ds.Meta.CollectedFrom,
			CollectedTo:   ds.Meta.CollectedTo}}
	}},
	{"one incident and no shapes", func(ds *incident.Dataset) {
		*ds = incident.Dataset{Meta: ds.Meta, Incidents: ds.Incidents[:1]}
	}},
	{"one row of each", func(ds *incident.Dataset) {
		ds.Incidents, ds.Crossings, ds.Districts, ds.Tehsils = ds.Incidents[:1], ds.Crossings[:1], ds.Districts[:1], ds.Tehsils[:1]
		ds.Provinces, ds.AfProvinces, ds.Towns = ds.Provinces[:1], ds.AfProvinces[:1], ds.Towns[:1]
		ds.Crossings[0].Spells = ds.Crossings[0].Spells[:1]
	}},
	{"crossings without spells", func(ds *incident.Dataset) {
		for i := range ds.Crossings {
			ds.Crossings[i].Spells = nil
		}
	}},
	{"no points", func(ds *incident.Dataset) {
		for i := range ds.Incidents {
			ds.Incidents[i].Point = nil
		}
	}},
	{"no figures, sources and claims", func(ds *incident.Dataset) {
		for i := range ds.Incidents {
			r := &ds.Incidents[i]
			r.Killed, r.Civilians, r.Forces, r.Militants, r.Injured = incident.Toll{}, nil, nil, nil, nil
			r.Sources, r.Claims = nil, nil
		}
	}},
	{"a day in 2525", func(ds *incident.Dataset) {
		ds.Incidents[0].Date, ds.Incidents[0].EndDate = incident.MustDay("2525-01-02"), 0
	}},
	{"the first and the last day of all", func(ds *incident.Dataset) {
		ds.Incidents[0].Date, ds.Incidents[0].EndDate = incident.FirstDay, incident.LastDay
		ds.Incidents[1].Date, ds.Incidents[1].DatePrecision = incident.LastDay, "month"
		ds.Incidents[2].Date, ds.Incidents[2].DatePrecision = incident.LastDay, "week"
		ds.Crossings[0].Spells[0].From, ds.Crossings[0].Spells[0].LastReported = incident.FirstDay, incident.LastDay
		ds.Context[0].Date, ds.Context[0].EndDate = incident.FirstDay, incident.LastDay
		ds.Reported[0].From, ds.Reported[0].To = incident.FirstDay, incident.LastDay
		ds.Changes[0].Date = incident.LastDay
	}},
	{"a collection of all days", func(ds *incident.Dataset) {
		ds.Meta.CollectedFrom, ds.Meta.CollectedTo, ds.Meta.Released = incident.FirstDay, incident.LastDay, incident.LastDay
	}},
	{"a collection of one day, long ago", func(ds *incident.Dataset) {
		ds.Meta.CollectedFrom, ds.Meta.CollectedTo, ds.Meta.Released = incident.FirstDay, incident.FirstDay, incident.FirstDay
	}},
	{"texts of one letter and of none", func(ds *incident.Dataset) {
		for i := range ds.Incidents {
			r := &ds.Incidents[i]
			r.Title, r.Summary, r.Place, r.Target, r.Admin1, r.District = "ي", "", "", "", "", ""
		}
		ds.Meta.Title, ds.Meta.Attribution, ds.Meta.Licence, ds.Meta.LicenceURL = "", "", "", ""
		for i := range ds.Districts {
			d := &ds.Districts[i]
			d.NameUr, d.NamePs, d.Division, d.Seat, d.Pcode, d.Population2017, d.Population2023 = "", "", "", "", "", 0, 0
		}
	}},
	{"shapes without corners", func(ds *incident.Dataset) {
		for i := range ds.Districts {
			ds.Districts[i].Shape = nil
		}
		for i := range ds.Tehsils {
			ds.Tehsils[i].Shape = nil
		}
		for i := range ds.Provinces {
			ds.Provinces[i].Shape = nil
		}
		for i := range ds.AfProvinces {
			ds.AfProvinces[i].Shape = nil
		}
	}},
	{"a point on the other side of the world", func(ds *incident.Dataset) {
		for i := range ds.Incidents {
			if p := ds.Incidents[i].Point; p != nil {
				p[0], p[1] = -180, -90
			}
		}
		ds.Crossings[0].At = [2]float64{180, 90}
	}},
}
