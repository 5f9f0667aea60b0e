package mapdata

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
)

// Names are what the script's search box finds beside what the page names already, and who says how many civilians were
// killed: asked for once, when the box or a filter first needs them.
type Names struct {
	Version string `json:"version"`
	Towns   []town `json:"towns"`
	// Also has other names of districts, towns and crossings by those that the page shows: Urdu and Pashto ones, and spellings.
	Also map[string][]string `json:"also"`
	// Said has the positions in Claimants of those who give a figure of civilians killed, by incident; of
	// more incidents than the script filters by itself it has none.
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
	n := Names{Version: q.Atlas.Version(), Towns: []town{}, Also: map[string][]string{}, Said: map[string][]int{}}
	for _, t := range ds.Towns {
		name := q.Wording.Place(t.Name, t.NameUr, t.NamePs)
		n.Towns = append(n.Towns, town{name, t.At.Lon(), t.At.Lat()})
		n.call(name, t.Name, t.NameUr, t.NamePs)
	}
	for _, d := range ds.Districts {
		n.call(q.Wording.Place(d.Name, d.NameUr, d.NamePs), d.Name, d.NameUr, d.NamePs)
	}
	for _, c := range ds.Crossings {
		n.call(q.Wording.Place(c.Name, c.NameUr, ""), append([]string{c.Name, c.NameUr}, spellings(c.NameLocalOther)...)...)
	}
	claimants := positions[string]{list: []string{}}
	if q.Atlas.Len() <= mostRecords { // of more, the script asks for the sentence
		for r := range q.Each(incident.Query{}.AllTold(), incident.SortDate) {
			for _, name := range r.Claimants("civilians") {
				n.Said[r.ID] = append(n.Said[r.ID], claimants.of(name))
			}
		}
	}
	n.Claimants = claimants.list
	return n
}

// call adds names of what the page shows by another one.
func (n *Names) call(shown string, names ...string) {
	for _, name := range names {
		if name != "" && name != shown && !slices.Contains(n.Also[shown], name) {
			n.Also[shown] = append(n.Also[shown], name)
		}
	}
}

// spellings are the names in "انګور اډه (Pashto); Angur Ada".
func spellings(list string) []string {
	var names []string
	for _, one := range strings.FieldsFunc(list, func(r rune) bool { return r == ';' || r == '،' }) {
		name, _, _ := strings.Cut(one, "(")
		names = append(names, strings.TrimSpace(name))
	}
	return names
}

func writeNames(out io.Writer, q *question.Question) error {
	if err := json.NewEncoder(out).Encode(NewNames(q)); err != nil {
		return fmt.Errorf("write the names: %w", err)
	}
	return nil
}
