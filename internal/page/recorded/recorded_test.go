package recorded_test

import (
	"slices"
	"strings"
	"testing"

	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/page/recorded"
	"khyberatlas/internal/wording"
)

func TestAnIncidentSaysWhoseRecordItIs(t *testing.T) {
	w := wording.Wording{Printer: i18n.English()}
	ds := datasettest.Records(t, "open", "shut")
	for id, kept := range map[string]bool{"open": false, "shut": true} {
		i := incident.Incident{Origin: id, Type: "state_based", Coding: incident.Coding{Violence: "1", SideA: "A", EventClarity: 2,
			WherePrec: 9}}
		v := recorded.Of(w, ds, &i)
		if v.Name != "The "+id+" record 22.1" || (v.Kept != "") != kept || !strings.Contains(v.Kind, "by what means") ||
			v.Citation == "" || v.Licence.Href != "https://example.org/"+id {
			t.Errorf("%s: %+v", id, v)
		}
		said := map[string]string{}
		for _, f := range v.Says {
			said[f.Text] = f.Note
		}
		// A code that nobody has explained is shown as it is.
		if want := "several events told together"; said["2"] != want || said["1"] == "" || said["9"] != "" || len(said) != 4 {
			t.Errorf("%s says %v", id, said)
		}
		if got := recorded.Cited(w, ds, &i); !strings.Contains(got, "House of "+id) {
			t.Errorf("%s is cited as %q", id, got)
		}
	}
	if ours := (incident.Incident{Origin: incident.Ours, Type: "ied"}); recorded.Of(w, ds, &ours).Kind != "" ||
		recorded.Cited(w, ds, &ours) != "" {
		t.Error("our own record is explained like another's")
	}
	if v := recorded.Of(w, datasettest.Shipped(t), &incident.Incident{Origin: incident.Ours}); v != nil {
		t.Errorf("one record alone: %+v", v)
	}
}

func TestEveryRecordIsListedWithItsTermsAndDays(t *testing.T) {
	w := wording.Wording{Printer: i18n.English()}
	ds := datasettest.Records(t, "open", "shut")
	lines := recorded.All(w, ds)
	if len(lines) != 3 || lines[0].ID != incident.Ours || lines[1].Terms == lines[2].Terms {
		t.Fatalf("%+v", lines)
	}
	if p := lines[1].Periods; len(p) != 1 || p[0].Name != "1989 to 2025" || p[0].Text != "complete by its own rules" {
		t.Errorf("%+v", p)
	}
	if c := recorded.Columns(w, ds); len(c) != 1 || !strings.Contains(c[0].Columns, "where_prec") {
		t.Errorf("%+v", c)
	}
}

func TestWhoFoughtIsNotWhoIsResponsible(t *testing.T) {
	w := wording.Wording{Printer: i18n.English()}
	for name, tc := range map[string]struct {
		kind       incident.Type
		a, b       string
		actor      incident.Actor
		by         string
		says, text string
		note       string // a part of it
	}{
		"a state and a group": {"state_based", "Government of Pakistan", "TTP", "ttp", "TTP", "Who fought",
			"Government of Pakistan and TTP", "not who is responsible"},
		"two groups": {"non_state", "IS", "TTP", "iskp", "IS", "Who fought", "IS and TTP", "under Islamic State Khorasan Province"},
		"sides that nobody told yet": {"state_based", "XXX770", "XXX770", "unidentified", "XXX770", "Who fought", "Unidentified",
			"under Unidentified"},
		"no side is told": {"state_based", "", "", "other", "", "Who fought", "Other", "under Other"},
		"against civilians": {"one_sided", "TTP", "Civilians", "ttp", "TTP", "Reported responsible", "TTP",
			"Tehreek-e-Taliban"},
		"one that UCDP has no name of": {"one_sided", "XXX770", "Civilians", "unidentified", "XXX770", "Reported responsible",
			"Unidentified", ""},
	} {
		i := incident.Incident{Origin: "ucdp", Type: tc.kind, Actor: tc.actor,
			Coding: incident.Coding{SideA: tc.a, SideB: tc.b, ActorName: tc.by}}
		f := recorded.Who(w, &i)
		if f.Name != tc.says || f.Text != tc.text || !strings.Contains(f.Note, tc.note) || (f.Note == "") != (tc.note == "") {
			t.Errorf("%s: %+v", name, f)
		}
		for _, said := range recorded.Of(w, datasettest.Records(t, "open"), &incident.Incident{Origin: "open", Coding: i.Coding}).Says {
			if said.Name == w.Text("record.actor_name") {
				t.Errorf("%s: a side is said twice: %+v", name, said)
			}
		}
	}
	ours := recorded.Who(w, &incident.Incident{Origin: incident.Ours, Type: "ied", Actor: "unidentified"})
	if ours.Name != "Reported responsible" || ours.Note == "" {
		t.Errorf("ours: %+v", ours)
	}
	if recorded.Found(w, datasettest.Shipped(t)) != "" || recorded.Found(w, datasettest.Records(t, "open")) == "" {
		t.Error("how a filter finds others' incidents is said of our own, or not of others'")
	}
}

func TestARecordThatNamesNoSourcesIsNotSaidToHaveOne(t *testing.T) {
	w := wording.Wording{Printer: i18n.English()}
	ds := datasettest.Records(t, "open")
	for publishers, want := range map[int]string{0: "its record names no source", 1: "1 publisher", 2: "2 publishers"} {
		i := incident.Incident{Origin: "open", Confidence: "reported", Sources: make([]incident.Source, publishers)}
		facts := recorded.Trust(w, &incident.Record{Incident: &i, Publishers: publishers})
		if facts[1].Text != want || (facts[0].Note == "") != (publishers == 0) {
			t.Errorf("%d: %+v", publishers, facts)
		}
		if got := recorded.SourcesNote(w, ds, &i); strings.Contains(got, "names no sources") != (publishers == 0) {
			t.Errorf("%d: %q", publishers, got)
		}
	}
}

func TestAnAirStrikeOfARecordThatTellsNoDronesApartSaysSo(t *testing.T) {
	ds := datasettest.Records(t, "open")
	i := ds.Incidents[slices.IndexFunc(ds.Incidents, func(i incident.Incident) bool { return i.Origin == "open" })]
	i.Type, i.CodedAs = "air_strike", "Explosions/Remote violence/Air/drone strike"
	v := recorded.Of(wording.Wording{Printer: i18n.English()}, ds, &i)
	if v.Kind != "" || !strings.Contains(v.Says[0].Note, "may have been a drone's") {
		t.Errorf("an air strike in a record of air and drone strikes is %q, its own words %+v", v.Kind, v.Says[0])
	}
}
