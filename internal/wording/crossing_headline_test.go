package wording_test

import (
	"testing"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/wording"
)

func TestACrossingsHeadlineSaysForWhomItWasOpen(t *testing.T) {
	w := wording.Wording{Printer: i18n.For(i18n.En)}
	spell := func(scope incident.Scope, st incident.Status) incident.Spell {
		return incident.Spell{From: incident.DayOf(2025, 10, 1), Scope: scope, Status: st}
	}
	for want, spells := range map[string][]incident.Spell{
		"Closed":                                  {spell("all", "closed")},
		"Closed, except for deportees":            {spell("all", "closed"), spell("deportees", "open")},
		"Closed, except for deportees and aid":    {spell("all", "closed"), spell("deportees", "open"), spell("aid", "open")},
		"Closed, except for aid (restricted)":     {spell("all", "closed"), spell("aid", "restricted")},
		"People on foot open, trade closed":       {spell("trade", "closed"), spell("pedestrian", "open")},
		"No closure on record":                    {spell("deportees", "open")},
		"Open":                                    {spell("trade", "open")},
		"Restricted, except for deportees (open)": {spell("trade", "restricted"), spell("deportees", "open")},
		"Closed, except for deportees, aid (restricted)": {spell("all", "closed"),
			spell("deportees", "open"), spell("aid", "restricted")},
	} {
		c := &incident.Crossing{Spells: spells}
		day := incident.DayOf(2025, 11, 1)
		s := incident.StateOf(c, incident.Days{From: day, To: day}, incident.Days{From: day, To: day})
		if got := w.CrossingState(s); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestAStatePastItsLastReportIsWordedAsWhatWasReportedLast(t *testing.T) {
	w := wording.Wording{Printer: i18n.For(i18n.En)}
	c := &incident.Crossing{Spells: []incident.Spell{
		{From: incident.DayOf(2025, 10, 1), Scope: "all", Status: "closed", LastReported: incident.DayOf(2026, 2, 20)},
		{From: incident.DayOf(2025, 10, 1), Scope: "deportees", Status: "open", LastReported: incident.DayOf(2026, 2, 27)}}}
	for on, want := range map[incident.Day]string{
		incident.DayOf(2025, 11, 1): "Closed, except for deportees",
		incident.DayOf(2026, 2, 27): "Closed, except for deportees",
		incident.DayOf(2026, 2, 28): "Last reported closed, except for deportees (20 February 2026 to 27 February 2026)",
	} {
		day := incident.Days{From: on, To: on}
		if got := w.CrossingState(incident.StateOf(c, day, day)); got != want {
			t.Errorf("on %v: %q, want %q", on, got, want)
		}
	}
}

func TestASourceLaterThanTheDaySaysThatItIs(t *testing.T) {
	w := wording.Wording{Printer: i18n.For(i18n.En)}
	sp := &incident.Spell{Publisher: "A paper", Published: incident.DayOf(2026, 2, 27)}
	for on, want := range map[incident.Day]string{
		incident.DayOf(2025, 11, 1): "reported afterwards, on 27 February 2026",
		incident.DayOf(2026, 2, 27): "27 February 2026",
		0:                           "27 February 2026",
	} {
		if got := w.CiteSpell(sp, on).Date; got != want {
			t.Errorf("on %v: %q, want %q", on, got, want)
		}
	}
	if got := w.CiteSpell(&incident.Spell{Publisher: "A paper"}, incident.DayOf(2025, 11, 1)).Date; got != "undated" {
		t.Errorf("a report without a date is %q", got)
	}
}
