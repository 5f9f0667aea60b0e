package mapdata

import (
	"khyberatlas/internal/incident"
	"khyberatlas/internal/wording"
)

// crossing is a crossing with its state as of the period's last day, worded.
type crossing struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Lon      int      `json:"lon"`
	Lat      int      `json:"lat"`
	Official bool     `json:"official"`
	State    string   `json:"state"`
	Faded    bool     `json:"faded"` // the state is past its last report
	Word     string   `json:"word"`
	Lines    []report `json:"lines"`
	Closed   string   `json:"closed"`
	None     string   `json:"none"` // that no record covers the day; blank where one does
}

// report is what one record of a crossing says, with who says it; a source without an address has no link.
type report struct {
	Text   string `json:"text"`
	Source string `json:"source"`
	Href   string `json:"href,omitempty"`
	Dated  string `json:"dated"`
}

func newCrossings(states []incident.CrossingState, w wording.Wording) []crossing {
	out := make([]crossing, len(states))
	for i, s := range states {
		out[i] = crossing{ID: s.ID, Name: w.Place(s.Name, s.NameUr, ""), Lon: tenThousandths(s.At[0]), Lat: tenThousandths(s.At[1]),
			Official: s.Category == "official",
			State: string(s.State), Faded: s.Faded(), Word: w.Label("status", string(s.State)),
			Lines: []report{}, Closed: w.Closed(s), None: w.NoRecord(s)}
		for _, r := range w.Reports(s) {
			out[i].Lines = append(out[i].Lines, report{r.Text, r.Source.Text, r.Source.Href, r.Source.Date})
		}
	}
	return out
}
