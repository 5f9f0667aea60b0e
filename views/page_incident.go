package views

import "khyberatlas/internal/wording"

// IncidentView is an incident with everything that is known of it and who says so.
type IncidentView struct {
	Frame           Frame
	Icon, Type      string
	Title, Summary  string
	Facts           []Fact
	Contested       []string // sentences on what the sides disagree about
	Killed          wording.Figure
	KilledNote      string
	Figures         []Fact // the breakdown
	Trust           []Fact // confidence and publishers, apart
	Sides           []ClaimSide
	NoClaims        string
	Sources         []SourceLine
	Map             Drawing
	Crossing        *NearCrossing
	Near            []NearRow
	NearNote        string
	Cite, Permalink string
	Versions        []Fact
	Forms           []Link
}

// ClaimSide is what one side says.
type ClaimSide struct {
	Name, Class string
	Claims      []ClaimLine
}

// ClaimLine is one claim.
type ClaimLine struct {
	Claimant, Subject, Figures, Statement string
	Source                                wording.Citation
}

// SourceLine is one report that was read.
type SourceLine struct {
	Source wording.Citation
	Note   string
}

// NearCrossing is the crossing nearest to an incident in its state on the day.
type NearCrossing struct {
	Distance, Name, Href string
	On                   string
	Lines                []StateLine
}

// StateLine is the state of one traffic.
type StateLine struct {
	Scope, State, Class, Icon string
	Since, Until              string
	Source                    wording.Citation
}

// NearRow is an incident in a short list; Away is how far it is in time and place, blank where that says nothing.
type NearRow struct {
	IncidentRow
	Away, Toll string
}
