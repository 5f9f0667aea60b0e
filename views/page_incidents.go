package views

import "khyberatlas/internal/wording"

// IncidentsView is the table of incidents or strike sites that match a filter.
type IncidentsView struct {
	Frame Frame
	Headed
	Count, Totals, NoPlace string
	Later                  string // how many lie after the collection, blank for none
	Filter                 FilterForm
	Picture                Drawing
	Sorts                  []Choice
	Caption                string
	Rows                   []IncidentFigures
	Records                bool // there are several, and each row says whose it is
	Pager                  Pager
	Downloads              []Link
	Kept                   string // how many incidents no download has; blank where all are in them
	Figures                []Link // the same filter as totals and over time
}

// IncidentRow is what every list says of an incident.
type IncidentRow struct{ Href, Title, When, Where, Type, Icon string }

// IncidentFigures is an incident in the table.
type IncidentFigures struct {
	IncidentRow
	Killed, Civilians, Injured wording.Figure
	Confidence, Publishers     string
	Record                     string // whose it is; blank where there is one alone
}
