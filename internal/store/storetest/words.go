package storetest

import (
	"testing"

	"khyberatlas/internal/incident"
)

// A store may hold the closed lists a second time, in its schema. Every word of the domain is stored, and a foreign one is not.
func wordsOfTheDomainAreKeptAndNoOthers(t *testing.T, k Kind) {
	s, _ := k.Fresh(t)
	n := 0
	try := func(what string, edit func(*incident.Dataset), wanted bool) {
		t.Helper()
		n++
		ds := Made(n)
		edit(ds)
		if _, err := s.Import(t.Context(), ds, How, nil); (err == nil) != wanted {
			t.Errorf("%s: %v", what, err)
		}
	}
	each(try, "type", incident.OwnTypes, func(ds *incident.Dataset, v incident.Type) { ds.Incidents[1].Type = v })
	each(try, "actor", incident.Actors, func(ds *incident.Dataset, v incident.Actor) { ds.Incidents[1].Actor = v })
	each(try, "confidence", incident.Confidences,
		func(ds *incident.Dataset, v incident.Confidence) { ds.Incidents[1].Confidence = v })
	each(try, "country", incident.Countries, func(ds *incident.Dataset, v incident.Country) { ds.Incidents[1].Country = v })
	each(try, "geo_precision", incident.OwnGeoPrecisions,
		func(ds *incident.Dataset, v incident.GeoPrecision) { ds.Incidents[1].GeoPrecision = v })
	each(try, "date_precision", incident.IncidentDatePrecisions,
		func(ds *incident.Dataset, v incident.DatePrecision) { ds.Incidents[1].DatePrecision = v })
	each(try, "side", incident.Sides, func(ds *incident.Dataset, v incident.Side) { ds.Incidents[1].Claims[0].Side = v })
	each(try, "subject", incident.Subjects, func(ds *incident.Dataset, v incident.Subject) { ds.Incidents[1].Claims[0].Subject = v })
	each(try, "status", incident.Statuses, func(ds *incident.Dataset, v incident.Status) { ds.Crossings[0].Spells[0].Status = v })
	each(try, "scope", incident.AllScopes, func(ds *incident.Dataset, v incident.Scope) { ds.Crossings[0].Spells[0].Scope = v })
	each(try, "from_precision", incident.SpellDatePrecisions,
		func(ds *incident.Dataset, v incident.DatePrecision) { ds.Crossings[0].Spells[0].FromPrecision = v })
	each(try, "category", incident.CrossingCategories, func(ds *incident.Dataset, v string) { ds.Crossings[0].Category = v })
	each(try, "context kind", incident.ContextKinds, func(ds *incident.Dataset, v string) { ds.Context[0].Kind = v })
	each(try, "context precision", incident.ContextDatePrecisions,
		func(ds *incident.Dataset, v incident.DatePrecision) { ds.Context[0].DatePrecision = v })
	each(try, "unit", incident.ReportedUnits, func(ds *incident.Dataset, v string) { ds.Reported[0].Unit = v })
	each(try, "actor kind", incident.ActorKinds, func(ds *incident.Dataset, v string) { ds.Actors[0].Kind = v })
	each(try, "change kind", incident.ChangeKinds, func(ds *incident.Dataset, v string) { ds.Changes[0].Kind = v })
	each(try, "change precision", incident.ChangeDatePrecisions,
		func(ds *incident.Dataset, v incident.DatePrecision) { ds.Changes[0].DatePrecision = v })
	each(try, "completeness", incident.Completenesses, func(ds *incident.Dataset, v string) { ds.Meta.Completeness = v })

	try("low above best", func(ds *incident.Dataset) { ds.Incidents[1].Killed.Low = new(4) }, false)
	try("end before start", func(ds *incident.Dataset) { ds.Incidents[1].EndDate = ds.Incidents[1].Date - 1 }, false)
	try("latitude of 91", func(ds *incident.Dataset) { ds.Incidents[1].Point[1] = 91 }, false)
	try("a claim on nothing", func(ds *incident.Dataset) { ds.Incidents[1].Claims[0].IncidentID = "x" }, false)
	try("a repeated id", func(ds *incident.Dataset) { ds.Incidents[0].ID = ds.Incidents[1].ID }, false)
	try("an address that isn't one", func(ds *incident.Dataset) { ds.Incidents[1].Sources[0].URL = "javascript:x" }, false)
}

func each[T ~string](try func(string, func(*incident.Dataset), bool), what string, words []T, set func(*incident.Dataset, T)) {
	for _, w := range words {
		try(what+" "+string(w), func(ds *incident.Dataset) { set(ds, w) }, true)
	}
	try(what+" of another language", func(ds *incident.Dataset) { set(ds, "quux") }, false)
}
