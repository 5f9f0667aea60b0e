package incident

import (
	"github.com/paulmach/orb"

	"khyberatlas/internal/predicate"
)

// Query is what a reader asks for. Its zero value asks for everything. A Query that exists is a valid one: only
// ogc.ParseQuery makes it from what a person typed. Lists are sorted and without repeats.
type Query struct {
	Days           Days
	Boxes          []orb.Bound // one, or two where a box crosses the antimeridian; any of them matches
	Types          []Type
	Actors         []Actor
	Districts      []string // as rows state them
	InDistricts    []string // ids of what counts a row, or of what it states off the map
	Admin1         []string
	Countries      []Country
	Confidences    []Confidence
	Precisions     []GeoPrecision
	DatePrecisions []DatePrecision
	KilledMin      *int
	CiviliansMin   *int
	PublishersMin  *int
	Origins        []string // ids of origins
	Apart          bool     // the same event in several records counts for each
	Words          []string // folded; each is the beginning of a word of title, summary or place
	Near           *Near
	Said           *predicate.Expr // what must hold of an incident beside all that; nil for nothing
	Never          bool            // two datetimes without a common day: nothing matches
}

// Near asks for what lies within a distance of a point, measured along the ellipsoid's mean sphere.
type Near struct {
	At orb.Point // lon, lat
	Km float64
}

// Sort is the order of a list.
type Sort string

// The orders. Nulls last, ties by date, then by id.
const (
	SortDate     Sort = "date"
	SortDateDesc Sort = "-date"
	SortKilled   Sort = "-killed"
	// SortChanged is a feed's: what changed last first, ties by date descending, then by id.
	SortChanged Sort = "-changed"
)

// Sorts are the orders that a reader can choose; the first is the API's default.
var Sorts = []Sort{SortDate, SortDateDesc, SortKilled}

// Page is a window on the matches in an order.
type Page struct {
	Limit, Offset int // a Limit of 0, which no reader can ask for, is none
	Sort          Sort
}

// Interval is the width of a chart's bins.
type Interval string

// Intervals of a chart; weeks begin on Monday, quarters in January, April, July and October.
var Intervals = []Interval{"day", "week", "month", "quarter", "year"}

// By is what a chart can be split by.
type By string

// Bys are all splits.
var Bys = []By{"type", "actor", "confidence", "district", "origin"}

// Vocabulary says which open values exist in a version, for the parser's checks and the form's options.
type Vocabulary struct {
	Districts []Named   // those of the map and those that rows outside it state; by name
	Stated    []string  // the names that rows state and those of the map's districts; by name
	Admin1    []string  // by name
	Countries []Country // by code
	Origins   []Named   // in the order of the dataset, ours first
	Collected Days      // collected_from to collected_to
}

// Named is an id with its name.
type Named struct{ ID, Name string }
