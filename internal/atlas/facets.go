package atlas

import "khyberatlas/internal/incident"

// Facets counts, for every value of a closed list, the matches that choosing it alone in that list would give: all
// other filters are kept, the list's own is lifted. Values that nothing matches are there with 0; the districts are
// those of the vocabulary, in its order.
func (a *Atlas) Facets(q incident.Query) incident.Facets {
	x, all := &a.index, a.match(q)
	lifted := func(own int, lift func(q *incident.Query)) set {
		if own == 0 {
			return all
		}
		without := q
		lift(&without)
		return a.match(without)
	}
	districts := make([]string, len(a.vocab.Districts))
	for i, d := range a.vocab.Districts {
		districts[i] = d.ID
	}
	return incident.Facets{
		Types:       facet(lifted(len(q.Types), func(q *incident.Query) { q.Types = nil }), x.types, incident.Types),
		Actors:      facet(lifted(len(q.Actors), func(q *incident.Query) { q.Actors = nil }), x.actors, incident.Actors),
		InDistricts: facet(lifted(len(q.InDistricts), func(q *incident.Query) { q.InDistricts = nil }), x.districts, districts),
		Confidences: facet(lifted(len(q.Confidences), func(q *incident.Query) { q.Confidences = nil }), x.confidences, incident.Confidences),
		Precisions:  facet(lifted(len(q.Precisions), func(q *incident.Query) { q.Precisions = nil }), x.precisions, incident.GeoPrecisions),
		Countries:   facet(lifted(len(q.Countries), func(q *incident.Query) { q.Countries = nil }), x.countries, incident.Countries),
	}
}

func facet[T ~string](s set, c column, values []T) []incident.Facet {
	out := make([]incident.Facet, len(values))
	for i, v := range values {
		out[i] = incident.Facet{Value: string(v), Count: s.countBoth(c[string(v)])}
	}
	return out
}
