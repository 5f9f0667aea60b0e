package question

import (
	"cmp"

	"khyberatlas/internal/cql"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/predicate"
	"khyberatlas/internal/predicate/truth"
	"khyberatlas/internal/queryables"
)

// OnlyDistricts are those of Districts that the expression of the request holds of, where it speaks of districts; OnlyTehsils
// and OnlyCrossings likewise.
func (q *Question) OnlyDistricts(filter incident.Query) []incident.Area {
	return only(q, incident.LayerDistricts, q.Districts(filter), queryables.District)
}

// OnlyTehsils are those of Tehsils that the expression holds of.
func (q *Question) OnlyTehsils(filter incident.Query) []incident.Area {
	return only(q, incident.LayerTehsils, q.Tehsils(filter), queryables.Tehsil)
}

// OnlyCrossings are those of Crossings that the expression holds of.
func (q *Question) OnlyCrossings(filter incident.Query) []incident.CrossingState {
	return only(q, incident.LayerCrossings, q.Crossings(filter), queryables.Crossing)
}

// only leaves the features alone where the expression is of those of another layer: a file may hold several.
func only[T any](q *Question, layer incident.Layer, features []T, read func(string) func(T) predicate.Value) []T {
	if q.Asked.Only == nil || q.Asked.Collection != layer {
		return features
	}
	holds := truth.Bind(q.Asked.Only, read)
	var out []T
	for _, x := range features {
		if holds(x) == truth.True {
			out = append(out, x)
		}
	}
	return out
}

// Expression is the one that the request has, of whatever it speaks; blank for none.
func (q *Question) Expression() string {
	e := cmp.Or(q.Asked.Only, q.Asked.Query.Said)
	if e == nil {
		return ""
	}
	return cql.Format(e)
}
