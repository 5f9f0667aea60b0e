package mapping

// field is what a column of others may be.
type field struct {
	Name    string
	Default bool // every row may have the same
	Words   bool // its words may stand for others
}

// fields are all of them, in the order in which a mapping has them.
var fields = []field{
	{"id", false, false},
	{"date", false, false},
	{"year", false, false}, // with month and day in the place of date
	{"month", false, false},
	{"day", false, false},
	{"end_date", false, false},
	{"date_precision", true, true},
	{"type", true, true},
	{"coded_as", false, false},
	{"title", false, false},
	{"summary", false, false},
	{"place", true, false},
	{"district", true, true},
	{"admin1", true, true},
	{"country", true, true},
	{"lat", false, false},
	{"lon", false, false},
	{"lat_lon", false, false}, // both in one cell
	{"geo_precision", true, true},
	{"actor", true, true},
	{"actor_name", false, false},
	{"target", true, true},
	{"killed", false, false},
	{"killed_low", false, false},
	{"killed_high", false, false},
	{"civilians_killed", false, false},
	{"forces_killed", false, false},
	{"militants_killed", false, false},
	{"injured", false, false},
	{"confidence", true, true},
	{"publisher", true, true},
	{"published", false, false},
	{"url", false, false},
	{"note", false, false},
}

// Fields are the names of what a column may be.
func Fields() []string { return fieldNames(func(field) bool { return true }) }

func fieldNames(which func(field) bool) (names []string) {
	for _, f := range fields {
		if which(f) {
			names = append(names, f.Name)
		}
	}
	return names
}
