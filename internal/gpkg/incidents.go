package gpkg

import (
	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

type record = *incident.Record

// Incidents is the layer of incidents with their citations and claims.
func Incidents(rows []*incident.Record) Layer {
	return records("incidents", "Incidents", rows, eventStyle(incident.Types))
}

// Strikes is the layer of strike sites likewise.
func Strikes(rows []*incident.Record) Layer {
	return records("strikes", "Strike sites", rows, eventStyle(incident.StrikeTypes))
}

func records(name, title string, rows []record, style style) Layer {
	return recordShape.layer(name, title, rows, style,
		childOf("incident_sources", "Citations: the reports that were read", sourceColumns, rows,
			func(r record) []incident.Source { return r.Sources }),
		childOf("claims", "Claims: who says what about an incident", claimColumns, rows,
			func(r record) []incident.Claim { return r.Claims }))
}

// The columns are the features' properties, in their order, after the id.
var recordShape = shape[record]{
	geometry: "POINT",
	id:       func(r record) string { return r.ID },
	place: func(r record) orb.Geometry {
		if r.At == nil {
			return nil
		}
		return *r.At
	},
	columns: []column[record]{
		{"id", words, func(r record) any { return text(r.ID) }},
		{"date", date, func(r record) any { return day(r.Date) }},
		{"end_date", date, func(r record) any { return day(r.EndDate) }},
		{"date_precision", words, func(r record) any { return text(r.DatePrecision) }},
		{"type", words, func(r record) any { return text(r.Type) }},
		{"title", words, func(r record) any { return text(r.Title) }},
		{"summary", words, func(r record) any { return text(r.Summary) }},
		{"place", words, func(r record) any { return text(r.Place) }},
		{"district", words, func(r record) any { return text(r.District) }},
		{"admin1", words, func(r record) any { return text(r.Admin1) }},
		{"country", words, func(r record) any { return text(r.Country) }},
		{"geo_precision", words, func(r record) any { return text(r.GeoPrecision) }},
		{"actor", words, func(r record) any { return text(r.Actor) }},
		{"target", words, func(r record) any { return text(r.Target) }},
		{"killed", whole, func(r record) any { return figure(r.Killed.Best) }},
		{"killed_low", whole, func(r record) any { return figure(r.Killed.Low) }},
		{"killed_high", whole, func(r record) any { return figure(r.Killed.High) }},
		{"civilians_killed", whole, func(r record) any { return figure(r.Civilians) }},
		{"forces_killed", whole, func(r record) any { return figure(r.Forces) }},
		{"militants_killed", whole, func(r record) any { return figure(r.Militants) }},
		{"injured", whole, func(r record) any { return figure(r.Injured) }},
		{"confidence", words, func(r record) any { return text(r.Confidence) }},
		{"sources_count", whole, func(r record) any { return count(len(r.Sources)) }},
		{"claims_count", whole, func(r record) any { return count(len(r.Claims)) }},
	},
}

var sourceColumns = []column[incident.Source]{
	{"incident_id", words, func(s incident.Source) any { return text(s.IncidentID) }},
	{"publisher", words, func(s incident.Source) any { return text(s.Publisher) }},
	{"published", date, func(s incident.Source) any { return day(s.Published) }},
	{"url", words, func(s incident.Source) any { return text(s.URL) }},
	{"note", words, func(s incident.Source) any { return text(s.Note) }},
}

var claimColumns = []column[incident.Claim]{
	{"incident_id", words, func(c incident.Claim) any { return text(c.IncidentID) }},
	{"claimant", words, func(c incident.Claim) any { return text(c.Claimant) }},
	{"side", words, func(c incident.Claim) any { return text(c.Side) }},
	{"subject", words, func(c incident.Claim) any { return text(c.Subject) }},
	{"killed_low", whole, func(c incident.Claim) any { return figure(c.KilledLow) }},
	{"killed_high", whole, func(c incident.Claim) any { return figure(c.KilledHigh) }},
	{"injured_low", whole, func(c incident.Claim) any { return figure(c.InjuredLow) }},
	{"injured_high", whole, func(c incident.Claim) any { return figure(c.InjuredHigh) }},
	{"statement", words, func(c incident.Claim) any { return text(c.Statement) }},
	{"publisher", words, func(c incident.Claim) any { return text(c.Publisher) }},
	{"published", date, func(c incident.Claim) any { return day(c.Published) }},
	{"url", words, func(c incident.Claim) any { return text(c.URL) }},
}
