package mapdata

import (
	"encoding/json"
	"fmt"
	"io"

	"khyberatlas/internal/question"
)

// Names are what the script's search box finds beside what the page names already, and who says how many civilians were
// killed: asked for once, when the box or a filter first needs them.
type Names struct {
	Version string `json:"version"`
	Towns   []town `json:"towns"`
	// Said has the positions in Claimants of those who give a figure of civilians killed, by incident.
	Claimants []string         `json:"claimants"`
	Said      map[string][]int `json:"said"`
}

// town is a place that a distance is measured from; Lon and Lat are degrees as the dataset has them.
type town struct {
	Name string  `json:"name"`
	Lon  float64 `json:"lon"`
	Lat  float64 `json:"lat"`
}

// NewNames gathers them.
func NewNames(q *question.Question) Names {
	ds := q.Atlas.Data()
	n := Names{Version: q.Atlas.Version(), Towns: []town{}, Said: map[string][]int{}}
	for _, t := range ds.Towns {
		n.Towns = append(n.Towns, town{q.Wording.Place(t.Name, t.NameUr, t.NamePs), t.At.Lon(), t.At.Lat()})
	}
	claimants := positions[string]{list: []string{}}
	for i := range ds.Incidents {
		for _, name := range question.Claimants(ds.Incidents[i].Claims, "civilians") {
			n.Said[ds.Incidents[i].ID] = append(n.Said[ds.Incidents[i].ID], claimants.of(name))
		}
	}
	n.Claimants = claimants.list
	return n
}

func writeNames(out io.Writer, q *question.Question) error {
	if err := json.NewEncoder(out).Encode(NewNames(q)); err != nil {
		return fmt.Errorf("write the names: %w", err)
	}
	return nil
}
