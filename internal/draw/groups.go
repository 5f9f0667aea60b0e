package draw

import (
	"slices"

	"khyberatlas/internal/incident"
)

// The groups of kinds that a sign of many shows at a glance, in the order in which their parts lie around it.
const (
	Strikes = iota
	attacks
	operations
	others
	uncoded // by what means isn't said
	GroupCount
)

// GroupHues are the kinds whose hues stand for groups of which a sign holds several kinds.
var GroupHues = [GroupCount]incident.Type{"air_strike", "ied", "security_operation", "border_clash", "state_based"}

// GroupOf is the group of a kind.
func GroupOf(t incident.Type) int {
	switch {
	case t.Strike():
		return Strikes
	case t == "security_operation":
		return operations
	case t == "suicide_bombing" || t == "ied" || t == "armed_attack" || t == "targeted_killing" || t == "abduction":
		return attacks
	case !slices.Contains(incident.OwnTypes, t):
		return uncoded
	}
	return others
}
