package acled

import "khyberatlas/internal/incident"

// kind is what one of ACLED's kinds of event is for us.
type kind struct {
	event, sub string
	ours       incident.Type
	unasked    bool // is left out unless all events are asked for: no violence
}

// kinds are all that ACLED's code book has. Its air and drone strikes are one kind; coded_as keeps its own words.
var kinds = []kind{
	{"Battles", "Armed clash", "armed_attack", false},
	{"Battles", "Government regains territory", "armed_attack", false},
	{"Battles", "Non-state actor overtakes territory", "armed_attack", false},
	{"Explosions/Remote violence", "Chemical weapon", "other", false},
	{"Explosions/Remote violence", "Air/drone strike", "air_strike", false},
	{"Explosions/Remote violence", "Suicide bomb", "suicide_bombing", false},
	{"Explosions/Remote violence", "Shelling/artillery/missile attack", "shelling", false},
	{"Explosions/Remote violence", "Remote explosive/landmine/IED", "ied", false},
	{"Explosions/Remote violence", "Grenade", "ied", false},
	{"Violence against civilians", "Sexual violence", "other", false},
	{"Violence against civilians", "Attack", "armed_attack", false},
	{"Violence against civilians", "Abduction/forced disappearance", "abduction", false},
	{"Riots", "Violent demonstration", "communal_violence", false},
	{"Riots", "Mob violence", "communal_violence", false},
	{"Protests", "Excessive force against protesters", "other", false},
	{"Protests", "Protest with intervention", "other", true},
	{"Protests", "Peaceful protest", "other", true},
	{"Strategic developments", "Agreement", "other", true},
	{"Strategic developments", "Arrests", "other", true},
	{"Strategic developments", "Change to group/activity", "other", true},
	{"Strategic developments", "Disrupted weapons use", "other", true},
	{"Strategic developments", "Headquarters or base established", "other", true},
	{"Strategic developments", "Looting/property destruction", "other", true},
	{"Strategic developments", "Non-violent transfer of territory", "other", true},
	{"Strategic developments", "Other", "other", true},
}

var (
	kindOf   = map[string]kind{}
	subNames []string
)

func init() {
	for _, k := range kinds {
		kindOf[incident.Fold(k.sub)] = k
		subNames = append(subNames, k.sub)
	}
}
