package acled

import (
	"regexp"
	"strings"

	"khyberatlas/internal/incident"
)

// sides are who ACLED's names of actors are for us: the first whose words stand in the name, folded. Its names bear a
// faction, a place or the years of a government behind them.
var sides = []struct {
	words string
	actor incident.Actor
}{
	{"unidentified", "unidentified"},
	{"jamaat-ul-ahrar", "jamaat_ul_ahrar"},
	{"jamaat-i-ahrar", "jamaat_ul_ahrar"},
	{"hafiz gul bahadur", "hafiz_gul_bahadur"},
	{"lashkar-e-islam", "lashkar_e_islam"},
	{"lashkar-i-islam", "lashkar_e_islam"},
	{"islamic state", "iskp"},
	{"tehreek-i-taliban pakistan", "ttp"},
	{"tehreek-e-taliban pakistan", "ttp"},
	{"tehrik-i-taliban pakistan", "ttp"},
	{"tehrik-e-taliban pakistan", "ttp"},
	{"communal militia", "communal"},
	{"tribal militia", "communal"},
	{"clan militia", "communal"},
	{"ethnic militia", "communal"},
}

// stateForces are the names of forces of a state: "Military Forces of Pakistan (2022-2024) Frontier Corps".
var stateForces = regexp.MustCompile(`^(?:military|police|border|security) forces of (?:the )?([a-z ]+)` +
	`|^government of (?:the )?([a-z ]+)`)

// since the Taliban have been Afghanistan's government; before, they were an armed group, and its forces were others'.
var talibanSince = incident.MustDay("2021-08-15")

// sideOf is who an actor of ACLED is for us on a day.
func sideOf(name string, day incident.Day) incident.Actor {
	n := incident.Fold(name)
	for _, s := range sides {
		if strings.Contains(n, s.words) {
			return s.actor
		}
	}
	switch state := stateOf(name); {
	case state == "pakistan":
		return "pakistan_forces"
	case state == "united states":
		return "us_forces"
	case (state == "afghanistan" || n == "taliban" || strings.HasPrefix(n, "taliban ")) && day >= talibanSince:
		return "afghan_taliban_forces"
	}
	return "other"
}

// stateOf is the state whose forces an actor is, folded; blank for all others.
func stateOf(name string) string {
	m := stateForces.FindStringSubmatch(incident.Fold(name))
	if m == nil {
		return ""
	}
	return strings.TrimSpace(m[1] + m[2])
}

// betweenStates reports whether the forces of two states stand against each other.
func betweenStates(a, b string) bool {
	x, y := stateOf(a), stateOf(b)
	return x != "" && y != "" && x != y
}
