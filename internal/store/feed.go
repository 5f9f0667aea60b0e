package store

import "khyberatlas/internal/incident"

// Feed is what an import brings of one record that is not ours.
type Feed struct {
	// Rows hands over every incident, in any order, each good until the next; its error ends the import, which then has
	// changed nothing. It is told what is held, without the incidents of other records than ours.
	Rows func(ours *incident.Dataset, put func(Row) error) error
	// About is asked once the rows are through, and told what was known of the record before: what is known of it now, and
	// what of time it has collected, which comes to what it had collected before.
	About func(held incident.Origin) (incident.Origin, []incident.Period)
	// Complete are days of which the record now has all: provisional rows of a lower stamp that lie in them go.
	Complete func() (days incident.Days, stamp int64)
	// Withdrawn are ids that the record no longer has.
	Withdrawn []string
	// Whole says that the rows are all that the record has: those that don't come again go.
	Whole bool
}
