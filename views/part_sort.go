package views

import (
	"strconv"

	"github.com/a-h/templ"

	"khyberatlas/internal/wording"
)

// SortTable is a table whose columns can be sorted by following their heads.
type SortTable struct {
	Caption string
	Columns []SortColumn
	Rows    []SortRow
}

// SortColumn is a column; a blank Href is one that nothing is sorted by.
type SortColumn struct {
	Text, Href string
	Sorted     string // "ascending" or "descending" where the rows are in its order
	Words      bool   // its cells are words or pictures, not figures
}

// SortRow is a row; its head leads to the page of what it is about.
type SortRow struct {
	Head  Link
	Cells []SortCell
}

// SortCell is a figure that may lead somewhere, or a picture.
type SortCell struct {
	wording.Figure
	Href    string
	About   string // what the link leads to, for those who don't see the column's head
	Picture string
	Lines   []ShareLine // in place of a figure
	Class   string
	Span    int // over how many columns; 0 for one
}

// ShareLine says how much of a period is held.
type ShareLine struct {
	Text string
	Thin bool
}

func (c SortCell) spans() templ.Attributes {
	if c.Span == 0 {
		return nil
	}
	return templ.Attributes{"colspan": strconv.Itoa(c.Span)}
}

func (c SortColumn) sorted() templ.Attributes {
	if c.Sorted == "" {
		return nil
	}
	return templ.Attributes{"aria-sort": c.Sorted}
}

// arrow is the way in which a column is sorted.
func (c SortColumn) arrow() string {
	switch c.Sorted {
	case "ascending":
		return "▲"
	case "descending":
		return "▼"
	}
	return "↕"
}

// TwoPeriods chooses two periods of one page.
type TwoPeriods struct {
	Action               string
	Title, After, Before string
	Apply                string
	AfterOptions         []PeriodOptions
	BeforeOptions        []PeriodOptions
	Kept                 []FilterField
}

// PeriodOptions are the options under one heading.
type PeriodOptions struct {
	Label   string
	Options []Option
}
