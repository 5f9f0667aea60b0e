package mapdata

import (
	"math"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/internal/wording"
)

// Marks is all that the script shows of one filter: map, list and totals come from one answer of one version, so they
// agree. It goes column by column, which is shorter than a row a record.
type Marks struct {
	Version   string    `json:"version"`
	Count     int       `json:"count"`
	Open      int       `json:"open"` // of which so many give only "at least"
	Words     sentences `json:"words"`
	Facets    facets    `json:"facets"`
	Districts districts `json:"districts"`
	Crossings []gate    `json:"crossings"`
	columns
}

// columns are what is shown of some records.
type columns struct {
	Incidents incidents `json:"incidents"`
	Places    []string  `json:"places"`
	Areas     []area    `json:"areas"`
	Badges    []badge   `json:"badges"`
}

// sentences stand above the list and in the legend.
type sentences struct {
	Count   string `json:"count"`
	Totals  string `json:"totals"`
	Period  string `json:"period"`
	NoPlace string `json:"noplace"`
	Later   string `json:"later"`
	On      string `json:"on"` // the day that the crossings' states are of
}

// incidents are the matches, newest first. Type, Actor, Confidence, Geo and Dated are positions in the lists that the page's
// data block has; Place, Area and Badge are positions in Places, Areas and Badges, Badge null where the place is known.
// Lon and Lat are whole ten thousandths of a degree, null without a place of its own. From and To are the days on which
// it can have happened, counted from 1970-01-01. Low and High are what a sum takes in, null without a figure.
type incidents struct {
	ID         []string `json:"id"`
	When       []string `json:"when"`
	Title      []string `json:"title"`
	Type       []int    `json:"type"`
	Actor      []int    `json:"actor"`
	Confidence []int    `json:"confidence"`
	Geo        []int    `json:"geo_precision"`
	Dated      []int    `json:"date_precision"`
	From       []int    `json:"from"`
	To         []int    `json:"to"`
	Place      []int    `json:"place"`
	Area       []int    `json:"area"`
	Lon        []*int   `json:"lon"`
	Lat        []*int   `json:"lat"`
	Badge      []*int   `json:"badge"`
	Best       []*int   `json:"best"`
	Low        []*int   `json:"low"`
	High       []*int   `json:"high"`
	Civilians  []*int   `json:"civilians"`
	Publishers []int    `json:"publishers"`
	// Toll words the tolls without a best figure, by position; where it says nothing there is no figure.
	Toll map[int]string `json:"toll"`
}

type badge struct {
	Name string `json:"name"`
	Lon  int    `json:"lon"`
	Lat  int    `json:"lat"`
}

// facets count what each option would give, in the order of the form's options.
type facets struct {
	Type          []int `json:"type"`
	Actor         []int `json:"actor"`
	InDistrict    []int `json:"in_district"`
	Country       []int `json:"country"`
	Confidence    []int `json:"confidence"`
	GeoPrecisions []int `json:"geo_precision"`
	Origin        []int `json:"origin"`
}

// districts are the figures of the districts, for the shades. Killed is null where no incident gives a best figure.
type districts struct {
	ID        []string   `json:"id"`
	Incidents []int      `json:"incidents"`
	Killed    []*int     `json:"killed"`
	Per100k   []*float64 `json:"per100k"`
	Words     []string   `json:"words"`
}

// NewMarks finds what a question asks for.
func NewMarks(q *question.Question) Marks {
	w, filter := q.Wording, q.Asked.Query
	hits, t := q.Search(filter, incident.SortDateDesc), q.Totals(filter)
	m := Marks{Version: q.Atlas.Version(), Count: len(hits), Open: t.Open,
		Words:  sentences(w.Summary(filter.Days, t, q.CountLater(filter))),
		Facets: newFacets(q.Facets(filter)), columns: newColumns(q, hits)}
	// The box of "only this view" narrows what is counted: every district and crossing stays on the map.
	filter = filter.Anywhere()
	m.Districts = newDistricts(q.Districts(filter), w)
	m.Crossings = newGates(q.Crossings(filter), w)
	return m
}

