package views

import "khyberatlas/internal/wording"

// IncidentView is an incident with everything that is known of it and who says so.
type IncidentView struct {
	Frame           Frame
	Steps           Steps
	Icon, Type      string
	Title, Summary  string
	Facts           []Fact
	Recorded        *Recorded // nil where the dataset has one record alone
	Contested       []string  // sentences on what the sides disagree about
	Killed          wording.Figure
	NoFigure        string // what is said in the place of a figure of the killed; blank where there is one
	KilledNote      string
	Figures         []Fact // the breakdown
	People          string // what the figure of the killed counts
	Trust           []Fact // confidence and publishers, apart
	Axis            string // a picture of the claims; blank where there is little to compare
	AxisNote        string // what band, line and arrows of it are
	Sides           []ClaimSide
	NoClaims        string
	Sources         []SourceLine
	SourcesNote     string  // in whose words they are
	Others          *Others // nil where no other record tells of it
	Map             Drawing
	Crossing        *NearCrossing
	Near            []NearRow
	NearNote        string
	Cite, Permalink string
	Versions        []Fact
	Forms           []Link
}

// Steps is the way from an incident to the others of a filter; without one there is only the map.
type Steps struct {
	Filter, Where  string
	Earlier, Later Step
	All            Link
}

// Step leads to a neighbour in time; its link is blank where there is none.
type Step struct {
	Link
	Title string
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

// Others is what other records tell of the event, beside what this one counts.
type Others struct {
	Own, Note string
	Lines     []OtherLine
}

// OtherLine is what one of them tells; How says how it is known to be the same event.
type OtherLine struct {
	Counts, When, How string
	Page              Link
	Source            wording.Citation
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
