package views

import "khyberatlas/internal/wording"

// CoverageView lays what the dataset holds beside what others count.
type CoverageView struct {
	Frame           Frame
	Lead, Note      string
	Matrix          Matrix
	Facts           []Fact
	Contents        []Link
	Comparisons     []ComparisonView
	Apart           []ApartGroup
	Effort          Drawing
	Months          Table
	Districts       Table
	Records         []RecordsBeside // ours beside each other record
	ApartAbout      string
	ComparisonAbout string
}

// ComparisonView is one measure in one area.
type ComparisonView struct {
	ID, Title, About string
	Chart            Drawing
	Table            *BesideTable // of the months
	Longer           *BesideTable // of other periods
}

// BesideTable has a row for each count of a publisher.
type BesideTable struct {
	Caption string
	Open    bool
	Rows    []BesideRow
}

// BesideRow is a period with the dataset's figure and one publisher's.
type BesideRow struct {
	Period       Link // to the map of what is held
	Held         wording.Figure
	Theirs, Note string
	Source       wording.Citation
}

// ApartGroup are totals with nothing of the dataset beside them.
type ApartGroup struct {
	Title, About string
	Count        string
	Rows         []ApartRow
}

// ApartRow is such a total.
type ApartRow struct {
	Period, Area, Measure, Value, Note string
	Source                             wording.Citation
}

// RecordsBeside is our record beside another one: a row for each year, and its months behind.
type RecordsBeside struct {
	Title  string
	About  []string // what each has collected
	Years  Table
	Months []RecordsYear
}

// RecordsYear is one year of it; Note is what others count in its months.
type RecordsYear struct {
	Title, Note string
	Months      Table
}
