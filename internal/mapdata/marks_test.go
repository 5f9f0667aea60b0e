package mapdata

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question/answertest"
	"khyberatlas/internal/wording"
)

func TestMarksHoldEveryMatchOnce(t *testing.T) {
	a := answertest.Odd(t)
	types := rapid.SliceOfDistinct(rapid.SampledFrom(incident.Types), func(x incident.Type) incident.Type { return x })
	rapid.Check(t, func(rt *rapid.T) {
		q := incident.Query{Types: types.Draw(rt, "types")}
		if rapid.Bool().Draw(rt, "period") {
			from := a.Days().From + incident.Day(rapid.IntRange(0, 1900).Draw(rt, "from"))
			q.Days = incident.Days{From: from, To: from + incident.Day(rapid.IntRange(0, 400).Draw(rt, "length"))}
		}
		m := NewMarks(asking(t, a, q))
		want := answertest.AskOf(t, a).Search(q, incident.SortDateDesc)
		if m.Count != len(want) || m.Count != answertest.AskOf(t, a).Totals(q).Count || len(m.Incidents.ID) != m.Count {
			rt.Fatalf("%d marks, %d matches, %d in the totals", m.Count, len(want), answertest.AskOf(t, a).Totals(q).Count)
		}
		for i, r := range want {
			c := m.Incidents
			area := m.Areas[c.Area[i]]
			kind := "district"
			switch {
			case r.DistrictID == "" && r.InKP():
				kind = "home"
			case r.DistrictID == "":
				kind = "province"
			}
			if area.Kind != kind || kind == "district" && area.ID != r.DistrictID {
				rt.Fatalf("%s of %q lies in the area %v", r.ID, r.DistrictID, area)
			}
			if span := (incident.Days{From: epoch + incident.Day(c.From[i]), To: epoch + incident.Day(c.To[i])}); span != r.Span() {
				rt.Fatalf("%s can have happened on %s, want %s", r.ID, span, r.Span())
			}
			if incident.Confidences[c.Confidence[i]] != r.Confidence || incident.Actors[c.Actor[i]] != r.Actor ||
				incident.GeoPrecisions[c.Geo[i]] != r.GeoPrecision || incident.IncidentDatePrecisions[c.Dated[i]] != r.DatePrecision {
				rt.Fatalf("%s has another word of a closed list", r.ID)
			}
			badge, point := c.Badge[i] != nil, c.Lon[i] != nil && c.Lat[i] != nil
			switch {
			case c.ID[i] != r.ID:
				rt.Fatalf("row %d is %s, want %s", i, c.ID[i], r.ID)
			case badge && point:
				rt.Fatalf("%s is both a badge's and a point", r.ID)
			case point && r.GeoPrecision.Coarse():
				rt.Fatalf("%s is coarse and drawn as a point", r.ID)
			case (badge || point) != (r.At != nil):
				rt.Fatalf("%s has a place: %t, is on the map: %t", r.ID, r.At != nil, badge || point)
			}
		}
	})
}

func TestACrossingWithoutARecordSaysSoAndNamesTheRecordsOnBothSides(t *testing.T) {
	day := incident.MustDay
	spell := func(from, to string, status incident.Status, scope incident.Scope) incident.Spell {
		return incident.Spell{From: day(from), FromPrecision: incident.DayExact, To: day(to), Status: status, Scope: scope,
			Publisher: "Gazette", SourceURL: "https://gazette.example/" + from}
	}
	before := spell("2025-02-01", "2025-05-10", incident.Closed, incident.ScopeTrade)
	after := spell("2025-10-01", "2025-10-31", incident.Restricted, incident.ScopePedestrian)
	after.FromPrecision = incident.MonthOnly
	sent := spell("2025-05-01", "2025-07-01", incident.Open, incident.ScopeDeportees)
	for name, tc := range map[string]struct {
		spells []incident.Spell
		none   string
		lines  []string
		whole  string
	}{
		"both sides": {[]incident.Spell{before, after}, "No record covers 1 June 2025.",
			[]string{"Last before it: trade, closed until 10 May 2025", "First after it: people on foot, restricted from October 2025"},
			"No record covers 1 June 2025; last before it: trade, closed until 10 May 2025; " +
				"first after it: people on foot, restricted from October 2025."},
		"one side": {[]incident.Spell{after}, "No record covers 1 June 2025.",
			[]string{"First after it: people on foot, restricted from October 2025"},
			"No record covers 1 June 2025; first after it: people on foot, restricted from October 2025."},
		"another traffic is known": {[]incident.Spell{sent},
			"No record on trade or foot traffic covers 1 June 2025; no report of another day was found.",
			[]string{"Deportees: open since 1 May 2025, reported until 1 Jul 2025"},
			"No record on trade or foot traffic covers 1 June 2025; no report of another day was found."},
		"nothing at all": {nil, "No record covers 1 June 2025; no report of another day was found.", nil,
			"No record covers 1 June 2025; no report of another day was found."},
	} {
		t.Run(name, func(t *testing.T) {
			w := wording.Wording{Printer: i18n.For(i18n.En)}
			june := incident.Days{From: day("2025-06-01"), To: day("2025-06-01")}
			s := incident.StateOf(&incident.Crossing{Name: "Gate", Spells: tc.spells}, june, june)
			gate := newTold([]incident.CrossingState{s}, w)[0]
			var lines []string
			for _, l := range gate.Lines {
				lines = append(lines, l.Text)
				if l.Source != "Gazette" || !strings.HasPrefix(l.Href, "https://gazette.example/") {
					t.Errorf("%q has the source %+v", l.Text, l)
				}
			}
			if gate.None != tc.none || !slices.Equal(lines, tc.lines) {
				t.Errorf("the card says %q and %q, want %q and %q", gate.None, lines, tc.none, tc.lines)
			}
			if got := w.Uncovered(s); got != tc.whole {
				t.Errorf("in one sentence: %q, want %q", got, tc.whole)
			}
		})
	}
}

func TestACrossingOfNoDaySaysNothingOfRecords(t *testing.T) {
	w := wording.Wording{Printer: i18n.For(i18n.En)}
	body, err := json.Marshal(newTold([]incident.CrossingState{incident.NoState(&incident.Crossing{Name: "Gate"})}, w))
	if err != nil {
		t.Fatal(err)
	}
	if want := `"lines":[],"closed":"","none":""`; !strings.Contains(string(body), want) {
		t.Errorf("%s lacks %s", body, want)
	}
	if strings.Contains(string(body), "null") {
		t.Errorf("a crossing of no day has a null: %s", body)
	}
}

func TestWhatNothingMatchesIsAnEmptyListEverywhere(t *testing.T) {
	q := asking(t, answertest.Odd(t), incident.Query{Words: []string{"nothingsuch"}})
	records, words := NewRecords(q)
	for name, sent := range map[string]any{"records": records, "words": words, "marks": NewMarks(q).Incidents} {
		raw, err := json.Marshal(sent)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(raw), ":null") {
			t.Errorf("%s have no list at all where a script reads one: %s", name, raw)
		}
	}
}
