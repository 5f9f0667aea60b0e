package ucdp

import (
	"strings"

	"khyberatlas/internal/incident"
)

// words are the sides that the code book of actors knows, by the names that UCDP gives them.
var words = map[string]incident.Actor{
	"TTP":                                    "ttp",
	"Jamaat-ul-Ahrar":                        "jamaat_ul_ahrar",
	"Lashkar-e-Islam":                        "lashkar_e_islam",
	"Government of Pakistan":                 "pakistan_forces",
	"Government of United States of America": "us_forces",
}

// takeover is the day since which the government of Afghanistan is that of the Taliban.
var takeover = incident.MustDay("2021-08-15")

// wordOf is a side's word for an event; blank where there is none.
func wordOf(side string, i *incident.Incident) incident.Actor {
	switch {
	case isUnidentified(side):
		return "unidentified"
	case side == "Government of Afghanistan" && i.Date >= takeover:
		return "afghan_taliban_forces"
	case side == "IS" && (i.Country == "PK" || i.Country == "AF"): // elsewhere it is another branch
		return "iskp"
	}
	return words[side]
}

func isState(side string) bool { return strings.HasPrefix(side, "Government of ") }

// isUnidentified is a side that UCDP has not told yet: in Candidate files XXX and the number of a country.
func isUnidentified(side string) bool {
	return len(side) > 3 && strings.HasPrefix(side, "XXX") && strings.Trim(side[3:], "0123456789") == ""
}

// actorOf is who is reported responsible, with the name that UCDP has for them. Against civilians that is the first side. Of
// two that fight each other UCDP doesn't say who attacked: it is the armed group where a state fights one, else the first;
// the other where only that has a word in the code book.
func actorOf(violence int, a, b string, i *incident.Incident) (incident.Actor, string) {
	first, second := a, b
	if violence == 1 && isState(a) && !isState(b) {
		first, second = b, a
	}
	if w := wordOf(first, i); w != "" {
		return w, first
	}
	// A state is not taken for responsible for what its enemies do at home, and abroad it is there to fight them.
	if w := wordOf(second, i); w != "" && violence != 3 && (!isState(second) || abroad(second, i.Country)) {
		return w, second
	}
	return "other", first
}

// abroad says that a state with a word fights on ground that is not its own.
func abroad(side string, country incident.Country) bool {
	return homes[side] != country
}

var homes = map[string]incident.Country{"Government of Pakistan": "PK", "Government of Afghanistan": "AF",
	"Government of United States of America": "US"}

// sides are the dead of state forces and of armed groups; nil where a figure is not given, or no such side is in it.
// Unknown dead are in neither.
func sides(violence int, a, b string, f figures) (forces, militants *int) {
	add := func(side string, n *int) {
		switch {
		case n == nil || violence == 3 && side == "Civilians":
		case isState(side):
			forces = sum(forces, n)
		default:
			militants = sum(militants, n)
		}
	}
	add(a, f.a)
	add(b, f.b)
	return forces, militants
}

func sum(a, b *int) *int {
	n := *b
	if a != nil {
		n += *a
	}
	return &n
}
