package views

import "khyberatlas/internal/wording"

// AreasView is the table of districts or of tehsils with their figures.
type AreasView struct {
	Frame       Frame
	Title, Lead string
	// Of two periods beside each other: which hold more, why that may mislead, what is left out,
	// the ones of one click, and any others.
	More         []Counted
	Caution      []string
	Outside      []Link // finds of the two periods that are not compared
	Presets      []Choice
	PresetsLabel string
	Plain        Link // one period; blank where no other stands beside
	Periods      TwoPeriods
	Chips        []FilterChip
	Filter       FilterForm
	Table        SortTable
	Notes        []string
	Downloads    []Link
	Others       []Link // the other areas, and what these can be filtered by
}

// Counted is a place with what is counted there.
type Counted struct {
	Link
	Count string
}

// AreaView is the page of a district or a tehsil.
type AreaView struct {
	Frame         Frame
	Kicker, Title string
	Names         []Name
	Chips         []FilterChip
	Lead          string // the totals, in a sentence
	Count         string
	Period        string
	Figures       []Fact
	Facts         []Fact
	Map           Drawing
	Chart         Drawing
	Months        Table
	Parts         *SortTable
	PartsNote     string
	Rows          []NearRow
	All           Link
	Changes       []ChangeLine
	Forms         []Link
}

// ChangeLine is how the district came about.
type ChangeLine struct {
	When, What, Note string
	Source           wording.Citation
}
