package mapdata

import (
	"cmp"
	"slices"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
)

// Boot is what the script must know before it asks for anything.
type Boot struct {
	Lang      string         `json:"lang"`
	Texts     map[string]any `json:"texts"`
	Prefix    string         `json:"prefix"`
	Query     string         `json:"query"` // what the page was asked for, in the one spelling
	Version   string         `json:"version"`
	Acts      string         `json:"acts"` // the part of the script that answers to a reader
	Basemap   string         `json:"basemap"`
	Ground    Ground         `json:"ground"`
	Collected period         `json:"collected"` // from the first day of it to the last
	Origins   []named        `json:"origins"`   // the records, ours first; none where there is ours alone
	Covered   []covered      `json:"covered"`   // what each origin has of it; on other days nobody collected
	Axis      period         `json:"axis"`      // of the chart over time, the same for every filter
	Lanes     []string       `json:"lanes"`     // the names of the rows of events, from above
	Groups    []int          `json:"groups"`    // of each of the types, as a sign of many shows it; strikes come first
	Hues      []string       `json:"hues"`      // of each of the groups, the type whose hue stands for several
	Strikes   []string       `json:"strikes"`
	lists
	Group   string     `json:"group"` // what stands between a number's groups of three digits
	Events  []event    `json:"events"`
	Tiles   *Tiles     `json:"tiles,omitempty"`
	Laid    []string   `json:"laid"`            // into the ground, by the operator
	Home    [4]float64 `json:"home"`            // west, south, east, north
	Scale   draw.Scale `json:"scale"`           // of signs
	Sizes   []int      `json:"sizes"`           // by which the legend explains it
	Records int        `json:"records"`         // how many incidents the version has
	Most    int        `json:"most"`            // of no more than so many, the script filters all by itself
	Crowd   string     `json:"crowd,omitempty"` // the part of the script that draws more
}

// lists are the closed lists that columns of the marks are positions in.
type lists struct {
	Types          []string `json:"types"`
	Actors         []string `json:"actors"`
	Confidences    []string `json:"confidences"`
	GeoPrecisions  []string `json:"geo_precisions"`
	DatePrecisions []string `json:"date_precisions"`
}

// Tiles are the online tiles that an operator may add to the map.
type Tiles struct {
	URL         string `json:"url"`
	Attribution string `json:"attribution"`
}

// Ground is where the files lie that explain the basemap, blank for one that the bundle doesn't have: pictures of the
// relief for the light and the dark theme, all of it and its middle sharper, and the rivers as they are from close by.
type Ground struct {
	Light     string `json:"light"`
	Dark      string `json:"dark"`
	NearLight string `json:"near_light"`
	NearDark  string `json:"near_dark"`
	Rivers    string `json:"rivers"`
}

type period struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// covered is a stretch of days that an origin has collected, and what must be said of how complete that is where there are
// several; the script says it of those that are chosen, in this order, once.
type covered struct {
	period
	Origin string `json:"origin"`
	Said   string `json:"said,omitempty"`
}

type event struct {
	period
	Lane  int    `json:"lane"`
	When  string `json:"when"`
	Title string `json:"title"`
}

// NewBoot is what the script must know of a question's version and language. Where the bundle's files lie is told by their
// names, blank for one that there is none of.
func NewBoot(q *question.Question, address func(name string) string, tiles Tiles) Boot {
	w := q.Wording
	several := len(q.Atlas.Data().AllOrigins()) > 1
	says := func(key string) bool { return spoken(key) && (several || !slices.Contains(ofSeveral, key)) }
	b := Boot{Lang: string(w.Lang()), Texts: w.Messages(says), Prefix: q.Prefix,
		Query: q.Asked.Canonical(), Version: q.Atlas.Version(), Acts: address("acts.js"),
		Basemap: cmp.Or(address("basemap-"+string(w.Lang())+".json"), address("basemap.json")),
		Ground: Ground{address("relief-light.webp"), address("relief-dark.webp"), address("relief-near-light.webp"),
			address("relief-near-dark.webp"), address("rivers.json")},
		Collected: periodOf(q.Atlas.Days()), Axis: periodOf(q.Axis()), Lanes: w.Lanes(),
		Hues: incident.Texts(draw.GroupHues[:]), Strikes: incident.Texts(incident.StrikeTypes), lists: lists{
			incident.Texts(incident.Types), incident.Texts(incident.Actors), incident.Texts(incident.Confidences),
			incident.Texts(incident.GeoPrecisions), incident.Texts(incident.IncidentDatePrecisions)},
		Covered: coveredOf(q), Origins: originsOf(q), Group: w.Text("locale.group"), Home: homeOf(q), Scale: draw.Signs,
		Sizes:   draw.Signs.Sizes(),
		Records: q.Atlas.Len(), Most: mostRecords, Events: []event{}, Laid: []string{}}
	for _, t := range incident.Types {
		b.Groups = append(b.Groups, draw.GroupOf(t))
	}
	for _, e := range q.Atlas.Data().Context {
		b.Events = append(b.Events, event{periodOf(e.Span()), e.Lane(), w.EventWhen(e), e.Title})
	}
	for _, l := range q.Atlas.Data().Ground {
		b.Laid = append(b.Laid, l.Name)
	}
	if b.Records > b.Most {
		b.Crowd = address("crowd.js")
	}
	if tiles.URL != "" {
		b.Tiles = &tiles
	}
	return b
}

// named is a record with what it is called. All ids but ours begin with their record's.
type named struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

func originsOf(q *question.Question) []named {
	out, all := []named{}, q.Atlas.Data().AllOrigins()
	if len(all) > 1 {
		for _, o := range all {
			out = append(out, named{o.ID, o.Name})
		}
	}
	return out
}

func coveredOf(q *question.Question) []covered {
	out, ds := []covered{}, q.Atlas.Data()
	origins := ds.AllOrigins()
	for _, o := range origins {
		for _, p := range ds.AllPeriods() {
			if p.Origin != o.ID {
				continue
			}
			c := covered{period: periodOf(p.Days), Origin: o.ID}
			if len(origins) > 1 {
				c.Said = q.Said(o, p)
			}
			out = append(out, c)
		}
	}
	return out
}

func periodOf(d incident.Days) period { return period{d.From.String(), d.To.String()} }
