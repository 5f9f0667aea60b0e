package mapdata

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
)

// mostRecords is how many incidents the script filters by itself; of more, the server is asked. So many weigh as much as all the
// rest of the first view, and a filter still takes a few hundredths of a second.
const mostRecords = 20_000

// Records are the incidents of a whole version, or of some words, as the script needs them to answer every other filter
// by itself: what the columns of the marks hold, and what the filters compare, in fewer bytes. What follows from
// something else is left out, and what only a reader wants to know is in their Words.
type Records struct {
	Version     string      `json:"version"`
	Incidents   packed      `json:"incidents"`
	Spots       spots       `json:"spots"`
	Units       units       `json:"units"`
	Areas       []area      `json:"areas"`
	Badges      []badge     `json:"badges"`
	Origins     []string    `json:"origins"`      // the options of the filter of that name
	InDistricts []string    `json:"in_districts"` // the options of the filter of that name, in the form's order
	Countries   []string    `json:"countries"`    // likewise
	Districts   populations `json:"districts"`
	Crossings   []gateSteps `json:"crossings"`
	// Told are the incidents that several records tell of, by position: the event, and the place among its records. Of those
	// that match, the first stands for all.
	Told map[int][2]int `json:"told"`
}

// packed are the incidents, newest first, as in Marks but for these columns.
type packed struct {
	Type       []int           `json:"type"`
	Actor      []int           `json:"actor"`
	Confidence []int           `json:"confidence"`
	Dated      []int           `json:"date_precision"`
	Back       []int           `json:"back"` // from the first day of the one before; of the first one the day itself
	More       map[int]int     `json:"more"` // days after the first one, where there are any
	Spot       []int           `json:"spot"` // a position in the spots, -1 for the next one that none before had
	Best       []*int          `json:"best"`
	Range      map[int][2]*int `json:"range"` // low and high as they are given, where either isn't the best figure
	Civilians  []*int          `json:"civilians"`
	Publishers []int           `json:"publishers"`
	Origin     []int           `json:"origin"` // a position in the origins; of one record alone nothing
	Toll       map[int]string  `json:"toll"`
}

// spots are the places where incidents were: what is known of one, each once.
type spots struct {
	Lon   []*int `json:"lon"`
	Lat   []*int `json:"lat"`
	Unit  []int  `json:"unit"`
	Geo   []int  `json:"geo_precision"`
	Badge []*int `json:"badge"`
}

// Words are what lists and cards say of records: more than half of their bytes, and nothing that a map is drawn from.
type Words struct {
	Version string         `json:"version"`
	At      []int          `json:"at,omitempty"` // the positions of ID and Title, where those aren't of all
	ID      []string       `json:"id"`           // without the first day that most begin with; after "=" where it is whole
	When    map[int]string `json:"when"`         // by position, where it isn't the first day
	Title   []string       `json:"title"`
	// Place has the words of the spots. Where they end with a comma and the name of the area, a "+" stands for both; a "="
	// stands after words that end with either sign.
	Place []string `json:"place"`
}

// units are what filters know of places, each once: on whose ground, in which province, the stated district, and the
// option of "in_district" that finds it.
type units struct {
	Country    []string `json:"country"`
	Admin1     []string `json:"admin1"`
	District   []string `json:"district"`
	InDistrict []string `json:"in_district"`
	Area       []int    `json:"area"`
}

type populations struct {
	ID         []string `json:"id"`
	Population []int    `json:"population"`
}

type unitKey struct {
	country                      incident.Country
	admin1, district, inDistrict string
}

type spotKey struct {
	place             string
	lon, lat          int
	unit, geo, badge  int
	hasPoint, isBadge bool
}

// recordsOf are the records that the script knows by their positions. Which of several stands for an event hangs on the part
// of the filter that the script answers, so all of them are sent.
func recordsOf(q *question.Question) []*incident.Record {
	return q.Search(q.Asked.Query.AllTold(), incident.SortDateDesc)
}

// NewRecords finds what a question asks for.
func NewRecords(q *question.Question) (Records, Words) {
	hits := recordsOf(q)
	all := newColumns(q, hits)
	// A list of none is an empty list, which a script can read as it reads others.
	out := Records{Version: q.Atlas.Version(), Areas: all.Areas, Badges: all.Badges, Origins: []string{}, InDistricts: []string{},
		Countries: incident.Texts(q.Atlas.Vocabulary().Countries),
		Spots:     spots{Lon: []*int{}, Lat: []*int{}, Unit: []int{}, Geo: []int{}, Badge: []*int{}},
		Units:     units{Country: []string{}, Admin1: []string{}, District: []string{}, InDistrict: []string{}, Area: []int{}},
		Crossings: newGateSteps(q.Atlas.Data().Crossings, q.Wording), Told: map[int][2]int{}}
	for i, r := range hits {
		if r.Event > 0 && !q.Asked.Query.Apart {
			out.Told[i] = [2]int{r.Event, r.Rank}
		}
	}
	for _, o := range q.Atlas.Vocabulary().Origins {
		out.Origins = append(out.Origins, o.ID)
	}
	for _, d := range q.Atlas.Vocabulary().Districts {
		out.InDistricts = append(out.InDistricts, d.ID)
	}
	for _, d := range q.Atlas.Data().Districts {
		out.Districts.ID, out.Districts.Population = append(out.Districts.ID, d.ID), append(out.Districts.Population, d.Population2023)
	}
	return out, out.pack(hits, all)
}

