package mapdata

import (
	"encoding/json"
	"fmt"
	"io"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/page/choose"
	"khyberatlas/internal/question"
	"khyberatlas/internal/spot"
)

// Sums is what the script shows of a filter beside single incidents, where those are too many to be sent: they come as tiles
// and, in the list, by windows. It is as long for a million incidents as for a thousand.
type Sums struct {
	Version   string    `json:"version"`
	Count     int       `json:"count"`
	Open      int       `json:"open"` // of which so many give only "at least"
	Words     sentences `json:"words"`
	Head      head      `json:"head"`
	Facets    facets    `json:"facets"`
	Districts districts `json:"districts"`
	Crossings []gate    `json:"crossings"`
	Areas     []area    `json:"areas"`
	Held      []held    `json:"held"`
	// Middle is where they are in the main: west, south, east and north in ten thousandths of a degree. Nothing has none.
	Middle []int `json:"middle"`
}

// head is what stands above the list.
type head struct {
	Heading string `json:"heading"`
	Notes   []note `json:"notes"`
	After   string `json:"after"` // what is later than the period of the page without a filter; blank for nothing
}

type note struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// held is what an area, a position in Areas, has of what is known to a place, or of what is known only to it or a district in
// it: the signs of coarse places themselves are as many as there are places, and come with the tiles. AtLeast is null where no
// incident gives a figure. Kinds are a position in the data block's types, how many there are, and how many are contested.
type held struct {
	Area    int      `json:"area"`
	Coarse  bool     `json:"coarse"`
	Count   int      `json:"count"`
	AtLeast *int     `json:"at_least"`
	Kinds   [][3]int `json:"kinds"`
}

// NewSums finds what a question asks for.
func NewSums(q *question.Question) Sums {
	w, filter := q.Wording, q.Asked.Query
	t := q.Totals(filter)
	usual := incident.Days{To: q.Atlas.Days().To}
	h := choose.NewHead(q, usual)
	s := Sums{Version: q.Atlas.Version(), Count: t.Count, Open: t.Open,
		Words: sentences(w.Summary(filter.Days, t, q.CountLater(filter))), Facets: newFacets(q.Facets(filter)),
		Head: head{Heading: h.Heading, Notes: []note{}, After: h.After.Text},
		Held: []held{}, Middle: []int{}}
	for _, n := range h.Notes {
		s.Head.Notes = append(s.Head.Notes, note{n.Name, n.Text})
	}
	survey, areas, types := q.Survey(filter), positions[areaKey]{}, placesIn(incident.Types)
	for _, of := range survey.Tallies {
		s.Held = append(s.Held, held{Area: areas.of(areaKey{of.District, of.Country, of.Admin1}), Coarse: of.Coarse, Count: of.Count,
			AtLeast: of.AtLeast, Kinds: kindsOf(of.Kinds, types)})
	}
	s.Areas = newAreas(q, areas.list)
	if m := survey.Middle; survey.HasMiddle {
		s.Middle = []int{tenThousandths(m.Min[0]), tenThousandths(m.Min[1]), tenThousandths(m.Max[0]), tenThousandths(m.Max[1])}
	}
	// The box of "only this view" narrows what is counted: every district and crossing stays on the map.
	filter = filter.Anywhere()
	s.Districts = newDistricts(q.Districts(filter), w)
	s.Crossings = newGates(q.Crossings(filter), w)
	return s
}

func kindsOf(kinds []spot.Kind, types map[incident.Type]int) [][3]int {
	out := make([][3]int, len(kinds))
	for i, k := range kinds {
		out[i] = [3]int{types[k.Type], k.Count, k.Contested}
	}
	return out
}

func writeSums(out io.Writer, q *question.Question) error {
	if err := json.NewEncoder(out).Encode(NewSums(q)); err != nil {
		return fmt.Errorf("write the sums: %w", err)
	}
	return nil
}

// List is a window on the matches, or on those that one sign of the map stands for, newest first, as the columns of marks, and
// beside it the incident that is chosen.
type List struct {
	Version string `json:"version"`
	Count   int    `json:"count"`  // of all matches; of a sign's, up to one after those that are here
	Offset  int    `json:"offset"` // of the first that is here
	columns
	// Chosen is the incident that is chosen, whether it matches or not, and At its place among the matches: 0 for none, 1 for
	// the first.
	Chosen columns `json:"chosen"`
	At     int     `json:"at"`
}

// NewList finds what a question asks for.
func NewList(q *question.Question) List {
	filter, page := q.Asked.Query, q.Asked.Page
	page.Sort = incident.SortDateDesc
	hits := windowOf(q, page)
	l := List{Version: q.Atlas.Version(), Count: hits.Matched, Offset: page.Offset, columns: newColumns(q, hits.Records)}
	var chosen []*incident.Record
	if r, ok := q.Record(q.Asked.View.Sel); ok {
		chosen, l.At = append(chosen, r), q.Around(filter, page.Sort, r.ID).At
	}
	l.Chosen = newColumns(q, chosen)
	return l
}

func writeList(out io.Writer, q *question.Question) error {
	if err := json.NewEncoder(out).Encode(NewList(q)); err != nil {
		return fmt.Errorf("write the list: %w", err)
	}
	return nil
}
