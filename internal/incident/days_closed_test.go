package incident_test

import (
	"testing"

	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
)

func TestDaysAfterTheLastReportCountAsUnconfirmed(t *testing.T) {
	c := &incident.Crossing{Spells: []incident.Spell{
		spell("2025-02-01..~2025-02-10", "closed", "trade"),
		spell("2025-02-09..2025-02-14", "closed", "pedestrian"),
	}}
	st := incident.StateOf(c, incident.Days{From: incident.MustDay("2025-01-01"), To: incident.MustDay("2025-02-20")}, collected)
	if st.DaysClosedTrade != 10 || st.DaysClosedPedestrian != 6 || st.DaysClosed != 14 || st.DaysClosedUnconfirmed != 6 {
		t.Errorf("trade %d, pedestrian %d, either %d, unconfirmed %d; want 10, 6, 14, 6",
			st.DaysClosedTrade, st.DaysClosedPedestrian, st.DaysClosed, st.DaysClosedUnconfirmed)
	}
}

func TestTenThousandYearsAreCountedWithoutLookingAtEachDay(t *testing.T) {
	c := &incident.Crossing{Spells: []incident.Spell{spell("2025-02-01..~2025-02-10", "closed", "all")}}
	ever := incident.Days{From: incident.FirstDay, To: incident.LastDay}
	if st := incident.StateOf(c, ever, collected); st.DaysClosed != 10 ||
		st.DaysClosedUnconfirmed != int(collected.To-incident.MustDay("2025-02-10")) {
		t.Errorf("%d closed, %d unconfirmed", st.DaysClosed, st.DaysClosedUnconfirmed)
	}
	if runs := c.Runs(incident.ScopeAid, ever); len(runs) != 3 {
		t.Errorf("%d runs: %+v", len(runs), runs)
	}
}

func TestDaysClosedAreThoseThatTheRuleGivesDayByDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := &incident.Crossing{Spells: rapid.SliceOfN(rapid.Custom(drawSpell), 0, 12).Draw(t, "spells")}
		from := drawDay(t, "from")
		period := incident.Days{From: from, To: from + incident.Day(rapid.IntRange(0, 60).Draw(t, "length"))}
		got := incident.StateOf(c, period, collected)

		var trade, foot, either, unconfirmed int
		for d := period.From; d <= period.To; d++ {
			tClosed, tSure := closedOn(c, "trade", d)
			pClosed, pSure := closedOn(c, "pedestrian", d)
			trade += one(tSure)
			foot += one(pSure)
			either += one(tSure || pSure)
			unconfirmed += one((tClosed || pClosed) && !tSure && !pSure)
		}
		if got.DaysClosedTrade != trade || got.DaysClosedPedestrian != foot || got.DaysClosed != either ||
			got.DaysClosedUnconfirmed != unconfirmed {
			t.Fatalf("got %d, %d, %d, %d; day by day %d, %d, %d, %d", got.DaysClosedTrade, got.DaysClosedPedestrian,
				got.DaysClosed, got.DaysClosedUnconfirmed, trade, foot, either, unconfirmed)
		}
		runsTile(t, c, period)
	})
}

// closedOn is the rule read sentence by sentence for one day.
func closedOn(c *incident.Crossing, scope incident.Scope, d incident.Day) (closed, sure bool) {
	var teller *incident.Spell
	for _, of := range []incident.Scope{"all", scope} { // the traffic's own row beats one of all, so it comes last
		var latest *incident.Spell
		for i := range c.Spells {
			s := &c.Spells[i]
			covers := s.From <= d && (s.To == 0 || d <= s.To)
			if s.Scope == of && covers && (latest == nil || latest.From <= s.From) {
				latest = s
			}
		}
		if latest != nil {
			teller = latest
		}
	}
	if teller == nil || teller.Status != "closed" {
		return false, false
	}
	return true, teller.To != 0 || d <= teller.LastReported
}

// runsTile: the runs cover the period without a gap, and each says what the day alone would say.
func runsTile(t *rapid.T, c *incident.Crossing, period incident.Days) {
	next := period.From
	for _, r := range c.Runs(incident.ScopeTrade, period) {
		if r.From != next || r.To < r.From {
			t.Fatalf("run %v, expected one from %v", r.Days, next)
		}
		next = r.To + 1
		for _, d := range []incident.Day{r.From, r.To} {
			alone := incident.StateOf(c, incident.Days{From: d, To: d}, collected)
			if alone.Scopes[0].Status != r.Status || alone.Scopes[0].Spell != r.Spell {
				t.Fatalf("on %v the state is %+v, the run says %+v", d, alone.Scopes[0], r)
			}
		}
	}
	if next != period.To+1 {
		t.Fatalf("the runs end on %v, the period on %v", next-1, period.To)
	}
}

func drawDay(t *rapid.T, name string) incident.Day {
	return incident.MustDay("2025-01-01") + incident.Day(rapid.IntRange(0, 12).Draw(t, name))
}

func drawSpell(t *rapid.T) incident.Spell {
	s := incident.Spell{
		From:   drawDay(t, "spell from"),
		Status: rapid.SampledFrom(incident.Statuses).Draw(t, "status"),
		Scope:  rapid.SampledFrom(incident.AllScopes).Draw(t, "scope"),
	}
	last := s.From + incident.Day(rapid.IntRange(0, 30).Draw(t, "length"))
	if rapid.Bool().Draw(t, "ended") {
		s.To = last
	} else {
		s.LastReported = last
	}
	return s
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
