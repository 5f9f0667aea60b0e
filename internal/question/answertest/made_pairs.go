package answertest

import (
	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
)

// madeOrigins are the records that made rows are of; the last has none of them mostly.
var madeOrigins = []incident.Origin{{ID: incident.Ours, Name: "Ours", Redistribute: true}, {ID: "theirs", Name: "Theirs",
	Redistribute: true}, {ID: "another", Name: "Another"}}

// tellAgain divides the rows among several records, lets some be told by two, and has persons judge a few pairs. Now and then
// there is one record only.
func tellAgain(t *rapid.T, ds *incident.Dataset) {
	origin := func(name string) string { return pick(t, name, madeOrigins).ID }
	one := rapid.IntRange(0, 3).Draw(t, "one record") == 0
	ds.Origins = madeOrigins
	for i := range ds.Incidents {
		r := &ds.Incidents[i]
		if r.Origin = incident.Ours; !one {
			r.Origin = origin("origin")
		}
		if one || rapid.IntRange(0, 3).Draw(t, "told again") > 0 {
			continue
		}
		again := *r
		again.ID, again.Origin = r.ID+"-again", origin("again by")
		again.Type, again.Confidence = pick(t, "type", incident.Types[:4]), pick(t, "confidence", incident.Confidences)
		if again.Date += incident.Day(rapid.Int32Range(-1, 2).Draw(t, "later")); again.EndDate != 0 {
			again.EndDate = max(again.EndDate, again.Date)
		}
		ds.Incidents = append(ds.Incidents, again)
	}
	if n := len(ds.Incidents); n > 0 && !one {
		row := func(name string) *incident.Incident { return &ds.Incidents[rapid.IntRange(0, n-1).Draw(t, name)] }
		for range rapid.IntRange(0, 6).Draw(t, "judged") {
			if a, b := row("a"), row("b"); a.Origin != b.Origin {
				ds.Pairs = append(ds.Pairs, incident.Pair{A: a.ID, B: b.ID, Verdict: pick(t, "verdict", incident.Verdicts),
					By: incident.ByPerson})
			}
		}
	}
}
