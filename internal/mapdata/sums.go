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
	Badges    []sum     `json:"badges"`
	// Box is around all that has a place: west, south, east and north in ten thousandths of a degree. Nothing has none.
	Box []int `json:"box"`
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

// sum is a sign for what is known only to an area.
type sum struct {
	badge
	ID          string `json:"id"` // of the incident where it is a single one
	Count       int    `json:"count"`
	Killed      *int   `json:"killed"`   // the sum of the best figures
	AtLeast     *int   `json:"at_least"` // the sum by which the sign is sized
	WithoutBest int    `json:"without_best"`
	Vague       int    `json:"vague"`
	Kinds       []kind `json:"kinds"`
}

// kind is how many are of a kind, a position in the list of the page's data block.
type kind struct {
	Type      int `json:"type"`
	Count     int `json:"count"`
	Contested int `json:"contested"`
}

// NewSums finds what a question asks for.
func NewSums(q *question.Question) Sums {
	w, filter := q.Wording, q.Asked.Query
	t, spots := q.Totals(filter), q.Spots(filter, spot.Grid{})
	usual := incident.Days{To: q.Atlas.Days().To}
	h := choose.NewHead(q, usual)
	s := Sums{Version: q.Atlas.Version(), Count: t.Count, Open: t.Open,
		Words: sentences(w.Summary(filter.Days, t, q.CountLater(filter))), Facets: newFacets(q.Facets(filter)),
		Head:   head{Heading: h.Heading, Notes: []note{}, After: h.After.Text},
		Badges: []sum{}, Box: []int{}}
	for _, n := range h.Notes {
		s.Head.Notes = append(s.Head.Notes, note{n.Name, n.Text})
	}
	types := placesIn(incident.Types)
	for _, at := range spots.Areas {
		one := sum{badge: badge{w.Badge(q.Atlas.Badges()[at.Badge]), tenThousandths(at.At[0]), tenThousandths(at.At[1])},
			Count: at.Count, Killed: at.Killed, AtLeast: at.AtLeast, WithoutBest: at.WithoutBest, Vague: at.Vague}
		if at.One != nil {
			one.ID = at.One.ID
		}
		for _, k := range at.Kinds {
			one.Kinds = append(one.Kinds, kind{types[k.Type], k.Count, k.Contested})
		}
		s.Badges = append(s.Badges, one)
	}
	if e := q.ExtentOf(filter); e.HasBox {
		s.Box = []int{tenThousandths(e.Box.Min[0]), tenThousandths(e.Box.Min[1]), tenThousandths(e.Box.Max[0]),
			tenThousandths(e.Box.Max[1])}
	}
	// The box of "only this view" narrows what is counted: every district and crossing stays on the map.
	filter = filter.Anywhere()
	s.Districts = newDistricts(q.Districts(filter), w)
	s.Crossings = newGates(q.Crossings(filter), w)
	return s
}

func writeSums(out io.Writer, q *question.Question) error {
	if err := json.NewEncoder(out).Encode(NewSums(q)); err != nil {
		return fmt.Errorf("write the sums: %w", err)
	}
	return nil
}

// List is a window on the matches, newest first, as the columns of marks, and beside it the incident that is chosen.
type List struct {
	Version string `json:"version"`
	Count   int    `json:"count"`  // of all matches
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
	hits := q.Window(filter, page)
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
