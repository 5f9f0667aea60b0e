package draw

import (
	"testing"

	"khyberatlas/internal/incident"
)

func TestSlimStripsAreDrawnAsTheyWere(t *testing.T) {
	l := Slim{Days: days("2024-07-01/2026-06-30"), On: incident.DayOf(2025, 11, 1),
		Covered: Covered{{From: incident.DayOf(2021, 2, 1), To: incident.DayOf(2026, 3, 16)}}}
	golden(t, "slim_years", l.Years())
	golden(t, "slim", l.Strip("A & B over the years", []StripRow{{Runs: []StripRun{
		{Days: days("2024-07-01/2025-10-10"), Status: incident.Unknown},
		{Days: days("2025-10-11/2026-01-31"), Status: incident.Closed, Confirmed: true, Title: "closed"},
		{Days: days("2026-02-01/2026-06-30"), Status: incident.Closed, Title: "closed, not confirmed"}}},
		{Runs: []StripRun{{Days: days("2025-01-01/2025-01-01"), Status: incident.Open, Confirmed: true, Title: "open"}}}}))
}
