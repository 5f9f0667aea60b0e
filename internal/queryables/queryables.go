// Package queryables says by which properties the features of each layer can be asked for and what they are: the columns of
// the layer, its geometry, and what else is known of a feature that no column has. The language of expressions and the
// description of the API go by it. How crossings, districts and tehsils are read it says too; incidents are in the index.
package queryables

import (
	"fmt"
	"slices"

	"khyberatlas/internal/columns"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/predicate"
)

// Geometry is the name of a feature's place.
const Geometry = "geometry"

// LastDay is the last day on which an incident can have happened: with date, the span that the parameter datetime goes by.
const LastDay = "last_day"

// Names are the queryables of a layer with what they are; those of a layer that there isn't are none.
func Names(layer incident.Layer) map[string]predicate.Kind { return kinds[layer] }

// Properties are those of a layer that aren't places, in order.
func Properties(layer incident.Layer) []columns.Property { return properties[layer] }

var properties = map[incident.Layer][]columns.Property{
	incident.LayerIncidents: ofIncidents(),
	incident.LayerStrikes:   ofIncidents(),
	incident.LayerCrossings: columns.Crossings.WithoutPlace().Properties(),
	incident.LayerDistricts: columns.Districts.Properties(),
	incident.LayerTehsils:   columns.Tehsils.Properties(),
}

func ofIncidents() []columns.Property {
	return append(columns.Incidents.WithoutPlace().Properties(), columns.Property{Name: LastDay, Kind: columns.KindDay,
		Derived: true, Doc: "The last day on which it can have happened, by end_date and date_precision; no property of the feature."})
}

var kinds = func() map[incident.Layer]map[string]predicate.Kind {
	out := map[incident.Layer]map[string]predicate.Kind{}
	for layer, list := range properties {
		out[layer] = map[string]predicate.Kind{Geometry: predicate.Place}
		for _, p := range list {
			out[layer][p.Name] = kindOf(p.Kind)
		}
	}
	return out
}()

func kindOf(k columns.Kind) predicate.Kind {
	switch k {
	case columns.KindDay:
		return predicate.Day
	case columns.KindCount, columns.KindRatio, columns.KindDegrees:
		return predicate.Number
	case columns.KindTruth, columns.KindYesNo:
		return predicate.Truth
	}
	return predicate.Text
}

// Incident reads a column of incidents; the index has the two that are none.
func Incident(name string) func(*incident.Record) predicate.Value {
	return ofColumn(columns.Incidents, name)
}

// Crossing reads a queryable of crossings.
func Crossing(name string) func(incident.CrossingState) predicate.Value {
	if name == Geometry {
		return func(c incident.CrossingState) predicate.Value {
			return predicate.Value{Kind: predicate.Place, Point: c.At}
		}
	}
	return ofColumn(columns.Crossings, name)
}

// District reads a queryable of districts, Tehsil one of tehsils.
func District(name string) func(incident.Area) predicate.Value {
	if name == Geometry {
		return func(a incident.Area) predicate.Value {
			return predicate.Value{Kind: predicate.Place, Shape: a.District.Shape}
		}
	}
	return ofColumn(columns.Districts, name)
}

// Tehsil is District for tehsils.
func Tehsil(name string) func(incident.Area) predicate.Value {
	if name == Geometry {
		return func(a incident.Area) predicate.Value {
			return predicate.Value{Kind: predicate.Place, Shape: a.Tehsil.Shape}
		}
	}
	return ofColumn(columns.Tehsils, name)
}

// ofColumn reads a column. A name that none has is a fault of the program: an expression is checked against the names.
func ofColumn[T any](list columns.List[T], name string) func(T) predicate.Value {
	i := slices.IndexFunc(list, func(c columns.Column[T]) bool { return c.Name == name })
	if i < 0 {
		panic(fmt.Sprintf("queryables: no column %s", name))
	}
	c, kind := list[i], kindOf(list[i].Kind)
	return func(x T) predicate.Value {
		v := c.Value(x)
		if !v.Known {
			return predicate.Value{}
		}
		return predicate.Value{Kind: kind, Text: v.Text, Number: v.Number}
	}
}
