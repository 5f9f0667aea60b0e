package gpkg

import (
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

type crossing = incident.CrossingState

// Crossings is the layer of border crossings with their state and all the spells on record.
func Crossings(rows []incident.CrossingState) Layer {
	return crossingShape.layer("crossings", "Border crossings", rows, gateStyle(),
		childOf("crossing_status", "Spells: when a crossing was reported open, closed or restricted, for which traffic",
			spellColumns, rows, func(c crossing) []incident.Spell { return c.Spells }))
}

var crossingShape = shape[crossing]{
	geometry: "POINT",
	id:       func(c crossing) string { return c.ID },
	place:    func(c crossing) orb.Geometry { return c.At },
	columns:  crossingColumns(),
}

func crossingColumns() []column[crossing] {
	out := []column[crossing]{
		{"id", words, func(c crossing) any { return text(c.ID) }},
		{"name", words, func(c crossing) any { return text(c.Name) }},
		{"name_ur", words, func(c crossing) any { return text(c.NameUr) }},
		{"name_local_other", words, func(c crossing) any { return text(c.NameLocalOther) }},
		{"geo_precision", words, func(c crossing) any { return text(c.GeoPrecision) }},
		{"pk_district", words, func(c crossing) any { return text(c.PkDistrict) }},
		{"pk_admin1", words, func(c crossing) any { return text(c.PkAdmin1) }},
		{"af_district", words, func(c crossing) any { return text(c.AfDistrict) }},
		{"af_province", words, func(c crossing) any { return text(c.AfProvince) }},
		{"category", words, func(c crossing) any { return text(c.Category) }},
		{"modes", words, func(c crossing) any { return text(strings.Join(c.Modes, ";")) }},
		{"notes", words, func(c crossing) any { return text(c.Notes) }},
		{"source_url", words, func(c crossing) any { return text(c.SourceURL) }},
		{"state_on", date, func(c crossing) any { return day(c.On) }},
		{"state", words, func(c crossing) any { return text(c.State) }},
	}
	out = append(out, stateColumns("state", crossing.LatestScope)...)
	for i, scope := range incident.Scopes {
		name := "state_" + string(scope)
		of := func(c crossing) incident.ScopeState { return c.Scopes[i] }
		out = append(out, column[crossing]{name, words, func(c crossing) any { return text(of(c).Status) }})
		out = append(out, stateColumns(name, of)...)
	}
	return append(out, []column[crossing]{
		{"days_closed", whole, func(c crossing) any { return count(c.DaysClosed) }},
		{"days_closed_trade", whole, func(c crossing) any { return count(c.DaysClosedTrade) }},
		{"days_closed_pedestrian", whole, func(c crossing) any { return count(c.DaysClosedPedestrian) }},
		{"days_closed_unconfirmed", whole, func(c crossing) any { return count(c.DaysClosedUnconfirmed) }},
		{"last_record", words, func(c crossing) any { return text(c.LastRecord) }},
	}...)
}

// stateColumns are what is said beside the word for a state.
func stateColumns(name string, of func(crossing) incident.ScopeState) []column[crossing] {
	return []column[crossing]{
		{name + "_since", date, func(c crossing) any { return day(of(c).Since) }},
		{name + "_since_precision", words, func(c crossing) any { return text(of(c).SincePrecision) }},
		{name + "_source", words, func(c crossing) any { return text(of(c).Source) }},
		{name + "_last_reported", date, func(c crossing) any { return day(of(c).LastReported) }},
	}
}

var spellColumns = []column[incident.Spell]{
	{"crossing_id", words, func(s incident.Spell) any { return text(s.CrossingID) }},
	{"from", date, func(s incident.Spell) any { return day(s.From) }},
	{"from_precision", words, func(s incident.Spell) any { return text(s.FromPrecision) }},
	{"to", date, func(s incident.Spell) any { return day(s.To) }},
	{"last_reported", date, func(s incident.Spell) any { return day(s.LastReported) }},
	{"status", words, func(s incident.Spell) any { return text(s.Status) }},
	{"scope", words, func(s incident.Spell) any { return text(s.Scope) }},
	{"reason", words, func(s incident.Spell) any { return text(s.Reason) }},
	{"publisher", words, func(s incident.Spell) any { return text(s.Publisher) }},
	{"published", date, func(s incident.Spell) any { return day(s.Published) }},
	{"source_url", words, func(s incident.Spell) any { return text(s.SourceURL) }},
}
