package page

import (
	"khyberatlas/internal/wording"
	"math"

	"khyberatlas/internal/incident"
)

// marksGate is a crossing with its state as of the period's last day, worded.
type marksGate struct {
	ID     string     `json:"id"`
	Name   string     `json:"name"`
	Lon    int        `json:"lon"`
	Lat    int        `json:"lat"`
	State  string     `json:"state"`
	Faded  bool       `json:"faded"` // the state is past its last report
	Word   string     `json:"word"`
	Lines  []gateLine `json:"lines"`
	Closed string     `json:"closed"`
	None   string     `json:"none"` // that no record covers the day; blank where one does
}

// gateLine is what one record says, with who says it; a source without an address has no link.
type gateLine struct {
	Text   string `json:"text"`
	Source string `json:"source"`
	Href   string `json:"href,omitempty"`
	Dated  string `json:"dated"`
}

func newGates(states []incident.CrossingState, w wording.Wording) []marksGate {
	out := make([]marksGate, len(states))
	for i, s := range states {
		out[i] = marksGate{ID: s.ID, Name: w.Place(s.Name, s.NameUr, ""), Lon: tenThousandths(s.At[0]), Lat: tenThousandths(s.At[1]),
			State: string(s.State), Faded: s.Faded(), Word: w.Label("status", string(s.State)),
			Lines: gateLines(w.Reports(s)), Closed: w.Closed(s), None: w.NoRecord(s)}
	}
	return out
}

func gateLines(reports []wording.Report) []gateLine {
	lines := make([]gateLine, len(reports))
	for i, r := range reports {
		lines[i] = gateLine{r.Text, r.Source.Text, r.Source.Href, r.Source.Date}
	}
	return lines
}

func tenThousandths(degrees float64) int { return int(math.Round(degrees * 1e4)) }