func (out *Records) pack(hits []*incident.Record, all columns) Words {
	c := all.Incidents
	words := Words{Version: out.Version, ID: make([]string, len(hits)), When: map[int]string{}, Title: c.Title, Place: []string{}}
	out.Incidents = packed{Type: c.Type, Actor: c.Actor,
		Confidence: c.Confidence, Dated: c.Dated, Back: make([]int, len(hits)), More: map[int]int{}, Spot: make([]int, len(hits)),
		Best: c.Best, Range: map[int][2]*int{}, Civilians: c.Civilians, Publishers: c.Publishers, Origin: []int{}, Toll: c.Toll}
	p := &out.Incidents
	originAt := placesIn(out.Origins)
	var unitsOf positions[unitKey]
	var spotsOf positions[spotKey]
	for i, r := range hits {
		words.ID[i], p.Back[i] = undated(r), c.From[i]
		if i > 0 {
			p.Back[i] = c.From[i-1] - c.From[i]
		}
		if r.EndDate != 0 || r.DatePrecision != incident.DayExact {
			words.When[i] = c.When[i]
		}
		if more := c.To[i] - c.From[i]; more != 0 {
			p.More[i] = more
		}
		if k := r.Killed; differs(k.Low, k.Best) || differs(k.High, k.Best) {
			p.Range[i] = [2]*int{k.Low, k.High}
		}

		if len(out.Origins) > 1 {
			p.Origin = append(p.Origin, originAt[cmp.Or(r.Origin, incident.Ours)])
		}
		unit := unitsOf.of(unitKey{r.Country, r.Admin1, r.District, r.InDistrict()})
		if unit == len(out.Units.Area) {
			out.Units.add(r, c.Area[i])
		}
		k := spotKey{place: all.Places[c.Place[i]], unit: unit, geo: c.Geo[i]}
		if c.Badge[i] != nil {
			k.badge, k.isBadge = *c.Badge[i], true
		}
		if c.Lon[i] != nil {
			k.lon, k.lat, k.hasPoint = *c.Lon[i], *c.Lat[i], true
		}
		if p.Spot[i] = spotsOf.of(k); p.Spot[i] == len(out.Spots.Unit) {
			out.Spots.add(k, c.Lon[i], c.Lat[i], c.Badge[i])
			words.Place = append(words.Place, shortened(k.place, all.Areas[c.Area[i]].Name))
			p.Spot[i] = -1
		}
	}
	return words
}

func differs(figure, best *int) bool { return figure != nil && (best == nil || *figure != *best) }

func (u *units) add(r *incident.Record, area int) {
	u.Country, u.Admin1 = append(u.Country, string(r.Country)), append(u.Admin1, r.Admin1)
	u.District, u.InDistrict = append(u.District, r.District), append(u.InDistrict, r.InDistrict())
	u.Area = append(u.Area, area)
}

func shortened(place, area string) string {
	if rest, ok := strings.CutSuffix(place, ", "+area); ok {
		return rest + "+"
	}
	if strings.HasSuffix(place, "+") || strings.HasSuffix(place, "=") {
		return place + "="
	}
	return place
}

func (s *spots) add(k spotKey, lon, lat, badge *int) {
	s.Unit, s.Geo = append(s.Unit, k.unit), append(s.Geo, k.geo)
	s.Lon, s.Lat, s.Badge = append(s.Lon, lon), append(s.Lat, lat), append(s.Badge, badge)
}

func writeRecords(out io.Writer, q *question.Question) error {
	if err := bounded(q, q.Asked.Query.AllTold()); err != nil {
		return err
	}
	records, _ := NewRecords(q)
	if err := json.NewEncoder(out).Encode(records); err != nil {
		return fmt.Errorf("write the records: %w", err)
	}
	return nil
}

func writeWords(out io.Writer, q *question.Question) error {
	if err := bounded(q, q.Asked.Query.AllTold()); err != nil {
		return err
	}
	var words Words
	if q.Asked.At != "" || q.Asked.View.Sel != "" {
		words = newPicked(q)
	} else {
		_, words = NewRecords(q)
		if len(words.Title) > mostWords {
			words.keepClaimed(q)
		}
	}
	if err := json.NewEncoder(out).Encode(words); err != nil {
		return fmt.Errorf("write the records' words: %w", err)
	}
	return nil
}
