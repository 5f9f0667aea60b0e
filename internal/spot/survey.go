package spot

import (
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

// Survey is what a map of very many matches shows of all of them, whatever of it is in view: where they are in the main, and
// sums for what stands for a whole area.
type Survey struct {
	Middle    orb.Bound // around their places but, on each side, for the outermost of them
	HasMiddle bool      // false where none has a place
	Tallies   []Tally   // of all that have a place, by district, country and province, and what is known to a place first
}

// Looked is of how many matches the places are looked at for the middle; of more, they are as many steps apart as needed, by
// date.
const Looked = 2000

// Tally counts the matches of an area: those that are known to a place, or those of which only the district or the province is.
type Tally struct {
	District string // an id, where a district of the map counts them; then country and province are blank
	Country  incident.Country
	Admin1   string
	Coarse   bool

	Count   int
	AtLeast *int // as a Spot has it
	Kinds   []Kind
}

// Middle are the bounds of places but for the outermost fiftieth on each side, where there are as many. It sorts the lists.
func Middle(lons, lats []float64) (box orb.Bound, any bool) {
	if len(lons) == 0 {
		return box, false
	}
	west, east := ends(lons)
	south, north := ends(lats)
	return orb.Bound{Min: orb.Point{west, south}, Max: orb.Point{east, north}}, true
}

const outermost = 50

// ends are the lowest and the highest value without the outermost ones.
func ends(list []float64) (low, high float64) {
	slices.Sort(list)
	cut := 0
	if len(list) >= outermost {
		cut = len(list) / outermost
	}
	return list[cut], list[len(list)-1-cut]
}
