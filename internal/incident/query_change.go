package incident

import (
	"slices"

	"github.com/paulmach/orb"
)

// These methods are the only way in which a valid Query is changed: each returns a changed copy, which is as valid. What
// they narrow to nothing never matches, for a list without values would ask for everything.

// Within asks for other days.
func (q Query) Within(days Days) Query {
	q.Days, q.Never = days, false
	return q
}

// OnlyPeriod is the part of a query that acts on crossings.
func (q Query) OnlyPeriod() Query { return Query{Days: q.Days, Never: q.Never} }

// AllTold asks for each record of an event by itself.
func (q Query) AllTold() Query {
	q.Apart = true
	return q
}

// Kinds is the query for some kinds of incident, for all where none is named.
func (q Query) Kinds(types []Type) Query {
	q.Types = types
	return q
}

// Anywhere lifts the boxes.
func (q Query) Anywhere() Query {
	q.Boxes = nil
	return q
}

// InSquare narrows a query to what its own boxes have of a square.
func (q Query) InSquare(square orb.Bound) Query {
	boxes := []orb.Bound{square}
	if len(q.Boxes) > 0 {
		boxes = nil
	}
	for _, b := range q.Boxes {
		both := orb.Bound{Min: orb.Point{max(b.Min[0], square.Min[0]), max(b.Min[1], square.Min[1])},
			Max: orb.Point{min(b.Max[0], square.Max[0]), min(b.Max[1], square.Max[1])}}
		if !both.IsEmpty() {
			boxes = append(boxes, both)
		}
	}
	q.Boxes, q.Never = boxes, q.Never || len(boxes) == 0
	return q
}

// Around asks for what lies within a distance of a point.
func (q Query) Around(at orb.Point, km float64) Query {
	q.Near = &Near{At: at, Km: km}
	return q
}

// OfTypes narrows a query to some types.
func (q Query) OfTypes(types []Type) Query {
	q.Types = narrowed(q.Types, types)
	q.Never = q.Never || len(q.Types) == 0
	return q
}

// AsksOrigin reports whether a query looks at a record's rows: it names that record, or none.
func (q Query) AsksOrigin(id string) bool {
	return len(q.Origins) == 0 || slices.Contains(q.Origins, id)
}

// OfOrigins narrows a query to some records, whose ids are sorted.
func (q Query) OfOrigins(ids []string) Query {
	q.Origins = narrowed(q.Origins, ids)
	q.Never = q.Never || len(q.Origins) == 0
	return q
}

// OfDistrict narrows a query to one district.
func (q Query) OfDistrict(id string) Query {
	q.Never = q.Never || len(q.InDistricts) > 0 && !slices.Contains(q.InDistricts, id)
	q.InDistricts = []string{id}
	return q
}

// OfDistricts narrows a query that asks for no district to some.
func (q Query) OfDistricts(ids []string) Query {
	q.InDistricts = slices.Sorted(slices.Values(ids))
	q.Never = q.Never || len(ids) == 0
	return q
}

// OfProvince narrows a query that asks for no province to one.
func (q Query) OfProvince(country Country, name string) Query {
	q.Countries, q.Admin1 = []Country{country}, []string{name}
	return q
}

// Sharp narrows a query to what has a place of its own, which no badge stands for.
func (q Query) Sharp() Query {
	var sharp []GeoPrecision
	for _, p := range GeoPrecisions {
		if !p.Coarse() {
			sharp = append(sharp, p)
		}
	}
	q.Precisions = narrowed(q.Precisions, sharp)
	q.Never = q.Never || len(q.Precisions) == 0
	return q
}

// OfBadge narrows a query whose matches a badge is among to what that badge stands for.
func (q Query) OfBadge(b Badge) Query {
	q.Admin1, q.Countries, q.Precisions = []string{b.Admin1}, []Country{b.Country}, []GeoPrecision{b.Precision}
	if b.District != "" {
		q.Boxes = []orb.Bound{b.At.Bound()}
	}
	return q
}

// narrowed are the chosen values that are among some; all of those where none is chosen.
func narrowed[T comparable](chosen, among []T) []T {
	if len(chosen) == 0 {
		return among
	}
	var both []T
	for _, v := range chosen {
		if slices.Contains(among, v) {
			both = append(both, v)
		}
	}
	return both
}

// AnyType lifts the list of types; the methods after it lift one list each.
func (q Query) AnyType() Query { return q.Without(ByTypes) }

// AnyActor lifts the list of actors.
func (q Query) AnyActor() Query { return q.Without(ByActors) }

// AnyDistrict lifts the list of districts by id.
func (q Query) AnyDistrict() Query { return q.Without(ByInDistricts) }

// AnyConfidence lifts the list of confidences.
func (q Query) AnyConfidence() Query { return q.Without(ByConfidences) }

// AnyPrecision lifts the list of precisions.
func (q Query) AnyPrecision() Query { return q.Without(ByPrecisions) }

// AnyOrigin lifts the list of origins.
func (q Query) AnyOrigin() Query { return q.Without(ByOrigins) }

// AnyCountry lifts the list of countries.
func (q Query) AnyCountry() Query { return q.Without(ByCountries) }
