package views

import "khyberatlas/internal/wording"

// CrossingsView is the table of crossings as of a day.
type CrossingsView struct {
	Frame       Frame
	Title, Lead string
	Chips       []FilterChip
	Day         DayForm
	On          string
	Strips      CrossingStrips
	Period      PeriodForm
	Caption     string
	Scopes      []string // the columns
	Rows        []CrossingRow
	Signs       []Sign
	Note        string
	Downloads   []Link
	Queryables  Link
}

// DayForm chooses the day of a page of crossings.
type DayForm struct {
	Action, Day   string
	Before, After Link
}

// CrossingStrips are all crossings on one line of years.
type CrossingStrips struct {
	Years  string
	Groups []CrossingGroup
}

// CrossingGroup is crossings of one standing.
type CrossingGroup struct {
	Title string
	Rows  []CrossingStrip
}

// CrossingStrip is a crossing on the day, with its history as a picture.
type CrossingStrip struct {
	Link
	State   Word
	Note    string // what is said where no record covers the day
	Reports []wording.Report
	SVG     string
}

// CrossingRow is a crossing in its state.
type CrossingRow struct {
	Href, Name, Where string
	State             Word
	Scopes            []Word
	Closed            wording.Figure
}

// Word is a state with its shape and hue.
type Word struct{ Icon, Text, Class, Under string }

// PeriodForm chooses a period where no other filter acts.
type PeriodForm struct {
	Action, From, To string
	Note             string
}

// CrossingView is a crossing with its history.
type CrossingView struct {
	Frame         Frame
	Kicker, Title string
	Names         []Name
	Lead          string
	State         Word
	On            string
	States        []StateLine
	Day           DayForm
	Period        PeriodForm
	Closed        []Fact
	ClosedNote    string
	Strip         Drawing
	Spells        []SpellRow
	Facts         []Fact
	Source        wording.Citation
	Map           Drawing
	Near          Link
	Forms         []Link
}

// Name is a name in a language of its own.
type Name struct{ Text, Lang, Dir string }

// SpellRow is one dated report.
type SpellRow struct {
	From, To      string
	State         Word
	Scope, Reason string
	Source        wording.Citation
}
