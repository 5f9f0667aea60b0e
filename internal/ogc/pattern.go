package ogc

import "khyberatlas/internal/ogc/literal"

// IDPattern is what the id of a feature and the name of a file look like.
const IDPattern = literal.ID

// The longest search and the longest token, in characters.
const (
	LongestSearch = 200
	LongestToken  = 200
)

// LongestAddress is the longest address that can be given as a value, in characters.
const LongestAddress = 4000

// patterns are what single values of the kinds look like of which not any text will do.
var patterns = map[Kind]string{Period: literal.Period, Distance: literal.Distance, Place: literal.Place, Words: literal.Search,
	Token: literal.Token}

// Pattern is what a single value of a kind looks like; blank where any text will do.
func (k Kind) Pattern() string { return patterns[k] }
