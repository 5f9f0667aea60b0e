package views

import "khyberatlas/internal/wording"

// AreasView is the table of districts or of tehsils with their figures.
type AreasView struct {
	Frame       Frame
	Title, Lead string
	Filter      FilterForm
	Table       Table
	Notes       []string
	Downloads   []Link
	Other       Link
}

// AreaView is the page of a district or a tehsil.
type AreaView struct {
	Frame         Frame
	Kicker, Title string
	Names         []Name
	Lead          string // the totals, in a sentence
	Count         string
	Period        string
	Figures       []Fact
	Facts         []Fact
	Map           Drawing
	Chart         Drawing
	Months        Table
	Parts         *Table
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
