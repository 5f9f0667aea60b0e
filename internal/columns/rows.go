package columns

import "khyberatlas/internal/incident"

// The kinds of rows, by short names: every column says of which it is.
type (
	record     = incident.Record
	source     = incident.Source
	other      = incident.Other
	claim      = incident.Claim
	crossing   = incident.CrossingState
	scopeState = incident.ScopeState
	spell      = incident.Spell
	area       = incident.Area
	event      = incident.ContextEvent
	total      = incident.ReportedTotal
	change     = incident.DistrictChange
	actor      = incident.ActorInfo
	town       = incident.TownPlace
	landmark   = incident.Landmark
	route      = incident.Route
	origin     = incident.Origin
	period     = incident.Period
	pair       = incident.Pair
	digest     = incident.Digest
)
