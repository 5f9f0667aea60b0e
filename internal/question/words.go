package question

import (
	"slices"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/wording"
)

// Summary words the sums of what matches a filter.
func (q *Question) Summary(filter incident.Query) wording.Summary {
	return q.Wording.Summary(filter.Days, q.Totals(filter), q.CountLater(filter))
}

// Period words the days of what matches.
func (q *Question) Period(filter incident.Query) string {
	return q.Wording.Spanning(filter.Days, q.CountLater(filter))
}

// Filter says in words what is asked for beside the period; blank for everything.
func (q *Question) Filter() string {
	f, w := q.Asked.Query, q.Wording
	var parts []string
	add := func(texts []string) {
		if len(texts) > 0 {
			parts = append(parts, w.Join(texts))
		}
	}
	add(wording.Labels(w, "type", f.Types))
	add(wording.Labels(w, "actor", f.Actors))
	if len(f.Districts) > 0 {
		parts = append(parts, w.Text("filter.district", "list", w.Join(f.Districts)))
	}
	var districts []string
	for _, id := range f.InDistricts {
		districts = append(districts, q.Value("district", id))
	}
	add(districts)
	add(f.Admin1)
	add(wording.Labels(w, "country", f.Countries))
	add(wording.Labels(w, "confidence", f.Confidences))
	if len(f.Precisions) > 0 {
		parts = append(parts, w.Text("filter.precision", "list", wording.Lower(w.Join(wording.Labels(w, "geo_precision",
			f.Precisions)))))
	}
	if len(f.DatePrecisions) > 0 {
		parts = append(parts, w.Text("filter.date_precision", "list", wording.Lower(w.Join(wording.Labels(w, "date_precision",
			f.DatePrecisions)))))
	}
	if len(f.Origins) > 0 {
		parts = append(parts, w.Text("filter.origin", "list", w.Join(q.OriginNames(f.Origins))))
	}
	for name, least := range ogc.Minima(f) {
		parts = append(parts, w.Text("filter."+name, "count", least))
	}
	if len(f.Words) > 0 {
		parts = append(parts, w.Text("filter.words", "list", strings.Join(f.Words, " ")))
	}
	if f.Near != nil {
		parts = append(parts, w.Text("filter.near", "km", w.Decimal(f.Near.Km, 0), "lat", w.Decimal(f.Near.At[1], 2),
			"lon", w.Decimal(f.Near.At[0], 2)))
	}
	if len(f.Boxes) > 0 {
		parts = append(parts, w.Text("map.filter.box_set"))
	}
	if f.Apart {
		parts = append(parts, w.Text("filter.pairs"))
	}
	if e := q.Expression(); e != "" {
		parts = append(parts, w.Text("filter.said", "expression", e))
	}
	return strings.Join(parts, w.Text("filter.and"))
}

// OriginNames are what records are called.
func (q *Question) OriginNames(ids []string) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = q.Atlas.Data().OriginName(id)
	}
	return names
}

// Sample is what must be said of how complete the data is that the filter asks for, of each record by its name; blank for
// complete data.
func (q *Question) Sample() string { return q.sampled("map.sample") }

// Completeness is what the description of the dataset says of how complete it is; where other records stand beside ours, what
// is to be said of those that the filter asks for, each by its name.
func (q *Question) Completeness() (kind, note string) {
	ds, meta := q.Atlas.Data(), q.Meta()
	if len(ds.AllOrigins()) == 1 {
		return meta.Completeness, meta.CompletenessNote
	}
	var kinds []string
	for _, p := range ds.AllPeriods() {
		if q.Asked.Query.AsksOrigin(p.Origin) {
			kinds = append(kinds, p.Completeness)
		}
	}
	slices.Sort(kinds)
	return strings.Join(slices.Compact(kinds), ", "), q.Sample()
}

// SampleInShort is Sample for every page.
func (q *Question) SampleInShort() string { return q.sampled("web.sample") }

// sampled says it in the words of a message where there is one record alone.
func (q *Question) sampled(alone string) string {
	ds := q.Atlas.Data()
	if len(ds.AllOrigins()) == 1 {
		if q.Meta().Completeness != "sample" {
			return ""
		}
		return q.Wording.Text(alone)
	}
	out := slices.DeleteFunc([]string{q.uncovered(), q.apart()}, func(s string) bool { return s == "" })
	for _, o := range ds.AllOrigins() {
		if !q.Asked.Query.AsksOrigin(o.ID) {
			continue
		}
		for _, p := range ds.AllPeriods() {
			said := q.Said(o, p)
			if p.Origin == o.ID && p.Meets(q.Asked.Query.Days) && said != "" && !slices.Contains(out, said) {
				out = append(out, said)
			}
		}
	}
	return strings.Join(out, " ")
}

// apart warns of sums in which the records of one event stand beside each other.
func (q *Question) apart() string {
	if !q.Asked.Query.Apart {
		return ""
	}
	return q.Wording.Text("map.apart")
}

// Said is what must be said of how complete a period of one of several records is; blank for a complete one.
func (q *Question) Said(o incident.Origin, p incident.Period) string {
	switch p.Completeness {
	case "preliminary":
		return q.Wording.Text("record.is_preliminary", "record", o.Name, "period", q.Wording.Period(p.Days))
	case "sample":
		return q.Wording.Text("record.is_sample", "record", o.Name)
	}
	return ""
}

// Value is the word for a value that a chart is divided by.
func (q *Question) Value(by incident.By, value string) string {
	if by == "origin" {
		return q.OriginNames([]string{value})[0]
	}
	if by != "district" {
		return q.Wording.Label(string(by), value)
	}
	for _, d := range q.Atlas.Data().Districts {
		if d.ID == value {
			return q.Wording.District(&d)
		}
	}
	for _, d := range q.Atlas.Vocabulary().Districts {
		if d.ID == value {
			return d.Name
		}
	}
	if value == "" {
		return q.Wording.Text("histogram.no_district")
	}
	return value
}
