package web

import (
	"slices"
	"strings"
	"testing"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/wording"
)

func TestThePictureHasTheLayersOfTheAddress(t *testing.T) {
	for query, want := range map[string]struct{ marks, gates, districts bool }{
		"":                           {true, true, true},
		"?layers=crossings":          {marks: true, gates: true},
		"?layers=districts,strikes":  {marks: true, districts: true},
		"?layers=none":               {marks: true},
		"?layers=incidents,anything": {marks: true},
	} {
		picture := mapOf(t, query).Find("svg.map")
		got := struct{ marks, gates, districts bool }{
			picture.Find(".mark").Length() > 0, picture.Find(".gate").Length() > 0, picture.Find(".areas a").Length() > 0}
		if got != want {
			t.Errorf("%q shows %+v, want %+v", query, got, want)
		}
	}
}

func TestASharedLinkShowsWhatWasChosenWithoutScript(t *testing.T) {
	// What is later than the collection isn't on the map without a period.
	q := asking(t, odd(t))
	r := q.Search(incident.Query{}.Within(incident.Days{To: q.Atlas.Days().To}), incident.SortDateDesc)[0]
	doc := mapOf(t, "?sel="+r.ID)
	card := doc.Find(".card:not([hidden])")
	if got := strings.TrimSpace(card.Find(".card-title").Text()); got != r.Title {
		t.Errorf("the card is called %q, want %q", got, r.Title)
	}
	if card.Find("a[href^='/collections/incidents/items/"+r.ID+"']").Length() != 1 {
		t.Error("the card doesn't lead to the incident")
	}
	if doc.Find("svg.map .halo").Length() != 1 {
		t.Errorf("%d halos are drawn, want one", doc.Find("svg.map .halo").Length())
	}
	if mapOf(t, "?sel=nothing").Find(".card:not([hidden])").Length() != 0 {
		t.Error("a card is open where the address names nothing that exists")
	}
}

func TestTheCardOfACrossingSaysWhoReportsItAndUntilWhen(t *testing.T) {
	card := mapOf(t, "?datetime=2025-10-31&sel=crossing:torkham").Find(".card:not([hidden])")
	if text := card.Text(); !strings.Contains(text, "Closed · 31 October 2025") || strings.Count(text, "reported until") == 0 {
		t.Errorf("the card reads %q", text)
	}
	links := card.Find(".card-source a[href^='http']")
	if links.Length() == 0 || links.Length() != card.Find(".card-source a[rel~=noopener][rel~=noreferrer]").Length() {
		t.Errorf("%d sources are linked, want some, and all of them safely", links.Length())
	}
}

func TestOneRecordOfSeveralTrafficsIsOneLine(t *testing.T) {
	spell := &incident.Spell{From: incident.MustDay("2025-10-11"), LastReported: incident.MustDay("2025-10-20"),
		Publisher: "A paper"}
	known := func(scope incident.Scope) incident.ScopeState {
		return incident.ScopeState{Scope: scope, Status: incident.Closed, Since: spell.From, Spell: spell}
	}
	all := incident.CrossingState{Crossing: &incident.Crossing{}, On: incident.MustDay("2025-10-15"), State: incident.Closed}
	for _, scope := range incident.Scopes {
		all.Scopes = append(all.Scopes, known(scope))
	}
	two := all
	two.Scopes = slices.Clone(all.Scopes)
	for i := range two.Scopes[2:] {
		two.Scopes[2+i].Spell = nil
	}
	w := wording.Wording{Printer: i18n.For(i18n.En)}
	for want, state := range map[string]incident.CrossingState{
		"All traffic: closed since 11 Oct 2025, reported until 20 Oct 2025":              all,
		"Trade and people on foot: closed since 11 Oct 2025, reported until 20 Oct 2025": two,
	} {
		if lines := w.Reports(state); len(lines) != 1 || lines[0].Text != want || lines[0].Source.Text != "A paper" ||
			lines[0].Source.Href != "" {
			t.Errorf("the lines are %+v, want %q", lines, want)
		}
	}
}
