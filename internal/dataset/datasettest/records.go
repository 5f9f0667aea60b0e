package datasettest

import (
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"khyberatlas/internal/canon"
	"khyberatlas/internal/incident"
)

// What stands in the texts of the incidents of Records, and in their titles.
const (
	OpenText, OpenTitle = "tellitfreely", "Opentitle"
	ShutText, ShutTitle = "keepitback", "Shuttitle"
)

// Records is the default dataset with more records of one incident each, in Chitral on 8 October 2025: "open" may be passed on,
// "shut" may not.
func Records(t testing.TB, ids ...string) *incident.Dataset {
	t.Helper()
	ds := *Shipped(t)
	ds.Incidents, ds.Origins = slices.Clone(ds.Incidents), slices.Clone(ds.Origins)
	for i := range ds.Incidents {
		ds.Incidents[i].Sources = slices.Clone(ds.Incidents[i].Sources)
		ds.Incidents[i].Claims = slices.Clone(ds.Incidents[i].Claims)
	}
	ds.Crossings, ds.Periods = slices.Clone(ds.Crossings), slices.Clone(ds.Periods)
	like := slices.IndexFunc(ds.Incidents, func(i incident.Incident) bool { return i.ID == "2025-10-08-orakzai" })
	for n, r := range []struct {
		id, text, title string
		shut            bool
	}{{"open", OpenText, OpenTitle, false}, {"shut", ShutText, ShutTitle, true}} {
		if !slices.Contains(ids, r.id) {
			continue
		}
		i := ds.Incidents[like]
		i.ID, i.Origin, i.Title, i.Type = r.id+"-1", r.id, r.title+" in Orakzai", "state_based"
		i.Summary = "First words. " + longer(r.text)
		i.Place, i.Target = "Place "+r.text, "Target "+r.text
		i.Coding = incident.Coding{CodedAs: "Coded " + r.text, Violence: "state-based", SideA: "Side A " + r.text,
			SideB: "Side B " + r.text, ActorName: "Actor " + r.text, EventClarity: 2, WherePrec: 2, DatePrec: 1}
		i.Sources = []incident.Source{{IncidentID: i.ID, Publisher: "Gazette " + r.text, Note: "Note " + r.text}}
		i.Claims = nil
		// Another place and another toll: it is no event of the other records.
		i.District, i.Point = "", &orb.Point{71.5 + float64(n)/2, 35.6}
		i.Killed, i.Civilians, i.Forces, i.Militants = incident.Toll{Best: new(301 + 200*n)}, new(301+200*n), nil, nil
		ds.Incidents = append(ds.Incidents, i)
		ds.Origins = append(ds.Origins, incident.Origin{ID: r.id, Name: "The " + r.id + " record", Publisher: "House of " + r.id,
			Version: "22.1", Licence: "Terms of " + r.id, LicenceURL: "https://example.org/" + r.id, Redistribute: !r.shut,
			Citation: "House of " + r.id + " (2025): The " + r.id + " record.", URL: "https://example.org/"})
		ds.Periods = append(ds.Periods, incident.Period{Origin: r.id, Completeness: "complete",
			Days: incident.Days{From: incident.MustDay("1989-01-01"), To: incident.MustDay("2025-12-31")}})
	}
	canon.Seal(&ds)
	return &ds
}

// longer is a text that no line has room for, with the word at its end.
func longer(word string) string {
	text := ""
	for len(text) < 400 {
		text += "Then more was said of it. "
	}
	return text + word + "."
}
