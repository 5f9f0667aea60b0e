package web

import (
	"math"

	"khyberatlas/internal/incident"
)

// marksGate is a crossing with its state as of the period's last day, worded.
type marksGate struct {
	ID     string   `json:"id"`
	Name   string   `json:"name"`
	Lon    int      `json:"lon"`
	Lat    int      `json:"lat"`
	State  string   `json:"state"`
	Faded  bool     `json:"faded"` // the state is past its last report
	Word   string   `json:"word"`
	Lines  []string `json:"lines"`
	Closed string   `json:"closed"`
}

func newGates(states []incident.CrossingState, w wording) []marksGate {
	out := make([]marksGate, len(states))
	for i, s := range states {
		out[i] = marksGate{ID: s.ID, Name: w.place(s.Name, s.NameUr, ""), Lon: tenThousandths(s.At[0]), Lat: tenThousandths(s.At[1]),
			State: string(s.State), Faded: fadedState(s), Word: w.p.Label("status", string(s.State)),
			Lines: w.gateLines(s), Closed: w.closed(s)}
	}
	return out
}

// fadedState reports whether every known traffic is past its last report: nobody says what holds on that day.
func fadedState(s incident.CrossingState) bool {
	known := false
	for _, scope := range s.Scopes {
		if scope.Spell == nil {
			continue
		}
		known = true
		if scope.LastReported == 0 || s.On <= scope.LastReported {
			return false
		}
	}
	return known && s.State != incident.Unknown
}

func tenThousandths(degrees float64) int { return int(math.Round(degrees * 1e4)) }
