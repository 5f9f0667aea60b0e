// Package hue has the hues in which kinds of event and states of crossings are drawn outside the pages: in pictures, in
// GeoPackages' styles and in KML. They are those of the map's light theme, whose stylesheet says them once more.
package hue

import "khyberatlas/internal/incident"

// Line is the hue of the outlines of areas.
const Line = "#6b6f72"

var events = map[incident.Type]string{
	"suicide_bombing":    "#9f1023",
	"ied":                "#d4481c",
	"armed_attack":       "#a86203",
	"targeted_killing":   "#80480f",
	"abduction":          "#8a7500",
	"security_operation": "#2468b0",
	"air_strike":         "#5f3196",
	"drone_strike":       "#b2287f",
	"shelling":           "#7e62b8",
	"border_clash":       "#00796f",
	"communal_violence":  "#4b7f1e",
	"other":              "#646b73",
	"state_based":        "#3f5570",
	"non_state":          "#566420",
	"one_sided":          "#a3345f",
	"not_coded":          "#75655c",
}

var states = map[incident.Status]string{
	incident.Open:       "#0a7a6c",
	incident.Closed:     "#b0152b",
	incident.Restricted: "#a86200",
	incident.Partial:    "#74409a",
	incident.Unknown:    "#6a7178",
}

// none is for a kind that has no hue yet: it is drawn, and a test misses the hue.
const none = "#000000"

// Of is the hue of a kind of event, as #rrggbb.
func Of(t incident.Type) string { return orNone(events[t]) }

// OfState is the hue of a crossing's state, as #rrggbb.
func OfState(s incident.Status) string { return orNone(states[s]) }

func orNone(h string) string {
	if h == "" {
		return none
	}
	return h
}
