package atlas

import (
	"context"

	"khyberatlas/internal/incident"
)

// Facets counts, for every value of a closed list, the matches that choosing it alone in that list would give: all
// other filters are kept, the list's own is lifted. Values that nothing matches are there with 0; the districts are
// those of the vocabulary, in its order.
func (a *Atlas) Facets(ctx context.Context, q incident.Query) (incident.Facets, error) {
	if err := ctx.Err(); err != nil {
		return incident.Facets{}, err
	}
	x, all := &a.index, a.rows(q)
	lifted := func(own int, without incident.Query) set {
		if own == 0 {
			return all
		}
		return a.rows(without)
	}
	// Choosing a value asks it of each record of an event, so each value finds a first one of its own.
	count := func(s set, of set) int { return s.countBoth(of) }
	if !q.Apart && a.told.followers != nil {
		count = func(s set, of set) int { return a.told.once(s.both(of)).count() }
	}
	districts, origins := ids(a.vocab.Districts), ids(a.vocab.Origins)
	return incident.Facets{
		Types:       facet(count, lifted(len(q.Types), q.AnyType()), x.types, incident.Types),
		Actors:      facet(count, lifted(len(q.Actors), q.AnyActor()), x.actors, incident.Actors),
		InDistricts: facet(count, lifted(len(q.InDistricts), q.AnyDistrict()), x.districts, districts),
		Confidences: facet(count, lifted(len(q.Confidences), q.AnyConfidence()), x.confidences, incident.Confidences),
		Precisions:  facet(count, lifted(len(q.Precisions), q.AnyPrecision()), x.precisions, incident.GeoPrecisions),
		Countries:   facet(count, lifted(len(q.Countries), q.AnyCountry()), x.countries, a.vocab.Countries),
		Origins:     facet(count, lifted(len(q.Origins), q.AnyOrigin()), x.origins, origins),
	}, nil
}

func ids(list []incident.Named) []string {
	out := make([]string, len(list))
	for i, n := range list {
		out[i] = n.ID
	}
	return out
}

func facet[T ~string](count func(s, of set) int, s set, c column, values []T) []incident.Facet {
	out := make([]incident.Facet, len(values))
	for i, v := range values {
		out[i] = incident.Facet{Value: string(v), Count: count(s, c[string(v)])}
	}
	return out
}
