package format

import (
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/columns"
	"khyberatlas/internal/incident"
)

type (
	record   = *incident.Record
	crossing = incident.CrossingState
	area     = incident.Area
)

// The layers.
var (
	// Incidents writes incidents and strike sites.
	Incidents = Layer[record]{
		columns:    columns.Incidents,
		properties: columns.Incidents.WithoutPlace(),
		id:         func(r record) string { return r.ID },
		shape:      func(o *buffer, r record) { o.point(r.At) },
		bound: func(r record) (orb.Bound, bool) {
			if r.At == nil {
				return orb.Bound{}, false
			}
			return r.At.Bound(), true
		},
		more: func(o *buffer, r record) {
			o.name("sources", false)
			objects(o, columns.Sources[1:], slices.Values(r.Sources))
			o.name("claims", false)
			objects(o, columns.Claims[1:], slices.Values(r.Claims))
			o.name("records", false)
			objects(o, columns.Others[1:], slices.Values(r.PassedOn()))
		},
	}
	// Crossings writes border crossings with their state.
	Crossings = Layer[crossing]{
		columns:    columns.Crossings,
		properties: columns.Crossings.WithoutPlace(),
		id:         func(c crossing) string { return c.ID },
		shape:      func(o *buffer, c crossing) { o.point(&c.At) },
		bound:      func(c crossing) (orb.Bound, bool) { return c.At.Bound(), true },
		more: func(o *buffer, c crossing) {
			o.name("spells", false)
			objects(o, columns.Spells[1:], slices.Values(c.Spells))
		},
	}
	// Districts writes districts with their figures.
	Districts = Layer[area]{
		columns:    columns.Districts,
		properties: columns.Districts.WithoutPlace(),
		id:         func(a area) string { return a.District.ID },
		shape:      func(o *buffer, a area) { o.area(a.District.Shape) },
		bound:      func(a area) (orb.Bound, bool) { return a.District.Shape.Bound(), len(a.District.Shape) > 0 },
	}
	// Tehsils writes tehsils with theirs.
	Tehsils = Layer[area]{
		columns:    columns.Tehsils,
		properties: columns.Tehsils.WithoutPlace(),
		id:         func(a area) string { return a.Tehsil.ID },
		shape:      func(o *buffer, a area) { o.area(a.Tehsil.Shape) },
		bound:      func(a area) (orb.Bound, bool) { return a.Tehsil.Shape.Bound(), len(a.Tehsil.Shape) > 0 },
	}
)
