package spot

// Regions are the matches of a period by the region that a small map shows each in, a place or none.
type Regions struct {
	Each    []Region // by district and province
	Lasting []string // the ids of what can also have happened outside of the period, in the order of date
}

// Region is a district of the map, or a province for what no district of it counts, or neither where not even that is known.
type Region struct {
	District string // an id; the province is blank then
	Admin1   string

	Count   int
	AtLeast int // the sum of the best, else the low figures, which are 0 where none is given
}
