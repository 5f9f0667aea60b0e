package incident_test

import (
	"cmp"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
)

var collected = incident.Days{From: incident.MustDay("2025-01-01"), To: incident.MustDay("2025-12-31")}

// spell is written "from..to" or "from..~last reported".
func spell(days string, status incident.Status, scope incident.Scope) incident.Spell {
	s := incident.Spell{Status: status, Scope: scope, From: incident.MustDay(days[:10]), FromPrecision: "day",
		Publisher: "Gazette", SourceURL: "https://gazette.example/" + days[:10]}
	if rest := days[12:]; rest[0] == '~' {
		s.LastReported = incident.MustDay(rest[1:])
	} else {
		s.To = incident.MustDay(rest)
	}
	return s
}

func on(day string, spells ...incident.Spell) incident.CrossingState {
	c := &incident.Crossing{ID: "gate", Spells: spells}
	return incident.StateOf(c, incident.Days{From: incident.MustDay(day), To: incident.MustDay(day)}, collected)
}

func TestTheStateOfATrafficIsThatOfTheRowThatTells(t *testing.T) {
	for name, tc := range map[string]struct {
		day    string
		spells []incident.Spell
		trade  incident.Status
		state  incident.Status
	}{
		"no row covers the day": {"2025-03-01",
			[]incident.Spell{spell("2025-02-01..2025-02-28", "closed", "all")}, "unknown", "unknown"},
		"a row for all traffic speaks for trade": {"2025-02-28",
			[]incident.Spell{spell("2025-02-01..2025-02-28", "closed", "all")}, "closed", "closed"},
		"the traffic's own row beats a later one for all": {"2025-02-10",
			[]incident.Spell{spell("2025-02-01..2025-02-28", "open", "trade"), spell("2025-02-05..2025-02-28", "closed", "all")},
			"open", "partial"},
		"of two own rows the later start wins": {"2025-02-10",
			[]incident.Spell{spell("2025-02-05..2025-02-28", "restricted", "trade"), spell("2025-02-01..2025-02-28", "closed", "trade")},
			"restricted", "restricted"},
		"of two rows for all the later start wins": {"2025-02-10",
			[]incident.Spell{spell("2025-02-05..2025-02-28", "open", "all"), spell("2025-02-01..2025-02-28", "closed", "all")},
			"open", "open"},
		"of two that start on one day the later in the file wins": {"2025-02-10",
			[]incident.Spell{spell("2025-02-05..~2025-02-06", "open", "trade"), spell("2025-02-05..2025-02-28", "closed", "trade")},
			"closed", "closed"},
		"a row without an end goes on": {"2025-11-30",
			[]incident.Spell{spell("2025-02-05..~2025-02-06", "closed", "trade")}, "closed", "closed"},
		"even past the collected days": {"2031-01-01",
			[]incident.Spell{spell("2025-02-05..~2025-02-06", "closed", "trade")}, "closed", "closed"},
		"trade alone makes the word": {"2025-02-10",
			[]incident.Spell{spell("2025-02-05..2025-02-28", "closed", "trade"), spell("2025-02-05..2025-02-28", "closed", "aid")},
			"closed", "closed"},
		"known traffics differ": {"2025-02-10",
			[]incident.Spell{spell("2025-02-05..2025-02-28", "closed", "aid"), spell("2025-02-05..2025-02-28", "open", "deportees")},
			"unknown", "partial"},
		"neither trade nor people on foot are known": {"2025-02-10",
			[]incident.Spell{spell("2025-02-05..2025-02-28", "open", "deportees")}, "unknown", "unknown"},
	} {
		t.Run(name, func(t *testing.T) {
			st := on(tc.day, tc.spells...)
			if got := st.Scopes[0]; got.Scope != "trade" || got.Status != tc.trade {
				t.Errorf("trade is %+v, want %s", got, tc.trade)
			}
			if st.State != tc.state {
				t.Errorf("the crossing is %s, want %s", st.State, tc.state)
			}
		})
	}
}

func TestAStateSaysSinceWhenAndByWhom(t *testing.T) {
	unsigned := spell("2025-02-05..~2025-02-20", "closed", "trade")
	unsigned.SourceURL, unsigned.Published = "", incident.MustDay("2025-02-21")
	st := on("2025-03-01", spell("2025-02-01..2025-03-01", "closed", "pedestrian"), unsigned)

	trade, foot := st.Scopes[0], st.Scopes[1]
	if trade.Since.String() != "2025-02-05" || trade.Source != "Gazette, 2025-02-21" || trade.LastReported.String() != "2025-02-20" {
		t.Errorf("trade: %+v", trade)
	}
	if foot.Since.String() != "2025-02-01" || foot.Source != "https://gazette.example/2025-02-01" || foot.LastReported != 0 {
		t.Errorf("pedestrian: %+v", foot)
	}
	if st.Latest == nil || st.Latest.Scope != "trade" {
		t.Errorf("the latest known is %+v", st.Latest)
	}
	if st.LastRecord != "" {
		t.Errorf("a known state has a last record: %s", st.LastRecord)
	}
}

