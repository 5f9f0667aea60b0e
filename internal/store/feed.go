package store

import "khyberatlas/internal/incident"

// Feed is what an import brings of one record that is not ours.
type Feed struct {
	// Rows hands over every incident, in any order, each good until the next; its error ends the import, which then has
	// changed nothing.
	Rows func(put func(Row) error) error
	// About is asked once the rows are through: what is known of the record now, and what of time it has collected, which
	// comes to what it had collected before.
	About func() (incident.Origin, []incident.Period)
	// Complete are days of which the record now has all: provisional rows of earlier imports that lie in them go.
	Complete func() incident.Days
	// Withdrawn are ids that the record no longer has.
	Withdrawn []string
	// Whole says that the rows are all that the record has: those that don't come again go.
	Whole bool
}