// newColumns are the columns of some records, with the lists that their positions are in.
func newColumns(q *question.Question, hits []*incident.Record) columns {
	w := q.Wording
	types, actors, confidences := placesIn(incident.Types), placesIn(incident.Actors), placesIn(incident.Confidences)
	geos, dated := placesIn(incident.GeoPrecisions), placesIn(incident.IncidentDatePrecisions)
	places, areas, badges := positions[string]{list: []string{}}, positions[areaKey]{}, positions[int]{}
	all := columns{Incidents: roomFor(len(hits)), Badges: []badge{}}
	for i, r := range hits {
		if q.Gone(i) {
			break
		}
		c := &all.Incidents
		c.ID[i], c.When[i], c.Title[i] = r.ID, w.When(r.Incident), r.Title
		c.Type[i], c.Actor[i], c.Confidence[i] = types[r.Type], actors[r.Actor], confidences[r.Confidence]
		c.Geo[i], c.Dated[i] = geos[r.GeoPrecision], dated[r.DatePrecision]
		c.From[i], c.To[i] = dayNumber(r.Span().From), dayNumber(r.Span().To)
		c.Place[i], c.Area[i] = places.of(w.Where(r.Incident)), areas.of(areaOf(r))
		c.Best[i], c.Civilians[i], c.Publishers[i] = r.Killed.Best, r.Civilians, r.Publishers
		if low, high, known := r.Killed.Bounds(); known {
			c.Low[i], c.High[i] = &low, &high
		}
		if text := w.Toll(r); r.Killed.Best == nil && text != w.Text("map.toll.none") {
			c.Toll[i] = text
		}
		switch {
		case r.Badge >= 0:
			c.Badge[i] = new(badges.of(r.Badge))
		case r.At != nil:
			c.Lon[i], c.Lat[i] = new(tenThousandths(r.At[0])), new(tenThousandths(r.At[1]))
		}
	}
	all.Places, all.Areas = places.list, newAreas(q, areas.list)
	for _, at := range badges.list {
		all.Badges = append(all.Badges, badgeOf(q, at))
	}
	return all
}

func badgeOf(q *question.Question, at int) badge {
	b := q.Atlas.Badges()[at]
	return badge{q.Wording.Badge(b), tenThousandths(b.At[0]), tenThousandths(b.At[1])}
}

// roomFor is room for n incidents.
func roomFor(n int) incidents {
	return incidents{
		ID: make([]string, n), When: make([]string, n), Title: make([]string, n), Type: make([]int, n), Actor: make([]int, n),
		Confidence: make([]int, n), Geo: make([]int, n), Dated: make([]int, n), From: make([]int, n), To: make([]int, n),
		Place: make([]int, n), Area: make([]int, n), Lon: make([]*int, n), Lat: make([]*int, n), Badge: make([]*int, n),
		Best: make([]*int, n), Low: make([]*int, n), High: make([]*int, n), Civilians: make([]*int, n),
		Publishers: make([]int, n), Toll: map[int]string{},
	}
}

func newDistricts(areas []incident.Area, w wording.Wording) districts {
	n := len(areas)
	c := districts{ID: make([]string, n), Incidents: make([]int, n), Killed: make([]*int, n),
		Per100k: make([]*float64, n), Words: make([]string, n)}
	for i, a := range areas {
		c.ID[i], c.Incidents[i], c.Killed[i], c.Per100k[i] = a.District.ID, a.Totals.Count, a.Totals.Killed, a.Per100k
		c.Words[i] = w.Totals(a.Totals)
	}
	return c
}

func newFacets(f incident.Facets) facets {
	counts := func(list []incident.Facet) []int {
		out := make([]int, len(list))
		for i, v := range list {
			out[i] = v.Count
		}
		return out
	}
	return facets{counts(f.Types), counts(f.Actors), counts(f.InDistricts), counts(f.Countries), counts(f.Confidences),
		counts(f.Precisions), counts(f.Origins)}
}

// positions number distinct values in the order in which they come.
type positions[T comparable] struct {
	list []T
	at   map[T]int
}

func (p *positions[T]) of(value T) int {
	if i, ok := p.at[value]; ok {
		return i
	}
	if p.at == nil {
		p.at = map[T]int{}
	}
	p.at[value] = len(p.list)
	p.list = append(p.list, value)
	return p.at[value]
}

// placesIn are the positions of the words of a closed list.
func placesIn[T comparable](list []T) map[T]int {
	at := make(map[T]int, len(list))
	for i, v := range list {
		at[v] = i
	}
	return at
}

// dayNumber counts days as scripts do, from 1970-01-01.
func dayNumber(d incident.Day) int { return int(d - epoch) }

var epoch = incident.DayOf(1970, 1, 1)

func tenThousandths(degrees float64) int { return int(math.Round(degrees * 1e4)) }
