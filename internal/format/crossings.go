package format

import (
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

type crossing = incident.CrossingState

// Crossings writes border crossings with their state.
var Crossings = Layer[crossing]{
	columns: crossingColumns(),
	id:      func(c crossing) string { return c.ID },
	shape:   func(o *buffer, c crossing) { o.point(&c.At) },
	bound:   func(c crossing) (orb.Bound, bool) { return c.At.Bound(), true },
	more: func(o *buffer, c crossing) {
		o.name("spells", false)
		objects(o, spellColumns[1:], c.Spells)
	},
}

func crossingColumns() []column[crossing] {
	out := []column[crossing]{
		{name: "id", put: func(o *buffer, c crossing) { o.text(c.ID) }},
		{name: "name", put: func(o *buffer, c crossing) { o.text(c.Name) }},
		{name: "name_ur", put: func(o *buffer, c crossing) { o.text(c.NameUr) }},
		{name: "name_local_other", put: func(o *buffer, c crossing) { o.text(c.NameLocalOther) }},
		{name: "lat", only: "csv", put: func(o *buffer, c crossing) { o.decimal(c.At.Lat()) }},
		{name: "lon", only: "csv", put: func(o *buffer, c crossing) { o.decimal(c.At.Lon()) }},
		{name: "geo_precision", put: func(o *buffer, c crossing) { o.text(string(c.GeoPrecision)) }},
		{name: "pk_district", put: func(o *buffer, c crossing) { o.text(c.PkDistrict) }},
		{name: "pk_admin1", put: func(o *buffer, c crossing) { o.text(c.PkAdmin1) }},
		{name: "af_district", put: func(o *buffer, c crossing) { o.text(c.AfDistrict) }},
		{name: "af_province", put: func(o *buffer, c crossing) { o.text(c.AfProvince) }},
		{name: "category", put: func(o *buffer, c crossing) { o.text(c.Category) }},
		{name: "modes", put: func(o *buffer, c crossing) { o.text(strings.Join(c.Modes, ";")) }},
		{name: "notes", put: func(o *buffer, c crossing) { o.text(c.Notes) }},
		{name: "source_url", put: func(o *buffer, c crossing) { o.text(c.SourceURL) }},
		{name: "state_on", put: func(o *buffer, c crossing) { o.day(c.On) }},
		{name: "state", put: func(o *buffer, c crossing) { o.text(string(c.State)) }},
	}
	out = append(out, stateColumns("state", crossing.LatestScope)...)
	for i, scope := range incident.Scopes {
		name := "state_" + string(scope)
		of := func(c crossing) incident.ScopeState { return c.Scopes[i] }
		out = append(out, column[crossing]{name: name, put: func(o *buffer, c crossing) { o.text(string(of(c).Status)) }})
		out = append(out, stateColumns(name, of)...)
	}
	return append(out, []column[crossing]{
		{name: "days_closed", put: func(o *buffer, c crossing) { o.number(c.DaysClosed) }},
		{name: "days_closed_trade", put: func(o *buffer, c crossing) { o.number(c.DaysClosedTrade) }},
		{name: "days_closed_pedestrian", put: func(o *buffer, c crossing) { o.number(c.DaysClosedPedestrian) }},
		{name: "days_closed_unconfirmed", put: func(o *buffer, c crossing) { o.number(c.DaysClosedUnconfirmed) }},
		{name: "last_record", put: func(o *buffer, c crossing) { o.text(c.LastRecord) }},
	}...)
}

// stateColumns are what is said beside the word for a state.
func stateColumns(name string, of func(crossing) incident.ScopeState) []column[crossing] {
	return []column[crossing]{
		{name: name + "_since", put: func(o *buffer, c crossing) { o.day(of(c).Since) }},
		{name: name + "_since_precision", put: func(o *buffer, c crossing) { o.text(string(of(c).SincePrecision)) }},
		{name: name + "_source", put: func(o *buffer, c crossing) { o.text(of(c).Source) }},
		{name: name + "_last_reported", put: func(o *buffer, c crossing) { o.day(of(c).LastReported) }},
	}
}
