package mapdata

import (
	"encoding/json"
	"fmt"
	"io"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/internal/wording"
)

// gate is a crossing on the map with its state as of the period's last day.
type gate struct {
	gateAt
	State string `json:"state"`
	Faded bool   `json:"faded"` // the state is past its last report
	Word  string `json:"word"`
}

type gateAt struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Lon      int    `json:"lon"`
	Lat      int    `json:"lat"`
	Official bool   `json:"official"`
}

func newGates(states []incident.CrossingState, w wording.Wording) []gate {
	out := make([]gate, len(states))
	for i, s := range states {
		out[i] = gate{gateAtOf(s.Crossing, w), string(s.State), s.Faded(), w.Label("status", string(s.State))}
	}
	return out
}

func gateAtOf(c *incident.Crossing, w wording.Wording) gateAt {
	return gateAt{c.ID, w.Place(c.Name, c.NameUr, ""), tenThousandths(c.At[0]), tenThousandths(c.At[1]), c.Category == "official"}
}

// gateSteps is a crossing with its states over all days: from each day of From on, up to the next, it is in that state.
// A state that is past its last report is faded.
type gateSteps struct {
	gateAt
	From  []int    `json:"from"`
	State []string `json:"state"`
	Faded []bool   `json:"faded"`
}

func newGateSteps(crossings []incident.Crossing, w wording.Wording) []gateSteps {
	out := make([]gateSteps, len(crossings))
	for i := range crossings {
		g := gateSteps{gateAt: gateAtOf(&crossings[i], w)}
		for _, s := range crossings[i].Steps() {
			g.From, g.State, g.Faded = append(g.From, dayNumber(s.From)), append(g.State, string(s.State)), append(g.Faded, s.Faded)
		}
		out[i] = g
	}
	return out
}

// told is what a card tells of a crossing.
type told struct {
	ID     string   `json:"id"`
	On     string   `json:"on"`  // the day that it is told of
	Day    string   `json:"day"` // the same in words
	Word   string   `json:"word"`
	State  string   `json:"state"`
	Faded  bool     `json:"faded"`
	Lines  []report `json:"lines"`
	Closed string   `json:"closed"`
	None   string   `json:"none"` // that no record covers the day; blank where one does
}

// report is what one record of a crossing says, with who says it; a source without an address has no link.
type report struct {
	Text   string `json:"text"`
	Source string `json:"source"`
	Href   string `json:"href,omitempty"`
	Dated  string `json:"dated"`
}

func newTold(states []incident.CrossingState, w wording.Wording) []told {
	out := make([]told, len(states))
	for i, s := range states {
		out[i] = told{ID: s.ID, On: s.On.String(), Day: w.Day(s.On), Word: w.CrossingState(s), State: string(s.State),
			Faded: s.Faded(), Lines: []report{}, Closed: w.Closed(s), None: w.NoRecord(s)}
		for _, r := range w.Reports(s) {
			out[i].Lines = append(out[i].Lines, report{r.Text, r.Source.Text, r.Source.Href, r.Source.Date})
		}
	}
	return out
}

// writeGates writes what the cards of all crossings tell of a period.
func writeGates(out io.Writer, q *question.Question) error {
	answer := map[string][]told{"crossings": newTold(q.Crossings(q.Asked.Query.OnlyPeriod()), q.Wording)}
	if err := json.NewEncoder(out).Encode(answer); err != nil {
		return fmt.Errorf("write the crossings: %w", err)
	}
	return nil
}
