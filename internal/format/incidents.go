package format

import (
	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

type record = *incident.Record

// Incidents writes incidents and strike sites.
var Incidents = Layer[record]{
	columns: incidentColumns,
	id:      func(r record) string { return r.ID },
	shape:   func(o *buffer, r record) { o.point(r.At) },
	bound: func(r record) (orb.Bound, bool) {
		if r.At == nil {
			return orb.Bound{}, false
		}
		return r.At.Bound(), true
	},
	more: func(o *buffer, r record) {
		o.name("sources", false)
		objects(o, sourceColumns[1:], r.Sources)
		o.name("claims", false)
		objects(o, claimColumns[1:], r.Claims)
	},
}

// The columns are those of the dataset, in its order. GeoJSON has the place elsewhere, and the id too: many programs read
// properties only, and MapLibre makes a number of a feature's id, which is the year for all incidents of one.
var incidentColumns = []column[record]{
	{name: "id", put: func(o *buffer, r record) { o.text(r.ID) }},
	{name: "date", put: func(o *buffer, r record) { o.day(r.Date) }},
	{name: "end_date", put: func(o *buffer, r record) { o.day(r.EndDate) }},
	{name: "date_precision", put: func(o *buffer, r record) { o.text(string(r.DatePrecision)) }},
	{name: "type", put: func(o *buffer, r record) { o.text(string(r.Type)) }},
	{name: "title", put: func(o *buffer, r record) { o.text(r.Title) }},
	{name: "summary", put: func(o *buffer, r record) { o.text(r.Summary) }},
	{name: "place", put: func(o *buffer, r record) { o.text(r.Place) }},
	{name: "district", put: func(o *buffer, r record) { o.text(r.District) }},
	{name: "admin1", put: func(o *buffer, r record) { o.text(r.Admin1) }},
	{name: "country", put: func(o *buffer, r record) { o.text(string(r.Country)) }},
	{name: "lat", only: "csv", put: func(o *buffer, r record) {
		if r.At != nil {
			o.decimal(r.At.Lat())
			return
		}
		o.none()
	}},
	{name: "lon", only: "csv", put: func(o *buffer, r record) {
		if r.At != nil {
			o.decimal(r.At.Lon())
			return
		}
		o.none()
	}},
	{name: "geo_precision", put: func(o *buffer, r record) { o.text(string(r.GeoPrecision)) }},
	{name: "actor", put: func(o *buffer, r record) { o.text(string(r.Actor)) }},
	{name: "target", put: func(o *buffer, r record) { o.text(r.Target) }},
	{name: "killed", put: func(o *buffer, r record) { o.figure(r.Killed.Best) }},
	{name: "killed_low", put: func(o *buffer, r record) { o.figure(r.Killed.Low) }},
	{name: "killed_high", put: func(o *buffer, r record) { o.figure(r.Killed.High) }},
	{name: "civilians_killed", put: func(o *buffer, r record) { o.figure(r.Civilians) }},
	{name: "forces_killed", put: func(o *buffer, r record) { o.figure(r.Forces) }},
	{name: "militants_killed", put: func(o *buffer, r record) { o.figure(r.Militants) }},
	{name: "injured", put: func(o *buffer, r record) { o.figure(r.Injured) }},
	{name: "confidence", put: func(o *buffer, r record) { o.text(string(r.Confidence)) }},
	{name: "sources_count", put: func(o *buffer, r record) { o.number(len(r.Sources)) }},
	{name: "claims_count", put: func(o *buffer, r record) { o.number(len(r.Claims)) }},
}
