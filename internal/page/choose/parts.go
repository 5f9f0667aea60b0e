package choose

import (
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/cql"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/internal/wording"
)

// Part is one part of a filter in words, with the filter that is left without it.
type Part struct {
	Name    string // of the parameter
	Text    string
	Without incident.Query
}

// unidentified is the actor of what names nobody.
const unidentified incident.Actor = "unidentified"

// most is how many values of a list a sentence names; of more it says how many they are.
const most = 3

// Parts are what a filter asks for beside the period, in the order of a sentence. The page's script has the same rule.
func Parts(q *question.Question, f incident.Query) []Part {
	w := q.Wording
	var parts []Part
	add := func(name, text string, without incident.Condition) {
		parts = append(parts, Part{name, text, f.Without(without)})
	}
	list := func(name, key, many string, texts []string, without incident.Condition) {
		switch {
		case len(texts) == 0:
		case len(texts) > most && many != "":
			add(name, w.Text(many, "count", len(texts)), without)
		case key == "":
			add(name, w.Join(texts), without)
		default:
			add(name, w.Text(key, "list", w.Join(texts)), without)
		}
	}
	if slices.Equal(f.Types, slices.Sorted(slices.Values(incident.StrikeTypes))) {
		add("type", w.Text("map.part.strikes"), incident.ByTypes)
	} else {
		list("type", "", "map.part.kinds", wording.Labels(w, "type", f.Types), incident.ByTypes)
	}
	if slices.Equal(f.Actors, []incident.Actor{unidentified}) {
		add("actor", w.Text("map.part.nobody"), incident.ByActors)
	} else {
		list("actor", "map.part.actor", "", wording.Labels(w, "actor", f.Actors), incident.ByActors)
	}
	if f.Near != nil {
		add("near", Near(q, *f.Near), incident.ByNear)
	}
	var districts []string
	for _, id := range f.InDistricts {
		districts = append(districts, q.Value("district", id))
	}
	list("in_district", "", "map.part.districts", districts, incident.ByInDistricts)
	list("district", "map.part.stated", "map.part.districts", f.Districts, incident.ByDistricts)
	if region := regionOf(q, f); region != nil {
		add(region.param, w.Text("map.region."+region.id), incident.ByGround)
	} else {
		list("admin1", "", "map.part.provinces", f.Admin1, incident.ByAdmin1)
		list("country", "", "", wording.Labels(w, "country", f.Countries), incident.ByCountries)
	}
	if len(f.Boxes) > 0 {
		add("bbox", w.Text("map.part.box"), incident.ByBoxes)
	}
	list("confidence", "map.part.confidence", "", lower(wording.Labels(w, "confidence", f.Confidences)),
		incident.ByConfidences)
	list("geo_precision", "map.part.geo_precision", "", lower(wording.Labels(w, "geo_precision", f.Precisions)),
		incident.ByPrecisions)
	list("date_precision", "map.part.date_precision", "", lower(wording.Labels(w, "date_precision", f.DatePrecisions)),
		incident.ByDatePrecisions)
	list("origin", "map.part.origin", "", q.OriginNames(f.Origins), incident.ByOrigins)
	for _, m := range minima {
		if n := m.of(f); n != nil {
			add(m.name, w.Text("map.part."+m.name, "count", *n), m.part)
		}
	}
	if len(f.Words) > 0 {
		add("q", w.Text("map.part.words", "list", strings.Join(f.Words, " ")), incident.ByWords)
	}
	if f.Apart {
		add("pairs", w.Text("map.part.pairs"), incident.ByApart)
	}
	if e := f.Said; e != nil {
		add("filter", w.Text("map.part.said", "expression", cql.Format(e)), incident.BySaid)
	}
	return parts
}

// minima are the least figures that a form has a field for.
var minima = []struct {
	name string
	of   func(incident.Query) *int
	part incident.Condition
}{
	{"killed_min", func(q incident.Query) *int { return q.KilledMin }, incident.ByKilledMin},
	{"civilians_min", func(q incident.Query) *int { return q.CiviliansMin }, incident.ByCiviliansMin},
	{"publishers_min", func(q incident.Query) *int { return q.PublishersMin }, incident.ByPublishersMin},
}

func lower(texts []string) []string {
	for i := range texts {
		texts[i] = wording.Lower(texts[i])
	}
	return texts
}

// Heading is the sentence of the filter that a question asks for, whose matches are summed.
func Heading(q *question.Question, t incident.Totals) string {
	var texts []string
	for _, p := range Parts(q, q.Asked.Query) {
		texts = append(texts, p.Text)
	}
	return q.Wording.Heading(append(texts, q.Period(q.Asked.Query)), t)
}

// What names what a filter asks for beside the period; blank for everything.
func What(q *question.Question, f incident.Query) string {
	var texts []string
	for _, p := range Parts(q, f) {
		texts = append(texts, q.Wording.Apart(p.Text))
	}
	return wording.Upper(strings.Join(texts, q.Wording.Text("locale.comma")))
}

// Near names a distance: "within 20 km of Wana".
func Near(q *question.Question, n incident.Near) string {
	w := q.Wording
	return w.Text("map.part.near", "km", strconv.FormatFloat(n.Km, 'f', -1, 64), "place", placeAt(q, n.At))
}

// placeAt is the name of the crossing or the town at a point, else the point.
func placeAt(q *question.Question, at orb.Point) string {
	w, ds := q.Wording, q.Atlas.Data()
	for _, c := range ds.Crossings {
		if c.At == at {
			return w.Place(c.Name, c.NameUr, "")
		}
	}
	for _, t := range ds.Towns {
		if t.At == at {
			return w.Place(t.Name, t.NameUr, t.NamePs)
		}
	}
	return w.Text("map.part.point", "lat", w.Decimal(at.Lat(), 2), "lon", w.Decimal(at.Lon(), 2))
}

// region is a part of the ground that one click chooses.
type region struct {
	id, param string
	admin1    []string
	countries []incident.Country
}

// regions are Khyber Pakhtunkhwa, Afghan soil, and the other provinces of Pakistan that rows name.
func regions(q *question.Question) []region {
	ds := q.Atlas.Data()
	others := slices.DeleteFunc(slices.Clone(q.Atlas.Vocabulary().Admin1), func(name string) bool {
		afghan := slices.ContainsFunc(ds.AfProvinces, func(p incident.Province) bool { return p.Name == name })
		return name == incident.KP || name == "" || afghan
	})
	list := []region{{id: "kp", param: "admin1", admin1: []string{incident.KP}},
		{id: "af", param: "country", countries: []incident.Country{"AF"}}}
	if len(others) > 0 {
		list = append(list, region{id: "elsewhere", param: "admin1", admin1: others})
	}
	return list
}

// regionOf is the region that a filter asks for and no more; nil for none.
func regionOf(q *question.Question, f incident.Query) *region {
	for _, r := range regions(q) {
		if slices.Equal(r.admin1, f.Admin1) && slices.Equal(r.countries, f.Countries) {
			return &r
		}
	}
	return nil
}
