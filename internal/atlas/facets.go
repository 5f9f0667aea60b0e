package atlas

import (
	"context"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index"
	"khyberatlas/internal/index/set"
)

// Facets counts, for every value of a closed list, the matches that choosing it alone in that list would give: all
// other filters are kept, the list's own is lifted. Values that nothing matches are there with 0; the districts are
// those of the vocabulary, in its order.
func (a *Atlas) Facets(ctx context.Context, q incident.Query) (incident.Facets, error) {
	if err := ctx.Err(); err != nil {
		return incident.Facets{}, err
	}
	f := facets{a, q, a.found(q)}
	districts, origins := ids(a.vocab.Districts), ids(a.vocab.Origins)
	return incident.Facets{
		Types:       f.of(index.Type, len(q.Types), q.AnyType(), incident.Texts(incident.Types)),
		Actors:      f.of(index.Actor, len(q.Actors), q.AnyActor(), incident.Texts(incident.Actors)),
		InDistricts: f.of(index.InDistrict, len(q.InDistricts), q.AnyDistrict(), districts),
		Confidences: f.of(index.Confidence, len(q.Confidences), q.AnyConfidence(), incident.Texts(incident.Confidences)),
		Precisions:  f.of(index.Precision, len(q.Precisions), q.AnyPrecision(), incident.Texts(incident.GeoPrecisions)),
		Countries:   f.of(index.Country, len(q.Countries), q.AnyCountry(), incident.Texts(a.vocab.Countries)),
		Origins:     f.of(index.Origin, len(q.Origins), q.AnyOrigin(), origins),
	}, nil
}

func ids(list []incident.Named) []string {
	out := make([]string, len(list))
	for i, n := range list {
		out[i] = n.ID
	}
	return out
}

// facets counts beside one query.
type facets struct {
	*Atlas
	q   incident.Query
	all set.Rows
}

func (f facets) of(l index.List, own int, lifted incident.Query, values []string) []incident.Facet {
	set := f.all
	if own > 0 {
		set = f.found(lifted)
	}
	g := f.rows.Groups[l]
	counts := f.countsBy(l, set, lifted)
	// Choosing a value asks it of each record of an event, so each value finds a first one of its own.
	if f.told.any && !f.q.Apart {
		set.EachOf(f.told.followers, func(i int) {
			c := g.CodeOf(i)
			if f.told.stoodFor(i, func(j int) bool { return set.Has(j) && g.CodeOf(j) == c }) {
				counts[c]--
			}
		})
	}
	out := make([]incident.Facet, len(values))
	for i, v := range values {
		out[i].Value = v
		if c := g.Code(v); c >= 0 {
			out[i].Count = counts[c]
		}
	}
	return out
}

// countsBy has for each code of a list how many rows of a set have it; the set is what a query finds.
func (a *Atlas) countsBy(l index.List, found set.Rows, q incident.Query) []int {
	g := a.rows.Groups[l]
	if of, _, plain := a.rows.Plain(&q); !plain || of >= 0 {
		return g.Counts(found)
	}
	counts := make([]int, len(g.Values()))
	for c := range counts {
		counts[c] = a.rows.SummedCode(l, c).CountMeeting(q.Days)
	}
	return counts
}
