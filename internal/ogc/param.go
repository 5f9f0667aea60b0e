package ogc

// Param is one parameter of a query string.
type Param struct {
	Name    string
	Kind    Kind
	Repeat  Repeat
	Enum    []string // the closed list, where there is one
	Min     int      // of an integer
	Max     int      // of an integer; a greater one is clamped; 0 for none
	Default string
	Doc     string
	Example string

	read func(r *reader, p *Param, values []string)
}

// Kind is what a parameter's value is.
type Kind string

// The kinds of values.
const (
	Word     Kind = "word"     // one of Enum
	Name     Kind = "name"     // one of the version's own names
	Words    Kind = "words"    // free text
	Integer  Kind = "integer"  // a whole number
	Period   Kind = "period"   // a day, a date-time or an interval of them
	DayOnly  Kind = "day"      // YYYY-MM-DD
	Box      Kind = "box"      // four or six numbers
	Distance Kind = "distance" // LON,LAT,KM
	Place    Kind = "place"    // zoom/lat/lon
	Token    Kind = "token"    // letters, digits, "-", "_"
)

// Repeat is what a parameter means that an address gives more than once.
type Repeat string

// What giving a parameter twice means.
const (
	Never Repeat = "never" // a fault
	Or    Repeat = "or"    // the values of both lists; commas say the same
	And   Repeat = "and"   // both hold
	Last  Repeat = "last"  // the last counts
)
