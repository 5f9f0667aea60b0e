package page

import (
	"encoding/json"
	"fmt"
	"io"
	"khyberatlas/internal/question"
	"khyberatlas/internal/wording"

	"khyberatlas/internal/incident"
)

// Marks is all that the page's script shows of one filter: map, list and totals come from one answer of one version,
// so they agree. It is made for the script, column by column, and may change with it.
type Marks struct {
	Version   string       `json:"version"`
	Count     int          `json:"count"`
	Words     marksWords   `json:"words"`
	Facets    marksFacets  `json:"facets"`
	Incidents marksColumns `json:"incidents"`
	Places    []string     `json:"places"`
	Badges    []marksBadge `json:"badges"`
	Districts districtCols `json:"districts"`
	Crossings []marksGate  `json:"crossings"`
}

// marksWords are the sentences above the list and in the legend.
type marksWords struct {
	Count   string `json:"count"`
	Totals  string `json:"totals"`
	Period  string `json:"period"`
	NoPlace string `json:"noplace"`
	Later   string `json:"later"`
	On      string `json:"on"` // the day that the crossings' states are of
}

// marksColumns are the matches, newest first. Type and Place are positions in the list of types and in Places; Lon and
// Lat are whole ten thousandths of a degree, null without a place of its own; Badge is a position in Badges or null.
type marksColumns struct {
	ID    []string `json:"id"`
	When  []string `json:"when"`
	Title []string `json:"title"`
	Type  []int    `json:"type"`
	Place []int    `json:"place"`
	Lon   []*int   `json:"lon"`
	Lat   []*int   `json:"lat"`
	Badge []*int   `json:"badge"`
	Best  []*int   `json:"best"`
	Low   []*int   `json:"low"`
	// Toll words the tolls without a best figure, by position; where it says nothing there is no figure.
	Toll map[int]string `json:"toll"`
}

type marksBadge struct {
	Name string `json:"name"`
	Lon  int    `json:"lon"`
	Lat  int    `json:"lat"`
}

// marksFacets count what each option would give, in the order of the form's options.
type marksFacets struct {
	Type       []int `json:"type"`
	Actor      []int `json:"actor"`
	InDistrict []int `json:"in_district"`
	Confidence []int `json:"confidence"`
}

// districtCols are the figures of the districts, for the shades. Killed is null where no incident gives a best figure.
type districtCols struct {
	ID        []string   `json:"id"`
	Incidents []int      `json:"incidents"`
	Killed    []*int     `json:"killed"`
	Per100k   []*float64 `json:"per100k"`
	Words     []string   `json:"words"`
}

// writeMarks answers the operation marks.
func writeMarks(c *call, w io.Writer) error {
	if err := json.NewEncoder(w).Encode(newMarks(c.Question)); err != nil {
		return fmt.Errorf("write the marks: %w", err)
	}
	return nil
}

func newMarks(asked *question.Question) Marks {
	a, q, w := asked.Atlas, asked.Asked.Query, asked.Wording
	hits := a.Search(q, incident.SortDateDesc)
	totals := a.Totals(q)
	m := Marks{Version: a.Version(), Count: hits.Len(), Words: marksWords(w.Summary(q.Days, totals, asked.CountLater(q))), Facets: facetCounts(a.Facets(q))}

	typeAt := map[incident.Type]int{}
	for i, t := range incident.Types {
		typeAt[t] = i
	}
	places, badges := index[string]{list: []string{}}, index[int]{}
	m.Incidents = newMarksColumns(hits.Len())
	for i, r := range hits.All() {
		if asked.Gone(i) {
			break
		}
		c := &m.Incidents
		c.ID[i], c.When[i], c.Title[i] = r.ID, w.When(r.Incident), r.Title
		c.Type[i], c.Place[i] = typeAt[r.Type], places.of(w.Where(r.Incident))
		c.Best[i] = r.Killed.Best
		if low, _, known := r.Killed.Bounds(); known {
			c.Low[i] = &low
		}
		if text := w.Toll(r); r.Killed.Best == nil && text != w.Text("map.toll.none") {
			c.Toll[i] = text
		}
		switch {
		case r.Badge >= 0:
			at := badges.of(r.Badge)
			c.Badge[i] = &at
		case r.At != nil:
			lon, lat := tenThousandths(r.At[0]), tenThousandths(r.At[1])
			c.Lon[i], c.Lat[i] = &lon, &lat
		}
	}
	m.Places = places.list
	m.Badges = make([]marksBadge, len(badges.list))
	for i, b := range badges.list {
		badge := a.Badges()[b]
		m.Badges[i] = marksBadge{w.Badge(badge), tenThousandths(badge.At[0]), tenThousandths(badge.At[1])}
	}
	m.Districts = newDistrictCols(a.Districts(withoutBox(q)), w)
	m.Crossings = newGates(a.Crossings(withoutBox(q)), w)
	return m
}

// withoutBox keeps every district and crossing on the map: the box of "only this view" narrows what is counted.
func withoutBox(q incident.Query) incident.Query {
	q.Boxes = nil
	return q
}

func newMarksColumns(n int) marksColumns {
	return marksColumns{
		ID: make([]string, n), When: make([]string, n), Title: make([]string, n),
		Type: make([]int, n), Place: make([]int, n), Lon: make([]*int, n), Lat: make([]*int, n),
		Badge: make([]*int, n), Best: make([]*int, n), Low: make([]*int, n), Toll: map[int]string{},
	}
}

func newDistrictCols(areas []incident.Area, w wording.Wording) districtCols {
	n := len(areas)
	c := districtCols{ID: make([]string, n), Incidents: make([]int, n), Killed: make([]*int, n),
		Per100k: make([]*float64, n), Words: make([]string, n)}
	for i, a := range areas {
		c.ID[i], c.Incidents[i], c.Killed[i], c.Per100k[i] = a.District.ID, a.Totals.Count, a.Totals.Killed, a.Per100k
		c.Words[i] = w.Totals(a.Totals)
	}
	return c
}

func facetCounts(f incident.Facets) marksFacets {
	counts := func(list []incident.Facet) []int {
		out := make([]int, len(list))
		for i, v := range list {
			out[i] = v.Count
		}
		return out
	}
	return marksFacets{counts(f.Types), counts(f.Actors), counts(f.InDistricts), counts(f.Confidences)}
}

// index gives values their positions in a list of distinct ones, in the order in which they come.
type index[T comparable] struct {
	list []T
	at   map[T]int
}

func (x *index[T]) of(v T) int {
	if i, ok := x.at[v]; ok {
		return i
	}
	if x.at == nil {
		x.at = map[T]int{}
	}
	x.at[v] = len(x.list)
	x.list = append(x.list, v)
	return x.at[v]
}