func TestAnUnknownStateNamesTheLastRecordOnTraffic(t *testing.T) {
	for name, tc := range map[string]struct {
		spells []incident.Spell
		want   string
	}{
		"nothing": {nil, "No record on trade or foot traffic up to this day."},
		"only what comes after": {[]incident.Spell{spell("2025-07-01..2025-07-02", "closed", "all")},
			"No record on trade or foot traffic up to this day."},
		"a closure": {[]incident.Spell{spell("2025-02-01..2025-05-10", "closed", "pedestrian"),
			spell("2025-03-01..2025-05-09", "open", "trade")},
			"The last record on trade or foot traffic is the end of a closure on 2025-05-10."},
		"a restriction": {[]incident.Spell{spell("2025-02-01..2025-05-10", "restricted", "all")},
			"The last record on trade or foot traffic is the end of a restriction on 2025-05-10."},
		"an open day": {[]incident.Spell{spell("2025-05-09..2025-05-09", "open", "trade")},
			"The last record on trade or foot traffic is a report that it was open on 2025-05-09."},
		"not of deportees or aid": {[]incident.Spell{spell("2025-02-01..2025-02-02", "closed", "all"),
			spell("2025-03-01..2025-03-02", "closed", "aid")},
			"The last record on trade or foot traffic is the end of a closure on 2025-02-02."},
	} {
		t.Run(name, func(t *testing.T) {
			if got := on("2025-06-01", tc.spells...).LastRecord; got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

func TestAnUnknownStateKnowsTheRecordsOnBothSidesOfTheDay(t *testing.T) {
	before, after := spell("2025-02-01..2025-02-02", "closed", "all"), spell("2025-07-01..2025-07-02", "restricted", "trade")
	later := spell("2025-08-01..2025-08-02", "closed", "pedestrian")
	aid := spell("2025-06-15..2025-06-16", "closed", "aid")
	for name, tc := range map[string]struct {
		spells      []incident.Spell
		last, first string
	}{
		"nothing":                    {nil, "", ""},
		"both":                       {[]incident.Spell{before, aid, later, after}, "2025-02-01", "2025-07-01"},
		"nothing before":             {[]incident.Spell{after, later}, "", "2025-07-01"},
		"nothing after":              {[]incident.Spell{before}, "2025-02-01", ""},
		"not of deportees or aid":    {[]incident.Spell{aid}, "", ""},
		"none where the day is told": {[]incident.Spell{before, spell("2025-05-31..2025-06-02", "open", "trade"), after}, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			st := on("2025-06-01", tc.spells...)
			from := func(s *incident.Spell) string {
				if s == nil {
					return ""
				}
				return s.From.String()
			}
			if from(st.Last) != tc.last || from(st.First) != tc.first {
				t.Errorf("last %q and first %q, want %q and %q", from(st.Last), from(st.First), tc.last, tc.first)
			}
		})
	}
}

func TestOpenEndsOfAPeriodAreTheCollectedDays(t *testing.T) {
	day := incident.MustDay
	for name, tc := range map[string]struct {
		period incident.Days
		on     string
		closed int
	}{
		"all of time":                   {incident.Days{}, "2025-12-31", 365},
		"open start":                    {incident.Days{To: day("2025-01-10")}, "2025-01-10", 10},
		"open end":                      {incident.Days{From: day("2025-12-30")}, "2025-12-31", 2},
		"open end that begins later":    {incident.Days{From: day("2026-02-01")}, "2026-02-01", 0},
		"open start that ends earlier":  {incident.Days{To: day("2024-06-01")}, "2024-06-01", 0},
		"a period beyond what is known": {incident.Days{From: day("2025-12-31"), To: day("2026-01-02")}, "2026-01-02", 1},
		"until the last of all days":    {incident.Days{From: day("2025-12-31"), To: incident.LastDay}, "9999-12-31", 1},
	} {
		t.Run(name, func(t *testing.T) {
			c := &incident.Crossing{Spells: []incident.Spell{spell("2020-01-01..2026-12-31", "closed", "all")}}
			st := incident.StateOf(c, tc.period, collected)
			if st.On.String() != tc.on || st.DaysClosed != tc.closed {
				t.Errorf("on %s with %d days closed, want %s with %d", st.On, st.DaysClosed, tc.on, tc.closed)
			}
		})
	}
}

func TestTheLastStepUpToADayIsTheStateOnThatDay(t *testing.T) {
	statuses, scopes := rapid.SampledFrom(incident.Statuses), rapid.SampledFrom(incident.AllScopes)
	rapid.Check(t, func(t *rapid.T) {
		day := func(name string) incident.Day {
			return collected.From + incident.Day(rapid.IntRange(0, 40).Draw(t, name))
		}
		c := &incident.Crossing{ID: "gate"}
		for range rapid.IntRange(0, 5).Draw(t, "rows") {
			s := incident.Spell{From: day("from"), Status: statuses.Draw(t, "status"), Scope: scopes.Draw(t, "scope")}
			switch end := s.From + incident.Day(rapid.IntRange(0, 9).Draw(t, "length")); {
			case rapid.Bool().Draw(t, "ends"):
				s.To = end
			case rapid.Bool().Draw(t, "reported"):
				s.LastReported = end
			}
			c.Spells = append(c.Spells, s)
		}
		slices.SortStableFunc(c.Spells, func(a, b incident.Spell) int { return cmp.Compare(a.From, b.From) })
		steps := c.Steps()
		for on := collected.From - 3; on < collected.From+60; on++ {
			st, last := incident.StateOf(c, incident.Days{From: on, To: on}, collected), incident.Step{}
			for _, s := range steps {
				if s.From <= on {
					last = s
				}
			}
			if last.State != st.State || last.Faded != st.Faded() {
				t.Fatalf("on %s the steps say %v, the rule %s, faded %t", on, last, st.State, st.Faded())
			}
		}
	})
}
