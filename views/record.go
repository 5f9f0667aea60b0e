package views

// RecordLine is a record that incidents come from.
type RecordLine struct {
	ID, Name, Released string
	Page, Licence      Link // the publisher's; the terms
	Citation           string
	Terms, Note        string
	Periods            []Fact // what it has collected, and how completely
}

// Recorded is whose record an incident is, and what that says of it.
type Recorded struct {
	RecordLine
	Kind string // what its kind of incident means
	Kept string // that it may not be passed on; blank where it may
	Says []Fact // in its own words and codes
}
